// SPDX-License-Identifier: Apache-2.0
// The inputs of the verify action as verify/action.yml documents them.
import {
  quote,
  readAll,
  readBoolean,
  readChoice,
  readHosts,
  readLogin,
  readPatience,
  type Reader,
  withDefaults,
  type RegistryLogin,
} from '../runner/input-readers.ts';
import { policyDefaults, readPolicyInputs, type PolicyInputs } from '../runner/policy-inputs.ts';

export interface VerifyInputs extends PolicyInputs {
  readonly images: string;
  readonly digest: string;
  readonly imagesFrom: string;
  readonly onFailure: 'fail' | 'warn';
  /** Empty when no policies are written. */
  readonly policies: string;
  readonly policiesFormat: 'bundle' | 'legacy' | 'both';
  readonly tufMirror: string;
  readonly tufRootFile: string;
  readonly patienceMs: number;
  readonly registryLogin: RegistryLogin | undefined;
  readonly tokenHosts: readonly string[];
  readonly githubToken: string;
  readonly summary: boolean;
}

/** What an input means when it is empty, as wrappers pass on what they were not given. */
export const verifyDefaults: Readonly<Record<string, string>> = {
  ...policyDefaults,
  'on-failure': 'fail',
  'policies-format': 'bundle',
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
      ...readPolicyInputs(reader, server),
      onFailure: readChoice(reader, 'on-failure', ['fail', 'warn']),
      policies: get('policies').trim(),
      policiesFormat: readChoice(reader, 'policies-format', ['bundle', 'legacy', 'both']),
      tufMirror: readMirror(reader),
      tufRootFile: get('tuf-root').trim(),
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
