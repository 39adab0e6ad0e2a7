// SPDX-License-Identifier: Apache-2.0
// Credential files and helpers that exist only in memory.
import type { Repository } from '../../src/image/reference.ts';
import { findCredential } from '../../src/oci/credentials.ts';
import { type CredentialPorts } from '../../src/oci/credential-sources.ts';

const repository: Repository = { registry: 'registry.example', path: 'acme/app' };
export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const auths = (entry: object, registry = 'registry.example') =>
  JSON.stringify({ auths: { [registry]: entry } });
export const withCode = (code: string) => Object.assign(new Error(`it was ${code}`), { code });

export interface World extends Partial<Omit<CredentialPorts, 'readFile'>> {
  readonly files?: Readonly<Record<string, string | Error>>;
}

/** The search, with what was masked, read and run on the way. */
export function look({ files = {}, ...changes }: World, where = repository) {
  const masked: string[] = [];
  const read: string[] = [];
  const ports: CredentialPorts = {
    env: {},
    home: '/srv/runner',
    userId: 1001,
    readFile: async (path) => {
      read.push(path);
      const content = files[path] ?? withCode('ENOENT');
      if (content instanceof Error) throw content;
      return content;
    },
    exec: () => Promise.reject(new Error('nothing was to be run')),
    maskSecret: (secret) => void masked.push(secret),
    login: undefined,
    githubToken: '',
    ...changes,
  };
  return { found: findCredential(where, ports), masked, read };
}

export const dockerFile = '/srv/runner/.docker/config.json';
