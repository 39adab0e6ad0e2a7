// SPDX-License-Identifier: Apache-2.0
// Plays a timestamp authority (RFC 3161 over HTTP).
import { ASN1Obj } from '@sigstore/core';

import type { PlayAnswer, PlayRequest } from '../server.ts';
import { extension, generateKeys, issue, stamp, type Issued } from './authority.ts';
import { rootOf } from './certification.ts';

export interface TimestampAuthority {
  readonly root: Issued;
  readonly leaf: Issued;
}

const sha256 = '2.16.840.1.101.3.4.2.1';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const serial = Buffer.from([2]);

export function openTimestampAuthority(): TimestampAuthority {
  const root = rootOf('tsa');
  const keys = generateKeys();
  const leaf = issue({
    subject: 'tsa signing',
    keys,
    issuer: root,
    scheme: { hash: 'sha384' },
    notAfter: new Date(Date.now() + 365 * 86_400_000),
    serial,
    extensions: [
      extension.notAuthority,
      extension.keyUsage(0),
      extension.purposes([timeStamping], true),
      extension.subjectKey(keys.publicKey),
      extension.authorityKey(root.keys.publicKey),
    ],
  });
  return { root, leaf };
}

/** Answers what belongs to the authority; undefined otherwise. */
export function playTimestampAuthority(
  { root, leaf }: TimestampAuthority,
  { method, url, body }: PlayRequest,
): PlayAnswer | undefined {
  if (method !== 'POST' || url.pathname !== '/api/v1/timestamp') return undefined;
  const messageImprint = ASN1Obj.parseBuffer(Buffer.from(body)).subs[1];
  const imprint = messageImprint?.subs[1]?.value;
  if (messageImprint?.subs[0]?.subs[0]?.toOID() !== sha256 || imprint === undefined)
    return { status: 400, body: 'bad request' };
  return {
    status: 201,
    headers: { 'content-type': 'application/timestamp-reply' },
    body: stamp({
      imprint,
      leaf,
      issuer: root.subject,
      serialNumber: serial,
      time: new Date(Date.now()),
      digest: 'sha256',
    }),
  };
}
