// SPDX-License-Identifier: Apache-2.0
// Rekor v2 (rekor-tiles, CLIENTS.md): a DSSE envelope is recorded as hashedrekord 0.0.2 over its
// encoding.
import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { describeIssue, parseJson } from '../json.ts';
import type { Envelope } from './envelope.ts';
import { logEntrySchema, type LogEntry } from './log-entry.ts';
import { isRecordedFor } from './recorded-signer.ts';
import {
  askService,
  endpointOf,
  invalidAnswer,
  parseAnswer,
  type ServicePorts,
} from './service-exchange.ts';
import { verifierJson, type Signer } from './signer.ts';

const bodySchema = v.object({
  kind: v.literal('hashedrekord'),
  apiVersion: v.literal('0.0.2'),
  spec: v.object({
    hashedRekordV002: v.object({
      data: v.object({ digest: v.string() }),
      signature: v.object({ content: v.string() }),
    }),
  }),
});

/**
 * The write waits until a checkpoint covers the entry, so the log asks for at least 20 s
 * (rekor-tiles, CLIENTS.md).
 */
const timeoutMs = 20_000;

/**
 * Records the envelope.
 * @returns 'recorded-before' when an earlier try arrived and its answer was lost: this log has no
 * look-up, so the caller signs again
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function recordInRekorV2(
  envelope: Envelope,
  signer: Signer,
  log: URL,
  ports: ServicePorts,
): Promise<LogEntry | 'recorded-before'> {
  const request = {
    hashedRekordRequestV002: {
      digest: envelope.signedDigest.toString('base64'),
      signature: {
        content: envelope.signature.toString('base64'),
        verifier: verifierJson(signer),
      },
    },
  };
  const response = await askService(
    'REKOR',
    {
      method: 'POST',
      url: endpointOf(log, 'api/v2/log/entries'),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: Buffer.from(JSON.stringify(request)),
      maxBytes: 1024 * 1024,
      timeoutMs,
    },
    ports,
    [409],
  );
  return response.status === 409 ? 'recorded-before' : judgeEntry(response, envelope, signer);
}

/**
 * The entry of the answer, when it records this envelope with this signer and not something else.
 */
export function judgeEntry(
  response: HttpResponse,
  envelope: Envelope,
  { publicKey }: Signer,
): LogEntry {
  const entry = parseAnswer('REKOR', logEntrySchema, response);
  const body = v.safeParse(bodySchema, parseJson(Buffer.from(entry.canonicalizedBody, 'base64')));
  if (!body.success)
    throw invalidAnswer(
      'REKOR',
      response.url,
      `the recorded body: ${describeIssue(body.issues[0])}`,
    );
  const { data, signature } = body.output.spec.hashedRekordV002;
  const isOurs =
    data.digest === envelope.signedDigest.toString('base64') &&
    signature.content === envelope.signature.toString('base64') &&
    isRecordedFor(publicKey, Buffer.from(entry.canonicalizedBody, 'base64'));
  if (!isOurs) throw invalidAnswer('REKOR', response.url, 'the entry is for another signature');
  return entry;
}
