// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { html, plain, shellWord } from '../../../src/action/runner/text.ts';
import { hostileText } from '../given.ts';

describe('foreign text in the log', () => {
  test.each([
    ['::error::stop', ': :error::stop'],
    ['  ::set-output name=x::y', '  : :set-output name=x::y'],
    ['a ##[error]b', 'a ## [error]b'],
    ['one\ntwo', String.raw`one\u000atwo`],
    ['\u001b[31mred', String.raw`\u001b[31mred`],
    ['abc\u202etxt.exe', String.raw`abc\u202etxt.exe`],
    ['ghcr.io/acme/app:1 – “ünïcode” 日本', 'ghcr.io/acme/app:1 – “ünïcode” 日本'],
  ])('%j is shown as %j', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('is one line that the runner takes for no command, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = plain(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(shown.trimStart().startsWith('::')).toBe(false);
        expect(shown).not.toContain('##[');
      }),
    );
  });

  test('stays as it is when it is made safe a second time', () => {
    fc.assert(fc.property(hostileText, (text) => expect(plain(plain(text))).toBe(plain(text))));
  });
});

describe('foreign text in the summary', () => {
  test('has no character that HTML or Markdown obeys, and reads as it was', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = html(text);
        expect(shown.replaceAll(/&#\d+;/g, '')).not.toMatch(/[&<>"'`*_[\]()|~\\@#\n\r]/);
        expect(
          shown.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
        ).toBe(plain(text));
      }),
    );
  });
});

describe('foreign text in a command to paste', () => {
  test('needs no quotes when it is an image or an identity', () => {
    for (const word of [
      `ghcr.io/acme/app@sha256:${'a'.repeat(64)}`,
      'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
    ])
      expect(shellWord(word)).toBe(word);
    expect(shellWord('')).toBe("''");
    expect(shellWord("it's")).toBe(String.raw`'it'\''s'`);
  });

  test('is exactly one word for a real shell', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 10 }), (texts) => {
        const script = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
        expect(
          execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1),
        ).toEqual(texts.map((text) => Buffer.from(plain(text)).toString()));
      }),
      { numRuns: 60 },
    );
  });
});
