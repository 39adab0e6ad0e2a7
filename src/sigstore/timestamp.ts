// SPDX-License-Identifier: Apache-2.0
// RFC 3161 timestamps.
import { createHash } from 'node:crypto';

import type { HttpResponse } from '../http/client.ts';
import { askService, invalidAnswer, type ServicePorts } from './service-exchange.ts';
import { readTimestampToken, type TimestampToken } from './timestamp-token.ts';

/** A TimeStampResp (RFC 3161, 2.4.2) and the time in it. */
export interface Timestamp {
  readonly der: Buffer<ArrayBuffer>;
  readonly time: Date;
}

/**
 * `TimeStampReq { version 1, messageImprint { sha256, 32 bytes } }` up to the hash: no nonce and no
 * certificates wanted, as cosign asks.
 */
const requestPrefix = Buffer.from('30360201013031300d0609608648016503040201050004' + '20', 'hex');

/**
 * Has the signature timestamped.
 * @throws SignetError TSA_REJECTED, TSA_UNAVAILABLE, TSA_RESPONSE_INVALID
 */
export async function requestTimestamp(
  signature: Buffer,
  url: URL,
  ports: ServicePorts,
): Promise<Timestamp> {
  const imprint = createHash('sha256').update(signature).digest();
  const response = await askService(
    'TSA',
    {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/timestamp-query',
        accept: 'application/timestamp-reply',
      },
      body: Buffer.concat([requestPrefix, imprint]),
      maxBytes: 64 * 1024,
    },
    ports,
  );
  return judgeTimestamp(response, imprint);
}

/**
 * The timestamp of the answer, when it was granted and is about this imprint. Its signature is
 * checked with the trusted root later.
 */
export function judgeTimestamp(response: HttpResponse, imprint: Buffer): Timestamp {
  const der = Buffer.from(response.body);
  const token = readToken(der, response.url);
  if (!token.imprint.digest.equals(imprint))
    throw invalidAnswer('TSA', response.url, 'the timestamp is for another signature');
  return { der, time: token.time };
}

function readToken(der: Buffer, url: URL): TimestampToken {
  try {
    return readTimestampToken(der);
  } catch (cause) {
    throw invalidAnswer('TSA', url, 'it is not a granted timestamp', cause);
  }
}
