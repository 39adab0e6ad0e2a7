// SPDX-License-Identifier: Apache-2.0
// DSSE (secure-systems-lab/dsse, envelope.md and protocol.md).
import { dsse } from '@sigstore/core';

import { digestFor, signBytes, type Signer } from './signer.ts';
import { statementPayloadType } from './statement.ts';

/** A DSSE envelope with the one signature over its pre-authentication encoding. */
export interface Envelope {
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** Digest of the pre-authentication encoding, by the signer's hash: what Rekor v2 records. */
  readonly signedDigest: Buffer;
}

/** Signs a statement. ECDSA gives another signature each time. */
export function signEnvelope(statement: Buffer, signer: Signer): Envelope {
  const encoding = dsse.preAuthEncoding(statementPayloadType, statement);
  return {
    payload: statement,
    signature: signBytes(signer, encoding),
    signedDigest: digestFor(signer, encoding),
  };
}

/** The envelope as JSON; cosign writes no keyid, so neither do we. */
export function envelopeJson({ payload, signature }: Envelope): object {
  return {
    payload: payload.toString('base64'),
    payloadType: statementPayloadType,
    signatures: [{ sig: signature.toString('base64') }],
  };
}
