// SPDX-License-Identifier: Apache-2.0
// The transparency log entry of a bundle (protobuf-specs, sigstore_rekor.proto,
// TransparencyLogEntry) as JSON.
import * as v from 'valibot';

const base64 = v.pipe(
  v.string(),
  v.maxLength(1_000_000),
  v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'),
);
/** int64 in proto JSON: a string, which some servers write as a number. */
const int64 = v.pipe(
  v.union([
    v.pipe(v.string(), v.regex(/^\d{1,19}$/, 'a non-negative number')),
    v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  ]),
  v.transform(String),
);

export const logEntrySchema = v.object({
  logIndex: v.optional(int64, '0'),
  logId: v.object({ keyId: base64 }),
  kindVersion: v.object({ kind: v.string(), version: v.string() }),
  integratedTime: v.optional(int64, '0'),
  inclusionPromise: v.nullish(v.object({ signedEntryTimestamp: base64 })),
  inclusionProof: v.object({
    logIndex: v.optional(int64, '0'),
    rootHash: base64,
    treeSize: int64,
    hashes: v.optional(v.pipe(v.array(base64), v.maxLength(64)), []),
    checkpoint: v.object({ envelope: v.pipe(v.string(), v.maxLength(20_000)) }),
  }),
  canonicalizedBody: base64,
});

export type LogEntry = v.InferOutput<typeof logEntrySchema>;

export { base64 as base64Schema, int64 as int64Schema };
