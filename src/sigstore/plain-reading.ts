// SPDX-License-Identifier: Apache-2.0
// Whether every verifier reads what is stored, not only a lenient one: an image counts as signed
// before only by a signature that cosign finds and reads.
import { X509Certificate } from 'node:crypto';

import { BUNDLE_V03_MEDIA_TYPE } from '@sigstore/bundle';
import * as v from 'valibot';

import { parseJson } from '../json.ts';
import { maxBundleBytes, maxParsedBytes } from './bundle-limits.ts';
import { cutPayload } from './long-bundle.ts';
import { readProtoJson } from './proto-json.ts';
import { bundleMessage } from './proto-messages.ts';
import type { SignatureLayer } from './signature-layer.ts';
import { annotationNames } from './simple-signing.ts';

/** Of a bundle that is the only layer of its manifest. */
const plainBundle = v.object({
  mediaType: v.literal(BUNDLE_V03_MEDIA_TYPE),
  verificationMaterial: v.object({
    // A chain is for older versions.
    x509CertificateChain: v.optional(v.undefined()),
    tlogEntries: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(1)), []),
  }),
  dsseEnvelope: v.object({
    payload: v.string(),
    payloadType: v.literal('application/vnd.in-toto+json'),
    signatures: v.strictTuple([v.object({ sig: v.string() })]),
  }),
});

/**
 * Whether these bytes are a bundle as signers write it: of version 0.3, and without a field that is
 * unknown (Go refuses it) or there twice (readers differ in which one they take).
 */
export function isPlainBundle(bytes: Buffer): boolean {
  if (bytes.length > maxBundleBytes) return false;
  try {
    const text = bytes.length > maxParsedBytes ? cutPayload(bytes).rest : bytes;
    const json = text.length > maxParsedBytes ? undefined : readPlainJson(text.toString('utf8'));
    if (json === undefined) return false;
    return v.is(plainBundle, readProtoJson(json, bundleMessage, 'refused'));
  } catch {
    return false;
  }
}

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const plainLog = v.strictObject({
  SignedEntryTimestamp: base64,
  Payload: v.strictObject({
    body: base64,
    integratedTime: v.pipe(v.number(), v.safeInteger()),
    logIndex: v.pipe(v.number(), v.safeInteger()),
    logID: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
});
const plainTimestamp = v.strictObject({ SignedRFC3161Timestamp: base64 });

/** Whether the annotations of a `.sig` layer are what cosign parses, each of them. */
export function isPlainLayer({ payload, annotations }: SignatureLayer): boolean {
  const { signature, certificate, chain, bundle, timestamp } = annotationNames;
  const holds = (name: string, judge: (text: string) => boolean) => {
    const text = annotations[name];
    return text === undefined || judge(text);
  };
  return (
    readPlainJson(payload.toString('utf8')) !== undefined &&
    v.is(base64, annotations[signature]) &&
    holds(certificate, (text) => text === '' || certificatesIn(text) === 1) &&
    // cosign 3 writes an empty one.
    holds(chain, (text) => text === '' || (certificatesIn(text) ?? 0) > 0) &&
    holds(bundle, (text) => v.is(plainLog, readPlainJson(text))) &&
    holds(timestamp, (text) => v.is(plainTimestamp, readPlainJson(text)))
  );
}

/** How many certificates a text of PEM blocks holds; undefined when it holds anything else. */
function certificatesIn(text: string): number | undefined {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const rest = blocks.reduce((left, block) => left.replace(block, ''), text.slice(0, 100_000));
  try {
    for (const block of blocks) new X509Certificate(block);
    return rest.trim() === '' ? blocks.length : undefined;
  } catch {
    return undefined;
  }
}

/** The value of a JSON text in which no object has one key twice; else undefined. */
function readPlainJson(text: string): unknown {
  const json = parseJson(text);
  return json !== undefined && !hasRepeatedKey(text) ? json : undefined;
}

/** @param text is JSON */
function hasRepeatedKey(text: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const keys = open.at(-1);
      const key = String(JSON.parse(string));
      if (keys?.has(key) === true) return true;
      keys?.add(key);
    }
  }
  return false;
}
