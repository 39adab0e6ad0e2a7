// SPDX-License-Identifier: Apache-2.0
// May import: action/input-readers.
import { quote, readAll, readAnnotations, readBoolean, readDuration, readLogin, type Reader, type RegistryLogin } from './input-readers.ts';

/** The inputs of the sign action as action.yml documents them, read and checked. */
export interface SignInputs {
  readonly images: string;
  readonly digest: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly instance: SigstoreInstance;
  readonly disclosePrivateRepository: boolean;
  readonly patienceMs: number;
  readonly registryLogin: RegistryLogin | undefined;
  readonly githubToken: string;
  readonly summary: boolean;
}

/** Which Sigstore signs: the public-good one, or a private one described by two files. */
export type SigstoreInstance =
  | { readonly kind: 'public-good'; readonly rekorVersion: 1 | 2 }
  | { readonly kind: 'private'; readonly signingConfigFile: string; readonly trustedRootFile: string };

/** Reads all inputs. @throws SignetError INPUT_INVALID that lists every problem at once */
export function readSignInputs(get: (name: string) => string): SignInputs {
  return readAll(get, (reader) => ({
    images: get('images'),
    digest: get('digest').trim(),
    annotations: readAnnotations(reader),
    instance: readInstance(reader),
    disclosePrivateRepository: readBoolean(reader, 'disclose-private-repository'),
    patienceMs: readDuration(reader, 'patience'),
    registryLogin: readLogin(reader),
    githubToken: get('github-token'),
    summary: readBoolean(reader, 'summary'),
  }));
}

function readInstance({ get, problem }: Reader): SigstoreInstance {
  const signingConfigFile = get('signing-config').trim();
  const trustedRootFile = get('trusted-root').trim();
  const version = get('rekor-version').trim();
  if (version !== '1' && version !== '2') problem(`input "rekor-version" must be 1 or 2, not ${quote(version)}`);
  if (signingConfigFile === '' && trustedRootFile === '') return { kind: 'public-good', rekorVersion: version === '2' ? 2 : 1 };
  if (signingConfigFile === '') problem('input "trusted-root" is given without "signing-config": a private Sigstore needs both files');
  if (trustedRootFile === '') problem('input "signing-config" is given without "trusted-root": a private Sigstore needs both files');
  return { kind: 'private', signingConfigFile, trustedRootFile };
}
