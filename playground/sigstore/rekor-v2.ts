// SPDX-License-Identifier: Apache-2.0
// Plays Rekor v2 (rekor-tiles, rekor_service.proto): entries of the type hashedrekord 0.0.2, a
// checkpoint that covers them, no look-up.
import { X509Certificate } from 'node:crypto';

import type { PlayAnswer, PlayRequest } from '../server.ts';
import { canonicalJson } from './canonical.ts';
import type { Log } from './log.ts';

interface Proposed {
  readonly hashedRekordRequestV002?: {
    readonly digest: string;
    readonly signature: {
      readonly content: string;
      readonly verifier: {
        readonly keyDetails: string;
        readonly x509Certificate?: { readonly rawBytes: string };
        readonly publicKey?: { readonly rawBytes: string };
      };
    };
  };
}

/** Answers what belongs to Rekor v2; undefined otherwise. */
export function playRekorV2(log: Log, { method, url, body }: PlayRequest): PlayAnswer | undefined {
  if (method !== 'POST' || url.pathname !== '/api/v2/log/entries') return undefined;
  const { hashedRekordRequestV002: request } = JSON.parse(body.toString('utf8')) as Proposed;
  if (request === undefined) return { status: 400, body: { code: 3, message: 'invalid request' } };
  const { digest, signature } = request;
  const certificate = signature.verifier.x509Certificate?.rawBytes;
  if (certificate !== undefined) new X509Certificate(Buffer.from(certificate, 'base64'));
  const entryBody = canonicalJson({
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest }, signature } },
  });
  const { entry, isNew } = log.add(Buffer.from(entryBody));
  if (!isNew)
    return {
      status: 409,
      body: {
        code: 6,
        message:
          'an equivalent entry already exists in the transparency log with index ' +
          `${entry.index}`,
      },
    };
  const { hashes, rootHash, treeSize, checkpoint } = log.prove(entry);
  return {
    status: 201,
    body: {
      logIndex: String(entry.index),
      logId: { keyId: log.id.toString('base64') },
      kindVersion: { kind: 'hashedrekord', version: '0.0.2' },
      integratedTime: '0',
      inclusionPromise: null,
      inclusionProof: {
        logIndex: String(entry.index),
        rootHash: rootHash.toString('base64'),
        treeSize: String(treeSize),
        hashes: hashes.map((hash) => hash.toString('base64')),
        checkpoint: { envelope: checkpoint },
      },
      canonicalizedBody: entry.body.toString('base64'),
    },
  };
}
