// SPDX-License-Identifier: Apache-2.0
// May import: sign (types), action/*. Tells what came of a run: files, log, summary, outputs and the one error, also when it failed.
import type { ImageResult } from '../sign.ts';
import { failureOf, failureOfImages, type Failure } from './failure.ts';
import { makeFolder, runFacts, workflowFile, writePrivately, writeSummary } from './files.ts';
import { fail, group, line } from './log.ts';
import { setOutputs } from './outputs.ts';
import { certificateFacts, failureReport, imageReport, type ImageReport, type Report, type SigstoreFacts, type SignedReport } from './report.ts';
import type { Progress } from './sign-step.ts';
import { renderSummary } from './summary.ts';

export async function tell(progress: Progress): Promise<void> {
  const { env } = progress;
  const results = progress.results ?? [];
  const folder = await makeFolder(env);
  const sigstore = sigstoreFacts(progress);
  const images = await Promise.all(results.map(async (result, at) => imageReport(result, sigstore, await writeBundle(result, at, folder))));
  const failure = failureOfRun(progress, results);
  const report: Report = {
    schemaVersion: 1,
    signed: failure === undefined && images.length > 0,
    startedAt: progress.startedAt.toISOString(),
    durationMs: Date.now() - progress.startedAt.getTime(),
    run: runFacts(env),
    sigstore,
    source: progress.discovery?.source ?? null,
    identity: progress.identity ?? null,
    certificate: progress.certificate === undefined ? null : certificateFacts(progress.certificate),
    images,
    failure: failure === undefined ? null : failureReport(failure),
  };
  const reportPath = await writePrivately(folder, 'report.json', `${JSON.stringify(report, undefined, 2)}\n`);
  for (const image of images) if (image.status === 'signed') tellSigned(image);
  line(report.signed ? 'Done' : 'Failed', `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`);
  if (progress.inputs?.summary !== false) await writeSummary(renderSummary(report, reportPath ?? ''));
  setOutputs(report, reportPath ?? '');
  if (failure !== undefined) fail(failure, workflowFile(env));
}

function accountOf(images: readonly ImageReport[]): string {
  if (images.length === 0) return 'nothing was signed';
  return `${images.filter(({ status }) => status === 'signed').length} of ${images.length} images signed`;
}

function tellSigned({ image, signature, log, time, verifyCommand }: SignedReport): void {
  group(`Signed      ${image}`, [
    ['Signature', `${signature.repository}@${signature.digest}`],
    ['Listed by', signature.tag === null ? 'the referrers API' : `the fallback tag ${signature.tag}`],
    ...log.map(({ url, index, link }) => ['Log', `${url} index ${index}${link === null ? '' : ` ${link}`}`] as const),
    ...(time === null ? [] : [['Time', time] as const]),
    ['Verified', 'certificate chain, SCT, log proof, timestamp, identity, digest; read back from the registry'],
  ]);
  line('Verify', verifyCommand);
}

function failureOfRun({ error }: Progress, results: readonly ImageResult[]): Failure | undefined {
  if (error !== undefined) return failureOf(error);
  const failed = results.flatMap(({ name, outcome }) => (outcome.ok ? [] : [{ name, failure: failureOf(outcome.error) }]));
  return failed.length === 0 ? undefined : failureOfImages(failed, results.length);
}

function sigstoreFacts({ inputs }: Progress): SigstoreFacts {
  return inputs?.instance.kind === 'private' ? { instance: 'private', trustedRootFile: inputs.instance.trustedRootFile } : { instance: 'public-good', trustedRootFile: null };
}

async function writeBundle({ outcome }: ImageResult, at: number, folder: string | undefined): Promise<string | undefined> {
  if (!outcome.ok) return undefined;
  return writePrivately(folder, `${at + 1}-${outcome.value.image.digest.replace(':', '-')}.sigstore.json`, outcome.value.signed.bytes);
}
