// SPDX-License-Identifier: Apache-2.0
// What the log's index and the log are asked, and what of their answers is taken.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  readEntries,
  readEntryAt,
  searchLog,
  type EntryAnswer,
} from '../../src/sigstore/log-search.ts';
import { refusalOf } from '../http/ports.ts';
import { dsseEntry, propose, selfMade, sha256 } from './rekor.ts';
import {
  changed,
  image,
  keySigner,
  otherDigest,
  portsOf,
  signatureStatement,
  startGround,
  workflow,
  type Ground,
} from './setup.ts';

const payload = signatureStatement(image, {});
const search = /\/index\/retrieve$/;
const retrieve = /\/entries\/retrieve$/;
let ground: Ground;
let log: URL;
beforeAll(async () => {
  ground = await startGround();
  log = new URL(ground.sigstore.url);
});
afterAll(async () => ground.close());

const record = async () =>
  (await propose(ground.sigstore.url, dsseEntry(payload, [await ground.certify()]))).uuid;
const uuidsOf = (query: Parameters<typeof searchLog>[0]) =>
  searchLog(query, log, portsOf()).then((answer) => (answer.kind === 'found' ? answer.uuids : []));
const kinds = (answers: readonly EntryAnswer[]) =>
  answers.map((answer) => (answer.kind === 'read' ? answer.uuid : answer.why));

describe('the index', () => {
  test('names every entry about a digest, by whomever it is', async () => {
    const ours = await record();
    const foreign = await propose(ground.sigstore.url, dsseEntry(payload, [keySigner()]));
    expect(await uuidsOf({ hash: image.digest })).toEqual(
      expect.arrayContaining([ours, foreign.uuid]),
    );
    expect(await uuidsOf({ hash: otherDigest })).toEqual([]);
  });

  test('names the entries under a name, exactly', async () => {
    const ours = await record();
    expect(await uuidsOf({ subject: workflow })).toContain(ours);
    expect(await uuidsOf({ subject: workflow.slice(0, -1) })).toEqual([]);
  });

  test('of an old server names nothing under a name', async () => {
    await record();
    ground.sigstore.rekorV1.index.mode = 'old';
    expect(await uuidsOf({ subject: workflow })).toEqual([]);
    expect(await uuidsOf({ hash: image.digest })).not.toEqual([]);
    ground.sigstore.rekorV1.index.mode = 'on';
  });

  test('that is switched off is told from one that names nothing', async () => {
    ground.sigstore.rekorV1.index.mode = 'off';
    const before = ground.asked(search).length;
    expect(await searchLog({ hash: image.digest }, log, portsOf())).toEqual({
      kind: 'switched-off',
    });
    expect(ground.asked(search).slice(before)).toEqual(['POST 501']);
    ground.sigstore.rekorV1.index.mode = 'on';
  });

  test.each([
    ['HTML', { status: 200, body: '<html>' }],
    ['an object', { status: 200, body: {} }],
    ['what is no UUID', { status: 200, body: ['../../etc'] }],
    ['a UUID of another length', { status: 200, body: ['ab'.repeat(36)] }],
    ['numbers', { status: 200, body: [7] }],
    ['more than anyone reads', { status: 200, body: Array<string>(20_001).fill('a'.repeat(64)) }],
    ['without end', 'endless'],
  ] as const)('that answers %s is not believed', async (_, fault) => {
    ground.fail(search, fault);
    expect(await refusalOf(searchLog({ hash: image.digest }, log, portsOf()))).toMatchObject({
      code: 'REKOR_RESPONSE_INVALID',
    });
  });

  test('that says null names nothing', async () => {
    ground.fail(search, { status: 200, body: 'null' });
    expect(await uuidsOf({ hash: image.digest })).toEqual([]);
  });

  test('is asked again when it is busy, and as late as it asks for', async () => {
    ground.fail(search, { status: 429, headers: { 'retry-after': '7' }, body: '' });
    const ports = portsOf();
    await searchLog({ hash: image.digest }, log, ports);
    expect(ports.slept).toEqual([7000]);
  });

  test('that refuses a question is told with its words', async () => {
    const long = { subject: `https://${'x'.repeat(600)}` };
    expect(await refusalOf(searchLog(long, log, portsOf()))).toMatchObject({
      code: 'REKOR_REJECTED',
      message: expect.stringContaining('at most 512'),
    });
  });
});

describe('entries', () => {
  test('are read ten at a time, with those that are not there told', async () => {
    const uuids = [await record(), await record()];
    const missing = `${uuids[0]?.slice(0, 16) ?? ''}${'0'.repeat(64)}`;
    const before = ground.asked(retrieve).length;
    expect(kinds(await readEntries([...uuids, missing], log, portsOf()))).toEqual([
      ...uuids,
      'the log does not have it',
    ]);
    expect(ground.asked(retrieve).length - before).toBe(1);
  });

  test('are found by the end of their UUID alone, too', async () => {
    const uuid = (await record()).slice(16);
    expect(kinds(await readEntries([uuid], log, portsOf()))).toEqual([uuid]);
  });

  test('are refused eleven at a time, as by the real one', async () => {
    const eleven = Array<string>(11).fill('ab'.repeat(32));
    expect(await refusalOf(readEntries(eleven, log, portsOf()))).toMatchObject({
      code: 'REKOR_REJECTED',
      message: expect.stringContaining('at most 10 items'),
    });
  });

  test('are read by their index, through all shards', async () => {
    const split = await startGround();
    const url = new URL(split.sigstore.url);
    const one = await propose(split.sigstore.url, dsseEntry(payload, [keySigner()]));
    split.sigstore.rekorV1.split();
    const other = await propose(split.sigstore.url, dsseEntry(payload, [keySigner()]));
    const at = async (index: string) => (await readEntryAt(index, url, portsOf()))?.uuid;
    expect([await at('0'), await at('1'), await at('2')]).toEqual([
      one.uuid,
      other.uuid,
      undefined,
    ]);
    expect(one.uuid.slice(0, 16)).not.toBe(other.uuid.slice(0, 16));
    await split.close();
  });

  test('that are others than what was asked for are not taken', async () => {
    const [one, other] = [await record(), await record()];
    const [wanted] = await readEntries([other], log, portsOf());
    const entry = wanted?.kind === 'read' ? wanted.entry : undefined;
    ground.fail(retrieve, { status: 200, body: [{ [one]: entry }] });
    expect(kinds(await readEntries([one], log, portsOf()))).toEqual([
      'the log answers with another entry',
    ]);
  });

  test('beside one that cannot be read are read all the same', async () => {
    const [good, bad] = [await record(), await record()];
    const [first, second] = await readEntries([good, bad], log, portsOf());
    const entryOf = (answer: EntryAnswer | undefined) =>
      answer?.kind === 'read' ? answer.entry : undefined;
    const body = [{ [bad]: changed(entryOf(second), 'body', () => 7) }, { [good]: entryOf(first) }];
    ground.fail(retrieve, { status: 200, body });
    expect(kinds(await readEntries([good, bad], log, portsOf()))).toEqual([
      good,
      expect.stringContaining('body'),
    ]);
  });

  test('that are too long together are read one by one, and one that is too long hides no other', async () => {
    const uuids = [await record(), await record(), await record()];
    const long = { status: 200, body: ' '.repeat(9 * 1024 * 1024) };
    // The three together, then the first alone.
    ground.fail(retrieve, long, 2);
    expect(kinds(await readEntries(uuids, log, portsOf()))).toEqual([
      'too long',
      ...uuids.slice(1),
    ]);
  });

  test('are found under a name that their signer wrote himself, which is why a name is no proof', async () => {
    const forged = await propose(
      ground.sigstore.url,
      dsseEntry(payload, [selfMade(ground.oidc.url)]),
    );
    expect(await uuidsOf({ subject: workflow })).toContain(forged.uuid);
  });

  test('are called by the hash of their body', async () => {
    const uuid = await record();
    const [answer] = await readEntries([uuid], log, portsOf());
    const body = Buffer.from(answer?.kind === 'read' ? answer.entry.body : '', 'base64');
    expect(uuid.slice(-64)).toBe(sha256(Buffer.concat([Buffer.from([0]), body])));
  });
});
