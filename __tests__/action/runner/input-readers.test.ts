// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  quote,
  readAll,
  readAnnotations,
  readBoolean,
  readChoice,
  readPatience,
  readHosts,
  readLogin,
  readRepository,
  type Reader,
} from '../../../src/action/runner/input-readers.ts';
import { messageOf } from '../../../src/errors.ts';
import { thrownBy } from '../../http/ports.ts';
import { hostileText, problemsOf } from '../given.ts';

/** What is read, or the problems. */
function read<Value>(
  given: Readonly<Record<string, string>>,
  how: (reader: Reader) => Value,
): Value | string[] {
  let value: Value | undefined;
  const problems = problemsOf(() => (value = readAll((name) => given[name] ?? '', how)));
  return problems.length > 0 ? problems : (value as Value);
}

test.each([
  ['true', true],
  [' TRUE ', true],
  ['False', false],
  ['yes', ['input "on" must be true or false, not "yes"']],
  ['', ['input "on" must be true or false, not ""']],
])('the boolean %j is read as %j', (text, value) => {
  expect(read({ on: text }, (reader) => readBoolean(reader, 'on'))).toEqual(value);
});

test.each([
  ['fail', 'fail'],
  [' warn\n', 'warn'],
  ['Warn', ['input "mode" must be fail, skip or warn, not "Warn"']],
])('the choice %j is read as %j', (text, value) => {
  expect(
    read({ mode: text }, (reader) => readChoice(reader, 'mode', ['fail', 'skip', 'warn'])),
  ).toEqual(value);
});

describe('a time', () => {
  test.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['1 h', 3_600_000],
    [' 6h ', 21_600_000],
  ])('%j is %d ms', (text, ms) => {
    expect(read({ patience: text }, readPatience)).toBe(ms);
  });

  test.each(['', '0s', '10', '10 minutes', '1.5h', '-1m', '7h', '999999s', '10M', '1h30m', 'NaNs'])(
    '%j is none',
    (text) => {
      expect(read({ patience: text }, readPatience)).toEqual([
        'input "patience" must be a time such as 90s, 10m or 1h (at most 6h), not ' +
          JSON.stringify(text),
      ]);
    },
  );

  test('has the same meaning in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 360 }), (minutes) => {
        const ms = (text: string) => read({ patience: text }, readPatience);
        expect(ms(`${minutes}m`)).toBe(minutes * 60_000);
        expect(ms(`${minutes * 60}s`)).toEqual(ms(`${minutes}m`));
      }),
    );
  });
});

describe('annotations', () => {
  const annotations = (text: string) => read({ annotations: text }, readAnnotations);

  test('are lines of key and value; only the first = divides', () => {
    expect(annotations('\n a = b=c \n\nempty=\r\nurl=https://x/?y=1')).toEqual({
      a: 'b=c',
      empty: '',
      url: 'https://x/?y=1',
    });
  });

  test('without a key, and keys given twice, are all told', () => {
    expect(annotations('novalue\n=v\nk=1\nk=2')).toEqual([
      'input "annotations": "novalue" is not key=value',
      'input "annotations": "=v" is not key=value',
      'input "annotations": the key "k" is given twice',
    ]);
  });

  test('may be called like what every object has', () => {
    const found = annotations('__proto__=x\nconstructor=y\ntoString=z') as Record<string, string>;
    expect(Object.entries(found)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]);
  });

  test('come back as they were written', () => {
    const word = fc.stringMatching(/^[\w.\-/]{1,20}$/);
    const value = fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/\s/g, '_'));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, value), { selector: ([key]) => key, maxLength: 8 }),
        (entries) => {
          expect(
            Object.entries(
              annotations(entries.map(([key, text]) => `${key}=${text}`).join('\n')) as object,
            ).toSorted(),
          ).toEqual(entries.toSorted());
        },
      ),
    );
  });
});

test.each([
  [{}, undefined],
  [
    { 'registry-username': ' me ', 'registry-password': ' pass word ' },
    { username: 'me', password: ' pass word ' },
  ],
  [
    { 'registry-password': 'secret-word' },
    ['input "registry-password" is given without "registry-username"'],
  ],
  [
    { 'registry-username': 'me' },
    [
      'input "registry-username" is given without "registry-password" (is the secret set, and ' +
        'available to this event?)',
    ],
  ],
])('the login in %j', (given, login) => {
  expect(read(given, readLogin)).toEqual(login);
});

test.each([
  ['', []],
  ['authn.nvidia.com', ['authn.nvidia.com']],
  [' Auth.Example:443,\nauth.lan:5001 \n', ['auth.example', 'auth.lan:5001']],
  ['[::1]:5001', ['[::1]:5001']],
])('the hosts in %j', (given, hosts) => {
  expect(read({ 'token-hosts': given }, (reader) => readHosts(reader, 'token-hosts'))).toEqual(
    hosts,
  );
});

test.each([
  'https://auth.example.com',
  'auth.example.com/token',
  '*.example.com',
  'me@auth.example.com',
  'auth.example.com:99999',
  'auth example.com',
  '$(id)',
])('%s is not a host', (given) => {
  expect(read({ 'token-hosts': given }, (reader) => readHosts(reader, 'token-hosts'))).toEqual([
    `input "token-hosts" names hosts such as auth.example.com, not "${given}"`,
  ]);
});

test.each([
  ['', undefined],
  ['ghcr.io/acme/signatures', { registry: 'ghcr.io', path: 'acme/signatures' }],
  [
    'ghcr.io/acme/app:1',
    [
      'input "signature-repository" names a repository, without tag and digest, not ' +
        '"ghcr.io/acme/app:1"',
    ],
  ],
])('the repository %j', (text, repository) => {
  const found = read({ 'signature-repository': text }, (reader) =>
    readRepository(reader, 'signature-repository'),
  );
  expect(found).toEqual(
    repository === undefined || Array.isArray(repository)
      ? repository
      : expect.objectContaining(repository),
  );
});

test('a repository that cannot be read is told with the reason', () => {
  expect(read({ r: 'Not A Repository' }, (reader) => readRepository(reader, 'r'))).toEqual([
    expect.stringMatching(/^input "r": /),
  ]);
});

describe('a quotation', () => {
  test('is short, and one harmless line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(quote(text).length).toBeLessThan(260);
        expect(quote(text)).not.toMatch(/[\p{Cc}]|##\[/u);
      }),
    );
    expect(quote('x'.repeat(100))).toBe(`"${'x'.repeat(80)}…"`);
  });
});

describe('several problems', () => {
  test('are a list, and one is a sentence; each stays known as data', () => {
    const sentence = fc.stringMatching(/^[a-z "]{1,40}$/);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (problems) => {
        const error = thrownBy(() => {
          readAll(
            () => '',
            ({ problem }) => {
              for (const each of problems) problem(each);
            },
          );
        });
        expect(error).toMatchObject({ code: 'INPUT_INVALID', problems });
        expect(messageOf(error)).toBe(
          problems.length === 1
            ? problems[0]
            : `${problems.length} problems:\n${problems.map((each) => `- ${each}`).join('\n')}`,
        );
      }),
    );
  });
});
