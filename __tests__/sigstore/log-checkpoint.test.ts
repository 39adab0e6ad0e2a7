// SPDX-License-Identifier: Apache-2.0
// Whether the log still begins with what it showed before: a log that changed its past is told, and
// one that was split, lags or does not answer is not taken for it.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import {
  judgeGrowth,
  readLogState,
  type Growth,
  type KnownCheckpoint,
  type LogState,
} from '../../src/sigstore/log-checkpoint.ts';
import { refusalOf } from '../http/ports.ts';
import { dsseEntry, propose } from './rekor.ts';
import {
  image,
  keySigner,
  portsOf,
  signatureStatement,
  startGround,
  type Ground,
} from './setup.ts';

const payload = signatureStatement(image, {});
let ground: Ground;
let log: URL;
beforeEach(async () => {
  ground = await startGround();
  log = new URL(ground.sigstore.url);
});
afterEach(async () => ground.close());

async function add(count: number): Promise<void> {
  for (let made = 0; made < count; made++)
    await propose(ground.sigstore.url, dsseEntry(payload, [keySigner()]));
}
const read = () => readLogState(log, ground.trust.tlogs, portsOf());
const judge = async (known: KnownCheckpoint, state?: LogState): Promise<Growth> =>
  judgeGrowth(known, state ?? (await read()), log, portsOf());
/** As a report keeps it, without the shard. */
const kept = ({ active: { size, root } }: LogState): KnownCheckpoint => ({ size, root });

const otherThan = (_: string, character: string, rest: string) =>
  `${character === 'A' ? 'B' : 'A'}${rest}`;

describe('a checkpoint', () => {
  test('says the size and the root that the log has signed', async () => {
    await add(3);
    const { active, closed, hasUnproven } = await read();
    const { rootHash } = ground.sigstore.rekorV1.log().head();
    expect({ active, closed, hasUnproven }).toEqual({
      active: { size: 3n, root: rootHash, treeId: '1234' },
      closed: [],
      hasUnproven: false,
    });
  });

  test.each([
    ['root', (note: string) => note.replace(/\n(.)/, (_, first: string) => `\n${first}9`)],
    ['tree', (note: string) => note.replace(' - 1234', ' - 1235')],
    // In its middle: the last character may have bits that stand for nothing.
    ['signature', (note: string) => note.replace(/(.)(.{20}\n)$/, otherThan)],
    ['nothing signed', (note: string) => `${note.split('\n\n')[0] ?? ''}\n\n`],
    ['nothing', () => ''],
  ])('with another %s than the log signed is refused', async (_, change) => {
    await add(1);
    const { checkpoint } = ground.sigstore.rekorV1.log().head();
    const body = { inactiveShards: null, signedTreeHead: change(checkpoint), treeID: '1234' };
    ground.fail(/\/log$/, { status: 200, body });
    expect(await refusalOf(read())).toMatchObject({ code: 'REKOR_RESPONSE_INVALID' });
  });

  test('of another shard than it says is refused', async () => {
    await add(1);
    const { checkpoint } = ground.sigstore.rekorV1.log().head();
    const body = { inactiveShards: null, signedTreeHead: checkpoint, treeID: '7' };
    ground.fail(/\/log$/, { status: 200, body });
    expect(await refusalOf(read())).toMatchObject({ code: 'REKOR_RESPONSE_INVALID' });
  });

  test('by a key that is no longer trusted is refused', async () => {
    const end = new Date(Date.now() - 1000);
    const tlogs = ground.trust.tlogs.map((one) => ({
      ...one,
      validFor: { ...one.validFor, end },
    }));
    expect(await refusalOf(readLogState(log, tlogs, portsOf()))).toMatchObject({
      code: 'REKOR_RESPONSE_INVALID',
    });
  });
});

describe('a log', () => {
  test('that grew, or did not, extends what it showed', async () => {
    for (const count of [1, 2, 3, 1, 4]) {
      await add(count);
      const before = kept(await read());
      expect(await judge(before)).toEqual({ kind: 'extends', shard: 'active' });
      await add(count);
      expect(await judge(before)).toEqual({ kind: 'extends', shard: 'active' });
    }
  });

  test('that extends nothing, having been empty, is in order', async () => {
    const before = kept(await read());
    await add(2);
    expect(await judge(before)).toEqual({ kind: 'extends', shard: 'active' });
  });

  test('that changed its past is found out, whether it grew or not', async () => {
    await add(5);
    const before = kept(await read());
    ground.sigstore.rekorV1.log().rewrite(2, Buffer.from('{"another":"entry"}'));
    expect(await judge(before)).toMatchObject({ kind: 'inconsistent' });
    await add(3);
    expect(await judge(before)).toEqual({
      kind: 'inconsistent',
      detail: expect.stringMatching(/^its tree 1234 of 8 entries does not begin with the 5/),
    });
  });

  test('whose earlier checkpoint is forged is inconsistent with it', async () => {
    await add(4);
    const { active } = await read();
    await add(2);
    const root = Buffer.from(active.root.map((byte, at) => (at === 31 ? byte ^ 1 : byte)));
    expect(await judge({ size: active.size, root })).toMatchObject({ kind: 'inconsistent' });
  });

  test('that shows less than before may lag, and is not accused', async () => {
    await add(3);
    const { active } = await read();
    expect(await judge({ size: active.size + 5n, root: active.root })).toEqual({ kind: 'behind' });
  });

  test('that was split is followed into the shard that was closed', async () => {
    await add(3);
    const before = await read();
    await add(2);
    ground.sigstore.rekorV1.split();
    await add(1);
    for (const count of [0, 6]) {
      await add(count);
      expect(await judge(kept(before))).toEqual({ kind: 'extends', shard: 'closed' });
      expect(await judge(before.active)).toEqual({ kind: 'extends', shard: 'closed' });
    }
  });

  test('that was split, and whose closed shard changed its past, is found out', async () => {
    await add(3);
    const before = await read();
    ground.sigstore.rekorV1.log().rewrite(0, Buffer.from('{"another":"entry"}'));
    ground.sigstore.rekorV1.split();
    await add(4);
    expect(await judge(before.active)).toMatchObject({ kind: 'inconsistent' });
    expect(await judge(kept(before))).toMatchObject({ kind: 'inconsistent' });
  });

  test('that shows another shard alone is not accused', async () => {
    await add(3);
    const before = await read();
    expect(await judge({ ...before.active, treeId: '99' })).toEqual({ kind: 'another-shard' });
  });

  test('whose closed shard is not signed is not accused of what may have been there', async () => {
    await add(2);
    const before = await read();
    ground.sigstore.rekorV1.log().rewrite(0, Buffer.from('{"another":"entry"}'));
    const state = { ...(await read()), hasUnproven: true };
    expect(await judge(kept(before), state)).toEqual({ kind: 'another-shard' });
  });

  test('is asked a second time before a proof accuses it', async () => {
    await add(2);
    const before = kept(await read());
    await add(2);
    ground.fail(/\/log\/proof/, {
      status: 200,
      body: { rootHash: 'ab'.repeat(32), hashes: ['ab'.repeat(32)] },
    });
    expect(await judge(before)).toEqual({ kind: 'extends', shard: 'active' });
    expect(ground.asked(/\/log\/proof/)).toEqual(['GET 200', 'GET 200']);
  });

  test.each([
    ['refuses', { status: 400, body: { code: 400, message: 'no' } }, 'REKOR_REJECTED'],
    ['is down', { status: 503, body: '' }, 'REKOR_UNAVAILABLE'],
    ['answers HTML', { status: 200, body: '<html>' }, 'REKOR_RESPONSE_INVALID'],
    [
      'answers text for hashes',
      { status: 200, body: { hashes: ['zz'] } },
      'REKOR_RESPONSE_INVALID',
    ],
  ])('that %s instead of a proof is not accused', async (_, fault, code) => {
    await add(1);
    const before = kept(await read());
    await add(1);
    const state = await read();
    ground.fail(/\/log\/proof/, fault, 99);
    expect(await refusalOf(judge(before, state))).toMatchObject({ code });
  });
});
