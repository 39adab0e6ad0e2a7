// SPDX-License-Identifier: Apache-2.0
// Reports whose foreign text is whatever a test wants.
import type { Report, SignedReport } from '../../src/action/sign/report.ts';
import type {
  FindingReport,
  SignerReport,
  VerdictReport,
  VerifyReport,
} from '../../src/action/verify/report.ts';
import { digestOf } from './given.ts';

const time = '2026-01-02T03:04:05.000Z';
const run = {
  repository: 'acme/app',
  workflow: null,
  runId: '1',
  runAttempt: '1',
  event: 'push',
  actor: 'octocat',
  actionVersion: '0.1.0',
};

export function signedImage(text: string): SignedReport {
  const signature = {
    status: 'made',
    repository: text,
    listing: 'referrers-api',
    tag: null,
    time,
    bundlePath: text,
    githubUrl: null,
  } as const;
  return {
    status: 'signed',
    image: text,
    digest: digestOf('a'),
    subject: { digest: digestOf('a'), mediaType: text, size: 1 },
    signatures: [
      {
        ...signature,
        format: 'bundle',
        digest: digestOf('b'),
        log: [{ url: text, version: 1, index: text, link: text }],
      },
      {
        ...signature,
        format: 'legacy',
        digest: digestOf('c'),
        log: [{ url: null, version: null, index: text, link: null }],
        time: null,
      },
    ],
    statements: [
      {
        status: 'made',
        kind: 'sbom',
        title: text,
        predicateType: text,
        file: { path: text, size: 1, sha256: 'ab' },
        platform: text,
        places: [
          {
            status: 'made',
            subject: digestOf('a'),
            digest: digestOf('b'),
            repository: text,
            listing: 'referrers-api',
            tag: null,
          },
        ],
        older: [digestOf('c')],
        log: [{ url: text, version: 2, index: text, link: text }],
        time,
        bundlePath: text,
        verifyCommand: `cosign verify-attestation ${text}`,
        githubCommand: `gh attestation verify ${text}`,
        githubUrl: text,
      },
    ],
    verifyCommand: `cosign verify ${text}`,
    tags: [text],
  };
}

export function reportOf(text: string, changes: Partial<Report> = {}): Report {
  return {
    schemaVersion: 2,
    signed: true,
    work: 'signed',
    startedAt: time,
    durationMs: 1,
    run,
    sigstore: { instance: 'private', trustedRootFile: text },
    source: text,
    identity: {
      subjectAlternativeName: text,
      issuer: text,
      repository: text,
      repositoryId: text,
      ownerId: text,
      ref: text,
      commit: text,
      event: text,
      visibility: text,
      runnerEnvironment: text,
      reusable: { caller: text },
    },
    key: null,
    annotations: { [text]: text },
    certificate: {
      serialNumber: 'AB',
      fingerprint: text,
      notBefore: time,
      notAfter: time,
      extensions: { '9': text },
    },
    images: [signedImage(text)],
    tags: [
      { name: text, digest: digestOf('a'), previous: null, failure: null },
      {
        name: text,
        digest: digestOf('a'),
        previous: digestOf('b'),
        failure: { code: 'REGISTRY_TAG_IMMUTABLE', message: text, hint: text },
      },
    ],
    failure: { code: 'SEVERAL_FAILED', message: text, hint: text },
    ...changes,
  };
}

const signer = (text: string): SignerReport => ({
  subjectAlternativeName: text,
  issuer: text,
  sourceRepository: text,
  sourceRef: text,
  sourceCommit: text,
  trigger: text,
  run: text,
});

export function finding(text: string, flaw = 'workflow'): FindingReport {
  return { manifest: digestOf('d'), flaw, detail: text, signer: signer(text) };
}

export function verdicts(text: string): VerdictReport[] {
  const none = { signatures: [], findings: [], failure: null, tags: [text] };
  return [
    {
      ...none,
      image: text,
      verdict: 'verified',
      signatures: [
        {
          manifest: digestOf('b'),
          predicateType: text,
          signer: signer(text),
          time,
          log: [{ logId: 'ab', index: text }],
          predicate: text,
        },
      ],
    },
    {
      ...none,
      image: text,
      verdict: 'verified',
      signatures: [
        {
          manifest: digestOf('b'),
          predicateType: text,
          signer: null,
          time: null,
          log: [],
          predicate: null,
        },
      ],
    },
    { ...none, image: text, verdict: 'unsigned' },
    { ...none, image: text, verdict: 'untrusted', findings: [finding(text), finding(text, 'age')] },
    {
      ...none,
      image: text,
      verdict: 'unknown',
      failure: { code: 'REGISTRY_UNAVAILABLE', message: text, hint: null },
    },
  ];
}

export function verifyReportOf(text: string, changes: Partial<VerifyReport> = {}): VerifyReport {
  return {
    schemaVersion: 2,
    verified: false,
    trusted: text,
    startedAt: time,
    durationMs: 1,
    run,
    source: text,
    images: verdicts(text),
    failure: { code: 'IMAGE_UNTRUSTED', message: text, hint: text },
    ...changes,
  };
}
