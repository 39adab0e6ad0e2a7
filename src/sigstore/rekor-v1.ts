// SPDX-License-Identifier: Apache-2.0
// Rekor v1 (rekor, openapi.yaml; entries of the types dsse 0.0.1 and hashedrekord 0.0.1).
import { createHash } from 'node:crypto';

import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { within } from '../http/retry.ts';
import { envelopeJson, type Envelope } from './envelope.ts';
import { isLargeProposal, proposeLarge } from './large-proposal.ts';
import type { LogEntry } from './log-entry.ts';
import { isRecordedFor } from './recorded-signer.ts';
import { readRecordedBody, rekorEntrySchema, toLogEntry } from './rekor-v1-entry.ts';
import {
  askService,
  endpointOf,
  invalidAnswer,
  parseAnswer,
  type ServicePorts,
} from './service-exchange.ts';
import { verifierPem, type Signer } from './signer.ts';

const answerSchema = v.pipe(v.record(v.string(), rekorEntrySchema), v.maxEntries(1));

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
  const recorded = readRecordedBody(body);
  if (!recorded.ok) throw invalidAnswer('REKOR', response.url, recorded.why);
  if (recorded.body.kind !== kind)
    throw invalidAnswer('REKOR', response.url, 'the entry is of another kind');
  const { signatures } = recorded.body;
  if (
    recorded.body.digest.algorithm !== 'sha256' ||
    recorded.body.digest.value !== digest ||
    signatures.length !== 1 ||
    signatures[0]?.signature !== signature.toString('base64') ||
    !isRecordedFor(signer.publicKey, body)
  ) {
    throw invalidAnswer('REKOR', response.url, 'the entry is for another signature');
  }
  return toLogEntry(recorded.body, entry);
}

function verifierBase64(signer: Signer): string {
  return Buffer.from(verifierPem(signer)).toString('base64');
}
