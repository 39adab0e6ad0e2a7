// SPDX-License-Identifier: Apache-2.0
// Evidence as audits gather it, made up: any images with any verdicts, and what a judgement needs
// beside it.
import fc from 'fast-check';

import type { AuditDeclaration, AuditPolicy } from '../../src/audit/declared.ts';
import type { Evidence } from '../../src/audit/gather.ts';
import type { AuditFacts } from '../../src/audit/judge.ts';
import type { AuditPlan, PlannedImage } from '../../src/audit/planned.ts';
import type { AuditReport } from '../../src/audit/report.ts';
import type {
  AuditSigner,
  ImageEvidence,
  SignatureEvidence,
  Verdict,
} from '../../src/audit/image-evidence.ts';
import { signaturePredicateType } from '../../src/sigstore/statement.ts';

export const now = new Date('2026-11-26T05:23:00.000Z');

export const signer: AuditSigner = {
  identity: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.0.0',
  issuer: 'https://token.actions.githubusercontent.com',
  sourceRepository: 'https://github.com/acme/app',
  sourceRepositoryId: '1001',
  sourceRef: 'refs/tags/v1.0.0',
  sourceCommit: 'a'.repeat(40),
  run: 'https://github.com/acme/app/actions/runs/42/attempts/1',
};

export const signature: SignatureEvidence = {
  manifest: `sha256:${'5'.repeat(64)}`,
  format: 'bundle',
  predicateType: signaturePredicateType,
  signer,
  time: '2026-11-01T12:00:00.000Z',
  log: [{ logId: 'c0d23d6ad406973f', index: '17' }],
};

/** One image, `hex` being a digit that its digest is made of. */
export function imageOf({
  hex = 'a',
  path = 'acme/app',
  environment = 'prod',
  ...changes
}: Partial<ImageEvidence> & {
  readonly hex?: string;
  readonly path?: string;
  readonly environment?: string;
} = {}): ImageEvidence {
  const repository = `ghcr.io/${path}`;
  const digest = `sha256:${hex.repeat(64)}`;
  const verdict: Verdict = changes.verdict ?? 'verified';
  return {
    image: `${repository}@${digest}`,
    repository,
    digest,
    policy: 'ours',
    environments: [environment],
    tags: [],
    sources: [
      {
        scope: 'all',
        environment,
        kind: 'images',
        name: `${repository}@${digest}`,
        isTag: false,
        file: null,
        line: null,
      },
    ],
    verdict,
    signatures: verdict === 'verified' ? [signature] : [],
    refused: [],
    failure:
      verdict === 'unknown'
        ? { code: 'REGISTRY_UNAVAILABLE', message: 'it does not answer', hint: null }
        : null,
    within: null,
    listDigest: verdict === 'verified' ? `sha256:${'1'.repeat(64)}` : null,
    policyDigest: 'p',
    trustDigest: verdict === 'unknown' ? null : 't',
    carriedFrom: null,
    ...changes,
  };
}

const digits = '0123456789abcdef';

/** Images of a few repositories, each once. */
export const images = fc
  .uniqueArray(
    fc.record({
      hex: fc.constantFrom(...Array.from(digits)),
      path: fc.constantFrom('acme/app', 'acme/lib', 'acme/tool', 'acme/web'),
      environment: fc.constantFrom('prod', 'staging'),
      verdict: fc.constantFrom<Verdict>('verified', 'unsigned', 'untrusted', 'unknown'),
    }),
    { selector: ({ hex, path }) => `${path} ${hex}`, maxLength: 40 },
  )
  .map((all) =>
    all.map((one) => imageOf(one)).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  );

function keyOf({ image, policy }: ImageEvidence): string {
  return JSON.stringify([image, policy]);
}

export function evidenceOf(all: readonly ImageEvidence[]): Evidence {
  return {
    schemaVersion: 1,
    kind: 'evidence',
    images: all,
    moved: [],
    samples: {
      wall: all.map((_, at) => at + 1),
      cpu: all.map(() => 1),
      requests: 4 * all.length,
    },
  };
}

export function planOf(all: readonly ImageEvidence[]): AuditPlan {
  return {
    schemaVersion: 1,
    kind: 'plan',
    time: now.toISOString(),
    declaration: 'd'.repeat(64),
    shards: 1,
    scopes: [],
    unlisted: [],
    images: all.map(({ repository, digest, policy, sources }): PlannedImage => {
      const [registry = '', ...path] = repository.split('/');
      return { registry, path: path.join('/'), tag: null, digest, policy, sources };
    }),
  };
}

const policy: AuditPolicy = {
  name: 'ours',
  digest: 'p',
  trusted: 'release.yml of acme/app',
  policy: {
    signer: { kind: 'certificate', issuer: signer.issuer ?? '' },
    log: 'required',
    predicateTypes: [],
    requireProvenance: false,
  },
  maxAgeMs: undefined,
  recursive: false,
  signatureRepository: undefined,
  trust: { kind: 'public-good' },
};

export const declaration: AuditDeclaration = {
  scopes: [
    {
      name: 'all',
      environment: 'prod',
      policy: 'ours',
      required: false,
      signers: [],
      sources: [],
    },
  ],
  environments: [{ name: 'prod', minCoverage: undefined }],
  policies: new Map([['ours', policy]]),
  exceptions: [],
  immutableTags: 'semver',
  file: '.github/signet-audit.yml',
};

/** All that a judgement needs, of these images. */
export function factsOf(
  all: readonly ImageEvidence[],
  changes: Partial<AuditFacts> = {},
): AuditFacts {
  return {
    declaration,
    plan: { scopes: [], unlisted: [] },
    evidence: evidenceOf(all),
    log: null,
    previous: undefined,
    notices: [],
    limits: { failOn: ['incident', 'new-violation'], maxUnknown: 5, minCoverage: undefined },
    intervalMs: 86_400_000,
    run: {
      repository: 'acme/app',
      workflow: 'acme/app/.github/workflows/audit.yml@refs/heads/main',
      runId: '42',
      runAttempt: '1',
      event: 'schedule',
      actor: 'octocat',
      actionVersion: '0.1.0',
    },
    durationMs: 1000,
    now,
    ...changes,
  };
}

export function asPrevious(report: AuditReport): AuditFacts['previous'] {
  return { report, facts: { time: report.time, run: null, isVerified: true } };
}
