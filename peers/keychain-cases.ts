// SPDX-License-Identifier: Apache-2.0
// Credential files for runKeychain: those that people reported, and generated ones.
import fc from 'fast-check';

/** A credential file, with its entries in the file's order. */
export interface ConfigFile {
  readonly auths: readonly (readonly [string, unknown])[];
  readonly credHelpers: readonly (readonly [string, string | null])[];
  readonly credsStore: string | null | undefined;
}

export interface Case {
  readonly name: string;
  /** Files in the home, path to content. */
  readonly files: Readonly<Record<string, string>>;
  /** Variables; `~` stands for the home. */
  readonly env: Readonly<Record<string, string>>;
  readonly repository: string;
  readonly config?: ConfigFile;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const me = { auth: base64('me:right') };
const stale = { auth: base64('me:stale') };

/** Files as people reported that tools failed with them. */
export function reportedCases(): readonly Case[] {
  const registry = 'registry.example';
  const dockerFile = (content: unknown) => ({
    '.docker/config.json': typeof content === 'string' ? content : JSON.stringify(content),
  });
  const row = (name: string, content: unknown, changes: Partial<Case> = {}): Case => ({
    name,
    files: dockerFile(content),
    env: {},
    repository: `${registry}/acme/app`,
    ...changes,
  });
  const login = JSON.stringify({ auths: { [registry]: me } });
  const hub = 'https://index.docker.io/v1/';
  return [
    row('an old URL before the name', {
      auths: { [`https://${registry}/v1/`]: stale, [registry]: me },
    }),
    row('a marker under a URL before the name', {
      auths: { [`https://${registry}`]: {}, [registry]: me },
    }),
    row('an empty helper', { credHelpers: { [registry]: '' }, auths: { [registry]: me } }),
    row('auths: null', { auths: null }),
    row('credHelpers: null', { credHelpers: null, auths: { [registry]: me } }),
    row('credsStore: null', { credsStore: null, auths: { [registry]: me } }),
    row('an entry with nulls', { auths: { [registry]: { ...me, identitytoken: null } } }),
    row('null for another registry', { auths: { 'other.example': null, [registry]: me } }),
    row('an empty file', ''),
    row('null as a file', 'null'),
    row('what is not JSON', '{'),
    row('a byte order mark', `\uFEFF${login}`),
    row('DOCKER_CONFIG that is empty', login, { env: { DOCKER_CONFIG: '' } }),
    row('DOCKER_CONFIG elsewhere', login, {
      files: { ...dockerFile('{}'), 'elsewhere/config.json': login },
      env: { DOCKER_CONFIG: '~/elsewhere' },
    }),
    row('XDG_CONFIG_HOME that is empty', '', {
      files: { '.config/containers/auth.json': login },
      env: { XDG_CONFIG_HOME: '' },
    }),
    row('podman’s file of this session', '', {
      files: { 'run/containers/auth.json': login },
      env: { XDG_RUNTIME_DIR: '~/run' },
    }),
    row('REGISTRY_AUTH_FILE', '', {
      files: { 'auth.json': login },
      env: { REGISTRY_AUTH_FILE: '~/auth.json' },
    }),
    row('DOCKER_AUTH_CONFIG', '{}', { env: { DOCKER_AUTH_CONFIG: login } }),
    row('a path in the key', { auths: { [`${registry}/team`]: me } }),
    row('a path in a URL', { auths: { [`https://${registry}/team`]: me } }),
    row(
      'Docker Hub’s markers of tokens',
      { auths: { [`${hub}access-token`]: stale, [hub]: me } },
      { repository: 'docker.io/acme/app' },
    ),
    row(
      'only a marker of tokens',
      { auths: { [`${hub}access-token`]: stale } },
      { repository: 'docker.io/acme/app' },
    ),
    row(
      'Docker Hub’s other names',
      { auths: { 'docker.io': stale, 'registry-1.docker.io': stale, [hub]: me } },
      { repository: 'docker.io/acme/app' },
    ),
    row('an identity token (Azure)', {
      auths: { [registry]: { auth: base64('0000:'), identitytoken: 'refresh' } },
    }),
    row('a registry token beside a helper', {
      credHelpers: { [registry]: 'good' },
      auths: { [registry]: { registrytoken: 'bearer' } },
    }),
    row('base64 without its padding', { auths: { [registry]: { auth: 'bWU6cmlnaHQ' } } }),
  ];
}

const readable = fc.constantFrom<unknown>(
  me,
  stale,
  { auth: base64('me:with:colons') },
  { auth: base64('me:') },
  { auth: base64('me:right\0\0') },
  { auth: base64('me:right\n') },
  { auth: 'bWU6\ncmln\naHQ=' },
  { auth: null, username: 'plain', password: 'text' },
  { username: 'plain', password: 'text' },
  { password: 'text' },
  { username: 'plain' },
  { Auth: base64('me:right') },
  { auth: base64('0000:'), identitytoken: 'refresh' },
  { identitytoken: 'refresh' },
  { registrytoken: 'bearer' },
  { ...me, registrytoken: 'bearer' },
  { email: 'me@example.com' },
  {},
  null,
);
const broken = fc.constantFrom<unknown>(
  { auth: base64('nocolon') },
  { auth: base64(':noname') },
  { auth: '@@@' },
  { auth: 7 },
);
/** Few are broken: with one of them, docker reads nothing of the file. */
const entry = fc.oneof({ weight: 40, arbitrary: readable }, { weight: 1, arbitrary: broken });
const keys = [
  'registry.example',
  'https://registry.example',
  'https://registry.example/v1/',
  'http://registry.example/v2/',
  'registry.example/acme/app',
  'registry.example/acme',
  'REGISTRY.example',
  'registry.example:443',
  'registry.example:5000',
  'https://registry.example:5000/v1/',
  'other.example',
  'https://index.docker.io/v1/',
  'https://index.docker.io/v1/access-token',
  'index.docker.io',
  'docker.io',
];
const helper = fc.constantFrom(
  'good',
  'token',
  'nameless',
  'lower',
  'empty',
  'unknown',
  'broken',
  'missing',
  '',
);

export const generatedCase: fc.Arbitrary<Case> = fc
  .record({
    auths: fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), entry), {
      selector: ([key]) => key,
      maxLength: 4,
    }),
    credHelpers: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(
          'registry.example',
          'other.example',
          'docker.io',
          'https://index.docker.io/v1/',
        ),
        fc.option(helper, { freq: 8 }),
      ),
      { selector: ([key]) => key, maxLength: 2 },
    ),
    credsStore: fc.constantFrom(undefined, undefined, null, '', 'good', 'unknown', 'missing'),
    repository: fc.constantFrom(
      'registry.example/acme/app',
      'registry.example/acme/app',
      'registry.example:5000/acme/app',
      'docker.io/library/app',
    ),
  })
  .map(({ repository, ...config }) => ({
    name: 'generated',
    files: {
      '.docker/config.json': JSON.stringify({
        auths: Object.fromEntries(config.auths),
        credHelpers: Object.fromEntries(config.credHelpers),
        credsStore: config.credsStore,
      }),
    },
    env: {},
    repository,
    config,
  }));
