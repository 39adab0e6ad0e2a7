// SPDX-License-Identifier: Apache-2.0
// Entries of a log by anyone: who is certified, who certified himself, and who has a key.
import { createHash, createPublicKey } from 'node:crypto';

import {
  extension,
  generalName,
  generateKeys,
  issue,
} from '../../playground/sigstore/authority.ts';
import { readCertificate } from '../../src/sigstore/certificate-facts.ts';
import { encodingHead } from '../../src/sigstore/envelope.ts';
import { signBytes, verifierPem, type Signer } from '../../src/sigstore/signer.ts';
import { statementPayloadType } from '../../src/sigstore/statement.ts';
import { workflow } from './setup.ts';

const codeSigning = '1.3.6.1.5.5.7.3.3';

/** Anybody, with a certificate of his own making that says what ours say. */
export function selfMade(issuer: string, name: string = workflow): Signer {
  const keys = generateKeys();
  const { der } = issue({
    subject: 'sigstore',
    keys,
    extensions: [
      extension.keyUsage(0),
      extension.purposes([codeSigning]),
      extension.names(generalName.uri(name)),
      extension.fulcio(8, issuer),
      extension.fulcio(12, 'https://github.com/acme/app'),
      extension.fulcio(21, 'https://github.com/acme/app/actions/runs/13/attempts/1'),
    ],
  });
  return {
    ...keys,
    publicKey: createPublicKey(keys.privateKey),
    certificate: readCertificate(der),
    chain: '',
  };
}

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** One envelope by several signers. */
function envelopeOf(payload: Buffer, signers: readonly Signer[]): string {
  return JSON.stringify({
    payload: base64(payload),
    payloadType: statementPayloadType,
    signatures: signers.map((signer) => ({ sig: signatureOf(payload, signer) })),
  });
}

function signatureOf(payload: Buffer, signer: Signer): string {
  const head = encodingHead(statementPayloadType, payload.length);
  return base64(signBytes(signer, Buffer.concat([head, payload])));
}

export function dsseEntry(payload: Buffer, signers: readonly Signer[]): object {
  const verifiers = signers.map((signer) => base64(verifierPem(signer)));
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { proposedContent: { envelope: envelopeOf(payload, signers), verifiers } },
  };
}

/** An envelope as older types of entries hold it (rekor, pkg/types/intoto). */
export function intotoEntry(payload: Buffer, signers: readonly Signer[]): object {
  const signatures = signers.map((signer) => ({
    sig: base64(signatureOf(payload, signer)),
    publicKey: base64(verifierPem(signer)),
  }));
  const payloadType = statementPayloadType;
  return {
    apiVersion: '0.0.2',
    kind: 'intoto',
    spec: { content: { envelope: { payloadType, payload: base64(base64(payload)), signatures } } },
  };
}

export function oldIntotoEntry(payload: Buffer, signers: readonly Signer[]): object {
  const [publicKey] = signers.map((signer) => base64(verifierPem(signer)));
  return {
    apiVersion: '0.0.1',
    kind: 'intoto',
    spec: { content: { envelope: envelopeOf(payload, signers) }, publicKey },
  };
}

/** Records an entry. @returns its UUID and itself, as the log answers them */
export async function propose(
  rekor: string,
  entry: object,
): Promise<{ readonly uuid: string; readonly entry: unknown }> {
  const response = await fetch(`${rekor}/api/v1/log/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(entry),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  const [[uuid, recorded] = ['', undefined]] = Object.entries(
    (await response.json()) as Readonly<Record<string, unknown>>,
  );
  return { uuid, entry: recorded };
}

export function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
