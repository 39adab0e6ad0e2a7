// SPDX-License-Identifier: Apache-2.0
// May import: errors, http, sigstore/*. Rekor v1 (rekor, openapi.yaml; entry type dsse 0.0.1).
import { createHash } from 'node:crypto';

import * as v from 'valibot';

import type { HttpRequest, HttpResponse } from '../http/client.ts';
import { within } from '../http/retry.ts';
import { describeIssue, parseJson } from '../json.ts';
import type { Signer } from './certificate.ts';
import { envelopeJson, type Envelope } from './envelope.ts';
import { base64Schema, int64Schema, type LogEntry } from './log-entry.ts';
import { askService, invalidAnswer, parseAnswer, type ServicePorts } from './service-exchange.ts';

const hex = v.pipe(v.string(), v.maxLength(160), v.regex(/^[0-9a-f]+$/, 'hexadecimal digits'));
const entrySchema = v.object({
  body: base64Schema,
  integratedTime: int64Schema,
  logID: hex,
  logIndex: int64Schema,
  verification: v.object({
    signedEntryTimestamp: base64Schema,
    inclusionProof: v.object({
      checkpoint: v.pipe(v.string(), v.maxLength(20_000)),
      hashes: v.pipe(v.array(hex), v.maxLength(64)),
      logIndex: int64Schema,
      rootHash: hex,
      treeSize: int64Schema,
    }),
  }),
});
const answerSchema = v.pipe(v.record(v.string(), entrySchema), v.maxEntries(1));
const bodySchema = v.object({
  kind: v.literal('dsse'),
  apiVersion: v.literal('0.0.1'),
  spec: v.object({
    payloadHash: v.object({ algorithm: v.literal('sha256'), value: hex }),
    signatures: v.pipe(v.array(v.object({ signature: base64Schema, verifier: base64Schema })), v.length(1)),
  }),
});

/**
 * Records the envelope. A conflict means that an earlier try of ours arrived although its answer was lost, so the entry is fetched
 * (sigstore-js#1708: treating 409 as a failure leaves images unsigned).
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function recordInRekorV1(envelope: Envelope, signer: Signer, log: URL, ports: ServicePorts): Promise<LogEntry> {
  const response = await askService('REKOR', proposal(envelope, signer, log), ports, [409]);
  if (response.status !== 409) return judgeEntry(response, envelope, signer);
  const url = conflictingEntry(response, log);
  // The entry may not be readable at once (404) although it exists.
  const existing = await askService('REKOR', { method: 'GET', url, headers: { accept: 'application/json' }, maxBytes: 1024 * 1024 }, { ...ports, patience: within(60_000, ports.patience) }, [], [404]);
  return judgeEntry(existing, envelope, signer);
}

function proposal(envelope: Envelope, { certificate }: Signer, log: URL): HttpRequest {
  const entry = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { proposedContent: { envelope: JSON.stringify(envelopeJson(envelope)), verifiers: [Buffer.from(certificate.pem).toString('base64')] } },
  };
  return {
    method: 'POST',
    url: new URL('/api/v1/log/entries', log),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: Buffer.from(JSON.stringify(entry)),
    maxBytes: 1024 * 1024,
  };
}

/** Where the entry of a conflict can be read: its UUID is taken from Location and nothing else of it is trusted. */
function conflictingEntry(response: HttpResponse, log: URL): URL {
  const uuid = /\/api\/v1\/log\/entries\/([0-9a-f]{64}|[0-9a-f]{80})$/.exec(response.headers.get('location') ?? '')?.[1];
  if (uuid === undefined) throw invalidAnswer('REKOR', response.url, 'a conflict without the address of the existing entry');
  return new URL(`/api/v1/log/entries/${uuid}`, log);
}

/** The entry of the answer, when it records this envelope with this certificate and not something else. */
export function judgeEntry(response: HttpResponse, envelope: Envelope, { certificate }: Signer): LogEntry {
  const [entry] = Object.values(parseAnswer('REKOR', answerSchema, response));
  if (entry === undefined) throw invalidAnswer('REKOR', response.url, 'no entry');
  const body = v.safeParse(bodySchema, parseJson(Buffer.from(entry.body, 'base64')));
  if (!body.success) throw invalidAnswer('REKOR', response.url, `the recorded body has ${describeIssue(body.issues[0])}`);
  const { payloadHash, signatures } = body.output.spec;
  const isOurs =
    payloadHash.value === createHash('sha256').update(envelope.payload).digest('hex') &&
    signatures[0]?.signature === envelope.signature.toString('base64') &&
    Buffer.from(signatures[0].verifier, 'base64').toString().trim() === certificate.pem.trim();
  if (!isOurs) throw invalidAnswer('REKOR', response.url, 'the entry is for another signature');
  return toLogEntry(entry);
}

function toLogEntry({ body, integratedTime, logID, logIndex, verification: { signedEntryTimestamp, inclusionProof } }: v.InferOutput<typeof entrySchema>): LogEntry {
  const bytes = (text: string) => Buffer.from(text, 'hex').toString('base64');
  return {
    logIndex,
    logId: { keyId: bytes(logID) },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime,
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: inclusionProof.logIndex,
      rootHash: bytes(inclusionProof.rootHash),
      treeSize: inclusionProof.treeSize,
      hashes: inclusionProof.hashes.map(bytes),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: body,
  };
}
