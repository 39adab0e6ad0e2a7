// SPDX-License-Identifier: Apache-2.0
// The key that a log entry says it was signed with (rekor, pkg/types; rekor-tiles,
// rekor_service.proto).
import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';

import * as v from 'valibot';

import { parseJson } from '../json.ts';
import { Flawed } from './flaw.ts';
import { base64Schema } from './log-entry.ts';

const pem = v.pipe(
  base64Schema,
  v.transform((text) => createPublicKey(Buffer.from(text, 'base64').toString('utf8'))),
);
const certificate = v.pipe(
  v.object({ x509Certificate: v.object({ rawBytes: base64Schema }) }),
  v.transform(
    ({ x509Certificate: { rawBytes } }) =>
      new X509Certificate(Buffer.from(rawBytes, 'base64')).publicKey,
  ),
);
const key = v.pipe(
  v.object({ publicKey: v.object({ rawBytes: base64Schema }) }),
  v.transform(({ publicKey: { rawBytes } }) =>
    createPublicKey({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type: 'spki' }),
  ),
);
const verifier = v.union([certificate, key]);
const spec = <Schema extends v.GenericSchema>(schema: Schema) => v.object({ spec: schema });

const hashedrekord001 = v.pipe(
  spec(v.object({ signature: v.object({ publicKey: v.object({ content: pem }) }) })),
  v.transform((entry) => entry.spec.signature.publicKey.content),
);
const dsse001 = v.pipe(
  spec(v.object({ signatures: v.strictTuple([v.object({ verifier: pem })]) })),
  v.transform((entry) => entry.spec.signatures[0].verifier),
);
const intoto002 = v.pipe(
  spec(
    v.object({
      content: v.object({
        envelope: v.object({ signatures: v.strictTuple([v.object({ publicKey: pem })]) }),
      }),
    }),
  ),
  v.transform((entry) => entry.spec.content.envelope.signatures[0].publicKey),
);
const hashedrekord002 = v.pipe(
  spec(v.object({ hashedRekordV002: v.object({ signature: v.object({ verifier }) }) })),
  v.transform((entry) => entry.spec.hashedRekordV002.signature.verifier),
);
const dsse002 = v.pipe(
  spec(v.object({ dsseV002: v.object({ signatures: v.strictTuple([v.object({ verifier })]) }) })),
  v.transform((entry) => entry.spec.dsseV002.signatures[0].verifier),
);
const entrySchema = v.union([hashedrekord001, dsse001, intoto002, hashedrekord002, dsse002]);

/**
 * An entry must name the key that signed (GHSA-whqx-f9j3-ch6m); the library compares signature and
 * digest only.
 * @throws Flawed
 */
export function judgeRecordedSigner(body: Buffer, signer: KeyObject): void {
  if (!isRecordedFor(signer, body)) throw new Flawed('log', 'the log entry records another signer');
}

/** Whether the body of an entry names this key. */
export function isRecordedFor(signer: KeyObject, body: Buffer): boolean {
  try {
    return v.parse(entrySchema, parseJson(body)).equals(signer);
  } catch {
    return false;
  }
}
