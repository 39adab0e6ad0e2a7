// SPDX-License-Identifier: Apache-2.0
// Who made an entry of a log is believed only when the log and an authority prove it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { judgeRecordedEntry } from '../../src/sigstore/recorded-entry.ts';
import { rekorEntrySchema, type RekorEntry } from '../../src/sigstore/rekor-v1-entry.ts';
import { parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import {
  changed,
  flipped,
  image,
  keySigner,
  signatureStatement,
  startGround,
  workflow,
  type Ground,
} from './setup.ts';
import { dsseEntry, intotoEntry, oldIntotoEntry, propose, selfMade, sha256 } from './rekor.ts';

const payload = signatureStatement(image, {});
let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(async () => ground.close());

async function record(entry: object): Promise<RekorEntry> {
  const recorded = await propose(ground.sigstore.url, entry);
  return v.parse(rekorEntrySchema, recorded.entry);
}
const judge = (entry: RekorEntry) => judgeRecordedEntry(entry, ground.trust);

describe('an entry of the log', () => {
  test.each([
    ['dsse', 'dsse', dsseEntry],
    ['intoto 0.0.2', 'intoto', intotoEntry],
    ['intoto 0.0.1', 'intoto', oldIntotoEntry],
  ])('of the kind %s is by whom an authority certified', async (_, kind, make) => {
    const signer = await ground.certify();
    const entry = await record(make(payload, [signer]));
    expect(judge(entry)).toMatchObject({
      kind: 'proven',
      recorded: {
        kind,
        logId: ground.trust.tlogs[0]?.logID.toString('hex'),
        logIndex: entry.logIndex,
        time: new Date(Number(entry.integratedTime) * 1000),
        digest: { algorithm: 'sha256', value: sha256(payload) },
      },
      signers: [
        {
          kind: 'certified',
          certificate: { subjectAlternativeName: workflow, issuer: ground.oidc.url },
        },
      ],
    });
  });

  test('of the kind hashedrekord is by whom an authority certified', async () => {
    const signer = await ground.certify();
    const content = Buffer.from('signature').toString('base64');
    const pem = Buffer.from(signer.certificate.pem).toString('base64');
    const entry = await record({
      apiVersion: '0.0.1',
      kind: 'hashedrekord',
      spec: {
        data: { hash: { algorithm: 'sha256', value: sha256('message') } },
        signature: { content, publicKey: { content: pem } },
      },
    });
    expect(judge(entry)).toMatchObject({
      kind: 'proven',
      recorded: { kind: 'hashedrekord', digest: { value: sha256('message') } },
      signers: [{ kind: 'certified' }],
    });
  });

  test('with a certificate that its holder made is by nobody, whatever name is in it', async () => {
    const entry = await record(dsseEntry(payload, [selfMade(ground.oidc.url)]));
    expect(judge(entry)).toMatchObject({
      kind: 'proven',
      signers: [{ kind: 'self-made', reason: 'no trusted authority has issued it' }],
    });
  });

  test('with a certificate of another Sigstore is by nobody', async () => {
    const other = await startGround();
    const entry = await record(dsseEntry(payload, [await other.certify()]));
    expect(judge(entry)).toMatchObject({ kind: 'proven', signers: [{ kind: 'self-made' }] });
    await other.close();
  });

  test('with a certificate that no log of certificates knows is by nobody', async () => {
    const entry = await record(dsseEntry(payload, [await ground.certify()]));
    const other = await startGround();
    const root = { ...ground.sigstore.trustedRoot, ctlogs: other.sigstore.trustedRoot['ctlogs'] };
    const trust = parseTrustedRoot(JSON.stringify(root), 'root.json');
    expect(judgeRecordedEntry(entry, trust)).toMatchObject({ signers: [{ kind: 'self-made' }] });
    await other.close();
  });

  test('made when the certificate had ended is by nobody', async () => {
    const other = await startGround({ logTime: () => Date.now() + 3_600_000 });
    const signer = await other.certify();
    const recorded = await propose(other.sigstore.url, dsseEntry(payload, [signer]));
    const entry = v.parse(rekorEntrySchema, recorded.entry);
    expect(judgeRecordedEntry(entry, other.trust)).toMatchObject({
      kind: 'proven',
      signers: [{ kind: 'self-made', reason: 'it was not valid when it was used' }],
    });
    await other.close();
  });

  test('by a key says which key', async () => {
    const signer = keySigner();
    const entry = await record(dsseEntry(payload, [signer]));
    const der = signer.publicKey.export({ type: 'spki', format: 'der' });
    expect(judge(entry)).toMatchObject({ signers: [{ kind: 'key', fingerprint: sha256(der) }] });
  });

  test('by several has a judgement of each, so that nobody hides behind another', async () => {
    const entry = await record(
      dsseEntry(payload, [keySigner(), await ground.certify(), selfMade(ground.oidc.url)]),
    );
    const judged = judge(entry);
    expect(
      judged.kind === 'proven' ? judged.signers.map(({ kind }) => kind).toSorted() : [],
    ).toEqual(['certified', 'key', 'self-made']);
  });

  test('of a kind that signs no images is told as such', async () => {
    const entry = await record(dsseEntry(payload, [keySigner()]));
    const body = JSON.stringify({ kind: 'rpm', apiVersion: '0.0.1', spec: {} });
    expect(judge({ ...entry, body: Buffer.from(body).toString('base64') })).toEqual({
      kind: 'unreadable',
      why: 'an entry of the kind "rpm 0.0.1" that is not understood',
    });
  });
});

describe('an entry proves nothing', () => {
  const promised = [
    ['time', 'integratedTime', (old: unknown) => String(Number(old) - 1)],
    ['index', 'logIndex', (old: unknown) => String(Number(old) + 1)],
    ['promise', 'verification.signedEntryTimestamp', (old: unknown) => flipped(old)],
    [
      'log',
      'logID',
      (old: unknown) => `${String(old).startsWith('0') ? '1' : '0'}${String(old).slice(1)}`,
    ],
    [
      'checkpoint',
      'verification.inclusionProof.checkpoint',
      (old: unknown) => String(old).replace(' - 1234', ' - 1235'),
    ],
  ] as const;
  test.each(promised)('with another %s than the log promised', async (_, path, change) => {
    const entry = await record(dsseEntry(payload, [await ground.certify()]));
    const other = v.parse(rekorEntrySchema, changed(entry, path, change));
    expect(judge(entry).kind).toBe('proven');
    expect(judge(other)).toEqual({
      kind: 'unreadable',
      why: expect.stringContaining('the log does not prove it'),
    });
  });

  test('with any bit of its body changed', async () => {
    const entry = await record(dsseEntry(payload, [await ground.certify()]));
    const length = Buffer.from(entry.body, 'base64').length;
    fc.assert(
      fc.property(fc.nat({ max: length - 1 }), (at) => {
        expect(judge({ ...entry, body: flipped(entry.body, at) }).kind).toBe('unreadable');
      }),
      { numRuns: 200 },
    );
  });

  test('when the trusted root does not list its log', async () => {
    const entry = await record(dsseEntry(payload, [await ground.certify()]));
    expect(judgeRecordedEntry(entry, { ...ground.trust, tlogs: [] })).toEqual({
      kind: 'unreadable',
      why: 'the log does not prove it: the trusted root does not list its log',
    });
  });
});
