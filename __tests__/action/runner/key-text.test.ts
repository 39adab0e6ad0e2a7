// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { readKeyText } from '../../../src/action/runner/key-text.ts';
import { messageOf } from '../../../src/errors.ts';
import { refusalOf } from '../../http/ports.ts';

const pem =
  '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED SIGSTORE ' +
  'PRIVATE KEY-----';
const files = async (path: string) => {
  if (path === 'cosign.key') return `${pem}\n`;
  throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
};

describe('a key', () => {
  test.each([
    ['its text', `\n${pem}\n`, pem],
    ['a path', ' cosign.key ', `${pem}\n`],
    ['a variable', 'env://KEY', pem],
  ])('may be given as %s', async (_, given, text) => {
    expect(await readKeyText(given, { KEY: pem }, files)).toBe(text);
  });

  test.each([
    [
      'a variable that is not set',
      'env://OTHER',
      'The input "key" names the environment variable OTHER, which is not set',
    ],
    [
      'a variable that is empty',
      'env://EMPTY',
      'The input "key" names the environment variable EMPTY, which is not set',
    ],
    [
      'no file',
      'other.key',
      'The input "key" is neither PEM nor env://NAME, and is not a file that can be read (ENOENT)',
    ],
    [
      'no variable’s name',
      'env://A B',
      'The input "key" is neither PEM nor env://NAME, and is not a file that can be read (ENOENT)',
    ],
    [
      'a key in a KMS',
      'awskms:///alias/c2VjcmV0',
      'The input "key" begins with awskms://, and keys in a KMS, on a token or behind a URL ' +
        'are not supported',
    ],
    [
      'a key on a token',
      'pkcs11:token=c2VjcmV0',
      'The input "key" begins with pkcs11:, and keys in a KMS, on a token or behind a URL are ' +
        'not supported',
    ],
    [
      'PEM in base64',
      Buffer.from(pem).toString('base64'),
      'The input "key" is PEM wrapped in base64',
    ],
    ['a variable with PEM in base64', 'env://WRAPPED', 'The input "key" is PEM wrapped in base64'],
    [
      'PEM without its first line',
      'c2VjcmV0c2VjcmV0\nc2VjcmV0c2VjcmV0',
      'The input "key" is neither PEM, nor a path, nor env://NAME',
    ],
    [
      'one long line',
      'c2VjcmV0'.repeat(200),
      'The input "key" is neither PEM, nor a path, nor env://NAME',
    ],
    [
      'a secret without any mark',
      'c2VjcmV0c2VjcmV0',
      'The input "key" is neither PEM nor env://NAME, and is not a file that can be read (ENOENT)',
    ],
  ])('%s is refused, and never quoted', async (_, given, message) => {
    const refused = await refusalOf(
      readKeyText(
        given,
        { KEY: pem, EMPTY: '', WRAPPED: Buffer.from(pem).toString('base64') },
        files,
      ),
    );
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', message });
    expect(`${refused.message} ${refused.hint ?? ''} ${messageOf(refused.cause)}`).not.toContain(
      'c2VjcmV0',
    );
  });

  test('says what the file system said when it has no code', async () => {
    const refused = await refusalOf(
      readKeyText('key', {}, async () => Promise.reject(new Error('broken'))),
    );
    expect(refused.message).toContain('(broken)');
  });
});
