// SPDX-License-Identifier: Apache-2.0
// Images as they stand in the report of an audit, with every verdict.
import { createHash } from 'node:crypto';

import type { AuditedImage } from '../../../src/audit/report.ts';
import type { AuditSigner, AuditSource, Verdict } from '../../../src/audit/image-evidence.ts';

export const now = '2026-11-26T05:23:41.000Z';
const dayMs = 86_400_000;
export const owner = 'https://github.com/acme';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const digestOf = (text: string) => `sha256:${sha256(text)}`;
export const daysAgo = (days: number) => new Date(Date.parse(now) - days * dayMs).toISOString();

export function signerOf(repository: string, changes: Partial<AuditSigner> = {}): AuditSigner {
  return {
    identity: `${owner}/${repository}/.github/workflows/release.yml@refs/heads/main`,
    issuer: 'https://token.actions.githubusercontent.com',
    sourceRepository: `${owner}/${repository}`,
    sourceRepositoryId: '7310214',
    sourceRef: 'refs/heads/main',
    sourceCommit: sha256(repository).slice(0, 40),
    run: `${owner}/${repository}/actions/runs/19201456077/attempts/1`,
    ...changes,
  };
}

export const foreign = signerOf('app', {
  identity: 'https://github.com/mallory/app/.github/workflows/release.yml@refs/heads/main',
  sourceRepository: 'https://github.com/mallory/app',
  sourceRepositoryId: '99120334',
  run: 'https://github.com/mallory/app/actions/runs/19100000001/attempts/1',
});

function sourceOf(name: string, environment: string, tag: string): AuditSource {
  const isProduction = environment === 'production';
  return {
    scope: isProduction ? 'shop' : 'shop, staging',
    environment,
    kind: isProduction ? 'manifests' : 'running',
    name: `ghcr.io/acme/${name}:${tag}`,
    isTag: true,
    file: isProduction ? `deploy/production/${name}.yaml` : null,
    line: isProduction ? 14 : null,
  };
}

export function imageOf(
  name: string,
  verdict: Verdict = 'verified',
  changes: Partial<AuditedImage> = {},
): AuditedImage {
  const repository = `ghcr.io/acme/${name}`;
  const digest = digestOf(name);
  const environments = changes.environments ?? ['production'];
  return {
    image: `${repository}@${digest}`,
    repository,
    digest,
    policy: 'release workflows of acme',
    environments,
    tags: ['2.4.1'],
    sources: environments.map((environment) => sourceOf(name, environment, '2.4.1')),
    verdict,
    signatures:
      verdict === 'verified'
        ? [
            {
              manifest: digestOf(`${name} signature`),
              format: 'bundle',
              predicateType: 'https://sigstore.dev/cosign/sign/v1',
              signer: signerOf(name),
              time: daysAgo(40),
              log: [{ logId: sha256('log'), index: '1402334551' }],
            },
          ]
        : [],
    refused:
      verdict === 'untrusted'
        ? [
            {
              manifest: digestOf(`${name} foreign`),
              flaw: 'repository',
              detail: 'signed from mallory/app, not from acme/*',
              signer: foreign,
            },
          ]
        : [],
    failure:
      verdict === 'unknown'
        ? {
            code: 'REGISTRY_DENIED',
            message: `${repository}: the registry denied access (403)`,
            hint: 'Give the job "packages: read", and this package access to the repository.',
          }
        : null,
    within: null,
    listDigest: verdict === 'unknown' ? null : digestOf(`${name} list`),
    policyDigest: digestOf('policy'),
    trustDigest: digestOf('trusted root'),
    carriedFrom: null,
    firstSeen: daysAgo(212),
    verifiedSince: verdict === 'verified' ? daysAgo(40) : null,
    provenBy: [],
    lastVerified: verdict === 'verified' ? now : null,
    ...changes,
  };
}

export function images(): AuditedImage[] {
  const both = { environments: ['production', 'staging'] };
  return [
    imageOf('app', 'untrusted'),
    imageOf('backup', 'unsigned'),
    imageOf('billing', 'unknown', { digest: null, image: 'ghcr.io/acme/billing:2.4.1' }),
    imageOf('checkout', 'unsigned', { lastVerified: daysAgo(1) }),
    imageOf('docs', 'verified', both),
    imageOf('edge', 'verified', { ...both, carriedFrom: daysAgo(2) }),
    imageOf('frontend', 'verified', both),
    imageOf('gateway', 'unsigned', { lastVerified: daysAgo(1) }),
    imageOf('orders', 'verified', both),
    imageOf('worker', 'verified', { environments: ['staging'], tags: ['2.4.1', 'next'] }),
  ];
}
