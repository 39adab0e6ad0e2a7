// SPDX-License-Identifier: Apache-2.0
// The inputs of the audit action as audit/action.yml documents them.
import type { FailOn, RunLimits } from '../../audit/run-verdict.ts';
import type { Shard } from '../../audit/shards.ts';
import {
  quote,
  readAll,
  readBoolean,
  readChoice,
  readDuration,
  readHosts,
  readLogin,
  readPatience,
  withDefaults,
  type Reader,
  type RegistryLogin,
} from '../runner/input-readers.ts';
import { policyDefaults } from '../runner/policy-inputs.ts';

/** Which part of an audit this job does. */
export type AuditMode =
  | { readonly kind: 'audit' }
  | { readonly kind: 'plan'; readonly imagesPerShard: number }
  | { readonly kind: 'shard'; readonly shard: Shard; readonly plan: string }
  | { readonly kind: 'merge'; readonly plan: string; readonly shards: string };

/** Where the previous report is. */
export type PreviousSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'artifact'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string };

export interface AuditInputs {
  readonly mode: AuditMode;
  /** Empty when the scope is given by the inputs themselves. */
  readonly scopesFile: string;
  readonly environment: string;
  readonly previous: PreviousSource;
  readonly fullEveryMs: number;
  readonly intervalMs: number;
  readonly limits: RunLimits;
  readonly log: boolean;
  readonly issues: boolean;
  readonly signReport: boolean;
  readonly disclosePrivateRepository: boolean;
  readonly signingConfigFile: string;
  readonly trustedRootFile: string;
  /** Of this job's identity; empty for GitHub's own. */
  readonly issuer: string;
  readonly patienceMs: number;
  readonly registryLogin: RegistryLogin | undefined;
  readonly tokenHosts: readonly string[];
  readonly githubToken: string;
  readonly packagesToken: string;
  readonly summary: boolean;
}

/** What an input means when it is empty, as wrappers pass on what they were not given. */
export const auditDefaults: Readonly<Record<string, string>> = {
  ...policyDefaults,
  environment: 'default',
  mode: 'audit',
  'images-per-shard': '400',
  previous: 'artifact',
  'artifact-name': 'signet-audit',
  'full-every': '7d',
  interval: '24h',
  'fail-on': 'incident,new-violation',
  'max-unknown': '5',
  log: 'false',
  issues: 'false',
  'sign-report': 'true',
  'disclose-private-repository': 'false',
  patience: '5m',
  summary: 'true',
};

/** @throws SignetError INPUT_INVALID that lists every problem at once */
export function readAuditInputs(given: (name: string) => string): AuditInputs {
  const get = withDefaults(given, auditDefaults);
  return readAll(get, (reader) => ({
    mode: readMode(reader),
    scopesFile: get('scopes').trim(),
    environment: get('environment').trim(),
    previous: readPrevious(reader),
    fullEveryMs: readTime(reader, 'full-every'),
    intervalMs: readTime(reader, 'interval'),
    limits: {
      failOn: readFailOn(reader),
      maxUnknown: readPercent(reader, 'max-unknown') ?? 5,
      minCoverage: readPercent(reader, 'min-coverage'),
    },
    log: readBoolean(reader, 'log'),
    issues: readBoolean(reader, 'issues'),
    signReport: readBoolean(reader, 'sign-report'),
    disclosePrivateRepository: readBoolean(reader, 'disclose-private-repository'),
    ...readSigstoreFiles(reader),
    issuer: get('certificate-oidc-issuer').trim(),
    patienceMs: readPatience(reader),
    registryLogin: readLogin(reader),
    tokenHosts: readHosts(reader, 'token-hosts'),
    githubToken: get('github-token'),
    packagesToken: get('packages-token'),
    summary: readBoolean(reader, 'summary'),
  }));
}

/** A trusted root alone verifies; who signs with a Sigstore of their own needs both. */
function readSigstoreFiles({ get, problem }: Reader) {
  const signingConfigFile = get('signing-config').trim();
  const trustedRootFile = get('trusted-root').trim();
  if (signingConfigFile !== '' && trustedRootFile === '')
    problem(
      'input "signing-config" is given without "trusted-root": a private Sigstore needs both files',
    );
  return { signingConfigFile, trustedRootFile };
}

function readMode(reader: Reader): AuditMode {
  const { get, problem } = reader;
  const kind = readChoice(reader, 'mode', ['audit', 'plan', 'shard', 'merge']);
  const text = (name: string) => get(name).trim();
  const needed = (name: string) => {
    if (text(name) === '') problem(`input "mode" is ${kind}, which needs the input "${name}"`);
    return text(name);
  };
  for (const [name, modes] of Object.entries(ofModes))
    if (text(name) !== (auditDefaults[name] ?? '') && !modes.includes(kind))
      problem(`input "${name}" is for "mode: ${modes.join(' or ')}"`);
  switch (kind) {
    case 'audit':
      return { kind };
    case 'plan':
      return { kind, imagesPerShard: readCount(reader, 'images-per-shard', 100_000) };
    case 'shard':
      return { kind, shard: readShard(reader), plan: needed('plan') };
    case 'merge':
      return { kind, plan: needed('plan'), shards: needed('shards') };
  }
}

const ofModes: Readonly<Record<string, readonly AuditMode['kind'][]>> = {
  shard: ['shard'],
  plan: ['shard', 'merge'],
  shards: ['merge'],
  'images-per-shard': ['plan'],
};

/** GitHub starts no more jobs of one matrix. */
const maxShards = 256;

function readShard({ get, problem }: Reader): Shard {
  const text = get('shard').trim();
  const [, number = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of && shard.of <= maxShards) return shard;
  problem(`input "shard" must be such as 3/8 (at most ${maxShards} shards), not ${quote(text)}`);
  return { number: 1, of: 1 };
}

function readCount({ get, problem }: Reader, name: string, most: number): number {
  const text = get(name).trim();
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  problem(`input "${name}" must be a number from 1 to ${most}, not ${quote(text)}`);
  return 1;
}

function readPrevious({ get }: Reader): PreviousSource {
  const text = get('previous').trim();
  if (text === 'none') return { kind: 'none' };
  return text === 'artifact'
    ? { kind: 'artifact', name: get('artifact-name').trim() }
    : { kind: 'file', path: text };
}

function readTime(reader: Reader, name: string): number {
  const range = { units: ['m', 'h', 'd'], example: '12h or 7d', mostMs: Infinity } as const;
  return readDuration(reader, name, range) ?? 0;
}

const failOns: readonly FailOn[] = ['incident', 'violation', 'new-violation', 'operational'];

function readFailOn({ get, problem }: Reader): FailOn[] {
  const given = get('fail-on')
    .split(/[\n,]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (given.length === 0) problem('input "fail-on" names nothing: give never for no finding');
  if (given.length === 1 && given[0] === 'never') return [];
  if (given.includes('never')) {
    problem('input "fail-on" has never beside other findings: give it alone, or leave it out');
    return [];
  }
  return given.flatMap((text) => {
    const found = failOns.find((one) => one === text);
    if (found === undefined)
      problem(`input "fail-on" is ${failOns.join(', ')} or never, not ${quote(text)}`);
    return found ?? [];
  });
}

function readPercent({ get, problem }: Reader, name: string): number | undefined {
  const text = get(name).trim().replace(/\s*%$/, '');
  if (text === '') return undefined;
  const percent = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
  if (percent >= 0 && percent <= 100) return percent;
  problem(`input "${name}" must be a percentage from 0 to 100, not ${quote(text)}`);
  return undefined;
}
