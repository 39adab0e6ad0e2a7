// SPDX-License-Identifier: Apache-2.0
// The inputs that say what each image must prove, and the policy that they make.
import type { Repository } from '../../image/reference.ts';
import { compileExpression, signerPolicy, type PolicyContext } from '../../policy/compile.ts';
import type { DeclaredSigner } from '../../policy/declared.ts';
import { predicateKeywords, predicateTypeOf } from '../../sigstore/predicate-types.ts';
import type { TrustSource } from '../../sigstore/trust.ts';
import type { Policy } from '../../verify/verify.ts';
import { knownServer, readText, type Env } from './environment.ts';
import {
  quote,
  readAnnotations,
  readBoolean,
  readDuration,
  readRepository,
  type Reader,
} from './input-readers.ts';
import { readKeyText } from './key-text.ts';
import { readSigner } from './signer-inputs.ts';
import { fingerprintOf } from './signer-words.ts';
import type { Trusted } from './trusted.ts';

export interface PolicyInputs {
  readonly signer: DeclaredSigner;
  readonly predicateTypes: readonly string[];
  readonly requireProvenance: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly recursive: boolean;
  readonly trustedRootFile: string;
  readonly signatureRepository: Repository | undefined;
  readonly maxAgeMs: number | undefined;
  readonly transparencyLog: boolean;
}

/** What these inputs mean when they are empty. */
export const policyDefaults: Readonly<Record<string, string>> = {
  'require-provenance': 'false',
  recursive: 'false',
  'transparency-log': 'true',
};

/** @param server Where GitHub is, without a slash at the end. */
export function readPolicyInputs(reader: Reader, server: string): PolicyInputs {
  const inputs: PolicyInputs = {
    signer: readSigner(reader, server),
    predicateTypes: readPredicateTypes(reader),
    requireProvenance: readBoolean(reader, 'require-provenance'),
    annotations: readAnnotations(reader),
    recursive: readBoolean(reader, 'recursive'),
    trustedRootFile: reader.get('trusted-root').trim(),
    signatureRepository: readRepository(reader, 'signature-repository'),
    maxAgeMs: readDuration(reader, 'max-age', {
      units: ['m', 'h', 'd'],
      example: '30m, 12h or 90d',
      mostMs: Infinity,
    }),
    transparencyLog: readBoolean(reader, 'transparency-log'),
  };
  if (inputs.requireProvenance && inputs.signer.kind === 'key')
    reader.problem(
      'input "require-provenance" compares a provenance with the certificate that it was signed ' +
        'with, and a key has none: use "predicate-types: slsaprovenance1" to demand one that the ' +
        'key signed',
    );
  return inputs;
}

function readPredicateTypes({ get, problem }: Reader): string[] {
  const given = get('predicate-types')
    .split(/[\n,]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return given.map((text) => {
    const uri = predicateTypeOf(text);
    if (uri === undefined)
      problem(
        `input "predicate-types": ${quote(text)} is neither a URI nor one of ` +
          Object.keys(predicateKeywords).join(', '),
      );
    return uri ?? text;
  });
}

/** @throws SignetError INPUT_INVALID */
export async function policyOf(inputs: PolicyInputs, env: Env): Promise<Policy> {
  const key =
    inputs.signer.kind === 'key' ? await readKeyText(inputs.signer.key, env, readText) : '';
  return {
    signer: await signerPolicy(inputs.signer, contextOf(env), () => key),
    log: inputs.transparencyLog ? 'required' : 'ignored',
    annotations: inputs.annotations,
    notBefore: inputs.maxAgeMs === undefined ? undefined : new Date(Date.now() - inputs.maxAgeMs),
    predicateTypes: inputs.predicateTypes,
    requireProvenance: inputs.requireProvenance,
  };
}

/** What the runner says of the repository that asks. */
function contextOf(env: Env): PolicyContext {
  return {
    server: knownServer(env),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
    ownerId: env['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
  };
}

/** Whom the policy trusts, to be said in words. */
export async function trustedBy(
  declared: DeclaredSigner,
  { signer }: Policy,
  env: Env,
): Promise<Trusted> {
  return {
    declared,
    server: knownServer(env),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    fingerprint: signer.kind === 'key' ? fingerprintOf(signer.publicKey) : undefined,
    within:
      declared.kind === 'identity-regexp'
        ? (await compileExpression(declared.pattern)).within
        : undefined,
  };
}

/** A key whose signatures need neither log nor age needs no trusted root. */
export function trustSource(
  { trustedRootFile }: PolicyInputs,
  { signer, log, notBefore }: Policy,
): TrustSource {
  if (trustedRootFile !== '') return { kind: 'file', path: trustedRootFile };
  return signer.kind === 'key' && log === 'ignored' && notBefore === undefined
    ? { kind: 'none' }
    : { kind: 'public-good' };
}
