// SPDX-License-Identifier: Apache-2.0
// Plays Rekor v1 (rekor, openapi.yaml): entries of the types dsse 0.0.1 and hashedrekord 0.0.1,
// checked and rewritten as the real one does.
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

import type { PlayAnswer, PlayRequest } from '../server.ts';
import { canonicalJson } from './canonical.ts';
import { hashOf, type Included, type Log } from './log.ts';

const treeId = '00000000000004d2';
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

interface Dsse {
  readonly kind: 'dsse';
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}
interface HashedRekord {
  readonly kind: 'hashedrekord';
  readonly spec: {
    readonly data: { readonly hash: { readonly algorithm: string; readonly value: string } };
    readonly signature: {
      readonly content: string;
      readonly publicKey: { readonly content: string };
    };
  };
}
interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** Answers what belongs to Rekor v1; undefined otherwise. */
export function playRekorV1(
  log: Log,
  { method, url, body }: PlayRequest,
  now: () => number,
): PlayAnswer | undefined {
  if (method === 'GET' && url.pathname === '/api/v1/log')
    return { status: 200, body: { treeID: treeId.replace(/^0+/, '') } };
  const path = '/api/v1/log/entries';
  if (method === 'GET' && url.pathname.startsWith(`${path}/`)) {
    const entry = log.find(url.pathname.slice(-64));
    return entry === undefined
      ? { status: 404, body: { code: 404, message: 'entry not found' } }
      : { status: 200, body: describe(log, entry, now) };
  }
  if (method !== 'POST' || url.pathname !== path) return undefined;
  const canonical = canonicalEntry(JSON.parse(body.toString('utf8')) as Dsse | HashedRekord);
  if (canonical === undefined)
    return {
      status: 400,
      body: { code: 400, message: 'error processing entry: signature could not be verified' },
    };
  const { entry, isNew } = log.add(Buffer.from(canonical));
  const location = `${path}/${treeId}${entry.leaf.toString('hex')}`;
  if (!isNew)
    return {
      status: 409,
      headers: { location },
      body: {
        code: 409,
        message:
          'an equivalent entry already exists in the transparency log with UUID ' +
          `${treeId}${entry.leaf.toString('hex')}`,
      },
    };
  return { status: 201, headers: { location }, body: describe(log, entry, now) };
}

/** The body that is logged, when the signature in it holds. */
function canonicalEntry(proposed: Dsse | HashedRekord): string | undefined {
  if (proposed.kind === 'hashedrekord') {
    const { data, signature } = proposed.spec;
    const key = createPublicKey(Buffer.from(signature.publicKey.content, 'base64'));
    return key.asymmetricKeyType === undefined
      ? undefined
      : canonicalJson({ apiVersion: '0.0.1', kind: 'hashedrekord', spec: { data, signature } });
  }
  const { envelope: text, verifiers } = proposed.spec.proposedContent;
  const envelope = JSON.parse(text) as Envelope;
  const payload = Buffer.from(envelope.payload, 'base64');
  const encoding = Buffer.concat([
    Buffer.from(`DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${payload.length} `),
    payload,
  ]);
  const [verifier = ''] = verifiers;
  const key = createPublicKey(Buffer.from(verifier, 'base64'));
  const isGood = envelope.signatures.every(({ sig }) =>
    verify(hashFor(key), encoding, key, Buffer.from(sig, 'base64')),
  );
  if (!isGood) return undefined;
  return canonicalJson({
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: { algorithm: 'sha256', value: sha256(text) },
      payloadHash: { algorithm: 'sha256', value: sha256(payload) },
      signatures: envelope.signatures.map(({ sig }) => ({ signature: sig, verifier })),
    },
  });
}

/** The real one hashes with SHA-256 whatever the curve, too. */
function hashFor({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType === 'ed25519' ? null : 'sha256';
}

function describe(log: Log, entry: Included, now: () => number): object {
  const { hashes, rootHash, treeSize, checkpoint } = log.prove(entry);
  const promised = {
    body: entry.body.toString('base64'),
    integratedTime: Math.floor(now() / 1000),
    logID: log.id.toString('hex'),
    logIndex: entry.index,
  };
  return {
    [`${treeId}${entry.leaf.toString('hex')}`]: {
      ...promised,
      verification: {
        inclusionProof: {
          checkpoint,
          hashes: hashes.map((hash) => hash.toString('hex')),
          logIndex: entry.index,
          rootHash: rootHash.toString('hex'),
          treeSize,
        },
        signedEntryTimestamp: sign(
          hashOf(log.kind),
          Buffer.from(canonicalJson(promised)),
          log.privateKey,
        ).toString('base64'),
      },
    },
  };
}
