// SPDX-License-Identifier: Apache-2.0
// The job summary of a verification: who signed what, when and from which commit, or why it does
// not count.
import {
  code,
  commonRepository,
  failedFirst,
  failureBlock,
  heading,
  imageCell,
  reasonRow,
  reportLine,
  status,
  table,
  timeInWords,
  words,
  type Mark,
} from '../runner/html.ts';
import { withoutName } from '../runner/image-failures.ts';
import { identityInWords } from '../runner/signer-words.ts';
import { firstOf, html } from '../runner/text.ts';
import { reasonsFor } from './reasons.ts';
import type { FindingReport, SignatureReport, VerdictReport, VerifyReport } from './report.ts';
import type { WrittenPolicies } from './policies.ts';
import type { Trusted } from '../runner/trusted.ts';

export interface SummaryContext {
  /** Undefined when the inputs could not be read. */
  readonly trusted: Trusted | undefined;
  /** The job goes on in spite of what was found. */
  readonly isWarning: boolean;
  readonly policies?: WrittenPolicies | undefined;
  /** Where the documentation explains the failure. */
  readonly paragraph?: string | undefined;
}

/** More are in the report. */
const maxReasons = 5;

export function renderVerifySummary(report: VerifyReport, context: SummaryContext): string {
  const { images, failure, trusted } = report;
  const mark = failure === null ? '✅' : context.isWarning ? '⚠️' : '❌';
  return [
    heading(mark, headline(images)),
    ...failureBlock(failure, { paragraph: context.paragraph, isTold: images.length > 0 }),
    ...table(columns, rowsOf(images, context.trusted)),
    ...(trusted === null ? [] : [`<p>Trusted by this step: ${code(trusted)}</p>`]),
    ...(context.policies === undefined ? [] : [policiesLine(context.policies)]),
    reportLine,
    '',
  ].join('\n');
}

function policiesLine({ engines, name }: WrittenPolicies): string {
  const written = engines.filter(({ enforcement }) => enforcement.kind === 'written');
  const names = written.map(({ title }) => html(title)).join(', ');
  const whom = names === '' ? 'no engine' : names;
  return `<p>Policies for ${whom}: see README.md in ${code(name)}.</p>`;
}

function headline(images: readonly VerdictReport[]): string {
  const [first] = images;
  if (first === undefined) return 'Nothing was verified';
  const repository = commonRepository(images);
  const good = images.filter(({ verdict }) => verdict === 'verified').length;
  if (images.length === 1) return `${repository ?? first.image} is ${first.verdict}`;
  const of = repository === undefined ? '' : ` of ${repository}`;
  return good === images.length
    ? `All ${images.length} images${of} are verified`
    : `${good} of ${images.length} images${of} are verified`;
}

const columns = ['Verdict', 'Image', 'Signed by'];
const marks: Readonly<Record<VerdictReport['verdict'], Mark>> = {
  verified: '✅',
  unsigned: '❌',
  untrusted: '❌',
  unknown: '⚠️',
};

/** The reason of an only image is told above its row already. */
function rowsOf(images: readonly VerdictReport[], trusted: Trusted | undefined): string[] {
  return failedFirst(images, ({ verdict }) => verdict === 'verified').map((image) =>
    image.verdict !== 'verified' && images.length > 1
      ? row(image, trusted) + reasonRow(columns.length, why(image, trusted))
      : row(image, trusted),
  );
}

function row(image: VerdictReport, trusted: Trusted | undefined): string {
  const { verdict, signatures, findings } = image;
  const signer =
    verdict === 'verified' ? signerCell(signatures[0], trusted) : refusedSigner(findings, trusted);
  return (
    `<tr>${status(marks[verdict], verdict)}${imageCell(image, placeIn(image))}` +
    `<td>${signer}</td></tr>`
  );
}

function placeIn({ file, line }: VerdictReport): string | undefined {
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

function why(image: VerdictReport, trusted: Trusted | undefined): string {
  if (image.verdict === 'unsigned') return 'It carries no signature.';
  if (image.failure !== null) {
    const { code: name, message } = image.failure;
    return `${code(name)}: ${words(withoutName(image.image, message).split('\n')[0] ?? '')}`;
  }
  const all =
    trusted === undefined
      ? image.findings.map(({ detail }) => detail)
      : reasonsFor(image.findings, trusted);
  return firstOf(all, maxReasons).map(words).join('<br>');
}

/** The first who is known; in words only when the right issuer says so. */
function refusedSigner(findings: readonly FindingReport[], trusted: Trusted | undefined): string {
  const known = findings.find(({ signer }) => signer?.subjectAlternativeName != null);
  const identity = known?.signer?.subjectAlternativeName ?? '';
  return words(
    known?.flaw === 'issuer' ? identity : identityInWords(identity, trusted?.server ?? ''),
  );
}

function signerCell(signature: SignatureReport | undefined, trusted: Trusted | undefined): string {
  if (signature === undefined) return '';
  const { signer, time, log } = signature;
  const identity = signer?.subjectAlternativeName ?? null;
  const facts = [
    ...(signer?.sourceCommit == null ? [] : [`commit ${code(signer.sourceCommit.slice(0, 12))}`]),
    ...(time === null ? [] : [html(timeInWords(time))]),
    ...log.map(({ index }) => words(`log ${index}`)),
  ];
  return [
    identity === null
      ? `the key ${code(trusted?.fingerprint ?? '')}`
      : words(identityInWords(identity, trusted?.server ?? '')),
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
  ].join('<br>');
}
