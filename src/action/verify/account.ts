// SPDX-License-Identifier: Apache-2.0
// Tells the verdicts: log, files, summary, outputs and the one error or warning.
import type { Discovery } from '../../image/discovery.ts';
import { usable, type ImageVerdict } from '../../verify/verdict.ts';
import type { Env } from '../runner/environment.ts';
import { bounded, failureOf, type Failure } from '../runner/failure.ts';
import { setOutputs, workflowFile, writeSummary, type StepFolder } from '../runner/files.ts';
import { fail, group, line, warn, type Fact } from '../runner/log.ts';
import { failureReport, reportHead, type StepProgress } from '../runner/report.ts';
import { plain } from '../runner/text.ts';
import type { VerifyInputs } from './inputs.ts';
import {
  verdictReport,
  type SignerReport,
  type VerdictReport,
  type VerifyReport,
} from './report.ts';
import { renderSarif } from './sarif.ts';
import { renderVerifySummary } from './summary.ts';

/** What a verification knows so far; whatever happens, it is told. */
export interface VerifyProgress extends StepProgress {
  readonly folder: StepFolder;
  inputs?: VerifyInputs;
  discovery?: Discovery;
  verdicts?: readonly ImageVerdict[];
}

export async function giveAccount(progress: VerifyProgress): Promise<void> {
  const { env, folder, inputs, error, verdicts = [] } = progress;
  const images = verdicts.map(verdictReport);
  const failure = error === undefined ? failureOfVerdicts(images) : failureOf(error);
  const report: VerifyReport = {
    ...reportHead(progress),
    verified: failure === undefined && images.length > 0,
    images,
    failure: failure === undefined ? null : failureReport(failure),
  };
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  const reportPath = (await folder.write('verify-report.json', text)) ?? '';
  const sarif = renderSarif(images, placeOf(inputs?.imagesFrom ?? '', env));
  const sarifPath = (await folder.write('verify.sarif', sarif)) ?? '';
  for (const image of images) tellVerdict(image);
  line(
    report.verified ? 'Done' : 'Failed',
    `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`,
  );
  if (inputs?.summary !== false) await writeSummary(renderVerifySummary(report, reportPath));
  const outputs = {
    verified: String(report.verified),
    images: usable(verdicts).join('\n'),
    verdicts: JSON.stringify(images.map(verdictOutput)),
    'report-path': reportPath,
    'sarif-path': sarifPath,
  };
  const unset = setOutputs(outputs, `The verdicts: ${accountOf(images)}`);
  const isWarning = inputs?.onFailure === 'warn' && error === undefined;
  if (failure !== undefined && isWarning)
    warn(`${failure.code}: ${failure.fact.replaceAll('\n', ' ')}`);
  const told = isWarning ? unset : (failure ?? unset);
  if (told !== undefined) fail(told, workflowFile(env));
}

function verdictOutput({ image, verdict, signatures, findings }: VerdictReport) {
  return {
    image,
    verdict,
    signers: signatures.map(({ signer }) => signer?.subjectAlternativeName ?? null),
    flaws: findings.map(({ flaw }) => flaw),
  };
}

/** What a person edits: the manifests, or the workflow. */
function placeOf(imagesFrom: string, env: Env): string {
  return imagesFrom === '' ? (workflowFile(env) ?? '.github/workflows') : imagesFrom;
}

function accountOf(images: readonly VerdictReport[]): string {
  if (images.length === 0) return 'nothing was verified';
  return (
    `${images.filter(({ verdict }) => verdict === 'verified').length} of ${images.length} ` +
    'images verified'
  );
}

function tellVerdict({ image, verdict, signatures, findings, failure }: VerdictReport): void {
  const label = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`.padEnd(11);
  group(`${label} ${image}`, [
    ...signatures.flatMap(({ predicateType, signer, time, log }): Fact[] => [
      ['Statement', predicateType],
      ['Signer', signerText(signer)],
      ...(time === null ? [] : [['Time', time] as const]),
      ...log.map(({ logId, index }): Fact => ['Log', `${logId.slice(0, 16)} index ${index}`]),
    ]),
    ...findings.map(({ flaw, detail, signer }): Fact => [
      'Refused',
      `${flaw}: ${detail}${signer === null ? '' : ` (signed by ${signerText(signer)})`}`,
    ]),
    ...(failure === null ? [] : [['Unknown', `${failure.code}: ${failure.message}`] as const]),
  ]);
}

function signerText(signer: SignerReport | null): string {
  if (signer === null) return 'the key';
  return [
    signer.subjectAlternativeName ?? 'nobody',
    ...(signer.sourceCommit === null ? [] : [`commit ${signer.sourceCommit}`]),
  ].join(', ');
}

const hints: Readonly<Record<Exclude<VerdictReport['verdict'], 'verified'>, string>> = {
  unsigned: 'Sign the image in the workflow that builds it, and deploy the digest that was signed.',
  untrusted:
    'If the signer is right, correct this step’s policy (signer-repository, signer-workflow, ' +
    'certificate-identity …). If not, do not use the image.',
  unknown:
    'Nothing is known about the image, so this step fails. Run the job again when the cause is ' +
    'gone.',
};

/** The images that are not verified, the worst kind first in the code. */
function failureOfVerdicts(images: readonly VerdictReport[]): Failure | undefined {
  const refused = images.filter(({ verdict }) => verdict !== 'verified');
  if (refused.length === 0) return undefined;
  const kinds = (['untrusted', 'unsigned', 'unknown'] as const).filter((kind) =>
    refused.some(({ verdict }) => verdict === kind),
  );
  const code = {
    untrusted: 'IMAGE_UNTRUSTED',
    unsigned: 'IMAGE_UNSIGNED',
    unknown: 'IMAGE_UNKNOWN',
  } as const;
  const [worst = 'unknown'] = kinds;
  const facts = refused.map((image) =>
    plain(
      (
        `${image.file === undefined ? '' : `${image.file}: `}${image.image} is ` +
        `${image.verdict}${why(image)}`
      ).replaceAll('\n', ' '),
    ),
  );
  return {
    code: code[worst],
    fact: bounded(
      images.length === 1
        ? facts
        : [
            `${refused.length} of ${images.length} images ` +
              `${refused.length === 1 ? 'is' : 'are'} not verified:`,
            ...facts.map((fact) => `- ${fact}`),
          ],
    ),
    hint: kinds.map((kind) => hints[kind]).join('\n'),
  };
}

function why({ findings, failure }: VerdictReport): string {
  if (failure !== null) return `: ${failure.code}: ${failure.message}`;
  return findings.length === 0
    ? ''
    : `: ${findings.map(({ flaw, detail }) => `${flaw}: ${detail}`).join('; ')}`;
}
