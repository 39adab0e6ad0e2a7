// SPDX-License-Identifier: Apache-2.0
// Whatever is in the log, an entry is an incident only when an authority certified its signer and
// GitHub or the registry says what is wrong.
import { beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { signerOf } from '../../src/audit/image-evidence.ts';
import { chooseCanary } from '../../src/audit/log-canary.ts';
import {
  judgeEntries,
  keyOfRun,
  runsToAsk,
  type EntryContext,
  type FoundEntry,
  type LoggedImage,
} from '../../src/audit/log-judgement.ts';
import { signedPayloads } from '../../src/audit/signed-payloads.ts';
import { runOf, type RunAnswer } from '../../src/audit/workflow-run.ts';
import { dockerReference } from '../../src/image/reference.ts';
import type { RecordedSigner } from '../../src/sigstore/recorded-entry.ts';
import { simpleSigningPayload } from '../../src/sigstore/simple-signing.ts';
import { sha256 } from '../sigstore/rekor.ts';
import { signatureStatement, startGround, type Ground } from '../sigstore/setup.ts';
import { besides, logWorld, nameOf, newImage, ourRun, stranger, type LogWorld } from './log.ts';

const image = newImage();
const now = new Date('2026-11-26T00:00:00Z');
const dayMs = 86_400_000;
let ground: Ground;
let world: LogWorld;
let audited: LoggedImage;
let context: EntryContext;
let ourSigners: readonly RecordedSigner[];
let strangers: readonly RecordedSigner[];
beforeAll(async () => {
  ground = await startGround();
  world = logWorld(ground);
  const certified = async (claims = {}): Promise<RecordedSigner> => ({
    kind: 'certified',
    certificate: (await ground.certify(claims)).certificate,
  });
  ourSigners = [await certified(), await certified({ run_id: '666' })];
  strangers = [await certified(stranger)];
  audited = besides(await world.signed(image), await ground.certify(stranger));
  context = {
    images: [audited],
    identities: [world.ours],
    payloads: signedPayloads([nameOf(image)]),
    now,
  };
});
afterAll(async () => ground.close());

const nobody: readonly RecordedSigner[] = [
  { kind: 'self-made', reason: 'no trusted authority has issued it' },
  { kind: 'key', fingerprint: 'ab'.repeat(32) },
];

function entryOf(
  uuid: string,
  signers: readonly RecordedSigner[],
  { age = 1, isAbout = true, payload = 'cd'.repeat(32) } = {},
): FoundEntry {
  return {
    uuid,
    digests: isAbout ? [image.digest] : [],
    entry: {
      kind: 'proven',
      recorded: {
        logId: 'aa'.repeat(32),
        logIndex: '7',
        time: new Date(now.getTime() - age * dayMs),
        kind: 'dsse',
        digest: { algorithm: 'sha256', value: payload },
      },
      signers,
    },
  };
}

const answer = fc.constantFrom<RunAnswer>(
  ourRun,
  { ...ourRun, id: '666' },
  'not-found',
  'unknown',
  { ...ourRun, headSha: 'b' },
);
/** Any mixture of entries, and what GitHub says of the two runs that ours name. */
const scene = () => {
  const signer = fc.constantFrom(...ourSigners, ...strangers, ...nobody);
  const entry = fc
    .record({
      signers: fc.array(signer, { minLength: 1, maxLength: 3 }),
      age: fc.integer({ min: 0, max: 800 }),
      isAbout: fc.boolean(),
      isReadable: fc.boolean(),
    })
    .map(({ signers, age, isAbout, isReadable }) =>
      isReadable
        ? entryOf('', signers, { age, isAbout })
        : { uuid: '', digests: [image.digest], entry: { kind: 'unreadable', why: 'x' } as const },
    );
  const entries = fc
    .array(entry, { maxLength: 8 })
    .map((list) => list.map((one, at) => ({ ...one, uuid: String(at) })));
  const runs = fc.tuple(answer, answer).map(
    ([one, other]) =>
      new Map([
        ['acme/app 42', one],
        ['acme/app 666', other],
      ] as const),
  );
  return fc.tuple(entries, runs);
};

describe('whatever is in the log', () => {
  test('what nobody certified accuses nobody, and every signature is counted once', () => {
    fc.assert(
      fc.property(scene(), ([entries, runs]) => {
        const { notOurs, counts } = judgeEntries(entries, context, runs);
        const signersOf = ({ entry }: FoundEntry) => (entry.kind === 'proven' ? entry.signers : []);
        const certified = entries.filter((one) =>
          signersOf(one).some(({ kind }) => kind === 'certified'),
        );
        for (const { uuid } of notOurs) expect(certified.map((one) => one.uuid)).toContain(uuid);
        expect(counts.ours + counts.foreign + counts.selfMade + counts.keys).toBe(
          entries.flatMap(signersOf).length,
        );
        const bare = entries.map((one): FoundEntry =>
          one.entry.kind === 'unreadable'
            ? one
            : {
                ...one,
                entry: {
                  ...one.entry,
                  signers: one.entry.signers.filter(({ kind }) => kind !== 'certified'),
                },
              },
        );
        expect(judgeEntries(bare, context, runs).notOurs).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('knowing less of runs never accuses more', () => {
    fc.assert(
      fc.property(
        scene(),
        fc.constantFrom('acme/app 42', 'acme/app 666'),
        ([entries, runs], which) => {
          const keysOf = (answers: ReadonlyMap<string, RunAnswer>) =>
            judgeEntries(entries, context, answers).notOurs.map(({ uuid, signer, why }) =>
              JSON.stringify([uuid, signer, why]),
            );
          const before = keysOf(runs);
          const unknown = new Map<string, RunAnswer>(runs).set(which, 'unknown');
          for (const known of keysOf(unknown)) expect(before).toContain(known);
          const missing = new Map<string, RunAnswer>(runs);
          missing.delete(which);
          expect(keysOf(missing)).toEqual(keysOf(unknown));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the order in which it is read makes no difference', () => {
    fc.assert(
      fc.property(
        scene().chain(([entries, runs]) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
            fc.constant(runs),
          ),
        ),
        ([entries, shuffled, runs]) => {
          const judged = (list: readonly FoundEntry[]) => judgeEntries(list, context, runs);
          expect(judged(shuffled).counts).toEqual(judged(entries).counts);
          expect(judged(shuffled).notOurs).toEqual(judged(entries).notOurs);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('every run that could explain an entry of ours is asked about, once', () => {
    fc.assert(
      fc.property(scene(), ([entries]) => {
        const asked = runsToAsk(entries, context).map(keyOfRun);
        const named = entries.flatMap(({ entry }) =>
          entry.kind === 'proven' && now.getTime() - entry.recorded.time.getTime() < 400 * dayMs
            ? entry.signers.flatMap((signer) =>
                ourSigners.includes(signer) && signer.kind === 'certified'
                  ? (runOf(signer.certificate) ?? [])
                  : [],
              )
            : [],
        );
        expect(asked.toSorted()).toEqual([...new Set(named.map(keyOfRun))].toSorted());
      }),
      { numRuns: 200 },
    );
  });
});

describe('an entry with our identity', () => {
  const gone = new Map([['acme/app 42', 'not-found'] as const]);

  test('is no incident when it is so old that GitHub has deleted its run', () => {
    const why = (age: number) =>
      judgeEntries([entryOf('1', ourSigners.slice(0, 1), { age })], context, gone).notOurs.length;
    expect([why(399), why(401)]).toEqual([1, 0]);
    expect(runsToAsk([entryOf('1', ourSigners, { age: 401 })], context)).toEqual([]);
  });

  test('is bound to its image by its payload, though the index names it for none', () => {
    const cosigns =
      '{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"' +
      `${image.digest.slice(7)}"},"annotations":{}}],"predicateType":` +
      '"https://sigstore.dev/cosign/sign/v1","predicate":{}}';
    const payloads = [
      signatureStatement(image, {}),
      cosigns,
      cosigns.replaceAll(',"', ', "'),
      simpleSigningPayload(dockerReference(image.repository), image.digest, {}),
    ];
    for (const payload of payloads) {
      const entry = entryOf('1', ourSigners.slice(0, 1), {
        isAbout: false,
        payload: sha256(payload),
      });
      expect(judgeEntries([entry], context, gone).notOurs).toMatchObject([
        {
          image: nameOf(image),
          evidence: expect.arrayContaining([`signs exactly what is signed of ${nameOf(image)}`]),
        },
      ]);
    }
  });

  test('is of whichever image its payload says, whatever the index says', () => {
    const other = newImage('acme/other');
    const both: EntryContext = {
      ...context,
      images: [audited, { ...audited, repository: 'ghcr.io/acme/other', digest: other.digest }],
      payloads: signedPayloads([nameOf(image), nameOf(other)]),
    };
    const entry = entryOf('1', ourSigners.slice(0, 1), {
      payload: sha256(signatureStatement(other, {})),
    });
    expect(judgeEntries([entry], both, gone).notOurs[0]?.image).toBe(nameOf(other));
  });
});

describe('the canary', () => {
  const logId = () => ground.trust.tlogs[0]?.logID.toString('hex') ?? '';

  test('is the newest signature that is in this log under a name', () => {
    const [signature] = audited.signatures;
    if (signature === undefined) throw new Error('no signature');
    const older = {
      ...signature,
      time: '2020-01-01T00:00:00Z',
      log: [{ logId: logId(), index: '9' }],
    };
    const images = [{ ...audited, signatures: [older, signature] }];
    expect(chooseCanary(images, [logId()])).toEqual({
      subject: world.ours.subject,
      digest: image.digest,
      logId: logId(),
      index: '0',
    });
    expect(chooseCanary(images, ['bb'.repeat(32)])).toBeUndefined();
  });

  test.each([
    ['of the older format, whose image no index knows', { format: 'legacy' as const }],
    ['by a key', { signer: signerOf(undefined) }],
    ['without a time', { time: null }],
    ['in no log', { log: [] }],
    ['of something else than the image', { predicateType: 'https://slsa.dev/provenance/v1' }],
  ])('is none %s', (_, change) => {
    const signatures = audited.signatures.map((one) => ({ ...one, ...change }));
    expect(chooseCanary([{ ...audited, signatures }], [logId()])).toBeUndefined();
  });
});
