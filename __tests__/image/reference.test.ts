// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import {
  imageName,
  parseReference,
  repositoryName,
  type Reference,
} from '../../src/image/reference.ts';
import { digest, path, registry, tag } from './arbitraries.ts';
import { scalarValue } from '../unicode.ts';

const hex = 'ab'.repeat(32);

/** A reference as people write it. */
function print({ repository, tag: version, digest: of }: Reference): string {
  return `${repositoryName(repository)}${version === undefined ? '' : `:${version}`}${of === undefined ? '' : `@${of}`}`;
}

const reference: fc.Arbitrary<Reference> = fc
  .tuple(registry, path, fc.option(tag, { nil: undefined }), fc.option(digest, { nil: undefined }))
  .map(([host, rest, version, of]) => ({
    repository: { registry: host, path: rest },
    ...(version === undefined ? {} : { tag: version }),
    ...(of === undefined ? {} : { digest: of }),
  }));

describe('a reference', () => {
  test('is read back as it was printed', () => {
    fc.assert(
      fc.property(reference, (value) => expect(parseReference(print(value))).toEqual(value)),
    );
  });

  test('without a registry is on Docker Hub, in "library" when it has one part only', () => {
    fc.assert(
      fc.property(path, tag, (rest, version) => {
        fc.pre(
          !/^(?:[^/]*\.|localhost\/)[^/]*\//.test(rest) &&
            !rest.startsWith('localhost/') &&
            !/^[0-9a-f]{64}$/.test(rest),
        );
        const expected = rest.includes('/') ? rest : `library/${rest}`;
        expect(parseReference(`${rest}:${version}`)).toEqual({
          repository: { registry: 'docker.io', path: expected },
          tag: version,
        });
      }),
    );
  });

  test('names the same host and path as a URL: nothing in it is normalised away', () => {
    const hosts = fc.constantFrom(
      'ghcr.io',
      'b-c.de',
      '0x7f.1',
      '127.1',
      '010.0.0.1',
      '1.2.3',
      '300.1.1.1',
      '1.2.3.4.5',
      'com.',
      '[::1]',
      '[0:0::1]',
      'a.1',
      'a:080',
      'a:443',
    );
    const pieces = fc.constantFrom(
      'a',
      '..',
      '.',
      '/',
      '//',
      ':',
      '5000',
      '@',
      '%2e',
      '-',
      '_',
      '__',
      'latest',
      'A',
    );
    const awkward = fc
      .tuple(fc.option(hosts, { nil: '' }), fc.array(pieces, { maxLength: 6 }))
      .map(([host, parts]) => `${host}/${parts.join('')}`);
    const text = fc.oneof(reference.map(print), awkward);
    fc.assert(
      fc.property(text, (value) => {
        const parsed = orNothing(value);
        if (parsed === undefined) return;
        const { registry: host } = parsed.repository;
        const url = new URL(
          `https://${host}/v2/${parsed.repository.path}/manifests/${parsed.tag ?? 'latest'}`,
        );
        if (!host.startsWith('[')) expect(url.hostname).toBe(host.replace(/:\d+$/, ''));
        expect(url.port === '' ? 443 : Number(url.port)).toBe(
          Number(/:(\d+)$/.exec(host)?.[1] ?? 443),
        );
        expect(url.pathname).toBe(
          `/v2/${parsed.repository.path}/manifests/${parsed.tag ?? 'latest'}`,
        );
        expect(parseReference(print(parsed))).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  test('that is arbitrary text is read or refused, with a bounded message that can be printed', () => {
    const text = fc.oneof(
      fc.string({ unit: scalarValue, maxLength: 2000 }),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const error = refusal(value);
        if (error === undefined) return;
        expect(error.code).toBe('INPUT_INVALID');
        expect(error.message.length).toBeLessThan(4000);
        expect(error.message).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });

  test.each([
    ['ubuntu', 'docker.io', 'library/ubuntu'],
    ['docker.io/ubuntu', 'docker.io', 'library/ubuntu'],
    ['index.docker.io/ubuntu', 'docker.io', 'library/ubuntu'],
    ['registry-1.docker.io/acme/app', 'docker.io', 'acme/app'],
    ['acme/app', 'docker.io', 'acme/app'],
    ['GHCR.IO/o/x', 'ghcr.io', 'o/x'],
    ['localhost/a', 'localhost', 'a'],
    ['localhost:5000/a', 'localhost:5000', 'a'],
    ['[::1]:5000/a', '[::1]:5000', 'a'],
    ['[::1]/a', '[::1]', 'a'],
    ['xn--n3h.com/i', 'xn--n3h.com', 'i'],
    ['192.168.1.1/repo', '192.168.1.1', 'repo'],
    ['registry:443/a/b/c/d', 'registry:443', 'a/b/c/d'],
    ['Registry/app', 'registry', 'app'],
    ['ghcr.io/Acme/MyApp', 'ghcr.io', 'acme/myapp'],
    ['GHCR.IO/Acme/MyApp', 'ghcr.io', 'acme/myapp'],
    ['docker.io/Ubuntu', 'docker.io', 'library/ubuntu'],
    ['LOCALHOST:5000/App', 'localhost:5000', 'app'],
    [`ghcr.io/${'a'.repeat(255)}`, 'ghcr.io', 'a'.repeat(255)],
  ])('%j is understood', (text, host, rest) => {
    expect(parseReference(text)).toEqual({ repository: { registry: host, path: rest } });
  });

  test('keeps tag and digest when it has both', () => {
    expect(parseReference(`ghcr.io/o/i:1.2@sha256:${hex}`)).toEqual({
      repository: { registry: 'ghcr.io', path: 'o/i' },
      tag: '1.2',
      digest: `sha256:${hex}`,
    });
    expect(parseReference(`[::1]/i:1.2`)).toEqual({
      repository: { registry: '[::1]', path: 'i' },
      tag: '1.2',
    });
    expect(
      imageName({ repository: { registry: 'ghcr.io', path: 'o/i' }, digest: `sha256:${hex}` }),
    ).toBe(`ghcr.io/o/i@sha256:${hex}`);
  });

  test.each([
    ['', 'it is empty'],
    [':tag', 'the name is missing'],
    [`@sha256:${hex}`, 'the name is missing'],
    ['ghcr.io/o/i:', 'the tag after ":" is empty'],
    ['ghcr.io/o/i@', 'the digest after "@" is empty'],
    [
      'ghcr.io/o/i@sha256:abc',
      '"sha256:abc" is not a digest: sha256 has 64 hexadecimal digits, this has 3',
    ],
    [
      `ghcr.io/o/i@sha256:${hex.slice(1)}`,
      `"sha256:${hex.slice(1)}" is not a digest: sha256 has 64 hexadecimal digits, this has 63`,
    ],
    [
      `ghcr.io/o/i@sha256:${hex}0`,
      `"sha256:${hex}0" is not a digest: sha256 has 64 hexadecimal digits, this has 65`,
    ],
    [
      `ghcr.io/o/i@sha256:${hex.toUpperCase()}`,
      `"sha256:${hex.toUpperCase()}" is not a digest: hexadecimal digits are written in lower case`,
    ],
    [`ghcr.io/o/i@SHA256:${hex}`, `"SHA256:${hex}" is not a digest: write sha256 in lower case`],
    [
      `ghcr.io/o/i@sha512:${hex}`,
      `"sha512:${hex}" is not a digest: sha512 has 128 hexadecimal digits, this has 64`,
    ],
    [
      `ghcr.io/o/i@md5:${hex}`,
      `"md5:${hex}" is not a digest: the algorithm "md5" is not supported, only sha256 is`,
    ],
    [`ghcr.io/o/i@sha256:${hex}@sha256:${hex}`, 'it has more than one "@"'],
    ['a@b@c', 'it has more than one "@"'],
    [hex, '64 hexadecimal digits are a digest without its name'],
    ['Acme/App', '"Acme" is taken for a registry, as it has capitals and no dot'],
    ['https://ghcr.io/o/i', 'leave out https://'],
    ['docker://ghcr.io/o/i', 'leave out docker://'],
    ['ghcr.io/o/../i', '".." is not a part of a repository’s name'],
    ['ghcr.io//i', 'a part between two slashes is empty'],
    ['ghcr.io/o/', 'it ends with a slash'],
    ['/o/i', 'it begins as a path does'],
    ['-a/b', '"-a" is not a part of a repository’s name'],
    ['a..b/c', '"a..b" is not a registry’s name'],
    ['a._b/c', '"a._b" is not a registry’s name'],
    [`ghcr.io/${'a'.repeat(256)}`, 'the name is longer than 255 characters'],
    [`ghcr.io/o/i:${'t'.repeat(129)}`, 'the tag is longer than 128 characters'],
    ['ghcr.io/o/i:-x', '"-x" is not a tag'],
    ['ghcr.io/o/i\n', 'it has a space, a line break or a semicolon in it'],
    ['ghcr.io/o/i\u0000', 'it has a control character in it'],
    ['ghcr.io/o/ i', 'it has a space, a line break or a semicolon in it'],
    ['ghcr.io/o/i?x=1', '"?" cannot stand in it'],
    ['ghcr.io/o/i#f', '"#" cannot stand in it'],
    ['ghcr.io/o/%2e%2e/i', '"%" cannot stand in it'],
    ['ＧＨＣＲ.io/o/i', 'it has a character outside ASCII in it'],
    ['host:0/x', 'the port 0 does not exist'],
    ['host:65536/x', 'the port 65536 does not exist'],
    ['host:123456/x', '"host:123456" is not a registry’s name'],
    ['host:/x', 'the port after "host:" is empty'],
    ['[fe80::1%eth0]/a', '"%" cannot stand in it'],
    ['[:::1]/a', '"[:::1]" is not an IPv6 address'],
    ['0x7f.1/a', '"0x7f.1" is not a registry’s name'],
    ['300.1.1.1/a', '"300.1.1.1" is not a registry’s name'],
    ['1.2.3.4.5/a', '"1.2.3.4.5" is not a registry’s name'],
    ['a'.repeat(1025), 'it is longer than 1024 characters'],
  ])('%j is refused with its own reason', (text, reason) => {
    expect(refusal(text)).toMatchObject({
      code: 'INPUT_INVALID',
      message: `${JSON.stringify(text.slice(0, 300))} is not an image: ${reason}`,
    });
  });

  test.each([
    'user:hunter2@ghcr.io/o/i',
    'https://user:hunter2@ghcr.io/o/i',
    'user:hun/hunter2@ghcr.io/o/i@sha256:abc',
    'hunter2@ghcr.io/o/i:tag',
  ])('%j is refused without its password', (text) => {
    const error = refusal(text);
    expect(error?.code).toBe('INPUT_INVALID');
    expect(error?.message).not.toContain('hunter2');
  });

  test('a user name is said to be one', () => {
    expect(refusal('user:hunter2@ghcr.io/o/i')?.message).toBe(
      '"…@ghcr.io/o/i" is not an image: a user name or password cannot stand in it',
    );
  });
});

function refusal(text: string): SignetError | undefined {
  try {
    parseReference(text);
    return undefined;
  } catch (error) {
    if (error instanceof SignetError) return error;
    throw error;
  }
}

function orNothing(text: string): Reference | undefined {
  return refusal(text) === undefined ? parseReference(text) : undefined;
}
