// SPDX-License-Identifier: Apache-2.0
// An entry as Rekor v1 answers it, and the bodies that it records (rekor, openapi.yaml and
// pkg/types).
import * as v from 'valibot';

import { parseJson } from '../json.ts';
import { base64Schema, int64Schema, type LogEntry } from './log-entry.ts';

export const hexSchema = v.pipe(
  v.string(),
  v.maxLength(160),
  v.regex(/^[0-9a-f]+$/, 'hexadecimal digits'),
);

export const rekorEntrySchema = v.object({
  body: base64Schema,
  integratedTime: int64Schema,
  logID: hexSchema,
  logIndex: int64Schema,
  verification: v.object({
    signedEntryTimestamp: base64Schema,
    inclusionProof: v.object({
      checkpoint: v.pipe(v.string(), v.maxLength(20_000)),
      hashes: v.pipe(v.array(hexSchema), v.maxLength(64)),
      logIndex: int64Schema,
      rootHash: hexSchema,
      treeSize: int64Schema,
    }),
  }),
});

export type RekorEntry = v.InferOutput<typeof rekorEntrySchema>;

/** What was signed, as a hash of it. */
export interface RecordedDigest {
  readonly algorithm: 'sha256' | 'sha384' | 'sha512';
  /** Hex. */
  readonly value: string;
}

/** What a body says, whichever of the kinds it is. */
export interface RecordedBody {
  readonly kind: 'dsse' | 'hashedrekord' | 'intoto';
  readonly version: string;
  /** Of the payload of an envelope, or of the message. */
  readonly digest: RecordedDigest;
  readonly signatures: readonly RecordedSignature[];
}

export interface RecordedSignature {
  /** In base64; undefined where the kind of entry does not keep it. */
  readonly signature: string | undefined;
  /** PEM of a certificate or key, in base64. */
  readonly verifier: string;
}

const digestSchema = v.object({
  algorithm: v.picklist(['sha256', 'sha384', 'sha512']),
  value: hexSchema,
});
/** An envelope rarely has more than one, and each of them is judged. */
const severalOf = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(16));

const dsseSchema = v.pipe(
  v.object({
    kind: v.literal('dsse'),
    apiVersion: v.literal('0.0.1'),
    spec: v.object({
      payloadHash: digestSchema,
      signatures: severalOf(v.object({ signature: base64Schema, verifier: base64Schema })),
    }),
  }),
  v.transform(({ kind, apiVersion, spec }): RecordedBody => ({
    kind,
    version: apiVersion,
    digest: spec.payloadHash,
    signatures: spec.signatures,
  })),
);
const hashedrekordSchema = v.pipe(
  v.object({
    kind: v.literal('hashedrekord'),
    apiVersion: v.literal('0.0.1'),
    spec: v.object({
      data: v.object({ hash: digestSchema }),
      signature: v.object({
        content: base64Schema,
        publicKey: v.object({ content: base64Schema }),
      }),
    }),
  }),
  v.transform(({ kind, apiVersion, spec: { data, signature } }): RecordedBody => ({
    kind,
    version: apiVersion,
    digest: data.hash,
    signatures: [{ signature: signature.content, verifier: signature.publicKey.content }],
  })),
);
/** As cosign 2 writes it for "--rekor-entry-type intoto". */
const intoto001Schema = v.pipe(
  v.object({
    kind: v.literal('intoto'),
    apiVersion: v.literal('0.0.1'),
    spec: v.object({
      content: v.object({ payloadHash: digestSchema }),
      publicKey: base64Schema,
    }),
  }),
  v.transform(({ kind, apiVersion, spec: { content, publicKey } }): RecordedBody => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    signatures: [{ signature: undefined, verifier: publicKey }],
  })),
);
const intoto002Schema = v.pipe(
  v.object({
    kind: v.literal('intoto'),
    apiVersion: v.literal('0.0.2'),
    spec: v.object({
      content: v.object({
        payloadHash: digestSchema,
        envelope: v.object({
          signatures: severalOf(v.object({ sig: base64Schema, publicKey: base64Schema })),
        }),
      }),
    }),
  }),
  v.transform(({ kind, apiVersion, spec: { content } }): RecordedBody => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    // The signature is in base64 twice (rekor, pkg/types/intoto/v0.0.2).
    signatures: content.envelope.signatures.map(({ sig, publicKey }) => ({
      signature: Buffer.from(sig, 'base64').toString('latin1'),
      verifier: publicKey,
    })),
  })),
);
const bodySchema = v.union([dsseSchema, hashedrekordSchema, intoto001Schema, intoto002Schema]);
const kindSchema = v.object({ kind: v.string(), apiVersion: v.string() });

export type BodyResult =
  { readonly ok: true; readonly body: RecordedBody } | { readonly ok: false; readonly why: string };

/** Reads the body of an entry; of whatever is in a log, only what signs images is understood. */
export function readRecordedBody(bytes: Buffer): BodyResult {
  const json = parseJson(bytes);
  const parsed = v.safeParse(bodySchema, json);
  if (parsed.success) return { ok: true, body: parsed.output };
  const named = v.safeParse(kindSchema, json);
  const why = named.success
    ? `an entry of the kind ${kindText(named.output)}`
    : 'its body says no kind';
  return { ok: false, why: `${why} that is not understood` };
}

const kindText = ({ kind, apiVersion }: v.InferOutput<typeof kindSchema>) =>
  JSON.stringify(`${kind} ${apiVersion}`.slice(0, 100));

/** The same entry as bundles hold it. */
export function toLogEntry(
  { kind, version }: { readonly kind: string; readonly version: string },
  {
    body,
    integratedTime,
    logID,
    logIndex,
    verification: { signedEntryTimestamp, inclusionProof },
  }: RekorEntry,
): LogEntry {
  const bytes = (text: string) => Buffer.from(text, 'hex').toString('base64');
  return {
    logIndex,
    logId: { keyId: bytes(logID) },
    kindVersion: { kind, version },
    integratedTime,
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: inclusionProof.logIndex,
      rootHash: bytes(inclusionProof.rootHash),
      treeSize: inclusionProof.treeSize,
      hashes: inclusionProof.hashes.map(bytes),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: body,
  };
}
