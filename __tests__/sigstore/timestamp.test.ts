// SPDX-License-Identifier: Apache-2.0
// A timestamp counts for the signature that it is about, at the time it says, and only from an
// authority that is trusted.
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import { judgeTimestamp, requestTimestamp, type Timestamp } from '../../src/sigstore/timestamp.ts';
import { portsOf, responseOf, startGround, type Ground } from './setup.ts';

const signature = Buffer.from('a signature');
const imprint = createHash('sha256').update(signature).digest();

describe('an answer of a timestamp authority', () => {
  let ground: Ground;
  let timestamp: Timestamp;
  const asked = Math.floor(Date.now() / 1000) * 1000;
  beforeAll(async () => {
    ground = await startGround();
    timestamp = await requestTimestamp(
      signature,
      new URL('/api/v1/timestamp', ground.fulcio),
      portsOf(),
    );
  });
  afterAll(async () => ground.close());
  const judge = (der: Buffer, of = imprint) => judgeTimestamp(responseOf(der), of);
  const codeOf = (der: Buffer, of = imprint) => {
    try {
      return judge(der, of);
    } catch (error) {
      if (error instanceof SignetError) return error.code;
      throw error;
    }
  };

  test('gives the time of the signature that was sent', () => {
    expect(judge(timestamp.der)).toEqual(timestamp);
    expect(timestamp.time.getTime()).toBeGreaterThanOrEqual(asked);
    expect(timestamp.time.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('is refused for every other signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (other) => {
        expect(codeOf(timestamp.der, Buffer.from(other))).toBe('TSA_RESPONSE_INVALID');
      }),
    );
  });

  test('is refused when it is cut or longer, and never gives another imprint when a byte is another', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: timestamp.der.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, bits) => {
          expect(codeOf(timestamp.der.subarray(0, at))).toBe('TSA_RESPONSE_INVALID');
          const other = Buffer.from(timestamp.der);
          other[at] = (other[at] ?? 0) ^ bits;
          const judged = codeOf(other);
          if (typeof judged !== 'string') expect(other.includes(imprint)).toBe(true);
          else expect(judged).toBe('TSA_RESPONSE_INVALID');
        },
      ),
    );
    expect(codeOf(Buffer.concat([timestamp.der, Buffer.from([0])]))).toBe('TSA_RESPONSE_INVALID');
  });

  test('that grants nothing is refused', () => {
    // TimeStampResp with the status 2, rejection (RFC 3161, 2.4.2).
    expect(codeOf(Buffer.from('30053003020102', 'hex'))).toBe('TSA_RESPONSE_INVALID');
  });
});
