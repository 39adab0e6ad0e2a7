// SPDX-License-Identifier: Apache-2.0
// The report of an audit as it might be on an eventful day: every class of findings is in it once.
import type { AuditReport, DailyPoint } from '../../../src/audit/report.ts';
import { changedOf, findingOf, findings } from './report-findings.ts';
import { daysAgo, digestOf, images, now, owner, sha256, signerOf } from './report-images.ts';

/** Ninety days, of which the audit missed three. */
function history(): DailyPoint[] {
  return Array.from({ length: 90 }, (_, at) => at)
    .filter((at) => at < 40 || at > 42)
    .map((at) => {
      const verified = Math.min(9, 4 + Math.floor(at / 15)) - (at > 86 ? 4 : 0);
      return {
        day: daysAgo(89 - at).slice(0, 10),
        images: 10,
        verified,
        unknown: at % 30 === 29 ? 1 : 0,
        coverage: verified * 10,
        incidents: at > 86 ? at - 84 : 0,
        violations: at > 86 ? 10 : 12 - Math.floor(at / 10),
      };
    });
}

export function sampleReport(changes: Partial<AuditReport> = {}): AuditReport {
  const all = findings();
  const figures = { images: 10, verified: 5, unsigned: 3, untrusted: 1, unknown: 1, exempted: 0 };
  return {
    schemaVersion: 1,
    kind: 'report',
    time: now,
    nextExpected: daysAgo(-1),
    run: {
      repository: 'acme/platform',
      workflow: 'acme/platform/.github/workflows/audit.yml@refs/heads/main',
      runId: '19204412001',
      runAttempt: '1',
      event: 'schedule',
      actor: 'octocat',
      actionVersion: '0.1.0',
    },
    passed: false,
    failures: [
      '5 incidents are open.',
      '2 violations are new.',
      'Coverage of production is 44.44 %, below its minimum of 95 %.',
    ],
    figures: {
      ...figures,
      coverage: 50,
      coverageKnown: 55.55,
      incidents: 5,
      violations: 10,
      violationsNew: 2,
    },
    environments: [
      {
        environment: 'production',
        ...figures,
        images: 9,
        verified: 4,
        coverage: 44.44,
        coverageKnown: 50,
        incidents: 5,
        violations: 10,
        violationsNew: 2,
        minCoverage: 95,
      },
      {
        environment: 'staging',
        images: 5,
        verified: 5,
        unsigned: 0,
        untrusted: 0,
        unknown: 0,
        exempted: 0,
        coverage: 100,
        coverageKnown: 100,
        incidents: 0,
        violations: 0,
        violationsNew: 0,
        minCoverage: 50,
      },
    ],
    falsePositives: { declared: 0, vanished: 1 },
    changes: {
      added: all.filter(({ firstSeen }) => firstSeen === now).map(changedOf),
      resolved: [changedOf(findingOf('unsigned', { subject: 'ghcr.io/acme/orders:2.4.0' }))],
      changed: [
        {
          image: `ghcr.io/acme/checkout@${digestOf('checkout')}`,
          policy: 'release workflows of acme',
          before: 'verified',
          after: 'unsigned',
        },
        {
          image: `ghcr.io/acme/orders@${digestOf('orders')}`,
          policy: 'release workflows of acme',
          before: 'unsigned',
          after: 'verified',
        },
      ],
    },
    findings: all,
    scopes: [
      {
        scope: 'shop',
        environment: 'production',
        kind: 'manifests',
        given: 'deploy/production/**',
        policy: 'release workflows of acme',
        images: 9,
        cut: null,
        failure: null,
      },
      {
        scope: 'shop, staging',
        environment: 'staging',
        kind: 'running',
        given: 'pods.json',
        policy: 'release workflows of acme',
        images: 5,
        cut: null,
        failure: null,
      },
      {
        scope: 'releases',
        environment: 'production',
        kind: 'repositories',
        given: 'ghcr.io/acme/app',
        policy: 'release workflows of acme',
        images: 4,
        cut: 'Only the latest 4 of 212 tags: "latest-per-minor" is 1.',
        failure: null,
      },
      {
        scope: 'organization',
        environment: 'production',
        kind: 'organization',
        given: 'acme',
        policy: 'release workflows of acme',
        images: 0,
        cut: null,
        failure: {
          code: 'REGISTRY_UNAUTHENTICATED',
          message: 'GitHub answers 401 to the list of packages of acme.',
          hint: 'Give "packages-token" a classic token with read:packages.',
        },
      },
    ],
    policies: [
      {
        name: 'release workflows of acme',
        digest: digestOf('policy'),
        trusted: 'release.yml of any repository of acme, on refs/heads/main, by GitHub',
      },
    ],
    trustDigests: [digestOf('trusted root')],
    previous: {
      time: daysAgo(1),
      run: 'https://github.com/acme/platform/actions/runs/19170000000',
      isVerified: true,
    },
    notices: [
      '2 log entries by refs/heads/experiment were not asked for: the branch is not listed.',
    ],
    log: {
      url: 'https://rekor.sigstore.dev',
      treeSize: '1402400112',
      rootHash: sha256('now'),
      entries: 31,
      failure: null,
    },
    images: images(),
    tags: [],
    signers: [
      {
        repository: 'ghcr.io/acme/orders',
        signer: signerOf('orders').identity ?? '',
        since: daysAgo(212),
        isKnown: true,
      },
      {
        repository: 'ghcr.io/acme/orders',
        signer: `${owner}/orders/.github/workflows/nightly.yml@refs/heads/main`,
        since: now,
        isKnown: false,
      },
    ],
    history: history(),
    blindRuns: 1,
    measured: {
      durationMs: 8412,
      requests: 37,
      requestsPerImage: 3.7,
      verification: { count: 9, wallP50: 212, wallP99: 1640, cpuP50: 6, cpuP99: 11 },
    },
    ...changes,
  };
}

/** Nothing to do, and nothing to compare with. */
export function quietReport(): AuditReport {
  const all = images().filter(({ verdict }) => verdict === 'verified');
  const figures = {
    images: all.length,
    verified: all.length,
    unsigned: 0,
    untrusted: 0,
    unknown: 0,
    exempted: 0,
    coverage: 100,
    coverageKnown: 100,
    incidents: 0,
    violations: 0,
    violationsNew: 0,
  };
  return sampleReport({
    passed: true,
    failures: [],
    figures,
    environments: [{ environment: 'production', ...figures, minCoverage: null }],
    falsePositives: { declared: 0, vanished: 0 },
    changes: { added: [], resolved: [], changed: [] },
    findings: [],
    scopes: sampleReport().scopes.slice(0, 2),
    previous: null,
    notices: [],
    log: null,
    images: all,
    history: [],
    blindRuns: 0,
    nextExpected: null,
  });
}
