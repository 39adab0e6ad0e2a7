// SPDX-License-Identifier: Apache-2.0
// DSSE (secure-systems-lab/dsse, envelope.md and protocol.md).
import { digestFor, signBytes, type Signer } from './signer.ts';
import { statementPayloadType } from './statement.ts';

/** A DSSE envelope with the one signature over its pre-authentication encoding. */
export interface Envelope {
  readonly payload: Buffer;
  readonly signature: Buffer;
  /** Digest of the pre-authentication encoding, by the signer's hash: what Rekor v2 records. */
  readonly signedDigest: Buffer;
}

/** What stands before the payload in its pre-authentication encoding (protocol.md). */
export function encodingHead(payloadType: string, payloadLength: number): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payloadLength} `),
  ]);
}

/**
 * Signs a statement, whose parts are joined once: the payload is a part of what is signed. ECDSA
 * gives another signature each time.
 */
export function signEnvelope(statement: readonly Buffer[], signer: Signer): Envelope {
  const length = statement.reduce((sum, part) => sum + part.length, 0);
  const head = encodingHead(statementPayloadType, length);
  const encoding = Buffer.concat([head, ...statement]);
  return {
    payload: encoding.subarray(head.length),
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

/** Divisible by three, so that each piece is base64 by itself. */
const pieceLength = 768 * 1024;

/**
 * The JSON of an object that holds the envelope as its last member. A payload of many megabytes is
 * written into its place once, and is never a string.
 */
export function withEnvelope(object: object, { payload, signature }: Envelope): Buffer {
  const head = Buffer.from(`${JSON.stringify(object).slice(0, -1)},"dsseEnvelope":{"payload":"`);
  const rest = {
    payloadType: statementPayloadType,
    signatures: [{ sig: signature.toString('base64') }],
  };
  const tail = Buffer.from(`",${JSON.stringify(rest).slice(1)}}`);
  const encodedLength = Math.ceil(payload.length / 3) * 4;
  const bytes = Buffer.alloc(head.length + encodedLength + tail.length);
  head.copy(bytes);
  let written = head.length;
  for (let at = 0; at < payload.length; at += pieceLength)
    written += bytes.write(payload.toString('base64', at, at + pieceLength), written, 'latin1');
  tail.copy(bytes, written);
  return bytes;
}
