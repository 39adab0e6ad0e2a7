// SPDX-License-Identifier: Apache-2.0
// Everything a job meets, in one: token service, Sigstore and a registry, and the actions started
// as GitHub's runner starts them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startOidc, type Oidc } from './oidc.ts';
import { startRegistry, type PlayRegistry, type RegistryOptions } from './registry/registry.ts';
import { runAction, type ActionResult, type ActionRun } from './runner.ts';
import { startSigstore, type Sigstore, type SigstoreOptions } from './sigstore/sigstore.ts';

export interface World {
  readonly oidc: Oidc;
  readonly sigstore: Sigstore;
  readonly registry: PlayRegistry;
  /** The trust files, as inputs. */
  readonly trust: { readonly 'signing-config': string; readonly 'trusted-root': string };
  /** A repository of the registry, as users write it. */
  name(path: string): string;
  sign(run?: ActionRun): Promise<ActionResult>;
  verify(run?: ActionRun): Promise<ActionResult>;
  close(): Promise<void>;
}

export async function startWorld(
  options: RegistryOptions & Omit<SigstoreOptions, 'issuer'> = {},
): Promise<World> {
  const oidc = await startOidc();
  const [sigstore, registry, folder] = await Promise.all([
    startSigstore({ issuer: oidc, ...options }),
    startRegistry(options),
    mkdtemp(join(tmpdir(), 'signet-world-')),
  ]);
  const trust = await sigstore.writeTrustFiles(folder);
  return {
    oidc,
    sigstore,
    registry,
    trust,
    name: (path) => `${registry.host}/${path}`,
    sign: (run = {}) =>
      runAction({
        ...run,
        inputs: { patience: '20s', ...trust, ...run.inputs },
        env: { ...oidc.env, ...run.env },
      }),
    verify: (run = {}) =>
      runAction({
        ...run,
        action: 'verify',
        inputs: {
          patience: '20s',
          'trusted-root': trust['trusted-root'],
          'certificate-oidc-issuer': oidc.url,
          ...run.inputs,
        },
      }),
    async close() {
      await Promise.all([
        oidc.close(),
        sigstore.close(),
        registry.close(),
        rm(folder, { recursive: true, force: true }),
      ]);
    },
  };
}
