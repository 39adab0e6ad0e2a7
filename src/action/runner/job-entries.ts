// SPDX-License-Identifier: Apache-2.0
// Keeps what the steps of one job wrote to lists of signatures, in a file of the job's temporary
// folder.
import { randomUUID } from 'node:crypto';
import { lstat, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as v from 'valibot';

import { outcomeOf } from '../../concurrency.ts';
import { messageOf } from '../../errors.ts';
import { isDigest, type Digest } from '../../image/digest.ts';
import { readRegularFile } from '../../image/regular-file.ts';
import { parseJson } from '../../json.ts';
import type { JobEntries } from '../../oci/fallback-tag.ts';
import type { Env } from './environment.ts';
import { debug } from './log.ts';

/** What is older than some seconds is of no use, so the latest are enough. */
const maxEntries = 1_000;
const maxBytes = 128 * 1024;

export interface KeptEntries extends JobEntries {
  /** Writes what was added, when the step ends. */
  save(): Promise<void>;
}

/**
 * The entries of this job. Whatever is odd about the file, or about where it should be, means that
 * there are none, which costs a wait only.
 */
export function jobEntriesOf(env: Env): KeptEntries {
  const folder = env['RUNNER_TEMP'] ?? '';
  const path = join(folder, 'signet-listed.json');
  const job = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'].map((name) => env[name] ?? '');
  const written: Digest[] = [];
  let reading: Promise<readonly Digest[]> | undefined;
  const read = () => (reading ??= folder === '' ? Promise.resolve([]) : readEntries(path, job));
  return {
    earlier: async () => new Set(await read()),
    add: (digests) => void written.push(...digests),
    async save() {
      if (folder === '' || written.length === 0) return;
      const entries = [...(await read()), ...written].slice(-maxEntries);
      const saved = await outcomeOf(() => replaceFile(path, JSON.stringify({ job, entries })));
      if (!saved.ok) debug(`${path} cannot be written: ${messageOf(saved.error)}`);
    },
  };
}

const fileSchema = v.strictObject({
  job: v.array(v.string()),
  entries: v.pipe(v.array(v.custom<Digest>(isDigest, 'a digest')), v.maxLength(maxEntries)),
});

async function readEntries(path: string, job: readonly string[]): Promise<readonly Digest[]> {
  const outcome = await outcomeOf(async () =>
    (await lstat(path)).isFile() ? readRegularFile(path, maxBytes) : undefined,
  );
  if (!outcome.ok || outcome.value?.kind !== 'content') return [];
  const parsed = v.safeParse(fileSchema, parseJson(outcome.value.bytes));
  // Runners of one's own may leave the files of an earlier job.
  const isOurs = parsed.success && parsed.output.job.join('\n') === job.join('\n');
  return isOurs ? parsed.output.entries : [];
}

/** A new file takes the name, so that nothing is written through a link. */
async function replaceFile(path: string, content: string): Promise<void> {
  const next = `${path}.${randomUUID()}`;
  await writeFile(next, content, { mode: 0o600, flag: 'wx' });
  await rename(next, path);
}
