// SPDX-License-Identifier: Apache-2.0
// A key given as text, as a path, or as env://NAME.
import * as core from '@actions/core';

import { messageOf, SignetError } from '../../errors.ts';
import type { Env } from './environment.ts';

/** @throws SignetError INPUT_INVALID, never with the key in it */
export async function readKeyText(
  given: string,
  env: Env,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  const text = given.trim();
  if (text.includes('-----BEGIN ')) return text;
  const name = /^env:\/\/([A-Za-z_]\w*)$/.exec(text)?.[1];
  if (name !== undefined) {
    const value = env[name] ?? '';
    if (value === '')
      throw new SignetError(
        'INPUT_INVALID',
        `The input "key" names the environment variable ${name}, which is not set`,
        {
          hint: `Set it in the step's "env:" from a secret.`,
        },
      );
    return decoded(value);
  }
  return readPath(decoded(text), readFile);
}

async function readPath(
  text: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  const scheme = /^(?!env:)([a-z][a-z0-9+.-]{1,15}:\/\/|pkcs11:)/.exec(text)?.[1];
  if (scheme !== undefined)
    throw new SignetError(
      'INPUT_INVALID',
      `The input "key" begins with ${scheme}, and keys in a KMS, on a token or behind a URL ` +
        'are not supported',
      {
        hint: 'Give the key’s text, its path, or env://NAME.',
      },
    );
  // A secret that was pasted without its first line must not be quoted as a path.
  if (text.includes('\n') || text.length > 1024)
    throw new SignetError(
      'INPUT_INVALID',
      'The input "key" is neither PEM, nor a path, nor env://NAME',
      {
        hint: 'Paste the whole key, with its BEGIN and END lines.',
      },
    );
  return readFile(text).catch((cause: unknown) => {
    const code =
      cause instanceof Error && 'code' in cause
        ? String(cause.code)
        : messageOf(cause).slice(0, 20);
    throw new SignetError(
      'INPUT_INVALID',
      `The input "key" is neither PEM nor env://NAME, and is not a file that can be read (${code})`,
      {
        hint: 'Give the key’s text, its path relative to the workspace, or env://NAME.',
      },
    );
  });
}

/** The text, unless it is PEM wrapped in base64: `-----BEGIN ` begins so. @throws SignetError */
function decoded(text: string): string {
  if (!text.trim().startsWith('LS0tLS1CRUdJTi')) return text;
  throw new SignetError('INPUT_INVALID', 'The input "key" is PEM wrapped in base64', {
    hint: 'Store the PEM text itself in the secret, as it is in the file.',
  });
}

/**
 * Each line too, because the runner searches its log line by line. Done before the key is parsed.
 */
export function maskKey(text: string): void {
  for (const secret of [text, ...text.split('\n').map((line) => line.trim())]) {
    if (secret.length >= 8 && !secret.startsWith('-----')) core.setSecret(secret);
  }
}
