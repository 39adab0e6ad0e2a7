// SPDX-License-Identifier: Apache-2.0
// The previous report: found, read, and believed only when this workflow itself signed it.
import type { PreviousReport, AuditReport } from '../../audit/report.ts';
import { readReport } from '../../audit/stored.ts';
import { outcomeOf } from '../../concurrency.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { digestOf } from '../../image/digest.ts';
import { readRegularFile } from '../../image/regular-file.ts';
import { signerPolicy } from '../../policy/compile.ts';
import { fromIds } from '../../sigstore/signer-policy.ts';
import type { TrustMaterial } from '../../sigstore/trust-material.ts';
import { knownServer, type Env } from '../runner/environment.ts';

/** A report as it was stored, with its bundle beside it. */
export interface StoredReport {
  readonly report: Uint8Array;
  readonly bundle: Uint8Array | undefined;
  /** The page of the run that made it; null for a file. */
  readonly run: string | null;
}

export interface KnownPrevious {
  readonly report: AuditReport;
  readonly facts: PreviousReport;
}

/** The previous report, or a sentence that says why there is none. */
export type PreviousOutcome =
  | { readonly kind: 'known'; readonly previous: KnownPrevious; readonly notice?: string }
  | { readonly kind: 'ignored'; readonly notice: string };

export interface PreviousContext {
  readonly env: Env;
  /** The only branch whose runs are believed. */
  readonly defaultBranch: string;
  /** Of the job's identity; empty for GitHub's own. */
  readonly issuer: string;
  /** Whether this run signs its own report: then one without a signature is not one of ours. */
  readonly isSigned: boolean;
  /** @throws SignetError TRUST_… */
  readonly trust: () => Promise<TrustMaterial>;
}

const limits = { report: 64 * 1024 * 1024, bundle: 1024 * 1024 };

/**
 * Reads a path, with `<path>.sigstore.json` beside it.
 * @throws SignetError INPUT_INVALID: what the user names and cannot be read is no first run
 */
export async function storedAt(path: string): Promise<StoredReport> {
  const content = await readRegularFile(path, limits.report).catch((cause: unknown) => {
    throw unreadable(path, messageOf(cause));
  });
  if (content.kind !== 'content')
    throw unreadable(path, content.kind === 'too long' ? 'it is too long' : 'it is not a file');
  const bundle = await readRegularFile(`${path}.sigstore.json`, limits.bundle).catch(
    () => undefined,
  );
  return {
    report: content.bytes,
    bundle: bundle?.kind === 'content' ? bundle.bytes : undefined,
    run: null,
  };
}

function unreadable(path: string, why: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "previous" names ${JSON.stringify(path.slice(0, 300))}, ` +
      `which cannot be read: ${why}`,
    {
      hint:
        'Give the path of a report.json, "artifact" for that of the last run, or "none": then ' +
        'everything is new.',
    },
  );
}

/**
 * While no trusted root can be had, the report is remembered without being believed: forgetting all
 * would turn an outage into a first run.
 */
export async function judgePrevious(
  { report: bytes, bundle, run }: StoredReport,
  context: PreviousContext,
): Promise<PreviousOutcome> {
  const ignored = (why: string): PreviousOutcome => ({
    kind: 'ignored',
    notice: `The previous report is ignored: ${why}`,
  });
  const trust = await outcomeOf(context.trust);
  const flaw = trust.ok ? await signatureFlaw(bytes, bundle, trust.value, context) : undefined;
  const isSigned = bundle !== undefined;
  if (flaw !== undefined && (context.isSigned || isSigned)) return ignored(flaw);
  if (!isSigned && context.isSigned) return ignored('it is not signed');
  const read = readReport(bytes);
  if (!read.ok) return ignored(read.why);
  const report = read.content;
  const isVerified = trust.ok && flaw === undefined;
  const previous = { report, facts: { time: report.time, run, isVerified } };
  if (isVerified) return { kind: 'known', previous };
  const why = trust.ok ? 'has no signature' : `could not be verified (${messageOf(trust.error)})`;
  const notice = `The previous report ${why}, so nothing is closed on its word`;
  return { kind: 'known', previous, notice };
}

/**
 * Why the report is not proven to be one of this workflow, on the default branch; undefined when it
 * is. A reusable workflow signs by its own name, and the certificate names who called it, too
 * (fulcio, docs/oid-info.md, 1.18).
 */
async function signatureFlaw(
  report: Uint8Array,
  bundle: Uint8Array | undefined,
  material: TrustMaterial,
  { env, defaultBranch, issuer }: PreviousContext,
): Promise<string | undefined> {
  if (bundle === undefined) return 'it is not signed';
  const repositoryId = env['GITHUB_REPOSITORY_ID'] ?? '';
  const workflow = (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/@.*$/s, '');
  if (workflow === '' || repositoryId === '')
    return 'the runner does not say which workflow this is, so no signature can be its own';
  try {
    const [{ judgeBundle }, policy] = await Promise.all([
      import('../../sigstore/verification.ts'),
      issuedBy(issuer, env),
    ]);
    const judgement = judgeBundle(Buffer.from(bundle), material, {
      digest: digestOf(report),
      signer: { ...policy, extensions: [fromIds([repositoryId])] },
      log: 'required',
    });
    if (!judgement.ok)
      return judgement.flaw === 'digest'
        ? 'its signature is of another file, or it was changed since'
        : judgement.detail;
    const caller = judgement.signature.certificate?.buildConfigUri;
    const own = `${knownServer(env)}/${workflow}@refs/heads/${defaultBranch}`;
    return caller === own ? undefined : `${caller ?? 'an unnamed workflow'} signed it, not ${own}`;
  } catch (error) {
    return messageOf(error);
  }
}

/** Any name, by the issuer of this job’s identity. */
async function issuedBy(issuer: string, env: Env) {
  const policy = await signerPolicy(
    {
      kind: 'identity',
      identity: '',
      issuer,
      source: { repositories: [], repositoryIds: [], ref: '' },
    },
    {
      server: knownServer(env),
      repository: env['GITHUB_REPOSITORY'] ?? '',
      repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
      ownerId: env['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
    },
    () => '',
  );
  const { issuer: own } = policy.kind === 'certificate' ? policy : { issuer: '' };
  return { kind: 'certificate' as const, issuer: own };
}
