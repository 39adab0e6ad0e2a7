// SPDX-License-Identifier: Apache-2.0
// A log that refuses large entries is told from one that is down, and a slow line from both.
import { describe, expect, test } from '@jest/globals';

import { SignetError } from '../../src/errors.ts';
import { timeoutOf } from '../../src/http/client.ts';
import { isLargeProposal, proposeLarge } from '../../src/sigstore/large-proposal.ts';
import { answer, patienceOf, scripted } from '../http/ports.ts';

const log = new URL('https://rekor.example/');
const request = {
  method: 'POST',
  url: new URL('https://rekor.example/api/v1/log/entries'),
  body: Buffer.alloc(20_000_000),
  maxBytes: 1024,
} as const;
const dropped = new SignetError('HTTP_UNREACHABLE', 'the connection ended without an answer');
const isPost = ({ method }: { readonly method: string }) => method === 'POST';

/** Proposes to a log that answers in this way what is small, and in that way what is large. */
async function propose(large: ReturnType<typeof answer> | Error, small = answer(200)) {
  const patience = patienceOf(120_000);
  const [alive, entries] = [scripted(small), scripted(large)];
  const http = {
    send: async (asked: typeof request) => (isPost(asked) ? entries : alive).send(asked),
  };
  const outcome = await proposeLarge(request, log, { http, patience }).catch(
    (error: unknown) => error,
  );
  return { outcome, tries: entries.sent.length, asked: alive.sent.length, patience };
}

describe('a large entry', () => {
  test('is what has more than a million bytes', () => {
    expect(isLargeProposal(Buffer.alloc(1_000_000))).toBe(false);
    expect(isLargeProposal(Buffer.alloc(1_000_001))).toBe(true);
  });

  test.each([
    ['an entry', 201],
    ['a conflict', 409],
  ])('that the log takes is answered with %s', async (_what, status) => {
    await expect(propose(answer(status))).resolves.toMatchObject({ outcome: { status }, tries: 1 });
  });

  test('that is refused for its size in so many words is not tried again', async () => {
    const { outcome, tries, asked } = await propose(answer(413));
    expect(outcome).toMatchObject({
      code: 'REKOR_TOO_LARGE',
      message: expect.stringContaining('20.0 MB'),
      hint: expect.stringContaining('large-statements: rekor-v2'),
    });
    expect([tries, asked]).toEqual([1, 0]);
  });

  test.each([
    ['closes the connection', dropped],
    ['answers as if it were down', answer(502)],
  ])(
    'that the log drops is told by what it answers to a small request: it %s',
    async (_w, large) => {
      const { outcome, asked } = await propose(large);
      expect(outcome).toMatchObject({ code: 'REKOR_TOO_LARGE' });
      expect(asked).toBe(1);
    },
  );

  test('is not called too large when the log answers nothing at all', async () => {
    const { outcome } = await propose(answer(503), answer(503));
    expect(outcome).toMatchObject({ code: 'REKOR_UNAVAILABLE' });
  });

  test('that is refused for another reason is told so at once', async () => {
    const { outcome, tries } = await propose(answer(400, {}, '{"message":"bad signature"}'));
    expect(outcome).toMatchObject({ code: 'REKOR_REJECTED' });
    expect(tries).toBe(1);
  });

  test('has the time that a slow line needs for it, and no more than patience leaves', async () => {
    const http = scripted(answer(201));
    await proposeLarge(request, log, { http, patience: patienceOf(600_000) });
    const hurried = scripted(answer(201));
    await proposeLarge(request, log, { http: hurried, patience: patienceOf(20_000) });
    const [free, cut] = [http, hurried].map(({ sent }) => sent.map(timeoutOf));
    expect(free).toEqual([50_000]);
    expect(cut).toEqual([20_000]);
  });
});
