// SPDX-License-Identifier: Apache-2.0
// The inputs of the verify action as verify/action.yml documents them.
import type { Repository } from '../../image/reference.ts';
import { predicateKeywords, predicateTypeOf } from '../../sigstore/predicate-types.ts';
import type { DeclaredSigner } from '../../policy/declared.ts';
import {
  quote,
  readAll,
  readAnnotations,
  readBoolean,
  readChoice,
  readDuration,
  readHosts,
  readLogin,
  readPatience,
  readRepository,
  type Reader,
  withDefaults,
  type RegistryLogin,
} from '../runner/input-readers.ts';
import { readSigner } from './signer-inputs.ts';

export interface VerifyInputs {
  readonly images: string;
  readonly digest: string;
  readonly imagesFrom: string;
  readonly signer: DeclaredSigner;
  readonly predicateTypes: readonly string[];
  readonly requireProvenance: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly recursive: boolean;
  readonly trustedRootFile: string;
  readonly signatureRepository: Repository | undefined;
  readonly maxAgeMs: number | undefined;
  readonly onFailure: 'fail' | 'warn';
  /** Empty when no policies are written. */
  readonly policies: string;
  readonly policiesFormat: 'bundle' | 'legacy' | 'both';
  readonly tufMirror: string;
  readonly tufRootFile: string;
  readonly transparencyLog: boolean;
  readonly patienceMs: number;
  readonly registryLogin: RegistryLogin | undefined;
  readonly tokenHosts: readonly string[];
  readonly githubToken: string;
  readonly summary: boolean;
}

/** What an input means when it is empty, as wrappers pass on what they were not given. */
export const verifyDefaults: Readonly<Record<string, string>> = {
  'require-provenance': 'false',
  recursive: 'false',
  'on-failure': 'fail',
  'policies-format': 'bundle',
  'transparency-log': 'true',
  patience: '2m',
  summary: 'true',
};

/**
 * Reads all inputs.
 * @param server Where GitHub is, without a slash at the end.
 * @throws SignetError INPUT_INVALID that lists every problem at once
 */
export function readVerifyInputs(get: (name: string) => string, server: string): VerifyInputs {
  return readAll(withDefaults(get, verifyDefaults), (reader) =>
    judgeTogether(reader, {
      images: get('images'),
      digest: get('digest').trim(),
      imagesFrom: get('images-from').trim(),
      signer: readSigner(reader, server),
      predicateTypes: readPredicateTypes(reader),
      requireProvenance: readBoolean(reader, 'require-provenance'),
      annotations: readAnnotations(reader),
      recursive: readBoolean(reader, 'recursive'),
      trustedRootFile: get('trusted-root').trim(),
      signatureRepository: readRepository(reader, 'signature-repository'),
      maxAgeMs: readDuration(reader, 'max-age', {
        units: ['m', 'h', 'd'],
        example: '30m, 12h or 90d',
        mostMs: Infinity,
      }),
      onFailure: readChoice(reader, 'on-failure', ['fail', 'warn']),
      policies: get('policies').trim(),
      policiesFormat: readChoice(reader, 'policies-format', ['bundle', 'legacy', 'both']),
      tufMirror: readMirror(reader),
      tufRootFile: get('tuf-root').trim(),
      transparencyLog: readBoolean(reader, 'transparency-log'),
      patienceMs: readPatience(reader),
      registryLogin: readLogin(reader),
      tokenHosts: readHosts(reader, 'token-hosts'),
      githubToken: get('github-token'),
      summary: readBoolean(reader, 'summary'),
    }),
  );
}

/** What contradicts each other. */
function judgeTogether({ problem }: Reader, inputs: VerifyInputs): VerifyInputs {
  // Anyone who can change a manifest could have the password sent to a registry of their own.
  if (inputs.imagesFrom !== '' && inputs.registryLogin !== undefined)
    problem(
      'with "images-from", manifests say which registries get "registry-username": leave it ' +
        'out and log in with docker/login-action, which binds a login to its registry',
    );
  if (inputs.requireProvenance && inputs.signer.kind === 'key')
    problem(
      'input "require-provenance" compares a provenance with the certificate that it was signed ' +
        'with, and a key has none: use "predicate-types: slsaprovenance1" to demand one that the ' +
        'key signed',
    );
  judgeMirror(problem, inputs);
  return inputs;
}

/** The mirror is for engines in a cluster; here, a private trusted root is a file. */
function judgeMirror(problem: Reader['problem'], inputs: VerifyInputs): void {
  const { policies, trustedRootFile, tufMirror, tufRootFile } = inputs;
  if ((tufMirror === '') !== (tufRootFile === ''))
    problem('inputs "tuf-mirror" and "tuf-root" belong together: give both, or neither');
  else if (tufMirror !== '' && (policies === '' || trustedRootFile === ''))
    problem(
      'input "tuf-mirror" is for the policies of a private Sigstore: give "policies" and ' +
        '"trusted-root", too',
    );
}

function readMirror({ get, problem }: Reader): string {
  const given = get('tuf-mirror').trim();
  if (given === '') return '';
  if (/^https?:\/\//.test(given) && URL.canParse(given)) return given;
  problem(`input "tuf-mirror" is ${quote(given)}, not the address of a TUF repository`);
  return '';
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
