// SPDX-License-Identifier: Apache-2.0
// What an index is made of, as far as statements are about its parts: platforms, and what the build
// tool stated about them.
import { SignetError } from '../errors.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Child } from '../oci/children.ts';
import type { Registries } from '../oci/registries.ts';
import type { JudgedPredicate } from '../statements/built.ts';

/** What the registry knows of an image that statements are about. */
export interface Parts {
  /** The manifests of the index; none of a plain manifest, or when no statement asks for them. */
  readonly children: readonly Child[];
  /** What the build tool stated about them. */
  readonly built: readonly BuiltPredicate[];
}

/** A predicate that the build tool put beside a platform, to be signed by this run. */
export interface BuiltPredicate extends JudgedPredicate {
  readonly platform: Child;
}

/** Which of the build tool's statements are stated again by this run. */
export interface WantedFromBuild {
  readonly buildSbom: boolean;
  /** By whom the provenance is told: this run, or the build tool. */
  readonly provenance: 'none' | 'run' | 'build';
  /** How the types of SBOMs are written. */
  readonly style: 'unversioned' | 'versioned';
  /** Of each statement, in bytes. */
  readonly maxBytes: number;
}

/** All of one image are in memory at the same time. */
const maxTotalBytes = 256 * 1024 * 1024;

/**
 * What the build tool stated about each platform of an image, as far as it is wanted.
 * @param children of the image
 * @throws SignetError BUILD_STATEMENT_MISSING, STATEMENT_INVALID, REGISTRY_…
 */
export async function builtPredicates(
  image: Image,
  children: readonly Child[],
  { buildSbom, provenance, style, maxBytes }: WantedFromBuild,
  registries: Pick<Registries, 'buildStatements'>,
): Promise<BuiltPredicate[]> {
  const kinds = [
    ...(buildSbom ? (['sbom'] as const) : []),
    ...(provenance === 'build' ? (['provenance'] as const) : []),
  ];
  if (kinds.length === 0) return [];
  const { builtTypes, judgeBuilt } = await import('../statements/built.ts');
  const perKind = await Promise.all(
    kinds.map(async (kind) => {
      const limits = { maxBytes, maxTotalBytes };
      const found = await registries.buildStatements(children, builtTypes[kind], limits);
      if (found.statements.length === 0 || found.missing.length > 0)
        throw notStated(image, kind, found.missing);
      return found.statements;
    }),
  );
  return perKind.flat().map(({ platform, ...statement }) => {
    const judged = judgeBuilt(statement, style);
    if (typeof judged === 'string') throw unusable(image, statement.manifest, judged);
    return { ...judged, platform };
  });
}

const buildOptions = {
  sbom: '"sbom: true" of docker/build-push-action, or "--attest type=sbom" of buildx',
  provenance: '"provenance: true" of docker/build-push-action, or "--attest type=provenance"',
} as const;

function notStated(
  image: Image,
  kind: keyof typeof buildOptions,
  missing: readonly Child[],
): SignetError {
  const platforms = missing.map(({ platform, digest }) => platform ?? digest).slice(0, 20);
  const what = kind === 'sbom' ? 'an SBOM' : 'a provenance';
  return new SignetError(
    'BUILD_STATEMENT_MISSING',
    platforms.length === 0
      ? `${imageName(image)} is not an index, so no build put ${what} beside its platforms`
      : `The build of ${imageName(image)} put no ${kind === 'sbom' ? 'SBOM' : kind} beside ` +
          platforms.join(', '),
    {
      hint:
        `Build with ${buildOptions[kind]}, and push the result as it is (not with "load"), or ` +
        'name files instead of "from-build".',
    },
  );
}

function unusable(image: Image, manifest: Digest, fault: string): SignetError {
  return new SignetError(
    'STATEMENT_INVALID',
    `What the build of ${imageName(image)} stated in ${manifest} ${fault}`,
    { hint: 'Build the image again, or name files instead of "from-build".' },
  );
}

/**
 * The manifest of a platform. `linux/arm64` is `linux/arm64/v8` too, as containerd reads it
 * (containerd/platforms, Normalize).
 * @throws SignetError PLATFORM_UNKNOWN, with the list of those that there are
 */
export function findPlatform(
  image: Image,
  children: readonly Child[],
  platform: string,
  path: string,
): Child {
  const wanted = normalized(platform);
  const found = children.filter(
    (child) => child.platform !== undefined && normalized(child.platform) === wanted,
  );
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  const there = [...new Set(children.flatMap((child) => child.platform ?? []))];
  throw new SignetError(
    'PLATFORM_UNKNOWN',
    `${path} is for ${platform}, and ${imageName(image)} ` +
      (second !== undefined
        ? 'has several manifests of that platform'
        : there.length === 0
          ? 'is not an index of platforms'
          : `has only ${there.join(', ')}`),
    {
      hint:
        there.length === 0
          ? 'Leave out the platform: a file without one is about the whole image.'
          : `Write one of ${there.join(', ')} before "=", or leave the line out.`,
    },
  );
}

function normalized(platform: string): string {
  return platform.replace(/^(\w+\/arm64)\/v8$/, '$1').replace(/^(\w+\/amd64)\/v1$/, '$1');
}
