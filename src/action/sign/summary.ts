// SPDX-License-Identifier: Apache-2.0
// The job summary of a sign run: what is signed, by whom, how to check it, or why it failed.
import {
  code,
  commonRepository,
  details,
  failedFirst,
  failureBlock,
  heading,
  imageCell,
  link,
  preformatted,
  reasonRow,
  reportLine,
  status,
  table,
  timeInWords,
  words,
} from '../runner/html.ts';
import { withoutName } from '../runner/image-failures.ts';
import { identityInWords, workflowIn } from '../runner/signer-words.ts';
import { fitting, html, plain, shortDigest } from '../runner/text.ts';
import type { FailedReport, ImageReport, Report, SignedReport, TagReport } from './report.ts';
import type { SignatureReport } from './statement-report.ts';
import { brokenCommand } from './verify-command.ts';

export interface SummaryContext {
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
  /** How a workflow names the action that verifies: `OWNER/signet/verify@REF`. */
  readonly verifyAction: string;
  /** Where the documentation explains the failure. */
  readonly paragraph?: string | undefined;
}

export function renderSummary(report: Report, context: SummaryContext): string {
  const { paragraph } = context;
  const signed = report.images.filter((image) => image.status !== 'failed');
  return [
    heading(report.failure === null ? '✅' : '❌', headline(report, signed)),
    ...failureBlock(report.failure, { paragraph, isTold: report.images.length > 0 }),
    ...table(columns, rowsOf(report)),
    ...table(['Stated', 'Type', 'About', 'Log'], signed.flatMap(statementRows)),
    ...table(['Tag', 'Now', 'Before'], report.tags.map(tagRow)),
    ...(signed.length === 0
      ? []
      : [
          ...signerLines(report, context.server),
          ...annotationLines(report),
          ...commands(signed),
          ...policyLines(report, signed, context),
        ]),
    reportLine,
    '',
  ].join('\n');
}

function headline({ work, images, tags }: Report, signed: readonly SignedReport[]): string {
  if (images.length === 0) return `Nothing was ${work}`;
  const repository = commonRepository(images);
  if (signed.length === 0)
    return images.length === 1 && repository !== undefined
      ? `${repository} is not ${work}`
      : `No image is ${work}`;
  if (signed.length < images.length)
    return `Only ${signed.length} of ${images.length} images are ${work}`;
  const untagged = tags.filter((tag) => tag.failure !== null).length;
  const but = untagged === 0 ? '' : `, but ${untagged} of ${tags.length} tags were not published`;
  return `${successLine(signed, work, repository)}${but}`;
}

function successLine(
  done: readonly SignedReport[],
  work: Report['work'],
  repository: string | undefined,
): string {
  const verb = work === 'signed' ? 'Signed' : 'Attested';
  if (repository === undefined) return `${verb} all ${done.length} images`;
  if (done.length > 1) return `${verb} all ${done.length} images of ${repository}`;
  return done[0]?.status === 'existing'
    ? `${repository} was ${work} already`
    : `${verb} ${repository}`;
}

const columns = ['Status', 'Image', 'Signature', 'Time'];

/** The reason of an only image is told above its row already. */
function rowsOf({ work, images }: Report): string[] {
  const isSigned = ({ status: state }: ImageReport) => state !== 'failed';
  return failedFirst(images, isSigned).map((image) =>
    image.status === 'failed' && images.length > 1
      ? imageRow(image, work) + reasonRow(columns.length, reasonOf(image))
      : imageRow(image, work),
  );
}

function imageRow(image: ImageReport, work: Report['work']): string {
  if (image.status === 'failed')
    return (
      `<tr>${status('❌', `not ${work}`)}${imageCell(image)}` +
      `<td colspan="2">${code(image.failure.code)}</td></tr>`
    );
  const state = image.status === 'signed' ? work : `${work} before`;
  return `<tr>${status('✅', state)}${imageCell(image)}${signedCells(image)}</tr>`;
}

function reasonOf({ image, failure }: FailedReport): string {
  return words(withoutName(image, failure.message).split('\n')[0] ?? '');
}

function signedCells({ signatures }: SignedReport): string {
  const times = new Set(signatures.flatMap(({ time }) => (time === null ? [] : [time])));
  const cell = (parts: readonly string[]) => `<td>${parts.join('<br>')}</td>`;
  return cell(signatures.map(entryOf)) + cell([...times].map((time) => html(timeInWords(time))));
}

function entryOf({ format, log }: SignatureReport): string {
  return [words(format), ...entriesOf(log)].join(', ');
}

function entriesOf(log: SignatureReport['log']): string[] {
  const entries = log.map(({ index, link: url }) => link(`log ${index}`, url));
  return entries.length === 0 ? ['in no log'] : entries;
}

function statementRows({ image, statements }: SignedReport): string[] {
  return statements.map(({ status: state, title, predicateType, platform, log, githubUrl }) => {
    const what = `${words(title)}${state === 'found' ? ' (before)' : ''}`;
    const about = platform === null ? words(image.split('@')[0] ?? image) : words(platform);
    const stored = githubUrl === null ? [] : [link('on GitHub', githubUrl)];
    return (
      `<tr><td>${what}</td><td>${code(predicateType)}</td><td>${about}</td>` +
      `<td>${[...entriesOf(log), ...stored].join('<br>')}</td></tr>`
    );
  });
}

function tagRow({ name, digest, previous, failure }: TagReport): string {
  const now = failure === null ? code(shortDigest(digest)) : `❌ ${code(failure.code)}`;
  const before = previous === null ? '' : code(shortDigest(previous));
  return `<tr><td>${words(name)}</td><td>${now}</td><td>${before}</td></tr>`;
}

/** In words first, because an address of a hundred characters is not read by anyone. */
function signerLines({ identity, key }: Report, server: string): string[] {
  if (key !== null) return [`<p>Signed with the key ${code(key.fingerprint)}</p>`];
  if (identity === null) return [];
  const { subjectAlternativeName, issuer, reusable } = identity;
  return [
    `<p>Signed by <b>${words(identityInWords(subjectAlternativeName, server))}</b>`,
    `<br>Identity ${code(subjectAlternativeName)}`,
    `<br>Issuer ${code(issuer)}`,
    ...(reusable === null ? [] : [`<br>Called by ${code(reusable.caller)}`]),
    '</p>',
  ];
}

function annotationLines({ annotations }: Report): string[] {
  const all = Object.entries(annotations);
  if (all.length === 0) return [];
  const shown = fitting(all.map(([key, value]) => code(`${key}=${value}`)));
  return [
    `<p>Signed annotations: ${shown.shown.join(', ')}`,
    ...(shown.cut === 0 ? [] : [`and ${shown.cut} more`]),
    '</p>',
  ];
}

/** One is shown at once; many fold away. */
function commands(signed: readonly SignedReport[]): string[] {
  const title = 'Check it yourself';
  const shown = commandBlocks(signed.map(({ verifyCommand }) => verifyCommand));
  const stated = commandBlocks(
    signed.flatMap(({ statements }) => statements.map(({ verifyCommand }) => verifyCommand)),
  );
  return [
    ...(signed.length === 1 ? [`<p><b>${title}</b></p>`, ...shown] : details(title, shown)),
    ...(stated.length === 0 ? [] : details('Check what is stated', stated)),
  ];
}

function commandBlocks(lines: readonly string[]): readonly string[] {
  const blocks = [...new Set(lines)].map((line) => preformatted(brokenCommand(line)));
  return fitting(blocks).shown;
}

/** A signature that nobody asks for protects nobody. */
function policyLines(
  { work, identity }: Report,
  [first]: readonly SignedReport[],
  { server, verifyAction }: SummaryContext,
): string[] {
  const name = identity === null ? undefined : workflowIn(identity.subjectAlternativeName, server);
  if (work !== 'signed' || name === undefined || first === undefined) return [];
  const step = [
    `- uses: ${verifyAction}`,
    '  with:',
    `    images: ${plain(first.image)}`,
    `    signer-workflow: ${plain(name.workflow)}`,
    `    signer-ref: ${plain(name.ref.replace(/^(refs\/tags\/).*/s, '$1**'))}`,
    '    policies: policies',
  ];
  return details('Let a cluster admit nothing else: policies for Kyverno and others', [
    preformatted(step.join('\n')),
  ]);
}
