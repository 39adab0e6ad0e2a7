// SPDX-License-Identifier: Apache-2.0
// The files that are written of a policy, by path.
import { generateKeyPairSync } from 'node:crypto';

import { parseAllDocuments } from 'yaml';

import {
  enforcedPolicy,
  type GatePolicy,
  type PrivateTrust,
} from '../../src/enforcement/enforced-policy.ts';
import type { PolicyFile } from '../../src/enforcement/engine.ts';
import { enginePolicies, policyFiles } from '../../src/enforcement/policy-files.ts';
import { readableRoot } from '../../src/enforcement/trusted-root-text.ts';
import { signerPolicy } from '../../src/policy/compile.ts';
import {
  anySource,
  type DeclaredSigner,
  type DeclaredWorkflow,
} from '../../src/policy/declared.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
export const logKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

export const workflow: DeclaredWorkflow = {
  kind: 'workflow',
  issuer: '',
  source: anySource,
  repository: '',
  workflow: 'release.yml',
  ref: 'refs/heads/main',
};
export const key: DeclaredSigner = { kind: 'key', key: pem };
export const subject = String.raw`'^(?i:https://github\.com/acme/app)/\.github/workflows/release\.yml@refs/heads/main$'`;

export const demands: GatePolicy['demands'] = {
  predicateTypes: [],
  requireProvenance: false,
  annotations: {},
  maxAge: false,
  recursive: false,
  log: 'required',
  signatureRepository: undefined,
};

export async function filesOf(
  { declared = workflow, ...gate }: Partial<GatePolicy> = {},
  keyText = pem,
  logKeys = [logKey],
): Promise<ReadonlyMap<string, string>> {
  const signer = await signerPolicy(
    declared,
    { server: 'https://github.com', repository: 'acme/app', repositoryId: '1', ownerId: '2' },
    () => keyText,
  );
  const policy = enforcedPolicy({
    repositories: [{ registry: 'ghcr.io', path: 'acme/app' }],
    declared,
    signer,
    demands,
    formats: ['bundle'],
    ...gate,
  });
  const files = policyFiles(policy, enginePolicies(policy, logKeys));
  return new Map(files.map(({ path, content }: PolicyFile) => [path, content]));
}

export const documents = (text: string | undefined): unknown[] =>
  parseAllDocuments(text ?? '', { version: '1.1' }).map((one) => one.toJS() as unknown);

export const trustOf = (root: object): PrivateTrust => ({
  root: readableRoot(JSON.stringify(root), 'the playground'),
  readAt: new Date(),
});
