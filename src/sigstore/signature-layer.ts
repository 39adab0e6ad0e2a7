// SPDX-License-Identifier: Apache-2.0
// Judges the layers of cosign’s format before bundles (cosign, specs/SIGNATURE_SPEC.md): the same
// proofs as in a bundle, in annotations.
import { createHash } from 'node:crypto';

import { bundleFromJSON, type Bundle } from '@sigstore/bundle';
import * as v from 'valibot';

import type { Digest } from '../image/digest.ts';
import { parseJson } from '../json.ts';
import { Flawed } from './flaw.ts';
import { base64Schema, int64Schema } from './log-entry.ts';
import { simpleSigningType } from './media-types.ts';
import { annotationNames } from './simple-signing.ts';
import { statementClaims, type SubjectClaims } from './statement.ts';
import type { TrustMaterial } from './trust-material.ts';
import { judgement, type Expectation, type Judgement } from './verification.ts';

/** A layer of a `.sig` or `.att` manifest: its bytes, and the annotations of its descriptor. */
export interface SignatureLayer {
  readonly payload: Buffer;
  readonly annotations: Readonly<Record<string, string>>;
}

const certificateSchema = v.pipe(
  v.string(),
  v.maxLength(20_000),
  v.regex(
    /^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/,
    'one PEM certificate',
  ),
);

/**
 * The set of keys is closed: an unexpected one must not slip past the signature over them
 * (GHSA-fx35-mq7g-6g98).
 */
const logBundleSchema = v.strictObject({
  SignedEntryTimestamp: base64Schema,
  Payload: v.strictObject({
    body: base64Schema,
    integratedTime: int64Schema,
    logIndex: int64Schema,
    logID: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a log’s ID')),
  }),
});
const timestampSchema = v.object({ SignedRFC3161Timestamp: base64Schema });
const kindSchema = v.object({ kind: v.string(), apiVersion: v.string() });
const payloadSchema = v.object({
  critical: v.object({
    identity: v.object({ 'docker-reference': v.string() }),
    image: v.object({ 'docker-manifest-digest': v.string() }),
    type: v.literal(simpleSigningType),
  }),
  optional: v.nullish(v.record(v.string(), v.unknown())),
});
const envelopeSchema = v.object({
  payload: base64Schema,
  payloadType: v.string(),
  signatures: v.strictTuple([v.object({ sig: base64Schema })]),
});

/** Judges a layer of a `.sig` manifest. */
export function judgeSignatureLayer(
  layer: SignatureLayer,
  trust: TrustMaterial,
  expected: Expectation,
): Judgement {
  const read = () => {
    const signature = parse(
      base64Schema,
      layer.annotations[annotationNames.signature],
      'the annotation with the signature',
    );
    const digest = createHash('sha256').update(layer.payload).digest('base64');
    const bundle = asBundle(layer, {
      messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest }, signature },
    });
    return { bundle, artifact: layer.payload, claims: () => payloadClaims(layer.payload) };
  };
  return judgement(read, trust, expected);
}

/** Judges a layer of an `.att` manifest: an envelope with its proofs in annotations. */
export function judgeAttestationLayer(
  layer: SignatureLayer,
  trust: TrustMaterial,
  expected: Expectation,
): Judgement {
  const read = () => {
    const envelope = parse(envelopeSchema, parseJson(layer.payload), 'the envelope');
    // cosign timestamps either the signature or the whole envelope here, so only the log's time is
    // believed.
    const { [annotationNames.timestamp]: _, ...annotations } = layer.annotations;
    const bundle = asBundle({ ...layer, annotations }, { dsseEnvelope: envelope });
    return {
      bundle,
      artifact: undefined,
      claims: () =>
        statementClaims({
          payload: Buffer.from(envelope.payload, 'base64'),
          payloadType: envelope.payloadType,
        }),
    };
  };
  return judgement(read, trust, expected);
}

/** The same proofs as a bundle of version 0.1, so that one verification serves both. */
function asBundle({ annotations }: SignatureLayer, content: object): Bundle {
  const certificate = annotations[annotationNames.certificate];
  const signer =
    certificate === undefined || certificate === ''
      ? { publicKey: { hint: '' } }
      : {
          x509CertificateChain: {
            certificates: [
              { rawBytes: derOf(parse(certificateSchema, certificate, 'the certificate')) },
            ],
          },
        };
  const log = annotations[annotationNames.bundle];
  const timestamp = annotations[annotationNames.timestamp];
  const signedTimestamps =
    timestamp === undefined
      ? []
      : [
          {
            signedTimestamp: parse(timestampSchema, parseJson(timestamp), 'the timestamp')
              .SignedRFC3161Timestamp,
          },
        ];
  return bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      ...signer,
      tlogEntries: log === undefined ? [] : [entryOf(log)],
      timestampVerificationData: { rfc3161Timestamps: signedTimestamps },
    },
    ...content,
  });
}

function entryOf(text: string) {
  const { SignedEntryTimestamp, Payload } = parse(
    logBundleSchema,
    parseJson(text),
    'the log entry',
  );
  const { kind, apiVersion } = parse(
    kindSchema,
    parseJson(Buffer.from(Payload.body, 'base64')),
    'the log entry’s body',
  );
  return {
    logIndex: Payload.logIndex,
    logId: { keyId: Buffer.from(Payload.logID, 'hex').toString('base64') },
    kindVersion: { kind, version: apiVersion },
    integratedTime: Payload.integratedTime,
    inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
    canonicalizedBody: Payload.body,
  };
}

function payloadClaims(payload: Buffer): SubjectClaims {
  const json = parseJson(payload);
  // Checked, and kept as it is, as statements are.
  if (!v.is(payloadSchema, json)) throw new Flawed('malformed', 'the payload cannot be read');
  const { critical, optional } = json;
  const digest = critical.image['docker-manifest-digest'];
  return {
    predicateType: simpleSigningType,
    dockerReference: critical.identity['docker-reference'],
    annotationsOf: (wanted: Digest) => (digest === wanted ? [optional ?? {}] : []),
  };
}

function derOf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, '');
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new Flawed('malformed', `${what} cannot be read`);
  return parsed.output;
}
