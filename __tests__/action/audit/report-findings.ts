// SPDX-License-Identifier: Apache-2.0
// A finding of every class, as it stands in the report of an audit.
import {
  findingClasses,
  severities,
  type FindingClass,
} from '../../../src/audit/finding-classes.ts';
import type { AuditFinding, ChangedFinding } from '../../../src/audit/report.ts';
import { daysAgo, digestOf, foreign, owner, sha256, signerOf } from './report-images.ts';

interface FindingFacts {
  readonly name: string;
  readonly message: string;
  readonly evidence?: readonly string[];
  readonly days?: number;
  readonly byTag?: boolean;
  readonly signer?: string;
}

/** What a report says of each class. */
const facts: Readonly<Record<FindingClass, FindingFacts>> = {
  'signature-removed': {
    name: 'checkout',
    message: 'The signature that was there on 2026-11-25 is gone.',
    evidence: [
      `Last verified ${daysAgo(1)}, signed by ${signerOf('checkout').identity ?? ''}`,
      `Its run: ${signerOf('checkout').run ?? ''}`,
      'Log entry 1402334551 is still there',
      'Read twice, 10 s apart: no signature in the referrers API, fallback tag or legacy tag',
    ],
    days: 0,
  },
  'tag-moved-untrusted': {
    name: 'gateway',
    message: 'The tag 2.4 names another image since this run, which is unsigned.',
    evidence: [`Before: ${digestOf('gateway before')}`, `Now: ${digestOf('gateway')}`],
    byTag: true,
    days: 0,
  },
  'immutable-tag-moved': {
    name: 'search',
    message: 'The release tag 2.4.1 names another image than on 2026-11-25.',
    evidence: [`Before: ${digestOf('search before')}`, `Now: ${digestOf('search')}`],
    byTag: true,
    days: 1,
  },
  'log-entry-not-ours': {
    name: 'payments',
    message: 'Entry 1402339077 was made with the identity of release.yml, and no run explains it.',
    evidence: [
      'Run named by the certificate: https://github.com/acme/payments/actions/runs/19201400000',
      'GitHub knows no such run',
    ],
    signer: signerOf('payments').identity ?? '',
  },
  'log-inconsistent': {
    name: 'rekor.sigstore.dev',
    message: 'The checkpoint of size 1402400112 does not extend the one of size 1402334551.',
    evidence: [`Root before: ${sha256('before')}`, `Root now: ${sha256('now')}`],
  },
  'invalid-signature': {
    name: 'mailer',
    message: 'A signature does not fit what it signs.',
    evidence: [`Manifest ${digestOf('mailer signature')}: signature`],
  },
  'untrusted-signer': {
    name: 'app',
    message: 'Signed by release.yml of mallory/app, whom the policy does not name.',
    evidence: ['repository: signed from mallory/app, not from acme/*'],
    signer: foreign.identity ?? '',
    days: 12,
  },
  'policy-unmet': {
    name: 'catalogue',
    message: 'No provenance, which the policy demands.',
    days: 30,
  },
  'new-signer': {
    name: 'orders',
    message: 'nightly.yml of acme/orders signed for the first time.',
    signer: `${owner}/orders/.github/workflows/nightly.yml@refs/heads/main`,
    days: 0,
  },
  unsigned: {
    name: 'backup',
    message: 'No signature in the referrers API, fallback tag or legacy tag.',
    days: 212,
  },
  'attestation-only': {
    name: 'builder',
    message: 'Provenance (https://slsa.dev/provenance/v1) is there, and no signature.',
    days: 60,
  },
  'platform-unsigned': {
    name: 'edge',
    message: 'The index is signed; its image for linux/arm64 is not.',
    days: 9,
  },
  'trust-ended': {
    name: 'archive',
    message: 'Signed on 2026-10-17 with a key that was trusted until 2026-09-30.',
    days: 40,
  },
  rollback: {
    name: 'frontend',
    message: 'The tag stable names an image signed 21 days before the one that it named last.',
    byTag: true,
    days: 2,
  },
  'digest-gone': {
    name: 'worker',
    message: 'A running image is not in the registry any more.',
    evidence: ['404 for the manifest, 200 for the repository'],
    days: 0,
  },
  'exception-expired': {
    name: 'redis',
    message: 'The exception for docker.io/library/redis ended on 2026-11-20.',
    days: 5,
  },
  unknown: {
    name: 'billing',
    message: 'The registry denied access (403).',
    evidence: ['REGISTRY_DENIED: ghcr.io/acme/billing'],
    days: 3,
  },
  'tag-moved': {
    name: 'docs',
    message: 'The tag latest names a newer image.',
    byTag: true,
    days: 0,
  },
  'foreign-signature': {
    name: 'inventory',
    message: 'Beside the good signature lies one by release.yml of mallory/app.',
    signer: foreign.identity ?? '',
    days: 77,
  },
  'legacy-only': { name: 'legacy', message: 'The only signature is a tag ".sig".', days: 212 },
  stale: { name: 'cron', message: 'Signed 204 days ago; the policy allows 180.', days: 24 },
  unpinned: {
    name: 'worker',
    message: 'deploy/production/worker.yaml names the image by the tag 2.4.1.',
    byTag: true,
    days: 100,
  },
};

export function findingOf(
  finding: FindingClass,
  changes: Partial<AuditFinding> = {},
): AuditFinding {
  const { severity, action } = findingClasses[finding];
  const { name, message, evidence = [], days = 3, byTag = false, signer = null } = facts[finding];
  const repository = `ghcr.io/acme/${name}`;
  return {
    fingerprint: sha256(`${finding} ${repository}`),
    finding,
    severity,
    subject: byTag ? `${repository}:2.4.1` : `${repository}@${digestOf(name)}`,
    repository,
    environments: ['production'],
    message,
    evidence,
    action,
    signer,
    firstSeen: daysAgo(days),
    places: [{ file: `deploy/production/${name}.yaml`, line: 14 }],
    exception: null,
    ...changes,
  };
}

const excepted: Partial<AuditFinding> = {
  environments: ['staging'],
  exception: {
    reason: 'third-party image, mirrored by digest',
    owner: 'team-platform',
    expires: '2027-02-01',
  },
};

export function findings(): AuditFinding[] {
  return (Object.keys(findingClasses) as FindingClass[])
    .map((name) => findingOf(name, name === 'attestation-only' ? excepted : {}))
    .toSorted(
      (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
    );
}

export function changedOf(finding: AuditFinding): ChangedFinding {
  const { fingerprint, severity, subject, message } = finding;
  return { fingerprint, finding: finding.finding, severity, subject, message };
}
