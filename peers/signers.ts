// SPDX-License-Identifier: Apache-2.0
// The two who sign: this project's built action, and cosign.
import { runAction, type ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { PushedImage } from './images.ts';
import type { Issuer } from './issuer.ts';
import { mustRun, type Environment } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import type { SigstoreFiles } from './sigstore-files.ts';

export function jobEnvironment(
  issuer: Pick<Issuer, 'tokenUrl'>,
  workflow?: string,
  ref?: string,
): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: issuer.tokenUrl(workflow, ref),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner',
  };
}

/** Runs dist/ as GitHub's runner does. */
export async function signWithAction(
  images: readonly PushedImage[],
  files: SigstoreFiles,
  env: Environment,
): Promise<ActionResult> {
  const registry = images[0]?.registry;
  const inputs = {
    images: images.map(({ reference }) => reference).join('\n'),
    'signing-config': files.signingConfig,
    'trusted-root': files.trustedRoot,
    ...(registry?.login === undefined
      ? {}
      : {
          'registry-username': registry.login.username,
          'registry-password': registry.login.password,
        }),
  };
  return runAction({ inputs, env: { ...trustEnvironment(registry), ...env } });
}

function trustEnvironment(registry: PeerRegistry | undefined): Environment {
  return registry?.authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: registry.authority };
}

export async function signWithCosign(
  image: PushedImage,
  files: SigstoreFiles,
  env: Environment,
): Promise<void> {
  const trust = ['--signing-config', files.signingConfig, '--trusted-root', files.trustedRoot];
  await mustRun(peer('cosign3'), ['sign', '--yes', ...trust, image.reference], {
    env: { ...image.registry.env, GITHUB_ACTIONS: 'true', ...env },
  });
}
