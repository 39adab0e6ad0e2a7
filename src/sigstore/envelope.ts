// SPDX-License-Identifier: Apache-2.0
// May import: sigstore/statement. DSSE (secure-systems-lab/dsse, envelope.md and protocol.md).
import { createHash, sign } from 'node:crypto';

import { dsse } from '@sigstore/core';

import type { Signer } from './certificate.ts';
import { statementPayloadType } from './statement.ts';

/** A DSSE envelope with the one signature over its pre-authentication encoding. */
export interface Envelope {
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** SHA-256 of the pre-authentication encoding: what Rekor v2 records. */
  readonly signedDigest: Buffer;
}

/** Signs a statement. Each call gives another signature, because ECDSA is randomised. */
export function signEnvelope(statement: Buffer, { privateKey }: Signer): Envelope {
  const encoding = dsse.preAuthEncoding(statementPayloadType, statement);
  return { payload: statement, signature: sign('sha256', encoding, privateKey), signedDigest: createHash('sha256').update(encoding).digest() };
}

/** The envelope as JSON; cosign writes no keyid, so neither do we. */
export function envelopeJson({ payload, signature }: Envelope) {
  return { payload: payload.toString('base64'), payloadType: statementPayloadType, signatures: [{ sig: signature.toString('base64') }] };
}
