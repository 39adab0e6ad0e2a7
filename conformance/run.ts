// SPDX-License-Identifier: Apache-2.0
// Checks every case of a folder in the layout of sigstore-conformance (test/assets/bundle-verify):
// a case whose name ends in _fail must be refused.
import { createHash, createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { messageOf } from '../src/errors.ts';
import { hexOf, type Digest } from '../src/image/digest.ts';
import { readBundle } from '../src/sigstore/bundle.ts';
import { verifyCryptography } from '../src/sigstore/cryptography.ts';
import { Flawed } from '../src/sigstore/flaw.ts';
import { judgeSigner } from '../src/sigstore/signer-judgement.ts';
import { readStatement } from '../src/sigstore/statement.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';

const [suite] = process.argv.slice(2);
if (suite === undefined) throw new Error('usage: npm run conformance -- FOLDER');

const publicGoodRoot = join(import.meta.dirname, '../src/sigstore/public-good/trusted_root.json');
const defaults = {
  identity:
    'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/' +
    '.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
};

/** Verifies one case. @throws when it is refused */
function verifyCase(folder: string): void {
  const file = (name: string) => join(folder, name);
  const text = (name: string, fallback: string) =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').trim() : fallback;
  const rootFile = existsSync(file('trusted_root.json'))
    ? file('trusted_root.json')
    : publicGoodRoot;
  const artifact = readFileSync(
    existsSync(file('artifact')) ? file('artifact') : join(folder, '../a.txt'),
  );
  if (existsSync(file('key.pub')) && existsSync(file('identity')))
    throw new Error('a key and an identity exclude each other');
  const publicKey = existsSync(file('key.pub'))
    ? createPublicKey(readFileSync(file('key.pub')))
    : undefined;
  const bundle = readBundle(readFileSync(file('bundle.sigstore.json')));
  const { certificate } = verifyCryptography(
    bundle,
    artifact,
    parseTrustedRoot(readFileSync(rootFile, 'utf8'), rootFile),
    { publicKey, log: 'required' },
  );
  if (certificate !== undefined) {
    judgeSigner(certificate, {
      kind: 'certificate',
      subjectAlternativeName: { equals: text('identity', defaults.identity) },
      issuer: text('issuer', defaults.issuer),
    });
  }
  if (bundle.content.$case === 'dsseEnvelope') judgeSubject(bundle.content.dsseEnvelope, artifact);
}

/** Statements of other tools may name their subject by any hash that is still good. */
function judgeSubject(envelope: Parameters<typeof readStatement>[0], artifact: Buffer): void {
  const { subject } = readStatement(envelope);
  const hashes = ['sha256', 'sha384', 'sha512'] as const;
  const isNamed = subject.some(({ digest }) =>
    hashes.some(
      (hash) =>
        Object.hasOwn(digest, hash) &&
        digest[hash] === createHash(hash).update(artifact).digest('hex'),
    ),
  );
  if (!isNamed)
    throw new Flawed(
      'digest',
      'it is not about ' +
        hexOf(`sha256:${createHash('sha256').update(artifact).digest('hex')}` satisfies Digest),
    );
}

const outcomes = readdirSync(suite, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    try {
      verifyCase(join(suite, name));
      return { name, refused: undefined };
    } catch (error) {
      return { name, refused: messageOf(error) };
    }
  });
const failed = outcomes.filter(
  ({ name, refused }) => name.endsWith('_fail') === (refused === undefined),
);
for (const { name, refused } of outcomes)
  console.log(
    `${failed.some((outcome) => outcome.name === name) ? 'FAILED' : 'passed'}  ` +
      `${name}${refused === undefined ? '' : `: ${refused}`}`,
  );
console.log(`${outcomes.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 && outcomes.length > 0 ? 0 : 1;
