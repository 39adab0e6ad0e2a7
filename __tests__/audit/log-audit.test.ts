// SPDX-License-Identifier: Apache-2.0
// What an audit makes of entries of the log: those that nobody of us made are incidents, and what
// anyone can write there is counted.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { signerOf } from '../../src/audit/image-evidence.ts';
import type { Image } from '../../src/image/reference.ts';
import { dsseEntry, propose, selfMade } from '../sigstore/rekor.ts';
import { keySigner, portsOf, signatureStatement, startGround } from '../sigstore/setup.ts';
import {
  besides,
  incidents,
  logWorld,
  nameOf,
  newImage,
  ourRun,
  stranger,
  type LogWorld,
} from './log.ts';

const search = /\/index\/retrieve$/;
const retrieve = /\/entries\/retrieve$/;

let world: LogWorld;
beforeEach(async () => {
  world = logWorld(await startGround());
});
afterEach(async () => world.ground.close());

describe('entries with our identity', () => {
  test('that runs of ours explain are in order', async () => {
    const images = [await world.signed(), await world.signed()];
    const evidence = await world.audit(images);
    const { rootHash } = world.ground.sigstore.rekorV1.log().head();
    expect(evidence).toMatchObject({
      report: {
        url: world.log.href,
        treeSize: '2',
        rootHash: rootHash.toString('hex'),
        entries: 2,
        failure: null,
      },
      entriesNotOurs: [],
      inconsistent: null,
      counts: { ours: 2, foreign: 0, selfMade: 0, keys: 0, unreadable: 0 },
      notices: [],
    });
    expect(world.askedRuns).toEqual(['acme/app 42']);
  });

  test('that no run explains are incidents, with the image and what proves it', async () => {
    const image = newImage();
    const signed = await world.signed(image);
    const evidence = await world.audit([signed], { runs: 'not-found' });
    expect(evidence.report.failure).toBeNull();
    expect(evidence.entriesNotOurs).toMatchObject([
      {
        index: '0',
        image: nameOf(image),
        why: 'GitHub knows no run 42 of acme/app',
        signer: { identity: world.ours.subject, sourceRepositoryId: '1001' },
        evidence: [
          expect.stringMatching(/^entry [0-9a-f]{80} at index 0, taken at /),
          expect.stringMatching(/^certificate [0-9A-F:]{95} of a trusted authority$/),
          'names the run https://github.com/acme/app/actions/runs/42/attempts/1',
          `signs exactly what is signed of ${nameOf(image)}`,
        ],
      },
    ]);
  });

  test('are found by their name alone, about images that nobody audits', async () => {
    const known = await world.signed();
    const signer = await world.ground.certify({ run_id: '666' });
    await world.record(newImage('acme/secret'), signer);
    const evidence = await world.audit([known], {
      runs: async ({ id }) => (id === '42' ? ourRun : 'not-found'),
    });
    expect(evidence.entriesNotOurs).toMatchObject([
      {
        index: '1',
        image: null,
        why: 'GitHub knows no run 666 of acme/app',
        evidence: expect.arrayContaining(['about nothing that was audited']),
      },
    ]);
  });

  test('with annotations are bound to their image by the index, which is said', async () => {
    const image = newImage();
    const known = await world.signed(image);
    const signer = await world.ground.certify({ run_id: '666' });
    const payload = signatureStatement(image, { team: 'other' });
    await propose(world.ground.sigstore.url, dsseEntry(payload, [signer]));
    const evidence = await world.audit([known], {
      runs: async ({ id }) => (id === '42' ? ourRun : 'not-found'),
    });
    expect(evidence.entriesNotOurs).toMatchObject([
      {
        image: nameOf(image),
        evidence: expect.arrayContaining([
          `about ${nameOf(image)} by the word of the log’s index alone`,
        ]),
      },
    ]);
  });

  test.each([
    ['commit', { headSha: 'b'.repeat(40) }],
    ['workflow', { path: '.github/workflows/other.yml@refs/heads/main' }],
    ['id of the repository', { repositoryId: '1002' }],
    ['run', { id: '43' }],
  ])('whose run has another %s are incidents', async (what, change) => {
    const evidence = await world.audit([await world.signed()], { runs: { ...ourRun, ...change } });
    expect(incidents(evidence)).toEqual([
      expect.stringContaining(`the certificate says that the ${what} is`),
    ]);
  });

  test('whose run was never begun so often are incidents', async () => {
    const signed = await world.signed();
    await world.record(newImage(), await world.ground.certify({ run_attempt: '3' }));
    const evidence = await world.audit([signed], { runs: { ...ourRun, attempts: 2 } });
    expect(incidents(evidence)).toEqual(['it names attempt 3 of a run that was begun 2 times']);
  });

  test.each([
    ['cannot be looked up', async () => 'unknown' as const, 'LOG_RUNS_UNKNOWN'],
    ['fail to be looked up', async () => Promise.reject(new Error('no')), 'LOG_RUNS_FAILED'],
  ])('whose runs %s are not known, and no incidents', async (_, runs, code) => {
    const evidence = await world.audit([await world.signed()], { runs });
    expect(incidents(evidence)).toEqual([]);
    expect(evidence.report.failure).toMatchObject({
      code,
      hint: expect.stringContaining('"actions: read"'),
    });
  });

  test('are asked about the most telling first, and the cut is said', async () => {
    const signed = await world.signed();
    await world.record(newImage(), await world.ground.certify({ run_id: '7' }));
    const evidence = await world.audit([signed], { limits: { runs: 1 }, runs: 'not-found' });
    expect(world.askedRuns).toEqual(['acme/app 7']);
    expect(evidence.entriesNotOurs.map(({ index }) => index)).toEqual(['1']);
    expect(evidence.report.failure).toMatchObject({
      code: 'LOG_CUT',
      message: 'Only 1 of 2 workflow runs were asked about',
    });
  });
});

describe('entries by others', () => {
  let image: Image;
  beforeEach(() => {
    image = newImage();
  });

  test('about our image are counted, and no incidents', async () => {
    const signed = await world.signed(image);
    await world.record(image, await world.ground.certify(stranger));
    const evidence = await world.audit([signed]);
    expect(incidents(evidence)).toEqual([]);
    expect(evidence.counts).toMatchObject({ ours: 1, foreign: 1 });
  });

  test('about our image, beside which their signature lies, are incidents', async () => {
    const signer = await world.ground.certify(stranger);
    const signed = besides(await world.signed(image), signer);
    await world.record(image, signer);
    const evidence = await world.audit([signed]);
    expect(evidence.entriesNotOurs).toMatchObject([
      {
        image: nameOf(image),
        signer: { identity: signer.certificate.subjectAlternativeName },
        why: 'somebody else signed it, and the signature lies beside the image, too',
      },
    ]);
    expect(world.askedRuns).toEqual(['acme/app 42']);
  });

  test('about another image than the one beside which their signature lies are no incidents', async () => {
    const signer = await world.ground.certify(stranger);
    const [signed, other] = [besides(await world.signed(image), signer), newImage()];
    await world.record(other, signer);
    expect(incidents(await world.audit([signed, await world.signed(other)]))).toEqual([]);
  });

  test('whom another policy of the image names are no incidents', async () => {
    const signer = await world.ground.certify(stranger);
    const signed = await world.signed(image);
    const trusted = signed.signatures.map((one) => ({
      ...one,
      signer: signerOf(signer.certificate),
      log: [],
    }));
    await world.record(image, signer);
    const evidence = await world.audit([
      besides(signed, signer),
      { ...signed, signatures: trusted },
    ]);
    expect(evidence).toMatchObject({
      entriesNotOurs: [],
      report: { failure: null },
      counts: { foreign: 1 },
    });
  });

  test('with a certificate of their own making and our name are counted, whatever they claim', async () => {
    const signed = await world.signed(image);
    const forger = selfMade(world.ground.oidc.url);
    await world.record(image, forger);
    const evidence = await world.audit([besides(signed, forger)], {
      runs: async ({ id }) => (id === '42' ? ourRun : 'not-found'),
    });
    expect(incidents(evidence)).toEqual([]);
    expect(evidence).toMatchObject({ counts: { ours: 1, selfMade: 1 }, report: { failure: null } });
    expect(world.askedRuns).toEqual(['acme/app 42']);
  });

  test('with our name from another issuer are not ours', async () => {
    const signed = await world.signed(image);
    const identities = [{ ...world.ours, issuer: 'https://issuer.example' }];
    const evidence = await world.audit([signed], { identities, runs: 'not-found' });
    expect(incidents(evidence)).toEqual([]);
    expect(evidence.counts).toMatchObject({ ours: 0, foreign: 1 });
  });

  test('who call a workflow of ours are not ours', async () => {
    const signed = await world.signed(image);
    const caller = await world.ground.certify({
      ...stranger,
      job_workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/main',
    });
    await world.record(image, caller);
    const evidence = await world.audit([signed], {
      runs: async ({ repository }) => (repository === 'acme/app' ? ourRun : 'not-found'),
    });
    expect(incidents(evidence)).toEqual([]);
    expect(evidence.counts).toMatchObject({ ours: 1, foreign: 1 });
  });

  test('with keys are counted', async () => {
    const signed = await world.signed(image);
    await world.record(image, keySigner());
    expect(await world.audit([signed])).toMatchObject({ entriesNotOurs: [], counts: { keys: 1 } });
  });

  test('who fill the log with entries about one image hide none of another', async () => {
    const pair = [newImage(), newImage()];
    const [flooded, other] = pair.toSorted((one, two) => (one.digest < two.digest ? -1 : 1));
    if (flooded === undefined || other === undefined) throw new Error('no images');
    const signer = await world.ground.certify(stranger);
    const images = [await world.signed(flooded), besides(await world.signed(other), signer)];
    for (let made = 0; made < 30; made++) await world.record(flooded, keySigner());
    await world.record(other, signer);
    const evidence = await world.audit(images, { limits: { entries: 6 } });
    expect(evidence.entriesNotOurs).toMatchObject([{ image: nameOf(other) }]);
    expect(evidence.report.failure).toMatchObject({
      code: 'LOG_CUT',
      message: 'Only 6 of 33 entries of the log were read',
    });
  });
});

describe('what the log is asked', () => {
  let images: Awaited<ReturnType<LogWorld['signed']>>[];
  let large: LogWorld;
  beforeAll(async () => {
    large = logWorld(await startGround({ timestampAuthority: false }));
    images = [];
    for (let made = 0; made < 60; made++) images.push(await large.signed());
  });
  afterAll(async () => large.ground.close());

  test('is one question for each image and one for ten entries, sixteen at a time', async () => {
    const before = [search, retrieve].map((path) => large.ground.asked(path).length);
    const ports = portsOf();
    const open = { now: 0, most: 0 };
    const send: typeof ports.http.send = async (request) => {
      open.most = Math.max(open.most, ++open.now);
      return ports.http.send(request).finally(() => open.now--);
    };
    const evidence = await large.audit([...images, ...images], {
      ports: { ...ports, http: { send }, runs: async () => ourRun },
    });
    expect(evidence.report.entries).toBe(60);
    const asked = [search, retrieve].map((path) => large.ground.asked(path).length);
    // Each image and our name; the entry of the canary, and sixty others.
    expect(asked.map((count, at) => count - (before[at] ?? 0))).toEqual([61, 7]);
    expect(open.most).toBe(16);
  });

  test('is bounded, and the cut is said', async () => {
    const before = large.ground.asked(search).length;
    const evidence = await large.audit(images, { limits: { digests: 20 } });
    expect(large.ground.asked(search).length - before).toBeLessThanOrEqual(22);
    expect(evidence.report.failure).toMatchObject({
      code: 'LOG_CUT',
      message: 'Only 20 of 60 images were looked for in the log',
    });
  });

  test('is about other images each day, until all had their turn', async () => {
    const seen = new Set<string>();
    for (const day of [0, 1, 2]) {
      const ports = portsOf();
      const now = () => Date.UTC(2026, 0, 1 + day);
      const send: typeof ports.http.send = async (request) => {
        const { hash } = JSON.parse(String(request.body ?? '{}')) as { hash?: string };
        if (hash !== undefined) seen.add(hash);
        return ports.http.send(request);
      };
      const patience = { ...ports.patience, clock: { ...ports.patience.clock, now } };
      await large.audit(images, {
        canary: undefined,
        limits: { digests: 20 },
        ports: { http: { send }, patience, runs: async () => ourRun },
      });
    }
    expect(seen.size).toBe(60);
  });
});
