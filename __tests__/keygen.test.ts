// SPDX-License-Identifier: Apache-2.0
// The keys that "npm run keygen" makes are a pair, private, and never in place of others.
import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { signerFromKey } from '../src/sigstore/private-key.ts';

const folderOf = () => mkdtempSync(join(tmpdir(), 'signet-keygen-'));
const keygen = (cwd: string, env = { COSIGN_PASSWORD: 'correct horse' }) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../tools/keygen.mjs')], {
    cwd,
    env,
    encoding: 'utf8',
  });

test('the public key belongs to the private one, which only its owner reads, in cosign’s own form', () => {
  const folder = folderOf();
  expect(keygen(folder).status).toBe(0);
  const pem = readFileSync(join(folder, 'cosign.key'), 'utf8');
  expect(pem.split('\n')[0]).toBe('-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----');
  expect(
    Math.max(
      ...pem
        .split('\n')
        .slice(1, -2)
        .map(({ length }) => length),
    ),
  ).toBe(64);
  expect(statSync(join(folder, 'cosign.key')).mode & 0o777).toBe(0o600);
  expect(
    signerFromKey(pem, 'correct horse').publicKey.equals(
      createPublicKey(readFileSync(join(folder, 'cosign.pub'))),
    ),
  ).toBe(true);
});

test.each(['cosign.key', 'cosign.pub'])(
  'a %s that is there is kept, and nothing is written beside it',
  (name) => {
    const folder = folderOf();
    writeFileSync(join(folder, name), 'mine');
    const { status, stderr } = keygen(folder);
    expect([status, stderr]).toEqual([
      1,
      `${name} is there already: move it away, or run this in another folder.\n`,
    ]);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  },
);

test('the step to paste takes the key from the environment, where a missing secret is noticed', () => {
  const { stdout } = keygen(folderOf());
  expect(stdout).toContain('    signer: key\n    key: env://COSIGN_PRIVATE_KEY\n');
  expect(stdout).toContain('  env:\n    COSIGN_PRIVATE_KEY: ${{ secrets.COSIGN_PRIVATE_KEY }}');
});

test('without a password nothing is written', () => {
  const folder = folderOf();
  expect(keygen(folder, { COSIGN_PASSWORD: '' })).toMatchObject({
    status: 1,
    stderr: 'Set COSIGN_PASSWORD: the private key is encrypted with it.\n',
  });
  expect(readdirSync(folder)).toEqual([]);
});
