// SPDX-License-Identifier: Apache-2.0
// A log that does not answer, or not with what it has, accuses nobody; one that changed its past
// does.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { checkpointOf } from '../../src/audit/log-growth.ts';
import type { LoggedImage } from '../../src/audit/log-judgement.ts';
import { SignetError } from '../../src/errors.ts';
import { refusalOf } from '../http/ports.ts';
import { portsOf, responseOf, startGround } from '../sigstore/setup.ts';
import { incidents, logWorld, newImage, ourRun, type LogWorld } from './log.ts';

let world: LogWorld;
beforeEach(async () => {
  world = logWorld(await startGround());
});
afterEach(async () => world.ground.close());

/** One that is signed, which the canary is chosen from, and others to ask about. */
async function manyImages(count: number): Promise<LoggedImage[]> {
  const others = Array.from({ length: count - 1 }, () => ({
    repository: 'ghcr.io/acme/app',
    digest: newImage().digest,
    signatures: [],
    refused: [],
  }));
  return [await world.signed(), ...others];
}

describe('a log that does not say what it has', () => {
  test.each([
    ['is switched off', 'off', 'LOG_INDEX_OFF', 0],
    ['answers nothing of anything', 'silent', 'LOG_INDEX_SILENT', 0],
    ['knows no names', 'old', 'LOG_INDEX_SILENT', 1],
  ] as const)(
    'because its index %s is told, and is not believed',
    async (_, mode, code, entries) => {
      const signed = await world.signed();
      world.ground.sigstore.rekorV1.index.mode = mode;
      const evidence = await world.audit([signed]);
      expect(evidence).toMatchObject({
        report: { entries, treeSize: '1', failure: { code, hint: expect.any(String) } },
        entriesNotOurs: [],
      });
    },
  );

  test('because it is another log than the signatures are in is told', async () => {
    const other = logWorld(await startGround());
    const evidence = await world.audit([await other.signed()], { trust: other.ground.trust });
    expect(evidence.report.failure).toMatchObject({ code: 'REKOR_RESPONSE_INVALID' });
    expect(evidence.report).toMatchObject({ treeSize: null, entries: 0 });
    await other.ground.close();
  });

  test('cannot be tried without an entry that is known, which is told', async () => {
    const image = newImage();
    await world.record(image, await world.ground.certify({ run_id: '666' }));
    const unsigned = {
      repository: 'ghcr.io/acme/app',
      digest: image.digest,
      signatures: [],
      refused: [],
    };
    const evidence = await world.audit([unsigned], { runs: 'not-found' });
    expect(evidence.report.failure).toMatchObject({ code: 'LOG_CANARY_MISSING' });
    // What it names is evidence all the same.
    expect(incidents(evidence)).toEqual(['GitHub knows no run 666 of acme/app']);
  });

  test('because it lost the entry of the canary is told', async () => {
    const signed = await world.signed();
    world.ground.sigstore.rekorV1.log().rewrite(0, Buffer.from('{}'));
    const evidence = await world.audit([signed]);
    expect(evidence.report.failure).toMatchObject({ code: 'LOG_CANARY_UNREAD' });
    expect(incidents(evidence)).toEqual([]);
  });

  test.each([
    ['is down', { status: 503, body: '' }, 'REKOR_UNAVAILABLE'],
    ['answers HTML', { status: 200, body: '<html>' }, 'REKOR_RESPONSE_INVALID'],
    ['breaks off', 'reset', 'REKOR_UNAVAILABLE'],
  ] as const)(
    'because it %s accuses nobody, and is not asked for each image',
    async (_, fault, code) => {
      const images = await manyImages(40);
      const before = world.ground.sigstore.requests.length;
      world.ground.fail(/\/api\/v1\//, fault, 10_000);
      const evidence = await world.audit(images, { runs: 'not-found' });
      expect(evidence).toMatchObject({
        entriesNotOurs: [],
        inconsistent: null,
        report: { failure: { code } },
      });
      expect(evidence.report.failure?.hint).not.toContain('signing again');
      expect(world.ground.sigstore.requests.length - before).toBeLessThan(40);
    },
  );

  test('for some images only says for how many, and keeps what it said of others', async () => {
    const images = [await world.signed(), await world.signed(), await world.signed()];
    const ports = portsOf();
    let asked = 0;
    // Behind the canary, which is asked for by its digest and its name.
    const send: typeof ports.http.send = async (request) =>
      request.url.pathname.endsWith('/index/retrieve') && ++asked > 2
        ? responseOf({ code: 400, message: 'no' }, 400, request.url.href)
        : ports.http.send(request);
    const evidence = await world.audit(images, {
      ports: { ...ports, http: { send }, runs: async () => 'not-found' },
    });
    expect(evidence.report.failure?.message).toMatch(
      /^2 of 4 questions to the log’s index failed: Rekor/,
    );
    expect(evidence.entriesNotOurs).toHaveLength(3);
  });

  test('after it said what it has is given up before it is asked for every image', async () => {
    const images = await manyImages(60);
    const ports = portsOf();
    let asked = 0;
    const send: typeof ports.http.send = async (request) =>
      request.url.pathname.endsWith('/index/retrieve') && ++asked > 2
        ? responseOf('<html>', 200, request.url.href)
        : ports.http.send(request);
    const evidence = await world.audit(images, {
      ports: { ...ports, http: { send }, runs: async () => ourRun },
    });
    expect(evidence.report.failure).toMatchObject({
      code: 'REKOR_RESPONSE_INVALID',
      message: expect.stringMatching(/^59 of 61 questions to the log’s index failed: Rekor/),
    });
    expect(asked).toBeLessThanOrEqual(2 + 32);
  });

  test('because it gives another entry for the canary is told', async () => {
    const [, newer] = [await world.signed(), await world.signed()];
    const other = await fetch(`${world.log.href}api/v1/log/entries/retrieve`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ logIndexes: [0] }),
    });
    world.ground.fail(/\/entries\/retrieve$/, {
      status: 200,
      body: (await other.json()) as object,
    });
    const evidence = await world.audit([newer]);
    expect(evidence.report.failure).toMatchObject({ code: 'LOG_CANARY_UNREAD' });
  });

  test('stops when the job is cancelled', async () => {
    const cancelled = new SignetError('CANCELLED', 'the job was cancelled');
    const ports = {
      ...portsOf(),
      http: { send: async () => Promise.reject(cancelled) },
      runs: async () => ourRun,
    };
    expect(await refusalOf(world.audit([await world.signed()], { ports }))).toBe(cancelled);
  });
});

describe('the log as it was in the previous audit', () => {
  test('is remembered, and extended', async () => {
    const images = [await world.signed()];
    const { report } = await world.audit(images);
    await world.signed();
    const evidence = await world.audit(images, { previous: checkpointOf(report, world.log) });
    expect(evidence).toMatchObject({ inconsistent: null, report: { failure: null } });
    expect(evidence.report.treeSize).toBe('2');
  });

  test('is kept when the log changed it, so that every later audit finds the same', async () => {
    const signed = await world.signed();
    const { report: first } = await world.audit([signed]);
    world.ground.sigstore.rekorV1.log().rewrite(0, Buffer.from('{"another":"entry"}'));
    const again = await world.signed();
    const second = await world.audit([again], { previous: checkpointOf(first, world.log) });
    const third = await world.audit([again], { previous: checkpointOf(second.report, world.log) });
    for (const { inconsistent, report } of [second, third]) {
      expect(inconsistent).toMatchObject({
        before: { treeSize: '1', rootHash: first.rootHash },
        now: { treeSize: '2' },
        why: expect.stringContaining('does not begin with the 1'),
      });
      expect(report.rootHash).toBe(first.rootHash);
    }
  });

  test('is kept while the log is down or behind, and nobody is accused', async () => {
    const signed = await world.signed();
    const { report } = await world.audit([signed]);
    const ahead = { ...report, treeSize: '9' };
    const behind = await world.audit([signed], { previous: checkpointOf(ahead, world.log) });
    expect(behind).toMatchObject({
      inconsistent: null,
      report: { treeSize: '9', failure: { code: 'LOG_BEHIND' } },
    });
    world.ground.fail(/\/api\/v1\/log$/, { status: 500, body: '' }, 99);
    const down = await world.audit([signed], { previous: checkpointOf(report, world.log) });
    expect(down).toMatchObject({
      inconsistent: null,
      report: {
        treeSize: '1',
        rootHash: report.rootHash,
        failure: { code: 'REKOR_UNAVAILABLE' },
      },
    });
  });

  test('counts only when it is whole, and of the same log', () => {
    const whole = {
      url: world.log.href,
      treeSize: '7',
      rootHash: 'ab'.repeat(32),
      entries: 0,
      failure: null,
    };
    expect(checkpointOf(whole, world.log)).toMatchObject({ size: 7n });
    for (const change of [
      { url: 'https://other.example/' },
      { treeSize: null },
      { treeSize: '-7' },
      { treeSize: '0x7' },
      { rootHash: null },
      { rootHash: 'ab' },
    ])
      expect(checkpointOf({ ...whole, ...change }, world.log)).toBeUndefined();
    expect(checkpointOf(null, world.log)).toBeUndefined();
  });
});
