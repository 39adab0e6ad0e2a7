// SPDX-License-Identifier: Apache-2.0
// What one job wrote to lists of signatures, in a file that other steps can reach too.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { jobEntriesOf } from '../../../src/action/runner/job-entries.ts';
import { digestOf, type Digest } from '../../../src/image/digest.ts';
import { makePipe } from '../../image/pipe.ts';

const fileName = 'signet-listed.json';
const job = { GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'release' };
const digestNumber = (number: number): Digest => digestOf(Buffer.from(String(number)));
const some = [1, 2, 3].map(digestNumber);

function step(given: Readonly<Record<string, string>> = {}) {
  const temp = given['RUNNER_TEMP'] ?? mkdtempSync(join(tmpdir(), 'signet-job-'));
  const env = { ...job, RUNNER_TEMP: temp, ...given };
  return { temp, file: join(temp, fileName), env, entries: () => jobEntriesOf(env) };
}
const known = async (entries: ReturnType<typeof jobEntriesOf>) => [...(await entries.earlier())];

async function write(entries: ReturnType<typeof jobEntriesOf>, digests: readonly Digest[]) {
  entries.add(digests);
  await entries.save();
}

describe('what one step wrote', () => {
  test('is known to the next, with what the steps before wrote, and to no one else', async () => {
    const { entries, temp, file } = step();
    await write(entries(), some.slice(0, 2));
    await write(entries(), some.slice(2));
    expect(await known(entries())).toEqual(some);
    expect(readdirSync(temp)).toEqual([fileName]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is not its own earlier entry', async () => {
    const entries = step().entries();
    await write(entries, some);
    expect(await known(entries)).toEqual([]);
  });

  test('makes no file when it is nothing, or when the runner offers no folder', async () => {
    const { entries, temp } = step();
    await entries().save();
    expect(readdirSync(temp)).toEqual([]);
    const homeless = jobEntriesOf(job);
    await write(homeless, some);
    expect(await known(homeless)).toEqual([]);
  });

  test('is kept as far as it is of use: the latest thousand', async () => {
    const { entries } = step();
    await write(entries(), some);
    await write(
      entries(),
      Array.from({ length: 999 }, (_, at) => digestNumber(at + 10)),
    );
    const left = await known(entries());
    expect(left).toHaveLength(1000);
    expect(left[0]).toBe(some[2]);
  });

  test.each([{ GITHUB_RUN_ID: '43' }, { GITHUB_RUN_ATTEMPT: '2' }, { GITHUB_JOB: 'other' }])(
    'is nothing to another job: %j',
    async (other) => {
      const { entries, temp } = step();
      await write(entries(), some);
      expect(await known(step({ RUNNER_TEMP: temp, ...other }).entries())).toEqual([]);
    },
  );

  test('is written in the place of a link, and not through it', async () => {
    const { entries, file, temp } = step();
    const elsewhere = join(temp, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, file);
    await write(entries(), some);
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
    expect(await known(entries())).toEqual(some);
  });

  test('that cannot be written is no failure', async () => {
    const { entries, temp } = step();
    mkdirSync(join(temp, fileName, 'in the way'), { recursive: true });
    await write(entries(), some);
    expect(await known(entries())).toEqual([]);
    await write(jobEntriesOf({ ...job, RUNNER_TEMP: '/dev/null' }), some);
  });
});

describe('a file that no step wrote is as good as none', () => {
  const content = (entries: unknown, who: unknown = Object.values(job)) =>
    JSON.stringify({ job: who, entries });

  test('(the control: one like a step’s is read)', async () => {
    const { entries, file } = step();
    writeFileSync(file, content(some));
    expect(await known(entries())).toEqual(some);
  });

  test.each([
    ['empty', ''],
    ['not JSON', 'digests'],
    ['a list', JSON.stringify(some)],
    ['without the job', JSON.stringify({ entries: some })],
    ['of another job', content(some, ['1', '1', 'release'])],
    ['with one text that is no digest', content([...some, 'sha256:1'])],
    ['with a field more', JSON.stringify({ job: Object.values(job), entries: some, more: 1 })],
    ['with too many entries', content(Array.from({ length: 1001 }, () => some[0]))],
    ['too long', `${content(some)}${' '.repeat(128 * 1024)}`],
  ])('%s', async (_, text) => {
    const { entries, file } = step();
    writeFileSync(file, text);
    expect(await known(entries())).toEqual([]);
  });

  test('a link, a folder, a pipe, a file that may not be read', async () => {
    const { entries, file, temp } = step();
    const other = join(temp, 'other.json');
    writeFileSync(other, content(some));
    symlinkSync(other, file);
    expect(await known(entries())).toEqual([]);
    const folder = step();
    mkdirSync(folder.file);
    expect(await known(folder.entries())).toEqual([]);
    if (process.platform === 'win32') return;
    const pipe = step();
    makePipe(pipe.file);
    expect(await known(pipe.entries())).toEqual([]);
    const secret = step();
    writeFileSync(secret.file, 'x');
    chmodSync(secret.file, 0o000);
    expect(await known(secret.entries())).toEqual([]);
  });

  test('and whatever JSON it is, nothing but digests comes out of it', async () => {
    const { entries, file } = step();
    const almost = fc.record({
      job: fc.oneof(fc.constant(Object.values(job)), fc.jsonValue()),
      entries: fc.oneof(
        fc.array(fc.oneof(fc.constantFrom(...some), fc.jsonValue())),
        fc.jsonValue(),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(almost, fc.jsonValue()), async (value) => {
        writeFileSync(file, JSON.stringify(value));
        const read = await known(entries());
        const isOurs = (text: string) => some.some((digest) => digest === text);
        expect(read.filter((text) => !isOurs(text))).toEqual([]);
      }),
    );
  });
});
