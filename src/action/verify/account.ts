// SPDX-License-Identifier: Apache-2.0
// Tells the verdicts: log, files, summary, outputs and the one error or warning.
import type { Discovery } from '../../image/named-images.ts';
import { usable, type ImageVerdict } from '../../verify/verdict.ts';
import { annotationOf } from '../runner/annotation.ts';
import { paragraphOf } from '../runner/documentation.ts';
import type { Env } from '../runner/environment.ts';
import { failureOf } from '../runner/failure.ts';
import { setOutputs, workflowFile, writeSummary, type StepFolder } from '../runner/files.ts';
import { fail, failSoftly, group, line, type Fact, type Place } from '../runner/log.ts';
import type { ResolvedTags } from '../runner/notes.ts';
import { failureReport, reportHead, type StepProgress } from '../runner/report.ts';
import { failureOfVerdicts } from './failures.ts';
import type { VerifyInputs } from './inputs.ts';
import { tellPolicies, type WrittenPolicies } from './policies.ts';
import { predicateOutputs } from './predicates.ts';
import { reasonFor } from './reasons.ts';
import {
  verdictReport,
  type SignerReport,
  type VerdictReport,
  type VerifyReport,
} from './report.ts';
import { renderSarif } from './sarif.ts';
import { renderVerifySummary } from './summary.ts';
import { trustInWords, type Trusted } from '../runner/trusted.ts';

/** What a verification knows so far; whatever happens, it is told. */
export interface VerifyProgress extends StepProgress {
  readonly folder: StepFolder;
  readonly resolved: ResolvedTags;
  inputs?: VerifyInputs;
  trusted?: Trusted;
  discovery?: Discovery;
  verdicts?: readonly ImageVerdict[];
  policies?: WrittenPolicies;
}

export async function giveAccount(progress: VerifyProgress): Promise<void> {
  const { env, folder, inputs, error, trusted, verdicts = [], policies } = progress;
  const images = verdicts.map(verdictReport);
  const failure = error === undefined ? failureOfVerdicts(images, trusted) : failureOf(error);
  const report: VerifyReport = {
    ...reportHead(progress),
    verified: failure === undefined && images.length > 0,
    trusted: trusted === undefined ? null : trustInWords(trusted),
    images,
    failure: failure === undefined ? null : failureReport(failure),
  };
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  const reportPath = (await folder.write('verify-report.json', text)) ?? '';
  const sarif = renderSarif(images, editedPlace(inputs?.imagesFrom ?? '', env));
  const sarifPath = (await folder.write('verify.sarif', sarif)) ?? '';
  progress.resolved.tellAll();
  for (const image of images) tellVerdict(image, trusted);
  if (policies !== undefined) tellPolicies(policies, verdicts);
  line(
    report.verified ? 'Done' : 'Failed',
    `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`,
  );
  const isWarning = inputs?.onFailure === 'warn' && error === undefined;
  if (inputs?.summary !== false)
    await writeSummary(
      renderVerifySummary(report, {
        trusted,
        isWarning,
        policies,
        paragraph: failure === undefined ? undefined : paragraphOf(failure.code, env),
      }),
    );
  const outputs = {
    verified: String(report.verified),
    images: usable(verdicts).join('\n'),
    verdicts: JSON.stringify(images.map((image) => verdictOutput(image, trusted))),
    predicates: JSON.stringify(predicateOutputs(verdicts, trusted?.fingerprint)),
    'policies-path': policies?.folder ?? '',
    'report-path': reportPath,
    'sarif-path': sarifPath,
  };
  const unset = setOutputs(outputs, `The verdicts: ${accountOf(images)}`);
  if (failure !== undefined) {
    const annotation = annotationOf(failure, { place: placeOf(images, env), env });
    if (isWarning) failSoftly(annotation);
    else fail(annotation);
  }
  if (unset !== undefined && (failure === undefined || isWarning))
    fail(annotationOf(unset, { place: undefined, env }));
}

function verdictOutput(
  { image, verdict, signatures, findings }: VerdictReport,
  trusted: Trusted | undefined,
) {
  return {
    image,
    verdict,
    signers: signatures.map(
      ({ signer }) => signer?.subjectAlternativeName ?? trusted?.fingerprint ?? null,
    ),
    flaws: findings.map(({ flaw }) => flaw),
  };
}

/** What a person edits: the manifests, or the workflow. */
function editedPlace(imagesFrom: string, env: Env): string {
  return imagesFrom === '' ? (workflowFile(env) ?? '.github/workflows') : imagesFrom;
}

/** The line that names the first image that is refused, else the workflow. */
function placeOf(images: readonly VerdictReport[], env: Env): Place | undefined {
  const refused = images.find(({ verdict, file }) => verdict !== 'verified' && file !== undefined);
  if (refused?.file !== undefined) return { file: refused.file, line: refused.line };
  const file = workflowFile(env);
  return file === undefined ? undefined : { file };
}

function accountOf(images: readonly VerdictReport[]): string {
  if (images.length === 0) return 'nothing was verified';
  return (
    `${images.filter(({ verdict }) => verdict === 'verified').length} of ${images.length} ` +
    'images verified'
  );
}

function tellVerdict(image: VerdictReport, trusted: Trusted | undefined): void {
  const { verdict, signatures, findings, failure } = image;
  const label = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`.padEnd(11);
  group(`${label} ${image.image}`, [
    ...signatures.flatMap(({ predicateType, signer, time, log, predicate }): Fact[] => [
      ['Statement', predicateType],
      ...(predicate === null ? [] : [['Predicate', predicate] as const]),
      ['Signer', signerText(signer, trusted)],
      ...(time === null ? [] : [['Time', time] as const]),
      ...log.map(({ logId, index }): Fact => ['Log', `${logId.slice(0, 16)} index ${index}`]),
    ]),
    ...findings.flatMap((finding): Fact[] => [
      [
        'Refused',
        trusted === undefined ? finding.detail : `${finding.flaw}: ${reasonFor(finding, trusted)}`,
      ],
      ...(finding.signer === null
        ? []
        : [['Signer', signerText(finding.signer, trusted)] as const]),
    ]),
    ...(failure === null ? [] : [['Unknown', `${failure.code}: ${failure.message}`] as const]),
  ]);
}

function signerText(signer: SignerReport | null, trusted: Trusted | undefined): string {
  if (signer === null)
    return trusted?.fingerprint === undefined ? 'a key' : `the key ${trusted.fingerprint}`;
  return [
    signer.subjectAlternativeName ?? 'an unnamed identity',
    ...(signer.sourceCommit === null ? [] : [`commit ${signer.sourceCommit}`]),
  ].join(', ');
}
