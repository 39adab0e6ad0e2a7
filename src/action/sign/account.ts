// SPDX-License-Identifier: Apache-2.0
// Gives an account of a sign run, also of one that failed: log, files, summary, outputs, one error.
import type { Identity } from '../../identity/claims.ts';
import type { Discovery } from '../../image/discovery.ts';
import { repositoryName } from '../../image/reference.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult, SignResult } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { annotationOf } from '../runner/annotation.ts';
import { serverOf } from '../runner/environment.ts';
import { failureOf, type Failure } from '../runner/failure.ts';
import { setOutputs, workflowFile, writeSummary, type StepFolder } from '../runner/files.ts';
import { failureOfImages } from '../runner/image-failures.ts';
import { fail, group, line, notice, warn, type Fact } from '../runner/log.ts';
import type { ResolvedTags } from '../runner/notes.ts';
import { failureReport, reportHead, type StepProgress } from '../runner/report.ts';
import type { Upload } from './github-store.ts';
import type { SignInputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import {
  certificateFacts,
  imageReport,
  tagReport,
  type Report,
  type SignedReport,
} from './report.ts';
import type {
  PlaceReport,
  ProofReport,
  ReportContext,
  SignatureReport,
  StatementReport,
} from './statement-report.ts';
import { renderSummary } from './summary.ts';

/** What a run knows so far; whatever happens, it is told. */
export interface SignProgress extends StepProgress {
  readonly folder: StepFolder;
  readonly resolved: ResolvedTags;
  inputs?: SignInputs;
  discovery?: Discovery;
  identity?: Identity;
  /** Of the key that signs in place of an identity. */
  fingerprint?: string;
  certificate?: Certificate;
  result?: SignResult;
  /** What GitHub's store made of the bundles; nothing when it was not asked. */
  uploads?: readonly Upload[];
}

/** Who signs, before it is known which identity the workflow has. */
export function signerInWords(fingerprint: string | undefined): string {
  return fingerprint === undefined ? 'the workflow’s identity (keyless)' : `the key ${fingerprint}`;
}

/**
 * Who signs. A policy copied from the caller's file never matches a reusable workflow's
 * certificate, so a notice points it out.
 */
export function tellIdentity({ subjectAlternativeName, issuer, reusable }: Identity): void {
  group(`Identity    ${subjectAlternativeName}`, [
    ['Issuer', issuer],
    ...(reusable === null ? [] : [['Caller', reusable.caller] as const]),
  ]);
  if (reusable === null) return;
  notice(
    `This job runs in a reusable workflow, so the signature names ${subjectAlternativeName}, ` +
      `and not the calling ${reusable.caller}. Verify with the first.`,
  );
}

export function tellCertificate({
  serialNumber,
  fingerprint,
  notBefore,
  notAfter,
}: Certificate): void {
  group(`Certificate valid ${notBefore.toISOString()} to ${notAfter.toISOString()}`, [
    ['Serial', serialNumber],
    ['SHA-256', fingerprint],
  ]);
}

/** Each reason once, however many bundles it kept out. */
function tellUploads(uploads: readonly Upload[]): void {
  const reasons = new Set(uploads.flatMap((each) => (each.kind === 'failed' ? [each.reason] : [])));
  const failed = uploads.filter(({ kind }) => kind === 'failed').length;
  if (failed > 0)
    warn(
      `GitHub’s store did not take ${failed} of ${uploads.length} bundles, which are in the ` +
        `registry all the same: ${[...reasons].slice(0, 3).join('; ')}`,
    );
  for (const upload of uploads)
    if (upload.kind === 'too-large')
      notice(
        `${upload.path} has ${upload.size} bytes, and GitHub’s store takes 16 MiB: it is in the ` +
          'registry only.',
      );
}

export async function giveAccount(progress: SignProgress): Promise<void> {
  const { env, folder, inputs } = progress;
  const report = reportOf(progress);
  const reportPath =
    (await folder.write('report.json', `${JSON.stringify(report, undefined, 2)}\n`)) ?? '';
  progress.resolved.warn();
  tellUploads(progress.uploads ?? []);
  for (const image of report.images)
    if (image.status !== 'failed') tellSigned(image, report.annotations);
  for (const tag of report.tags) if (tag.failure === null) tellTag(tag);
  line(report.signed ? 'Done' : 'Failed', accountOf(report, inputs?.tags.length ?? 0));
  if (inputs?.summary !== false) await writeSummary(renderSummary(report, serverOf(env)));
  const done = accountOf(report, inputs?.tags.length ?? 0);
  const unset = setOutputs(outputsOf(report, reportPath), `This was done all the same: ${done}`);
  const failure = failureOfRun(progress) ?? unset;
  if (failure === undefined) return;
  const file = workflowFile(env);
  fail(annotationOf(failure, { place: file === undefined ? undefined : { file }, env }));
}

function reportOf(progress: SignProgress): Report {
  const { identity, fingerprint, certificate, result = { images: [], tags: [] } } = progress;
  const context = contextOf(progress);
  const failure = failureOfRun(progress);
  return {
    ...reportHead(progress),
    signed: failure === undefined && result.images.length > 0,
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

/** @param asked how many tags were to be published */
function accountOf({ images, tags, durationMs }: Report, asked: number): string {
  const seconds = `${(durationMs / 1000).toFixed(1)} s`;
  if (images.length === 0) return `nothing was signed in ${seconds}`;
  const signed = images.filter(({ status }) => status !== 'failed').length;
  const existing = images.filter(({ status }) => status === 'existing').length;
  if (existing === images.length && tags.length === 0)
    return `already signed, nothing to do (${seconds})`;
  const untagged = tags.filter(({ failure }) => failure !== null).length;
  const parts = [
    `${signed} of ${images.length} images signed`,
    ...(existing === 0 ? [] : [`${existing} of them before`]),
    ...(untagged === 0 ? [] : [`${untagged} of ${tags.length} tags not published`]),
    ...(asked > 0 && signed < images.length ? ['no tag was moved'] : []),
  ];
  return `${parts.join(', ')} in ${seconds}`;
}

function tellSigned(
  { status, image, signatures, statements, verifyCommand }: SignedReport,
  annotations: Report['annotations'],
): void {
  const label = status === 'signed' ? 'Signed     ' : 'Existing   ';
  group(`${label} ${image}`, [
    ...Object.entries(annotations).map(([key, value]): Fact => ['Annotated', `${key}=${value}`]),
    ...signatures.flatMap(factsOf),
  ]);
  line('Verify', verifyCommand);
  for (const statement of statements) tellStatement(statement);
}

function tellStatement(statement: StatementReport): void {
  const { status, kind, title, predicateType, file, places, older } = statement;
  group(`${status === 'made' ? 'Attested   ' : 'Existing   '} ${title}`, [
    ['Type', predicateType],
    ...(file === null ? [] : [['SHA-256', `${file.sha256} (${file.size} bytes)`] as const]),
    ...places.flatMap((place): Fact[] => [
      ['About', place.subject],
      ['Bundle', placeWords(place, statement.bundlePath).join(', listed by ')],
    ]),
    ...proofFacts(statement),
    ...older.map((manifest): Fact => ['Older', `${manifest} says something else, and stays`]),
    ...(status === 'found' && kind === 'provenance'
      ? [['Kept', 'the run that built the image told its provenance'] as const]
      : []),
  ]);
  line('Verify', statement.verifyCommand);
  if (statement.githubCommand !== null) line('or', statement.githubCommand);
  if (statement.githubUrl !== null) line('On GitHub', statement.githubUrl);
}

function tellTag({ name, digest, previous }: Report['tags'][number]): void {
  const before = previous === null || previous === digest ? '' : ` (before: ${previous})`;
  line('Tagged', `${name} → ${digest}${before}`);
}

const listings: Readonly<Record<string, (tag: string) => string>> = {
  'referrers-api': () => 'the referrers API',
  'fallback-tag': (tag) => `the fallback tag ${tag}`,
  'signature-tag': (tag) => `the tag ${tag}`,
  none: () => 'no registry: it is kept as a file only',
};

function factsOf(signature: SignatureReport): Fact[] {
  const { status, format, listing, bundlePath } = signature;
  const readBack = status === 'made' && listing !== 'none' ? '; read back from the registry' : '';
  const [place = '', ...listed] = placeWords(signature, bundlePath);
  return [
    ['Signature', `${place}${format === 'legacy' ? ' (legacy format)' : ''}`],
    ...listed.map((words): Fact => ['Listed by', words]),
    ...proofFacts(signature),
    ['Verified', `signer, digest, proofs${readBack}`],
  ];
}

/** Where it is, and what lists it there. */
function placeWords(
  { digest, repository, listing, tag }: PlaceReport,
  bundlePath: string | null,
): string[] {
  const place = repository === null ? (bundlePath ?? '') : `${repository}@${digest}`;
  const listed = listing === null ? undefined : listings[listing]?.(tag ?? '');
  return listed === undefined ? [place] : [place, listed];
}

function proofFacts({ log, time }: ProofReport): Fact[] {
  const entries = log.map(({ url, index, link }): Fact => [
    'Log',
    [...(url === null ? [] : [url]), `index ${index}`, ...(link === null ? [] : [link])].join(' '),
  ]);
  return [...entries, ...(time === null ? [] : [['Time', time] as const])];
}

function failureOfRun({ error, result }: SignProgress): Failure | undefined {
  if (error !== undefined) return failureOf(error);
  const { images, tags } = result ?? { images: [], tags: [] };
  return failureOfResults(images) ?? failureOfTags(tags);
}

function failureOfResults(results: readonly ImageResult[]): Failure | undefined {
  const failed = results.flatMap(({ name, outcome }) =>
    outcome.ok ? [] : [{ name, failure: failureOf(outcome.error) }],
  );
  return failureOfImages(failed, {
    total: results.length,
    missed: 'signed',
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
