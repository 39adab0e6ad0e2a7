// SPDX-License-Identifier: Apache-2.0
// Requests to one host: so many at a time, and none while it asks to be left alone.
import { expect, test } from '@jest/globals';

import type { HttpClient, HttpResponse } from '../../src/http/client.ts';
import { limitHosts } from '../../src/http/host-limit.ts';

function answer(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    method: 'GET',
    status,
    headers: new Headers(headers),
    body: Buffer.alloc(0),
    url: new URL('https://registry.example/'),
  };
}

const get = (host: string) => ({
  method: 'GET' as const,
  url: new URL(`https://${host}/v2/`),
  maxBytes: 1,
});

/** A clock that only passes by being slept through. */
function openClock() {
  const slept: number[] = [];
  let now = 1_000_000;
  return {
    slept,
    now: () => now,
    sleep: (ms: number) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

test('at most so many are under way at one host, and others do not wait for them', async () => {
  const open = new Map<string, number>();
  let most = 0;
  const ends: (() => void)[] = [];
  const http: HttpClient = {
    async send({ url: { host } }) {
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(most, open.get('one.example') ?? 0);
      await new Promise<void>((end) => ends.push(end));
      open.set(host, (open.get(host) ?? 0) - 1);
      return answer(200);
    },
  };
  const limited = limitHosts(http, 3, openClock());
  const all = [...Array<string>(10).fill('one.example'), 'two.example'].map((host) =>
    limited.send(get(host)),
  );
  while (limited.count() < 11) {
    await new Promise(setImmediate);
    for (const end of ends.splice(0)) end();
  }
  await new Promise(setImmediate);
  for (const end of ends.splice(0)) end();
  await Promise.all(all);
  expect(most).toBe(3);
});

test('what one request is told to wait, the next ones to that host wait too', async () => {
  const clock = openClock();
  const answers = [answer(429, { 'retry-after': '7' }), answer(200), answer(200)];
  const http: HttpClient = { send: () => Promise.resolve(answers.shift() ?? answer(200)) };
  const limited = limitHosts(http, 16, clock);
  await limited.send(get('one.example'));
  await limited.send(get('two.example'));
  expect(clock.slept).toEqual([]);
  await limited.send(get('one.example'));
  expect(clock.slept).toEqual([7_000]);
});

test('a host that asks for an hour does not hold the others for more than a minute', async () => {
  const clock = openClock();
  const answers = [answer(429, { 'retry-after': '3600' })];
  const http: HttpClient = { send: () => Promise.resolve(answers.shift() ?? answer(200)) };
  const limited = limitHosts(http, 16, clock);
  await limited.send(get('one.example'));
  await limited.send(get('one.example'));
  expect(clock.slept).toEqual([60_000]);
});
