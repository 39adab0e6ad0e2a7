// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Repository } from '../../src/image/reference.ts';
import { refusalOf } from '../http/ports.ts';
import { auths, base64, dockerFile, look, withCode, type World } from './credential-world.ts';

const ghcr: Repository = { registry: 'ghcr.io', path: 'acme/app' };
const entryOf = (entry: object) => look({ files: { [dockerFile]: auths(entry) } });

describe('the places', () => {
  const login = { username: 'u', password: 'p' };
  const content = (user: string) => auths({ auth: base64(`${user}:p`) });
  const places: readonly [string, string, World][] = [
    [
      'inputs',
      'inputs registry-username and registry-password',
      { login: { username: 'inputs', password: 'p' } },
    ],
    [
      'variable',
      'DOCKER_AUTH_CONFIG, entry "registry.example"',
      { env: { DOCKER_AUTH_CONFIG: content('variable') } },
    ],
    [
      'docker',
      '/docker/config.json, entry "registry.example"',
      { env: { DOCKER_CONFIG: '/docker' }, files: { '/docker/config.json': content('docker') } },
    ],
    [
      'file',
      '/auth.json, entry "registry.example"',
      { env: { REGISTRY_AUTH_FILE: '/auth.json' }, files: { '/auth.json': content('file') } },
    ],
    [
      'runtime',
      '/rt/containers/auth.json, entry "registry.example"',
      {
        env: { XDG_RUNTIME_DIR: '/rt' },
        files: { '/rt/containers/auth.json': content('runtime') },
      },
    ],
    [
      'run',
      '/run/containers/1001/auth.json, entry "registry.example"',
      { files: { '/run/containers/1001/auth.json': content('run') } },
    ],
    [
      'config',
      '/conf/containers/auth.json, entry "registry.example"',
      {
        env: { XDG_CONFIG_HOME: '/conf' },
        files: { '/conf/containers/auth.json': content('config') },
      },
    ],
  ];

  test.each(places)('%s: %s', async (username, source, world) => {
    expect((await look(world).found).credential).toEqual({
      kind: 'basic',
      username,
      password: 'p',
      source,
    });
  });

  test('count in this order, whichever of them exist', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.subarray(
          places.map((_, index) => index),
          { minLength: 1 },
        ),
        async (chosen) => {
          const worlds = chosen.map((index) => places[index]?.[2] ?? {});
          const all: World = worlds.reduce(
            (one, other) => ({
              ...one,
              ...other,
              env: { ...one.env, ...other.env },
              files: { ...one.files, ...other.files },
            }),
            {},
          );
          expect((await look(all).found).credential).toMatchObject({
            username: places[Math.min(...chosen)]?.[0],
          });
        },
      ),
    );
  });

  test('are docker’s and podman’s own in the home, where no variable says otherwise', async () => {
    const { found, read } = look({});
    expect(await found).toEqual({ credential: undefined, consulted: [] });
    expect(read).toEqual([
      dockerFile,
      '/run/user/1001/containers/auth.json',
      '/run/containers/1001/auth.json',
      '/srv/runner/.config/containers/auth.json',
    ]);
  });

  test('need neither home nor user', async () => {
    const { found, read } = look({ home: undefined, userId: undefined });
    expect(await found).toEqual({ credential: undefined, consulted: [] });
    expect(read).toEqual([]);
  });

  test('without this registry are passed, and told', async () => {
    const files = {
      [dockerFile]: '{}',
      '/srv/runner/.config/containers/auth.json': auths({ auth: base64('u:p') }, 'quay.io'),
    };
    expect(await look({ files }).found).toEqual({
      credential: undefined,
      consulted: Object.keys(files),
    });
  });

  test('that are no folders are not there', async () => {
    expect(await look({ files: { [dockerFile]: withCode('ENOTDIR') } }).found).toEqual({
      credential: undefined,
      consulted: [],
    });
  });

  test('DOCKER_CONFIG that names the file, not its folder, is told so', async () => {
    const named = '/srv/config.json';
    const env = { DOCKER_CONFIG: named };
    const files = { [`${named}/config.json`]: withCode('ENOTDIR') };
    expect(await refusalOf(look({ env, files }).found)).toMatchObject({
      code: 'REGISTRY_CREDENTIALS_INVALID',
      message: 'DOCKER_CONFIG names a file; it must name the folder of config.json',
    });
  });

  // XDG Base Directory Specification: "either not set or empty", and relative paths are ignored.
  test('are never in the workspace because a variable is empty or relative', () => {
    const nothing = fc.constantFrom('', undefined);
    return fc.assert(
      fc.asyncProperty(
        fc.record({
          DOCKER_CONFIG: nothing,
          REGISTRY_AUTH_FILE: nothing,
          DOCKER_AUTH_CONFIG: nothing,
          XDG_CONFIG_HOME: fc.constantFrom('', undefined, '.', 'conf'),
          XDG_RUNTIME_DIR: fc.constantFrom('', undefined, '.', 'run'),
        }),
        fc.constantFrom('', '.', 'home', undefined, '/srv/runner'),
        fc.constantFrom(undefined, 1001),
        async (env, home, userId) => {
          const { found, read } = look({ env, home, userId });
          expect(await found).toEqual({ credential: undefined, consulted: [] });
          for (const path of read) expect(path).toMatch(/^\//);
          expect(read.includes(dockerFile)).toBe(home === '/srv/runner');
        },
      ),
    );
  });

  test('that cannot be read stop the search, before a weaker login is taken', async () => {
    const error = await refusalOf(look({ files: { [dockerFile]: withCode('EACCES') } }).found);
    expect(error).toMatchObject({
      code: 'REGISTRY_CREDENTIALS_INVALID',
      message: `${dockerFile} cannot be read: it was EACCES`,
    });
  });

  test('the inputs need no file', async () => {
    const { found, read, masked } = look({ login });
    expect(await found).toMatchObject({ consulted: [] });
    expect([read, masked]).toEqual([[], ['p', base64('u:p')]]);
  });
});

describe('the job’s own token', () => {
  test('serves ghcr.io when nothing else does', async () => {
    const { found, masked } = look(
      { githubToken: 'ghs_secret', env: { GITHUB_ACTOR: 'octocat' } },
      ghcr,
    );
    expect((await found).credential).toEqual({
      kind: 'basic',
      username: 'octocat',
      password: 'ghs_secret',
      source: 'input github-token',
    });
    expect(masked).toContain('ghs_secret');
    expect((await look({ githubToken: 'ghs_secret' }, ghcr).found).credential).toMatchObject({
      username: 'github',
    });
  });

  test('comes after a login', async () => {
    const files = { [dockerFile]: auths({ auth: base64('bot:pat') }, 'ghcr.io') };
    expect((await look({ githubToken: 'ghs_secret', files }, ghcr).found).credential).toMatchObject(
      { username: 'bot' },
    );
  });

  test.each(['registry.example', 'ghcr.io.example', 'docker.io'])(
    'is never for %s',
    async (registry) => {
      expect(
        (await look({ githubToken: 'ghs_secret' }, { registry, path: 'a/b' }).found).credential,
      ).toBeUndefined();
    },
  );
});

describe('an entry', () => {
  const userText = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter(
      (text) =>
        !text.includes(':') &&
        !text.includes('\0') &&
        text !== '<token>' &&
        Buffer.from(text).toString() === text,
    );
  const passwordText = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !text.endsWith('\0') && Buffer.from(text).toString() === text);

  test('holds user and password, split at the first colon, in any encoding of the two', () => {
    return fc.assert(
      fc.asyncProperty(
        userText,
        passwordText,
        fc.boolean(),
        fc.nat(3),
        async (username, password, isPlain, nuls) => {
          const auth = base64(`${username}:${password}${'\0'.repeat(nuls)}`);
          const world =
            isPlain && password !== '' ? entryOf({ username, password }) : entryOf({ auth });
          expect((await world.found).credential).toMatchObject({
            kind: 'basic',
            username,
            password,
          });
          for (const secret of world.masked)
            expect([password, base64(`${username}:${password}`)]).toContain(secret);
          expect(world.masked).toHaveLength(password === '' ? 1 : 2);
        },
      ),
    );
  });

  test('may be folded over lines', async () => {
    expect((await entryOf({ auth: 'dTp\nw' }).found).credential).toMatchObject({
      username: 'u',
      password: 'p',
    });
  });

  test('with an identity token is a refresh token, with the user beside it', async () => {
    const { found, masked } = entryOf({
      auth: base64('00000000-0000-0000-0000-000000000000:'),
      identitytoken: 'refresh-secret',
    });
    expect((await found).credential).toMatchObject({
      kind: 'refresh',
      token: 'refresh-secret',
      username: '00000000-0000-0000-0000-000000000000',
    });
    expect(masked).toEqual(['refresh-secret']);
  });

  test('with a registry token is that', async () => {
    const { found, masked } = entryOf({ registrytoken: 'bearer-secret' });
    expect((await found).credential).toMatchObject({ kind: 'bearer', token: 'bearer-secret' });
    expect(masked).toEqual(['bearer-secret']);
  });

  test.each(['@@@dTpw', 'dTp-', 'dTpw===', 'secret!', 'd=Tpw'])(
    '%s is not base64, and is not told',
    async (auth) => {
      const error = await refusalOf(entryOf({ auth }).found);
      expect(error).toMatchObject({
        code: 'REGISTRY_CREDENTIALS_INVALID',
        message: `${dockerFile}, entry "registry.example": "auth" is not base64`,
      });
    },
  );

  test.each([
    [':secret', 'the user name is empty'],
    ['secret', '"auth" holds no password, only a user name'],
  ])('%j in base64 is not a login, and is not told', async (text, problem) => {
    const error = await refusalOf(entryOf({ auth: base64(text) }).found);
    expect(error).toMatchObject({
      code: 'REGISTRY_CREDENTIALS_INVALID',
      message: `${dockerFile}, entry "registry.example": ${problem}`,
    });
  });

  test('in another encoding than UTF-8 must not become a wrong password', async () => {
    const auth = Buffer.from('u:pässword', 'latin1').toString('base64');
    expect(await refusalOf(entryOf({ auth }).found)).toMatchObject({
      message: `${dockerFile}, entry "registry.example": "auth" is not UTF-8 text`,
    });
  });

  test('with a password alone is sent without a user name, as docker does', async () => {
    expect((await entryOf({ password: 'secret' }).found).credential).toMatchObject({
      kind: 'basic',
      username: '',
      password: 'secret',
    });
  });

  test('called <token> is a login like any other: only helpers mean a token by that', async () => {
    expect((await entryOf({ auth: base64('<token>:x') }).found).credential).toMatchObject({
      kind: 'basic',
      username: '<token>',
    });
  });

  test('keeps no line break at the end of a secret, wherever it comes from', async () => {
    const worlds: [World, string][] = [
      [{ login: { username: 'u', password: 'right\n' } }, 'right'],
      [{ files: { [dockerFile]: auths({ auth: base64('u:right\r\n') }) } }, 'right'],
      [{ files: { [dockerFile]: auths({ username: 'u', password: 'right\n\n' }) } }, 'right'],
      [{ files: { [dockerFile]: auths({ identitytoken: ' right\n' }) } }, 'right'],
      [{ files: { [dockerFile]: auths({ registrytoken: 'right\n' }) } }, 'right'],
      [{ login: { username: 'u', password: ' two words ' } }, ' two words '],
    ];
    for (const [world, secret] of worlds) {
      const { found, masked } = look(world);
      const { credential } = await found;
      expect(credential?.kind === 'basic' ? credential.password : credential?.token).toBe(secret);
      expect(masked).toContain(secret);
    }
  });

  test('that is broken is not passed over for a weaker login', async () => {
    const error = await refusalOf(
      look({
        files: {
          [dockerFile]: auths({ auth: 7, password: 'secret' }),
          '/srv/runner/.config/containers/auth.json': auths({ auth: base64('u:p') }),
        },
      }).found,
    );
    expect(error).toMatchObject({
      code: 'REGISTRY_CREDENTIALS_INVALID',
      message: `${dockerFile} is not a credential file: auths.registry.example: auth: expected string`,
    });
  });

  test('that is broken hurts no other registry', async () => {
    const files = {
      [dockerFile]: JSON.stringify({
        auths: { 'registry.example': { auth: base64('u:p') }, 'ghcr.io': { auth: '@@@' }, x: 7 },
      }),
    };
    expect((await look({ files }).found).credential).toMatchObject({ username: 'u' });
  });
});
