// SPDX-License-Identifier: Apache-2.0
// Tells what came of a run: files, log, summary, outputs and the one error, also when it failed.
import { repositoryName } from '../../image/reference.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult, ImageSignature } from '../../sign/sign.ts';
import { failureOf, failureOfImages, type Failure } from '../runner/failure.ts';
import {
  makeFolder,
  runFacts,
  workflowFile,
  writePrivately,
  writeSummary,
} from '../runner/files.ts';
import { fail, group, line } from '../runner/log.ts';
import { setOutputs } from './outputs.ts';
import {
  certificateFacts,
  failureReport,
  imageReport,
  tagReport,
  type ImageReport,
  type Report,
  type ReportContext,
  type SignatureReport,
  type SignedReport,
  type SigstoreFacts,
} from './report.ts';
import type { Progress } from './step.ts';
import { renderSummary } from './summary.ts';

export async function tell(progress: Progress): Promise<void> {
  const { env } = progress;
  const { images: results, tags } = progress.result ?? { images: [], tags: [] };
  const folder = await makeFolder(env);
  const context = { ...contextOf(progress), bundlePaths: await writeBundles(results, folder) };
  const images = results.map((result) => imageReport(result, context));
  const failure = failureOfRun(progress, results, tags) ?? failureOfFiles(images);
  const report: Report = {
    schemaVersion: 1,
    signed: failure === undefined && images.length > 0,
    startedAt: progress.startedAt.toISOString(),
    durationMs: Date.now() - progress.startedAt.getTime(),
    run: runFacts(env),
    sigstore: context.sigstore,
    source: progress.discovery?.source ?? null,
    identity: progress.identity ?? null,
    certificate: progress.certificate === undefined ? null : certificateFacts(progress.certificate),
    images,
    tags: tags.map(tagReport),
    failure: failure === undefined ? null : failureReport(failure),
  };
  const reportPath = await writePrivately(
    folder,
    'report.json',
    `${JSON.stringify(report, undefined, 2)}\n`,
  );
  for (const image of images) if (image.status !== 'failed') tellSigned(image);
  for (const { name, digest, previous } of report.tags.filter((tag) => tag.failure === null))
    line(
      'Tagged',
      `${name} → ` +
        `${digest}${previous === null || previous === digest ? '' : ` (before: ${previous})`}`,
    );
  line(
    report.signed ? 'Done' : 'Failed',
    `${accountOf(report)} in ${(report.durationMs / 1000).toFixed(1)} s`,
  );
  if (progress.inputs?.summary !== false)
    await writeSummary(renderSummary(report, reportPath ?? ''));
  setOutputs(report, reportPath ?? '');
  if (failure !== undefined) fail(failure, workflowFile(env));
}

function accountOf({ images, tags }: Report): string {
  if (images.length === 0) return 'nothing was signed';
  const existing = images.filter(({ status }) => status === 'existing').length;
  const untagged = tags.filter(({ failure }) => failure !== null).length;
  return [
    `${images.filter(({ status }) => status !== 'failed').length} of ${images.length} images ` +
      'signed',
    ...(existing === 0 ? [] : [`${existing} of them already before`]),
    ...(untagged === 0 ? [] : [`${untagged} of ${tags.length} tags not published`]),
  ].join(', ');
}

function tellSigned({ status, image, signatures, verifyCommand }: SignedReport): void {
  group(
    `${status === 'signed' ? 'Signed     ' : 'Existing   '} ${image}`,
    signatures.flatMap(factsOf),
  );
  if (verifyCommand !== null) line('Verify', verifyCommand);
}

function factsOf({
  status,
  format,
  digest,
  repository,
  listing,
  tag,
  log,
  time,
  bundlePath,
}: SignatureReport): [string, string][] {
  const listings: Readonly<Record<string, string>> = {
    'referrers-api': 'the referrers API',
    'fallback-tag': `the fallback tag ${tag ?? ''}`,
    'signature-tag': `the tag ${tag ?? ''}`,
    none: 'nobody: it is kept as a file only',
  };
  return [
    [
      'Signature',
      `${repository === null ? (bundlePath ?? 'was not kept, see the warning') : `${repository}@${digest}`}${format === 'legacy' ? ' (legacy format)' : ''}`,
    ],
    ...(listing === null || listings[listing] === undefined
      ? []
      : [['Listed by', listings[listing]] as [string, string]]),
    ...log.map(({ url, index, link }): [string, string] => [
      'Log',
      `${url === null ? '' : `${url} `}index ${index}${link === null ? '' : ` ${link}`}`,
    ]),
    ...(time === null ? [] : [['Time', time] as [string, string]]),
    [
      'Verified',
      'signer, digest, ' +
        `proofs${status === 'made' && listing !== 'none' ? '; read back from the registry' : ''}`,
    ],
  ];
}

function failureOfRun(
  { error }: Progress,
  results: readonly ImageResult[],
  tags: readonly PublishedTag[],
): Failure | undefined {
  if (error !== undefined) return failureOf(error);
  const failed = results.flatMap(({ name, outcome }) =>
    outcome.ok ? [] : [{ name, failure: failureOf(outcome.error) }],
  );
  if (failed.length > 0) return failureOfImages(failed, results.length);
  const untagged = tags.flatMap(({ outcome }) => (outcome.ok ? [] : [failureOf(outcome.error)]));
  const [first] = untagged;
  return first === undefined
    ? undefined
    : {
        ...first,
        fact: [
          `All images are signed, but ${untagged.length} of ${tags.length} tags were not ` +
            'published:',
          ...untagged.map(({ fact }) => `- ${fact}`),
        ].join('\n'),
      };
}

/** A signature that nobody stored is none. */
function failureOfFiles(images: readonly ImageReport[]): Failure | undefined {
  const isLost = ({ listing, bundlePath }: SignatureReport) =>
    listing === 'none' && bundlePath === null;
  const lost = images.filter((image) => image.status !== 'failed' && image.signatures.some(isLost));
  if (lost.length === 0) return undefined;
  return {
    code: 'FILE_UNWRITABLE',
    fact:
      `${lost.length} of ${images.length} signatures could be kept nowhere: "push" is false, ` +
      'and their files cannot be written',
    hint:
      'Look at the warning above: the runner’s temporary folder (RUNNER_TEMP) must be writable ' +
      'and not full.',
  };
}

function contextOf({ inputs, identity }: Progress): Omit<ReportContext, 'bundlePaths'> {
  const sigstore: SigstoreFacts =
    inputs?.instance.kind === 'private'
      ? { instance: 'private', trustedRootFile: inputs.instance.trustedRootFile }
      : { instance: 'public-good', trustedRootFile: null };
  return {
    sigstore,
    identity,
    isLogged: inputs?.transparencyLog ?? true,
    repository:
      inputs?.signatureRepository === undefined
        ? undefined
        : repositoryName(inputs.signatureRepository),
  };
}

/** Bundles as files, numbered, because one digest may be in several repositories. */
async function writeBundles(
  results: readonly ImageResult[],
  folder: string | undefined,
): Promise<Map<ImageSignature, string>> {
  const written = results.flatMap(({ outcome }, at) => {
    if (!outcome.ok) return [];
    const { image, signatures } = outcome.value;
    return signatures.map(async (signature) => {
      if (signature.kind === 'found' || signature.format === 'legacy') return undefined;
      const path = await writePrivately(
        folder,
        `${at + 1}-${image.digest.replace(':', '-')}.sigstore.json`,
        signature.signed.bytes,
      );
      return path === undefined ? undefined : ([signature, path] as const);
    });
  });
  return new Map((await Promise.all(written)).filter((entry) => entry !== undefined));
}
