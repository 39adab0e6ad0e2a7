// SPDX-License-Identifier: Apache-2.0
// The policies of an audit: what the inputs of verify/ say, read by their own reader.
import type { AuditPolicy } from '../../audit/declared.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { digestOf } from '../../image/digest.ts';
import { knownServer, type Env } from '../runner/environment.ts';
import { readAll, withDefaults } from '../runner/input-readers.ts';
import {
  policyDefaults,
  policyOf,
  readPolicyInputs,
  trustedBy,
  trustSource,
} from '../runner/policy-inputs.ts';
import { trustInWords } from '../runner/trusted.ts';
import { nameIn, scalarText, type Keys } from './yaml-reader.ts';

/** The inputs of verify/ that say what an image must prove. */
export const policyKeys = [
  'certificate-identity',
  'certificate-identity-regexp',
  'certificate-oidc-issuer',
  'signer-repository',
  'signer-workflow',
  'signer-ref',
  'source-repository',
  'source-repository-id',
  'source-ref',
  'key',
  'predicate-types',
  'require-provenance',
  'annotations',
  'recursive',
  'trusted-root',
  'signature-repository',
  'max-age',
  'transparency-log',
] as const;

/** @throws SignetError INPUT_INVALID */
export async function auditPolicy(
  name: string,
  get: (name: string) => string,
  env: Env,
): Promise<AuditPolicy> {
  const server = knownServer(env);
  const read = withDefaults(get, policyDefaults);
  const inputs = readAll(read, (reader) => readPolicyInputs(reader, server));
  // What is old is verified all the same: its age is a finding of its own.
  const policy = await policyOf({ ...inputs, maxAgeMs: undefined }, env);
  const trusted = await trustedBy(inputs.signer, policy, env);
  // A key is what is in the file that is named, not its name.
  const declared = policyKeys.map((key) => [
    key,
    key === 'key' ? (trusted.fingerprint ?? '') : get(key).trim(),
  ]);
  // Who is trusted when nothing is said depends on whose repository this is.
  const context = [server, env['GITHUB_REPOSITORY'] ?? '', env['GITHUB_REPOSITORY_ID'] ?? ''];
  return {
    name,
    digest: digestOf(Buffer.from(JSON.stringify([declared, context]))),
    trusted: trustInWords(trusted),
    policy,
    maxAgeMs: inputs.maxAgeMs,
    recursive: inputs.recursive,
    signatureRepository: inputs.signatureRepository,
    trust: trustSource(inputs, policy),
  };
}

/** A policy of the scopes file; undefined when it is wrong, which is told with its line. */
export async function readDeclaredPolicy(
  name: string,
  keys: Keys,
  env: Env,
): Promise<AuditPolicy | undefined> {
  try {
    return await auditPolicy(name, (key) => textOf(keys, key), env);
  } catch (error) {
    const problems = error instanceof SignetError ? error.problems : [messageOf(error)];
    for (const text of problems) {
      const [, input = ''] = /^inputs? "([^"]+)"/.exec(text) ?? [];
      const line = keys.entries.get(input)?.line ?? keys.line;
      keys.problem(line, `${nameIn(keys.where)}: ${text.replace(/^input /, '')}`);
    }
    return undefined;
  }
}

/** As the input would be written: lists as lines, annotations as `key=value`. */
function textOf({ entries, problem, where }: Keys, key: string): string {
  const entry = entries.get(key);
  if (entry === undefined) return '';
  const { value, line } = entry;
  if (value.kind === 'list') {
    const texts = value.items().map(scalarText);
    if (texts.every((text) => text !== undefined)) return texts.join('\n');
  } else if (value.kind === 'mapping' && key === 'annotations') {
    const pairs = [...value.entries()].map(([name, own]) => [name, scalarText(own.value)] as const);
    if (pairs.every(([, text]) => text !== undefined))
      return pairs.map(([name, text]) => `${name}=${text ?? ''}`).join('\n');
  } else if (value.kind === 'scalar') {
    if (value.value === null) return '';
    const text = scalarText(value);
    if (text !== undefined) return text;
  }
  problem(line, `${where}${key} must be text`);
  return '';
}
