// SPDX-License-Identifier: Apache-2.0
// The form of reports, plans and evidence as this version writes them.
import * as v from 'valibot';

import { findingClasses, severities, type FindingClass } from './finding-classes.ts';

const text = v.pipe(v.string(), v.maxLength(20_000));
const maybe = v.nullable(text);
const time = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp());
const count = v.pipe(v.number(), v.minValue(0));
const texts = v.pipe(v.array(text), v.maxLength(200_000));

const failure = v.object({ code: text, message: text, hint: maybe });
const kinds = [
  'images',
  'manifests',
  'repositories',
  'organization',
  'catalog',
  'running',
] as const;
const source = v.object({
  scope: text,
  environment: text,
  kind: v.picklist(kinds),
  name: text,
  isTag: v.boolean(),
  file: maybe,
  line: v.nullable(count),
});
const signer = v.object({
  identity: maybe,
  issuer: maybe,
  sourceRepository: maybe,
  sourceRepositoryId: maybe,
  sourceRef: maybe,
  sourceCommit: maybe,
  run: maybe,
});
const verdict = v.picklist(['verified', 'unsigned', 'untrusted', 'unknown']);

const signatures = v.pipe(
  v.array(
    v.object({
      manifest: text,
      format: v.picklist(['bundle', 'legacy', 'legacy-attestation']),
      predicateType: text,
      signer,
      time: v.nullable(time),
      log: v.array(v.object({ logId: text, index: text })),
    }),
  ),
  v.maxLength(5_000),
);

const evidenceEntries = {
  image: text,
  repository: text,
  digest: maybe,
  policy: text,
  environments: texts,
  tags: texts,
  sources: v.pipe(v.array(source), v.maxLength(200_000)),
  verdict,
  signatures,
  refused: v.pipe(
    v.array(v.object({ manifest: maybe, flaw: text, detail: text, signer: v.nullable(signer) })),
    v.maxLength(5_000),
  ),
  failure: v.nullable(failure),
  within: maybe,
  listDigest: maybe,
  policyDigest: text,
  trustDigest: maybe,
  carriedFrom: v.nullable(time),
};

const classes = Object.keys(findingClasses) as FindingClass[];
const findingSchema = v.object({
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  finding: v.picklist(classes),
  severity: v.picklist(severities),
  subject: text,
  repository: text,
  environments: texts,
  message: text,
  evidence: texts,
  action: text,
  signer: maybe,
  firstSeen: time,
  places: v.array(v.object({ file: text, line: v.nullable(count) })),
  exception: v.nullable(v.object({ reason: text, owner: text, expires: text })),
});

const scopeSchema = v.object({
  scope: text,
  environment: text,
  kind: v.picklist(kinds),
  given: v.string(),
  policy: text,
  images: count,
  cut: maybe,
  failure: v.nullable(failure),
});

const before = v.nullable(v.object({ digest: text, signedAt: v.nullable(time), signer: maybe }));

/** What a later run reads of a report; the rest is for people. */
export const reportSchema = v.looseObject({
  schemaVersion: v.literal(1),
  kind: v.literal('report'),
  time,
  findings: v.array(findingSchema),
  images: v.array(
    v.object({
      ...evidenceEntries,
      firstSeen: time,
      verifiedSince: v.nullable(time),
      lastVerified: v.nullable(time),
      provenBy: signatures,
    }),
  ),
  tags: v.array(
    v.object({
      repository: text,
      tag: text,
      policy: text,
      digest: text,
      lastSeen: time,
      proven: before,
      before,
    }),
  ),
  signers: v.array(v.object({ repository: text, signer: text, since: time, isKnown: v.boolean() })),
  history: v.pipe(
    v.array(
      v.object({
        day: v.pipe(v.string(), v.isoDate()),
        images: count,
        verified: count,
        unknown: count,
        coverage: v.nullable(count),
        incidents: count,
        violations: count,
      }),
    ),
    v.maxLength(400),
  ),
  log: v.nullable(
    v.object({
      url: text,
      treeSize: maybe,
      rootHash: maybe,
      entries: count,
      failure: v.nullable(failure),
    }),
  ),
  blindRuns: count,
});

export const planSchema = v.object({
  schemaVersion: v.literal(1),
  kind: v.literal('plan'),
  time,
  declaration: text,
  shards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256)),
  scopes: v.array(scopeSchema),
  images: v.array(
    v.object({
      registry: text,
      path: text,
      tag: maybe,
      digest: maybe,
      policy: text,
      sources: v.array(source),
    }),
  ),
  unlisted: v.array(
    v.object({
      subject: v.string(),
      covers: v.picklist(['repository', 'file', 'source', 'reference']),
      policy: text,
      source,
      failure,
    }),
  ),
});

const samples = v.pipe(v.array(count), v.maxLength(1_000_000));
export const evidenceSchema = v.object({
  schemaVersion: v.literal(1),
  kind: v.literal('evidence'),
  images: v.array(v.strictObject(evidenceEntries)),
  moved: v.array(v.object({ repository: text, tag: text, digest: text, running: text })),
  samples: v.object({ wall: samples, cpu: samples, requests: count }),
  shard: v.object({ number: count, of: v.pipe(v.number(), v.minValue(1), v.maxValue(256)) }),
  plan: text,
});
