// SPDX-License-Identifier: Apache-2.0
// What Rekor v1 makes of a proposed entry (rekor, pkg/types): entries of the types dsse 0.0.1,
// hashedrekord 0.0.1, intoto 0.0.1 and 0.0.2.
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

import { canonicalJson } from './canonical.ts';
import { keysOf } from './rekor-index.ts';

export interface Canonical {
  readonly body: string;
  /** By what the index finds it. */
  readonly keys: readonly string[];
}

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
interface OldIntoto {
  readonly kind: 'intoto';
  readonly apiVersion: '0.0.1';
  readonly spec: { readonly content: { readonly envelope: string }; readonly publicKey: string };
}
interface Intoto {
  readonly kind: 'intoto';
  readonly apiVersion: '0.0.2';
  readonly spec: {
    readonly content: {
      readonly envelope: {
        /** In base64 twice, as the signatures. */
        readonly payload: string;
        readonly payloadType: string;
        readonly signatures: readonly { readonly sig: string; readonly publicKey: string }[];
      };
    };
  };
}
export type Proposed = Dsse | HashedRekord | OldIntoto | Intoto;

interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** What is logged, when the signatures in it hold. */
export function canonicalEntry(proposed: Proposed): Canonical | undefined {
  if (proposed.kind === 'hashedrekord') return hashedRekord(proposed);
  if (proposed.kind === 'dsse') return dsse(proposed);
  return proposed.apiVersion === '0.0.1' ? oldIntoto(proposed) : intoto(proposed);
}

function hashedRekord({ spec: { data, signature } }: HashedRekord): Canonical | undefined {
  const verifier = signature.publicKey.content;
  if (keyOf(verifier).asymmetricKeyType === undefined) return undefined;
  const { algorithm, value } = data.hash;
  return {
    body: canonicalJson({ apiVersion: '0.0.1', kind: 'hashedrekord', spec: { data, signature } }),
    keys: keysOf({ verifiers: [verifier], hashes: [`${algorithm}:${value}`] }),
  };
}

function dsse({ spec: { proposedContent } }: Dsse): Canonical | undefined {
  const { envelope: text, verifiers } = proposedContent;
  const envelope = JSON.parse(text) as Envelope;
  const payload = Buffer.from(envelope.payload, 'base64');
  const signatures = envelope.signatures.map(({ sig }) => ({
    signature: sig,
    verifier: verifiers.find((one) => holds(one, envelope.payloadType, payload, sig)),
  }));
  if (signatures.some(({ verifier }) => verifier === undefined)) return undefined;
  const [envelopeHash, payloadHash] = [sha256(text), sha256(payload)];
  return {
    body: canonicalJson({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        envelopeHash: { algorithm: 'sha256', value: envelopeHash },
        payloadHash: { algorithm: 'sha256', value: payloadHash },
        signatures,
      },
    }),
    keys: keysOf({
      verifiers,
      payload,
      hashes: [`sha256:${payloadHash}`, `sha256:${envelopeHash}`],
    }),
  };
}

/** It keeps no signature. */
function oldIntoto({ spec: { content, publicKey } }: OldIntoto): Canonical | undefined {
  const { payload: encoded, payloadType, signatures } = JSON.parse(content.envelope) as Envelope;
  const payload = Buffer.from(encoded, 'base64');
  if (!signatures.every(({ sig }) => holds(publicKey, payloadType, payload, sig))) return undefined;
  const [hash, payloadHash] = [sha256(content.envelope), sha256(payload)];
  return {
    body: canonicalJson({
      apiVersion: '0.0.1',
      kind: 'intoto',
      spec: {
        content: {
          hash: { algorithm: 'sha256', value: hash },
          payloadHash: { algorithm: 'sha256', value: payloadHash },
        },
        publicKey,
      },
    }),
    keys: keysOf({
      verifiers: [publicKey],
      payload,
      hashes: [`sha256:${hash}`, `sha256:${payloadHash}`],
    }),
  };
}

function intoto({ spec: { content } }: Intoto): Canonical | undefined {
  const { payload: encoded, payloadType, signatures } = content.envelope;
  const once = (text: string) => Buffer.from(text, 'base64').toString('latin1');
  const payload = Buffer.from(once(encoded), 'base64');
  const isGood = signatures.every(({ sig, publicKey }) =>
    holds(publicKey, payloadType, payload, once(sig)),
  );
  if (!isGood) return undefined;
  const payloadHash = sha256(payload);
  return {
    body: canonicalJson({
      apiVersion: '0.0.2',
      kind: 'intoto',
      spec: {
        content: {
          envelope: { payloadType, signatures },
          hash: { algorithm: 'sha256', value: sha256(JSON.stringify(content.envelope)) },
          payloadHash: { algorithm: 'sha256', value: payloadHash },
        },
      },
    }),
    keys: keysOf({
      verifiers: signatures.map(({ publicKey }) => publicKey),
      payload,
      hashes: [`sha256:${payloadHash}`],
    }),
  };
}

function holds(verifier: string, payloadType: string, payload: Buffer, sig: string): boolean {
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  const key = keyOf(verifier);
  const encoding = Buffer.concat([Buffer.from(head), payload]);
  return verify(hashFor(key), encoding, key, Buffer.from(sig, 'base64'));
}

/** The real one hashes with SHA-256 whatever the curve, too. */
function hashFor({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType === 'ed25519' ? null : 'sha256';
}

function keyOf(verifier: string): KeyObject {
  return createPublicKey(Buffer.from(verifier, 'base64'));
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
