// SPDX-License-Identifier: Apache-2.0
// Everything a job meets, in one: token service, Sigstore and a registry, and the actions started
// as GitHub's runner starts them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startOidc, type Oidc } from './oidc.ts';
import { pushBuild, type BuildOptions, type PushedBuild } from './registry/buildkit.ts';
import {
  pushImage,
  startRegistry,
  type ImageOptions,
  type PlayRegistry,
  type RegistryOptions,
} from './registry/registry.ts';
import { runAction, type ActionResult, type ActionRun } from './runner.ts';
import type { PlayServer, Recorded } from './server.ts';
import { startSigstore, type Sigstore, type SigstoreOptions } from './sigstore/sigstore.ts';

export interface PushedImage {
  readonly digest: string;
  readonly configDigest: string;
  /** As users name it, with its digest. */
  readonly image: string;
}

/** Who was asked, by the part that it plays. */
export type Role = 'oidc' | 'fulcio' | 'rekor' | 'tsa' | 'registry';

export interface WorldResult extends ActionResult {
  /** What was asked of this world from the start of the run to its end. */
  readonly requests: readonly (Recorded & { readonly role: Role })[];
}

export interface World {
  readonly oidc: Oidc;
  readonly sigstore: Sigstore;
  readonly registry: PlayRegistry;
  /** The trust files, as inputs. */
  readonly trust: { readonly 'signing-config': string; readonly 'trusted-root': string };
  /** A repository of the registry, as users write it. */
  name(path: string): string;
  /** Puts a small image into the registry, as a build would. */
  push(repository: string, options?: ImageOptions): PushedImage;
  /** Puts an image there as BuildKit does, with what the build states of each platform. */
  pushBuild(repository: string, options?: BuildOptions): PushedBuild & Pick<PushedImage, 'image'>;
  sign(run?: ActionRun): Promise<WorldResult>;
  verify(run?: ActionRun): Promise<WorldResult>;
  /** Without a previous report, unless the inputs name one. */
  audit(run?: ActionRun): Promise<WorldResult>;
  /** Ends the servers and removes the files of all runs. */
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
  const name = (path: string) => `${registry.host}/${path}`;
  const start = async (run: ActionRun): Promise<WorldResult> => {
    const before = [oidc, sigstore, registry].map(({ requests }) => requests.length);
    const result = await runAction({ folder, ...run });
    const requests = [oidc, sigstore, registry].flatMap((server, at) =>
      server.requests
        .slice(before[at])
        .map((request) => ({ ...request, role: roleOf(server, request.path) })),
    );
    return { ...result, requests };
  };
  const roleOf = (server: PlayServer, path: string): Role => {
    if (server === oidc) return 'oidc';
    return server === registry ? 'registry' : serviceOf(path);
  };
  return {
    oidc,
    sigstore,
    registry,
    trust,
    name,
    push(repository, options) {
      const pushed = pushImage(registry.store, repository, options);
      return { ...pushed, image: `${name(repository)}@${pushed.digest}` };
    },
    pushBuild(repository, options) {
      const pushed = pushBuild(registry.store, repository, options);
      return { ...pushed, image: `${name(repository)}@${pushed.digest}` };
    },
    sign: (run = {}) =>
      start({
        ...run,
        inputs: { patience: '20s', ...trust, ...run.inputs },
        env: { ...oidc.env, ...run.env },
      }),
    verify: (run = {}) =>
      start({
        ...run,
        action: 'verify',
        inputs: {
          patience: '20s',
          'trusted-root': trust['trusted-root'],
          'certificate-oidc-issuer': oidc.url,
          ...run.inputs,
        },
      }),
    audit: (run = {}) =>
      start({
        ...run,
        action: 'audit',
        inputs: {
          patience: '20s',
          previous: 'none',
          ...trust,
          'certificate-oidc-issuer': oidc.url,
          ...run.inputs,
        },
        env: { ...oidc.env, ...run.env },
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

/** All services of Sigstore are one server here. */
function serviceOf(path: string): Role {
  if (path.includes('/signingCert')) return 'fulcio';
  return path.includes('/timestamp') ? 'tsa' : 'rekor';
}
