// SPDX-License-Identifier: Apache-2.0
// Rekor v1 (rekor, openapi.yaml; entries of the types dsse 0.0.1 and hashedrekord 0.0.1).
import { createHash } from 'node:crypto';

import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { within } from '../http/retry.ts';
import { describeIssue, parseJson } from '../json.ts';
import { envelopeJson, type Envelope } from './envelope.ts';
import { isLargeProposal, proposeLarge } from './large-proposal.ts';
import { base64Schema, int64Schema, type LogEntry } from './log-entry.ts';
import { isRecordedFor } from './recorded-signer.ts';
import {
  askService,
  endpointOf,
  invalidAnswer,
  parseAnswer,
  type ServicePorts,
} from './service-exchange.ts';
import { verifierPem, type Signer } from './signer.ts';

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
const sha256Schema = v.object({ algorithm: v.literal('sha256'), value: hex });
const dsseSchema = v.object({
  kind: v.literal('dsse'),
  apiVersion: v.literal('0.0.1'),
  spec: v.object({
    payloadHash: sha256Schema,
    signatures: v.pipe(v.array(v.object({ signature: base64Schema })), v.length(1)),
  }),
});
const hashedrekordSchema = v.object({
  kind: v.literal('hashedrekord'),
  apiVersion: v.literal('0.0.1'),
  spec: v.object({
    data: v.object({ hash: sha256Schema }),
    signature: v.object({ content: base64Schema }),
  }),
});

/** Something to record: what is proposed, and whether a recorded body is it. */
interface Proposal {
  readonly kind: 'dsse' | 'hashedrekord';
  readonly entry: object;
  readonly signer: Signer;
  readonly digest: string;
  readonly signature: Buffer;
}

/**
 * Records an envelope.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function recordInRekorV1(
  envelope: Envelope,
  signer: Signer,
  log: URL,
  ports: ServicePorts,
): Promise<LogEntry> {
  const spec = {
    proposedContent: {
      envelope: JSON.stringify(envelopeJson(envelope)),
      verifiers: [verifierBase64(signer)],
    },
  };
  const digest = createHash('sha256').update(envelope.payload).digest('hex');
  return record(
    {
      kind: 'dsse',
      entry: { apiVersion: '0.0.1', kind: 'dsse', spec },
      signer,
      digest,
      signature: envelope.signature,
    },
    log,
    ports,
  );
}

/**
 * Records a signature over the bytes of a message.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function recordMessageInRekorV1(
  message: Buffer,
  signature: Buffer,
  signer: Signer,
  log: URL,
  ports: ServicePorts,
): Promise<LogEntry> {
  const digest = createHash('sha256').update(message).digest('hex');
  const spec = {
    data: { hash: { algorithm: 'sha256', value: digest } },
    signature: {
      content: signature.toString('base64'),
      publicKey: { content: verifierBase64(signer) },
    },
  };
  return record(
    {
      kind: 'hashedrekord',
      entry: { apiVersion: '0.0.1', kind: 'hashedrekord', spec },
      signer,
      digest,
      signature,
    },
    log,
    ports,
  );
}

/**
 * A conflict means that an earlier try of ours arrived although its answer was lost, or that a
 * deterministic key signed the same before, so the entry is fetched (sigstore-js#1708: treating 409
 * as a failure leaves images unsigned).
 */
async function record(proposal: Proposal, log: URL, ports: ServicePorts): Promise<LogEntry> {
  const body = Buffer.from(JSON.stringify(proposal.entry));
  const request = {
    method: 'POST' as const,
    url: endpointOf(log, 'api/v1/log/entries'),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    maxBytes: 1024 * 1024,
  };
  const response = isLargeProposal(body)
    ? await proposeLarge(request, log, ports)
    : await askService('REKOR', request, ports, [409]);
  if (response.status !== 409) return judgeEntry(response, proposal);
  const url = conflictingEntry(response, log);
  // The entry may not be readable at once (404) although it exists.
  const existing = await askService(
    'REKOR',
    { method: 'GET', url, headers: { accept: 'application/json' }, maxBytes: 1024 * 1024 },
    { ...ports, patience: within(60_000, ports.patience) },
    [],
    [{ statuses: [404] }],
  );
  return judgeEntry(existing, proposal);
}

/**
 * Where the entry of a conflict can be read: its UUID is taken from Location and nothing else of it
 * is trusted.
 */
function conflictingEntry(response: HttpResponse, log: URL): URL {
  const uuid = /\/api\/v1\/log\/entries\/([0-9a-f]{64}|[0-9a-f]{80})$/.exec(
    response.headers.get('location') ?? '',
  )?.[1];
  if (uuid === undefined)
    throw invalidAnswer(
      'REKOR',
      response.url,
      'a conflict without the address of the existing entry',
    );
  return endpointOf(log, `api/v1/log/entries/${uuid}`);
}

/**
 * The entry of the answer, when it records this signature by this signer and not something else.
 */
export function judgeEntry(
  response: HttpResponse,
  { kind, signer, digest, signature }: Proposal,
): LogEntry {
  const [entry] = Object.values(parseAnswer('REKOR', answerSchema, response));
  if (entry === undefined) throw invalidAnswer('REKOR', response.url, 'no entry');
  const body = Buffer.from(entry.body, 'base64');
  const recorded = readBody(kind, body, response.url);
  if (
    recorded.digest !== digest ||
    recorded.signature !== signature.toString('base64') ||
    !isRecordedFor(signer.publicKey, body)
  ) {
    throw invalidAnswer('REKOR', response.url, 'the entry is for another signature');
  }
  return toLogEntry(kind, entry);
}

function readBody(
  kind: Proposal['kind'],
  body: Buffer,
  url: URL,
): { digest: string; signature: string | undefined } {
  const parsed = v.safeParse(v.variant('kind', [dsseSchema, hashedrekordSchema]), parseJson(body));
  if (!parsed.success)
    throw invalidAnswer('REKOR', url, `the recorded body: ${describeIssue(parsed.issues[0])}`);
  if (parsed.output.kind !== kind)
    throw invalidAnswer('REKOR', url, 'the entry is of another kind');
  if (parsed.output.kind === 'dsse')
    return {
      digest: parsed.output.spec.payloadHash.value,
      signature: parsed.output.spec.signatures[0]?.signature,
    };
  return {
    digest: parsed.output.spec.data.hash.value,
    signature: parsed.output.spec.signature.content,
  };
}

function toLogEntry(
  kind: string,
  {
    body,
    integratedTime,
    logID,
    logIndex,
    verification: { signedEntryTimestamp, inclusionProof },
  }: v.InferOutput<typeof entrySchema>,
): LogEntry {
  const bytes = (text: string) => Buffer.from(text, 'hex').toString('base64');
  return {
    logIndex,
    logId: { keyId: bytes(logID) },
    kindVersion: { kind, version: '0.0.1' },
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

function verifierBase64(signer: Signer): string {
  return Buffer.from(verifierPem(signer)).toString('base64');
}
