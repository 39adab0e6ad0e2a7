// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError, type ErrorCode } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/client.ts';
import { UnreachableError } from '../../src/http/network-fault.ts';
import { retryAfterMs, sendPatiently, within } from '../../src/http/retry.ts';
import { answer, patienceOf, refusalOf, scripted, start } from './ports.ts';

const request: HttpRequest = {
  method: 'GET',
  url: new URL('https://registry.example/v2/?sig=secret'),
  maxBytes: 10,
};
const failure = (code: ErrorCode) => new SignetError(code, `it was ${code}`);
const httpDate = (ms: number) => new Date(start + ms).toUTCString();

describe('what passes by itself', () => {
  test.each([408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524])(
    'status %i is asked again',
    async (status) => {
      const http = scripted(answer(status), answer(200));
      const patience = patienceOf(60_000);
      await expect(sendPatiently(http, request, patience)).resolves.toMatchObject({ status: 200 });
      expect(http.sent).toEqual([request, request]);
      expect(patience.waits).toEqual([
        { url: 'https://registry.example/v2/?…', reason: `status ${status}`, ms: 375 },
      ]);
    },
  );

  test.each(['HTTP_UNREACHABLE', 'HTTP_TIMEOUT'] as const)('%s is asked again', async (code) => {
    const http = scripted(failure(code), answer(200));
    const patience = patienceOf(60_000);
    await expect(sendPatiently(http, request, patience)).resolves.toMatchObject({ status: 200 });
    expect(patience.waits).toMatchObject([{ reason: `it was ${code}` }]);
  });

  test('a status that passes by itself only here is asked again only here', async () => {
    await expect(
      sendPatiently(scripted(answer(404), answer(200)), request, patienceOf(60_000), [
        { statuses: [404] },
      ]),
    ).resolves.toMatchObject({ status: 200 });
    await expect(
      sendPatiently(scripted(answer(404), answer(200)), request, patienceOf(60_000)),
    ).resolves.toMatchObject({ status: 404 });
  });
});

describe('a rate limit under another status', () => {
  const words =
    '{"errors":[{"code":"DENIED","message":"You have exceeded a secondary rate limit."}]}';
  test.each([
    ['403 with Retry-After', answer(403, { 'retry-after': '1' })],
    ['403 in words', answer(403, {}, words)],
    ['400 by its code', answer(400, {}, '{"errors":[{"code":"TOOMANYREQUESTS"}]}')],
  ])('%s is waited for', async (_what, limited) => {
    const http = scripted(limited, limited, answer(201));
    await expect(sendPatiently(http, request, patienceOf(60_000))).resolves.toMatchObject({
      status: 201,
    });
  });

  test.each([
    ['403 without a word of it', answer(403, {}, '{"errors":[{"code":"DENIED"}]}')],
    ['401 with its words', answer(401, {}, words)],
    ['words beyond the first 4 KiB', answer(403, {}, `${' '.repeat(5000)}${words}`)],
  ])('%s is not', async (_what, denied) => {
    const http = scripted(denied, answer(201));
    await sendPatiently(http, request, patienceOf(60_000));
    expect(http.sent).toHaveLength(1);
  });
});

describe('what passes within seconds or not at all', () => {
  test('a refusal of what was allowed a moment ago is tried three more times, not for long', async () => {
    const patience = patienceOf(600_000);
    const http = scripted(answer(403));
    await expect(
      sendPatiently(http, request, patience, [{ statuses: [403], forMs: 4_000 }]),
    ).resolves.toMatchObject({ status: 403 });
    expect(http.sent).toHaveLength(4);
    expect(patience.clock.now() - start).toBeLessThanOrEqual(4_000);
  });

  test('an outage in between is ridden out as long as any', async () => {
    const http = scripted(...Array.from({ length: 6 }, () => answer(503)), answer(200));
    await expect(
      sendPatiently(http, request, patienceOf(600_000), [{ statuses: [403], forMs: 100 }]),
    ).resolves.toMatchObject({ status: 200 });
  });

  test('of several such statuses each has its own time', async () => {
    const transients = [
      { statuses: [403], forMs: 100 },
      { statuses: [404], forMs: 20_000 },
    ];
    const patient = scripted(answer(404), answer(404), answer(404), answer(200));
    await expect(
      sendPatiently(patient, request, patienceOf(600_000), transients),
    ).resolves.toMatchObject({ status: 200 });
    const http = scripted(answer(403), answer(200));
    await expect(
      sendPatiently(http, request, patienceOf(600_000), transients),
    ).resolves.toMatchObject({ status: 403 });
  });

  const failing = (code: string) =>
    new UnreachableError('GET x', Object.assign(new Error('no'), { code }));

  test('a name that cannot be looked up now is, for ten seconds', async () => {
    const patience = patienceOf(600_000);
    const error = await refusalOf(sendPatiently(scripted(failing('EAI_AGAIN')), request, patience));
    expect(error.hint).toMatch(/DNS/);
    expect(patience.slept.length).toBeGreaterThan(2);
    expect(patience.clock.now() - start).toBeLessThanOrEqual(10_000);
  });

  test.each(['ENOTFOUND', 'SELF_SIGNED_CERT_IN_CHAIN', 'HPE_HEADER_OVERFLOW'])(
    '%s is told at once',
    async (code) => {
      const http = scripted(failing(code), answer(200));
      expect(await refusalOf(sendPatiently(http, request, patienceOf(60_000)))).toMatchObject({
        code: 'HTTP_UNREACHABLE',
      });
      expect(http.sent).toHaveLength(1);
    },
  );
});

describe('one request', () => {
  test.each([
    ['its own time, where patience has more', 60_000, 20_000, 1_000, 20_000],
    ['what patience has, where that is less', 8_000, 20_000, 1_000, 8_000],
    ['30 s, where nothing else is said', 60_000, undefined, 1_000, undefined],
    ['the grace, when patience has ended', 0, 20_000, 3_000, 3_000],
    ['never more than its own time', 0, 2_000, 3_000, 2_000],
  ])('has %s', async (_what, ms, timeoutMs, graceMs, expected) => {
    const http = scripted(answer(200));
    const own = timeoutMs === undefined ? request : { ...request, timeoutMs };
    await sendPatiently(http, own, { ...patienceOf(ms), graceMs });
    expect(http.sent[0]?.timeoutMs).toBe(expected);
  });
});

describe('what lasts', () => {
  test.each([200, 201, 204, 301, 307, 400, 401, 404, 405, 409, 412, 413, 415, 422, 501, 505])(
    'status %i is taken at once',
    async (status) => {
      const http = scripted(answer(status, { 'retry-after': '1' }));
      const patience = patienceOf(60_000);
      await expect(sendPatiently(http, request, patience)).resolves.toMatchObject({ status });
      expect([http.sent.length, patience.slept]).toEqual([1, []]);
    },
  );

  test.each(['HTTP_TOO_LARGE', 'CANCELLED', 'URL_REFUSED'] as const)(
    '%s is thrown at once',
    async (code) => {
      const http = scripted(failure(code));
      expect(await refusalOf(sendPatiently(http, request, patienceOf(60_000)))).toMatchObject({
        code,
      });
      expect(http.sent).toHaveLength(1);
    },
  );

  test('what is no error of ours is thrown as it is', async () => {
    const odd = new RangeError('a bug');
    await expect(sendPatiently(scripted(odd), request, patienceOf(60_000))).rejects.toBe(odd);
  });
});

describe('the wait', () => {
  test('doubles from half a second to half a minute', async () => {
    const patience = patienceOf(200_000, () => 0.999_999);
    await sendPatiently(scripted(answer(503)), request, patience);
    expect(patience.slept.map((ms) => Math.round(ms / 100) / 10)).toEqual([
      0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30,
    ]);
  });

  test('is drawn from the upper half, so that jobs part', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (draws) => {
          let turn = 0;
          const patience = patienceOf(3_600_000, () => draws[turn++] ?? 0);
          await sendPatiently(
            scripted(...draws.map(() => answer(503)), answer(200)),
            request,
            patience,
          );
          patience.slept.forEach((ms, attempt) => {
            const full = Math.min(30_000, 500 * 2 ** attempt);
            expect(ms).toBeGreaterThanOrEqual(full / 2);
            expect(ms).toBeLessThanOrEqual(full);
          });
          expect(patience.slept).toHaveLength(draws.length);
        },
      ),
    );
  });

  test('never outlasts patience: the last answer is given when it ends', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600_000 }),
        fc.constantFrom(undefined, '0', '1', '3'),
        async (ms, asked) => {
          const patience = patienceOf(ms);
          const outcome = await sendPatiently(
            scripted(answer(503, asked === undefined ? {} : { 'retry-after': asked })),
            request,
            patience,
          ).catch((error: unknown) => error);
          expect(patience.clock.now()).toBeLessThanOrEqual(patience.deadline);
          expect(outcome).toMatchObject(
            outcome instanceof SignetError ? { code: 'HTTP_IMPATIENT' } : { status: 503 },
          );
        },
      ),
    );
  });

  test('ends with the last failure where there was no answer', async () => {
    const http = scripted(answer(503), failure('HTTP_UNREACHABLE'), failure('HTTP_TIMEOUT'));
    expect(await refusalOf(sendPatiently(http, request, patienceOf(2000)))).toMatchObject({
      code: 'HTTP_TIMEOUT',
    });
  });

  test('without any patience, there is one try', async () => {
    const http = scripted(answer(503));
    await expect(sendPatiently(http, request, patienceOf(0))).resolves.toMatchObject({
      status: 503,
    });
    expect(http.sent).toHaveLength(1);
  });

  test('can be held shorter for one request, never longer', () => {
    const patience = patienceOf(10_000);
    expect(within(3000, patience).deadline).toBe(start + 3000);
    expect(within(30_000, patience).deadline).toBe(start + 10_000);
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '7', 7000],
    ['a date', httpDate(9000), 9000],
    ['blanks around it', ' 3 ', 3000],
  ])('as %s is obeyed', async (_what, header, ms) => {
    const patience = patienceOf(60_000);
    await expect(
      sendPatiently(
        scripted(answer(429, { 'retry-after': header }), answer(200)),
        request,
        patience,
      ),
    ).resolves.toMatchObject({ status: 200 });
    expect(patience.slept).toEqual([ms]);
  });

  test.each(['0', httpDate(-5000)])('%s does not make us hammer', async (header) => {
    const patience = patienceOf(10_000);
    const http = scripted(answer(503, { 'retry-after': header }));
    await sendPatiently(http, request, patience);
    expect(http.sent.length).toBeLessThan(50);
  });

  test('that asks for more than is left is told in numbers', async () => {
    const http = scripted(answer(429, { 'retry-after': '3600' }));
    const error = await refusalOf(sendPatiently(http, request, patienceOf(90_500)));
    expect(error).toMatchObject({
      code: 'HTTP_IMPATIENT',
      message:
        'GET https://registry.example/v2/?…: status 429, and the server asks to wait 3600 s; ' +
        '90 s of patience are left',
      hint: 'Run the job again later, or raise the input "patience".',
    });
    expect(http.sent).toHaveLength(1);
  });

  test('means nothing on a lasting answer', async () => {
    await expect(
      sendPatiently(scripted(answer(400, { 'retry-after': '3600' })), request, patienceOf(10)),
    ).resolves.toMatchObject({ status: 400 });
  });

  test('reads seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (seconds) =>
        expect(retryAfterMs(String(seconds), start)).toBe(seconds * 1000),
      ),
    );
  });

  test('reads dates, and those of the past as now', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (seconds) => {
        expect(retryAfterMs(httpDate(seconds * 1000), start)).toBe(Math.max(0, seconds * 1000));
      }),
    );
  });

  test.each([
    null,
    '',
    'soon',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    '10000000000',
    'Thu, 99 Foo 2026 00:00:00 GMT',
    '2026-01-01T00:00:10Z',
    'Thu, 01 Jan 2026 00:00:10 +0100',
  ])('%j says nothing', (header) => {
    expect(retryAfterMs(header, start)).toBeUndefined();
  });
});
