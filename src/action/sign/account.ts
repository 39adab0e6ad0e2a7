// SPDX-License-Identifier: Apache-2.0
// Gives an account of a sign run, also of one that failed: log, files, summary, outputs, one error.
import { repositoryName } from '../../image/reference.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult } from '../../sign/sign.ts';
import { annotationOf } from '../runner/annotation.ts';
import { paragraphOf } from '../runner/documentation.ts';
import { serverOf, type Env } from '../runner/environment.ts';
import { failureOf, type Failure } from '../runner/failure.ts';
import { setOutputs, workflowFile, writeSummary } from '../runner/files.ts';
import { failureOfImages } from '../runner/image-failures.ts';
import { fail, line } from '../runner/log.ts';
import { failureReport, reportHead } from '../runner/report.ts';
import { tellImages, tellUploads } from './images-log.ts';
import { outputsOf } from './outputs.ts';
import type { SignProgress } from './progress.ts';
import { certificateFacts, imageReport, tagReport, type Report } from './report.ts';
import type { ReportContext } from './statement-report.ts';
import { renderSummary, type SummaryContext } from './summary.ts';

export async function giveAccount(progress: SignProgress): Promise<void> {
  const { env, folder, inputs } = progress;
  const report = reportOf(progress);
  const reportPath =
    (await folder.write('report.json', `${JSON.stringify(report, undefined, 2)}\n`)) ?? '';
  progress.resolved.tellAll();
  tellUploads(progress.uploads ?? []);
  tellImages(report);
  const done = accountOf(report, inputs?.tags.length ?? 0);
  line(report.failure === null ? 'Done' : 'Failed', done);
  const failure = failureOfRun(progress);
  if (inputs?.summary !== false) await writeSummary(renderSummary(report, contextIn(env, failure)));
  const unset = setOutputs(outputsOf(report, reportPath), `This was done all the same: ${done}`);
  const told = failure ?? unset;
  if (told === undefined) return;
  const file = workflowFile(env);
  fail(annotationOf(told, { place: file === undefined ? undefined : { file }, env }));
}

function reportOf(progress: SignProgress): Report {
  const { identity, fingerprint, certificate, result = { images: [], tags: [] } } = progress;
  const context = contextOf(progress);
  const failure = failureOfRun(progress);
  const work = workOf(progress);
  return {
    ...reportHead(progress),
    signed: failure === undefined && result.images.length > 0 && work === 'signed',
    work,
    sigstore: context.sigstore,
    identity: identity ?? null,
    key: fingerprint === undefined ? null : { fingerprint },
    annotations: context.annotations,
    certificate: certificate === undefined ? null : certificateFacts(certificate),
    images: result.images.map((image) => imageReport(image, context)),
    tags: result.tags.map(tagReport),
    failure: failure === undefined ? null : failureReport(failure),
  };
}

function workOf({ inputs }: SignProgress): Report['work'] {
  return inputs?.formats.length === 0 ? 'attested' : 'signed';
}

/** @param asked how many tags were to be published */
function accountOf({ work, images, tags, durationMs }: Report, asked: number): string {
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  if (images.length === 0) return `nothing was ${work} in ${seconds}`;
  const done = images.filter(({ status }) => status !== 'failed').length;
  const existing = images.filter(({ status }) => status === 'existing').length;
  if (existing === images.length && tags.length === 0)
    return `already ${work}, nothing to do (${seconds})`;
  const untagged = tags.filter(({ failure }) => failure !== null).length;
  const parts = [
    `${done} of ${images.length} images ${work}`,
    ...(existing === 0 ? [] : [`${existing} of them before`]),
    ...(untagged === 0 ? [] : [`${untagged} of ${tags.length} tags not published`]),
    ...(asked > 0 && done < images.length ? ['no tag was moved'] : []),
  ];
  return `${parts.join(', ')} in ${seconds}`;
}

function failureOfRun(progress: SignProgress): Failure | undefined {
  const { error, result } = progress;
  if (error !== undefined) return failureOf(error);
  const { images, tags } = result ?? { images: [], tags: [] };
  return failureOfResults(images, workOf(progress)) ?? failureOfTags(tags);
}

function failureOfResults(
  results: readonly ImageResult[],
  missed: Report['work'],
): Failure | undefined {
  const failed = results.flatMap(({ name, outcome }) =>
    outcome.ok ? [] : [{ name, failure: failureOf(outcome.error) }],
  );
  return failureOfImages(failed, {
    total: results.length,
    missed,
    codeOf: () => 'SEVERAL_FAILED',
  });
}

function failureOfTags(tags: readonly PublishedTag[]): Failure | undefined {
  const untagged = tags.flatMap(({ outcome }) => (outcome.ok ? [] : [failureOf(outcome.error)]));
  const [first] = untagged;
  if (first === undefined) return undefined;
  const facts = [...new Set(untagged.map(({ fact }) => fact))];
  return {
    ...first,
    fact: `All images are signed, but ${untagged.length} of ${tags.length} tags were not published`,
    details: facts.map((fact) => `- ${fact}`),
  };
}

function contextOf({ inputs, identity, uploads = [] }: SignProgress): ReportContext {
  return {
    sigstore:
      inputs?.instance.kind === 'private'
        ? { instance: 'private', trustedRootFile: inputs.instance.trustedRootFile }
        : { instance: 'public-good', trustedRootFile: null },
    identity,
    isLogged: inputs?.transparencyLog ?? true,
    annotations: inputs?.annotations ?? {},
    githubUrls: new Map(
      uploads.flatMap((upload) => (upload.kind === 'stored' ? [[upload.path, upload.url]] : [])),
    ),
    repository:
      inputs?.signatureRepository === undefined
        ? undefined
        : repositoryName(inputs.signatureRepository),
  };
}

function contextIn(env: Env, failure: Failure | undefined): SummaryContext {
  return {
    server: serverOf(env),
    verifyAction: verifyActionOf(env),
    paragraph: failure === undefined ? undefined : paragraphOf(failure.code, env),
  };
}

/** The runner says which action this is, unless it is one of the workflow's own repository. */
function verifyActionOf(env: Env): string {
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  return repository === '' ? './verify' : `${repository}/verify@${env['GITHUB_ACTION_REF'] ?? ''}`;
}
