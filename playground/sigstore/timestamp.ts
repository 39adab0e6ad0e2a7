// SPDX-License-Identifier: Apache-2.0
// Plays a timestamp authority (RFC 3161 over HTTP).
import { ASN1Obj } from '@sigstore/core';
import type { TSA } from '@sigstore/mock/dist/timestamp/index.js';

import type { PlayAnswer, PlayRequest } from '../server.ts';

const sha256 = '2.16.840.1.101.3.4.2.1';

/** Answers what belongs to the authority; undefined otherwise. */
export async function playTimestampAuthority(
  tsa: TSA,
  { method, url, body }: PlayRequest,
): Promise<PlayAnswer | undefined> {
  if (method !== 'POST' || url.pathname !== '/api/v1/timestamp') return undefined;
  const imprint = ASN1Obj.parseBuffer(Buffer.from(body)).subs[1];
  const artifactHash = imprint?.subs[1]?.value;
  if (imprint?.subs[0]?.subs[0]?.toOID() !== sha256 || artifactHash === undefined)
    return { status: 400, body: 'bad request' };
  const timestamp = await tsa.timestamp({
    artifactHash,
    hashAlgorithmOID: sha256,
    nonce: 0,
    policyOID: '1.3.6.1.4.1.57264.2',
    certReq: false,
  });
  return {
    status: 201,
    headers: { 'content-type': 'application/timestamp-reply' },
    body: Buffer.from(timestamp.buffer, timestamp.byteOffset, timestamp.byteLength),
  };
}
