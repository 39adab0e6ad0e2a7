// SPDX-License-Identifier: Apache-2.0
// What independent registry clients find beside an image, and how they attach something to another
// one.
import { dirname, basename } from 'node:path';
import { peer } from './build.ts';
import type { PushedImage } from './images.ts';
import { mustRun } from './process.ts';
import { bundleMediaType, signaturePredicateType } from './verifiers.ts';

export interface Listed {
  readonly digest: string;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The list of referrers as oras finds it, by the API or by the tag. */
export async function discoverWithOras({
  registry,
  reference,
}: PushedImage): Promise<readonly Listed[]> {
  const way = registry.listing === 'referrers-api' ? 'v1.1-referrers-api' : 'v1.1-referrers-tag';
  const args = [
    'discover',
    '--format',
    'json',
    '--depth',
    '1',
    '--distribution-spec',
    way,
    ...orasFlags(registry),
    reference,
  ];
  const found = JSON.parse(await mustRun(peer('oras'), args, { env: registry.env })) as {
    readonly referrers?: readonly Listed[];
  };
  return found.referrers ?? [];
}

/** The index under the fallback tag, as crane reads it. */
export async function fallbackIndexWithCrane({
  registry,
  repository,
  digest,
}: PushedImage): Promise<readonly Listed[]> {
  const index = JSON.parse(
    await mustRun(peer('crane'), ['manifest', `${repository}:${digest.replace(':', '-')}`], {
      env: registry.env,
    }),
  ) as {
    readonly manifests: readonly Listed[];
  };
  return index.manifests;
}

export interface ReferrerManifest {
  readonly artifactType?: string;
  readonly subject?: { readonly digest: string };
  readonly layers: readonly { readonly mediaType: string; readonly digest: string }[];
  readonly annotations?: Readonly<Record<string, string>>;
}

export async function manifestWithCrane(
  { registry, repository }: PushedImage,
  digest: string,
): Promise<ReferrerManifest> {
  return JSON.parse(
    await mustRun(peer('crane'), ['manifest', `${repository}@${digest}`], { env: registry.env }),
  ) as ReferrerManifest;
}

export async function blobWithCrane(
  { registry, repository }: PushedImage,
  digest: string,
): Promise<string> {
  return mustRun(peer('crane'), ['blob', `${repository}@${digest}`], { env: registry.env });
}

/**
 * Attaches a bundle to an image that it is not about, as somebody would who wants to pass it off as
 * signed.
 */
export async function attachWithOras(
  bundle: string,
  { registry, reference }: PushedImage,
): Promise<void> {
  const mediaType = await bundleMediaType(bundle);
  const annotations = [
    'dev.sigstore.bundle.content=dsse-envelope',
    `dev.sigstore.bundle.predicateType=${signaturePredicateType}`,
  ];
  const args = [
    'attach',
    '--artifact-type',
    mediaType,
    ...annotations.flatMap((annotation) => ['--annotation', annotation]),
    ...orasFlags(registry),
  ];
  await mustRun(peer('oras'), [...args, reference, `${basename(bundle)}:${mediaType}`], {
    cwd: dirname(bundle),
    env: registry.env,
  });
}

function orasFlags({ authority, dockerConfig }: PushedImage['registry']): readonly string[] {
  return [
    ...(authority === undefined ? ['--plain-http'] : ['--ca-file', authority]),
    '--registry-config',
    `${dockerConfig}/config.json`,
  ];
}
