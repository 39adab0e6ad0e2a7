// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { predicateKeywords } from '../../src/sigstore/predicate-types.ts';
import {
  readAttestationsInput,
  readMaxStatementSize,
  readSbomInput,
} from '../../src/statements/file-inputs.ts';
import { webUrl } from '../urls.ts';

/** What a reader makes of a text, with the problems that it tells. */
function reading<Value>(read: (text: string, problem: (text: string) => void) => Value) {
  return (text: string) => {
    const problems: string[] = [];
    return { value: read(text, (problem) => problems.push(problem)), problems };
  };
}
const sbom = reading(readSbomInput);
const attestations = reading(readAttestationsInput);
const size = reading(readMaxStatementSize);

const pathCharacter = fc.constantFrom(...'abz09._-=/*é ()[]'.split(''));
const plainPath = fc
  .string({ unit: pathCharacter, minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && text !== 'from-build');
const blanks = fc.constantFrom('', ' ', '\t');
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '  \n');

describe('the input sbom', () => {
  const platform = fc.constantFrom('linux/amd64', 'linux/arm/v7', 'windows/amd64', 'linux/s390x');
  const line = fc.oneof(
    plainPath
      .map((path) => `./${path}`)
      .map((path) => ({ path, platform: undefined, written: path })),
    fc.tuple(platform, blanks, blanks, plainPath).map(([os, before, after, path]) => ({
      path,
      platform: os,
      written: `${os}${before}=${after}${path}`,
    })),
  );

  test('is lines of paths, with or without the platform that they are about', () => {
    const lines = fc.uniqueArray(fc.tuple(line, blanks, lineEnd), {
      selector: ([{ written }]) => written,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, (given) => {
        const text = given.map(([{ written }, blank, end]) => `${blank}${written}${end}`).join('');
        expect(sbom(text)).toEqual({
          value: {
            kind: 'files',
            lines: given.map(([{ path, platform }]) => ({ path, platform })),
          },
          problems: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  test('may be the word from-build, which stands alone', () => {
    expect(sbom(' from-build\n')).toEqual({ value: { kind: 'from-build' }, problems: [] });
    expect(sbom('sbom.json\nfrom-build').problems).toEqual([
      'input "sbom": "from-build" stands alone, without files',
    ]);
  });

  test.each([
    ['LINUX/amd64=a.json', '"LINUX/amd64" is not a platform such as linux/amd64 or linux/arm/v7'],
    ['linus/amd64=a.json', '(for a file of this name, write "./linus/amd64=a.json")'],
    ['linux/arm/v7/x=a.json', undefined],
    ['out/sbom.json', undefined],
    ['/tmp/a=b.json', undefined],
    ['linux/amd64=', 'input "sbom": "linux/amd64=" names no file'],
    ['a\u0007.json', String.raw`"a\u0007.json" has a control character in it`],
    ['a'.repeat(5000), 'is longer than 4096 characters'],
    ['a.json\nb.json\na.json', 'input "sbom": "a.json" is there twice'],
    ['a.json\n'.repeat(101), 'input "sbom" has more than 100 lines'],
  ])('tells what is wrong with a line: %.30j', (text, problem) => {
    const { problems } = sbom(text);
    if (problem === undefined) expect(problems).toEqual([]);
    else expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test('tells everything at once', () => {
    expect(sbom('linux/amd64=\nfoo/bar=x').problems).toHaveLength(2);
  });
});

describe('the input attestations', () => {
  const type = fc.oneof(
    fc
      .constantFrom(...Object.entries(predicateKeywords))
      .map(([name, predicateType]) => ({ written: name, predicateType })),
    fc
      .oneof(webUrl, fc.constantFrom('urn:example:scan', 'https://openvex.dev/ns'))
      .chain((text) =>
        fc
          .constantFrom(...(text.includes('=') ? [`<${text}>`] : [text, `<${text}>`]))
          .map((written) => ({ written, predicateType: text })),
      ),
  );

  test('is lines of TYPE=PATH, and the path may have more of "="', () => {
    const lines = fc.uniqueArray(fc.tuple(type, blanks, blanks, plainPath, lineEnd), {
      selector: ([{ written }, before, after, path]) => `${written}${before}=${after}${path}`,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, (given) => {
        const text = given
          .map(
            ([{ written }, before, after, path, end]) =>
              `${written}${before}=${after}${path}${end}`,
          )
          .join('');
        expect(attestations(text)).toEqual({
          value: given.map(([{ predicateType }, , , path]) => ({ path, predicateType })),
          problems: [],
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['vex.json', '"vex.json" is not TYPE=PATH (TYPE ends at the first "="'],
    ['=vex.json', 'is not TYPE=PATH'],
    ['vuln=', '"vuln=" names no file'],
    ['grype=a.json', 'the type "grype" is neither a URI nor one of slsaprovenance, '],
    ['https://a b/c=a.json', 'the type "https://a b/c" is neither a URI nor one of '],
    ['https://ä/c=a.json', 'is neither a URI nor one of '],
    ['toString=a.json', 'is neither a URI nor one of '],
    ['https://sigstore.dev/cosign/sign/v1=a.json', 'is the signature, which is made anyway'],
    ['vuln=a\nvuln=a', 'input "attestations": "vuln=a" is there twice'],
  ])('tells what is wrong with a line: %j', (text, problem) => {
    expect(attestations(text).problems).toEqual([expect.stringContaining(problem)]);
  });
});

describe('the input max-statement-size', () => {
  test.each([
    ['64MiB', 67_108_864],
    ['100MB', 100_000_000],
    ['1 kB', 1000],
    ['1KB', 1000],
    ['2KiB', 2048],
    ['5000000', 5_000_000],
    ['10 B', 10],
    [' 256MiB ', 268_435_456],
  ])('is a number of bytes, or of larger units: %s', (text, bytes) => {
    expect(size(text)).toEqual({ value: bytes, problems: [] });
  });

  test.each([
    '',
    '0',
    '-1',
    '1.5MB',
    '64M',
    '64mb',
    '1GiB',
    '257MiB',
    'MiB',
    '1 MiB x',
    '9'.repeat(20),
  ])('is nothing else: %j', (text) => {
    expect(size(text)).toEqual({
      value: undefined,
      problems: [
        'input "max-statement-size" must be a size such as 64MiB, 100MB or 5000000 (bytes), ' +
          `at most 256MiB, not ${JSON.stringify(text)}`,
      ],
    });
  });
});
