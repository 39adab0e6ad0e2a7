// SPDX-License-Identifier: Apache-2.0
// Reports of audits for the tests of what is made of them: one as a team may have it on a bad day,
// and one of a day on which all is well.
import { createHash } from 'node:crypto';

import { findingClasses, type FindingClass } from '../../../src/audit/finding-classes.ts';
import type {
  AuditedImage,
  AuditFinding,
  AuditReport,
  ChangedFinding,
  Figures,
} from '../../../src/audit/report.ts';
import type { Verdict } from '../../../src/audit/image-evidence.ts';
import { digestOf } from '../given.ts';

export const time = '2026-11-26T05:24:10.000Z';
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const releases = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';

export function figuresOf(changes: Partial<Figures> = {}): Figures {
  return {
    images: 48,
    verified: 43,
    unsigned: 2,
    untrusted: 1,
    unknown: 2,
    exempted: 1,
    coverage: 89.58,
    coverageKnown: 93.47,
    incidents: 1,
    violations: 2,
    violationsNew: 1,
    ...changes,
  };
}

export function findingOf(
  finding: FindingClass,
  changes: Partial<AuditFinding> = {},
): AuditFinding {
  const { severity, meaning, action } = findingClasses[finding];
  const subject = changes.subject ?? `ghcr.io/acme/web@${digestOf('b')}`;
  return {
    fingerprint: sha256(`${finding} ${subject}`),
    finding,
    severity,
    subject,
    repository: 'ghcr.io/acme/web',
    environments: ['production'],
    message: meaning,
    evidence: [],
    action,
    signer: null,
    firstSeen: '2026-11-20T05:23:58.000Z',
    places: [],
    exception: null,
    ...changes,
  };
}

export function imageOf(verdict: Verdict, changes: Partial<AuditedImage> = {}): AuditedImage {
  const repository = changes.repository ?? 'ghcr.io/acme/web';
  const digest = changes.digest ?? digestOf('b');
  const source = {
    scope: 'cluster',
    environment: 'production',
    kind: 'manifests',
    name: `${repository}:2.4.1`,
    isTag: true,
    file: 'deploy/web.yaml',
    line: 23,
  } as const;
  const signature = {
    manifest: digestOf('e'),
    format: 'bundle',
    predicateType: 'https://sigstore.dev/cosign/sign/v1',
    signer: {
      identity: releases,
      issuer: 'https://token.actions.githubusercontent.com',
      sourceRepository: 'https://github.com/acme/shop',
      sourceRepositoryId: '1234',
      sourceRef: 'refs/heads/main',
      sourceCommit: 'c0ffee'.repeat(6).padEnd(40, '0'),
      run: 'https://github.com/acme/shop/actions/runs/77/attempts/1',
    },
    time: '2026-11-18T10:00:02.000Z',
    log: [{ logId: sha256('log'), index: '123456' }],
  } as const;
  const failure = {
    code: 'REGISTRY_UNAVAILABLE',
    message: `GET https://ghcr.io/v2/acme/web/referrers/${digest}: status 503`,
    hint: null,
  };
  const refused = {
    manifest: digestOf('f'),
    flaw: 'workflow',
    detail: 'signed by another workflow',
    signer: signature.signer,
  };
  return {
    image: `${repository}@${digest}`,
    repository,
    digest,
    policy: 'releases',
    environments: ['production'],
    tags: ['2.4.1'],
    sources: [source],
    verdict,
    signatures: verdict === 'verified' ? [signature] : [],
    refused: verdict === 'untrusted' ? [refused] : [],
    failure: verdict === 'unknown' ? failure : null,
    within: null,
    listDigest: null,
    policyDigest: digestOf('1'),
    trustDigest: digestOf('2'),
    carriedFrom: null,
    firstSeen: '2026-10-02T05:23:00.000Z',
    verifiedSince: verdict === 'verified' ? '2026-10-02T05:23:00.000Z' : null,
    provenBy: [],
    lastVerified: verdict === 'unsigned' ? '2026-11-25T05:23:40.000Z' : null,
    ...changes,
  };
}

const removed = findingOf('signature-removed', {
  subject: `ghcr.io/acme/checkout@${digestOf('a')}`,
  repository: 'ghcr.io/acme/checkout',
  environments: ['production', 'staging'],
  message: 'ghcr.io/acme/checkout:2.4.1 was verified until 2026-11-25 and has no signature now.',
  evidence: [
    'Last verified on 2026-11-25T05:23:40.000Z',
    'Two reads, 30 s apart, list no referrers',
    'The log has the entry 123456 of its signature',
  ],
  signer: releases,
  firstSeen: time,
  places: [
    { file: 'deploy/checkout.yaml', line: 31 },
    { file: 'deploy/jobs.yaml', line: 8 },
  ],
});
const moved = findingOf('tag-moved', {
  subject: 'ghcr.io/acme/search:edge',
  repository: 'ghcr.io/acme/search',
  environments: ['staging'],
  message: 'The tag "edge" moved from sha256:cccccccccccc… to sha256:dddddddddddd…, verified.',
  firstSeen: time,
});

/** In no order, as a report need not have one by severity. */
export const findings: readonly AuditFinding[] = [
  findingOf('unpinned', {
    subject: 'ghcr.io/acme/web:2.4.1',
    places: [{ file: 'deploy/web.yaml', line: 23 }],
  }),
  findingOf('unsigned', { places: [{ file: 'deploy/web.yaml', line: 23 }] }),
  removed,
  findingOf('untrusted-signer', {
    subject: `ghcr.io/acme/search@${digestOf('c')}`,
    repository: 'ghcr.io/acme/search',
    environments: ['staging'],
    message: 'It is signed by nightly.yml of acme/shop, on refs/heads/main.',
    signer: releases.replace('release.yml', 'nightly.yml'),
    firstSeen: time,
  }),
  findingOf('unknown', {
    subject: `ghcr.io/acme/mail@${digestOf('d')}`,
    repository: 'ghcr.io/acme/mail',
    message: 'REGISTRY_UNAVAILABLE: GET https://ghcr.io/v2/acme/mail/manifests: status 503',
    firstSeen: time,
  }),
  findingOf('unsigned', {
    subject: `docker.io/library/postgres@${digestOf('9')}`,
    repository: 'docker.io/library/postgres',
    exception: { reason: 'third party, pinned', owner: '@acme/platform', expires: '2026-12-31' },
  }),
  moved,
];

export const changeOf = ({
  fingerprint,
  finding,
  severity,
  subject,
  message,
}: AuditFinding): ChangedFinding => ({ fingerprint, finding, severity, subject, message });

const pointOf = (at: number) => ({
  day: `2026-11-${String(at).padStart(2, '0')}`,
  images: 46,
  verified: at < 24 ? 42 : 43,
  unknown: 0,
  coverage: at < 24 ? 91.3 : 93.47,
  incidents: 0,
  violations: at < 24 ? 3 : 2,
});

export function auditReport(changes: Partial<AuditReport> = {}): AuditReport {
  const production = figuresOf({
    images: 31,
    verified: 28,
    unsigned: 2,
    untrusted: 0,
    unknown: 1,
    coverage: 90.32,
    coverageKnown: 93.33,
    violations: 1,
    violationsNew: 0,
  });
  const staging = figuresOf({
    images: 20,
    verified: 17,
    unsigned: 1,
    unknown: 1,
    exempted: 0,
    coverage: 85,
    coverageKnown: 89.47,
    violations: 1,
  });
  return {
    schemaVersion: 1,
    kind: 'report',
    time,
    nextExpected: '2026-11-27T05:23:00.000Z',
    run: {
      repository: 'acme/platform',
      workflow: 'acme/platform/.github/workflows/audit.yml@refs/heads/main',
      runId: '4242',
      runAttempt: '1',
      event: 'schedule',
      actor: 'octocat',
      actionVersion: '0.1.0',
    },
    passed: false,
    failures: [
      '1 incident is open: "fail-on" has "incident".',
      '1 violation is new: "fail-on" has "new-violation".',
      'Coverage of production is 90.32 %, below its "min-coverage" of 95 %.',
    ],
    figures: figuresOf(),
    environments: [
      { environment: 'production', ...production, minCoverage: 95 },
      { environment: 'staging', ...staging, minCoverage: null },
    ],
    falsePositives: { declared: 0, vanished: 1 },
    changes: {
      added: findings.filter(({ firstSeen }) => firstSeen === time).map(changeOf),
      resolved: [changeOf(findingOf('stale', { subject: `ghcr.io/acme/cart@${digestOf('7')}` }))],
      changed: [
        {
          image: `ghcr.io/acme/checkout@${digestOf('a')}`,
          policy: 'releases',
          before: 'verified',
          after: 'unsigned',
        },
      ],
    },
    findings,
    scopes: [
      {
        scope: 'cluster',
        environment: 'production',
        kind: 'manifests',
        given: 'deploy/',
        policy: 'releases',
        images: 31,
        cut: null,
        failure: null,
      },
      {
        scope: 'previews',
        environment: 'staging',
        kind: 'repositories',
        given: 'ghcr.io/acme/previews',
        policy: 'releases',
        images: 20,
        cut: '20 of 4,120 tags were looked at, as "latest" says.',
        failure: null,
      },
    ],
    policies: [{ name: 'releases', digest: digestOf('1'), trusted: 'release.yml of acme/shop' }],
    trustDigests: [digestOf('2')],
    previous: { time: '2026-11-25T05:23:40.000Z', run: '4201', isVerified: true },
    notices: ['The exception for docker.io/library/redis matches no finding.'],
    log: {
      url: 'https://rekor.sigstore.dev',
      treeSize: '98765432',
      rootHash: sha256('root'),
      entries: 12,
      failure: null,
    },
    images: [
      imageOf('unsigned', {
        repository: 'ghcr.io/acme/checkout',
        digest: digestOf('a'),
      }),
      imageOf('unsigned'),
      imageOf('untrusted', { repository: 'ghcr.io/acme/search', digest: digestOf('c') }),
      imageOf('unknown', { repository: 'ghcr.io/acme/mail', digest: digestOf('d') }),
      imageOf('verified', {
        repository: 'ghcr.io/acme/cart',
        digest: digestOf('7'),
        carriedFrom: '2026-11-25T05:23:40.000Z',
      }),
    ],
    tags: [],
    signers: [
      {
        repository: 'ghcr.io/acme/web',
        signer: releases,
        since: '2026-10-02T05:23:00.000Z',
        isKnown: true,
      },
    ],
    history: [
      ...Array.from({ length: 4 }, (_, at) => pointOf(at + 22)),
      {
        ...{ day: '2026-11-26', images: 48, verified: 43, unknown: 2, coverage: 89.58 },
        ...{ incidents: 1, violations: 2 },
      },
    ],
    blindRuns: 1,
    measured: {
      durationMs: 14_230,
      requests: 101,
      requestsPerImage: 2.1,
      verification: { count: 12, wallP50: 84.2, wallP99: 412.9, cpuP50: 6.1, cpuP99: 18.7 },
    },
    ...changes,
  };
}

/** All is well, as it was the day before. */
export function cleanReport(changes: Partial<AuditReport> = {}): AuditReport {
  const figures = figuresOf({
    verified: 48,
    unsigned: 0,
    untrusted: 0,
    unknown: 0,
    exempted: 0,
    coverage: 100,
    coverageKnown: 100,
    incidents: 0,
    violations: 0,
    violationsNew: 0,
  });
  const given = auditReport();
  return {
    ...given,
    passed: true,
    failures: [],
    figures,
    environments: [{ environment: 'production', ...figures, minCoverage: 95 }],
    falsePositives: { declared: 0, vanished: 0 },
    changes: { added: [], resolved: [], changed: [] },
    findings: [],
    scopes: given.scopes.map((scope) => ({ ...scope, cut: null })),
    notices: [],
    images: given.images.filter(({ verdict }) => verdict === 'verified'),
    history: given.history.map((point) => ({ ...point, verified: point.images, coverage: 100 })),
    blindRuns: 0,
    ...changes,
  };
}
