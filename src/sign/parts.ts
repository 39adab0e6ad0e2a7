// SPDX-License-Identifier: Apache-2.0
// What an index is made of, as far as statements are about its parts: platforms, and what the build
// tool stated about them.
import { SignetError } from '../errors.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Child } from '../oci/children.ts';
import type { Predicate } from '../statements/predicate.ts';

/** What the registry knows of an image that statements are about. */
export interface Parts {
  /** The manifests of the index; none of a plain manifest, or when no statement asks for them. */
  readonly children: readonly Child[];
  /** What the build tool stated about them. */
  readonly built: readonly BuiltPredicate[];
}

/** A predicate that the build tool put beside a platform, to be signed by this run. */
export interface BuiltPredicate extends Predicate {
  readonly kind: 'sbom' | 'provenance';
  /** In words: `SPDX 2.3`. */
  readonly describes: string;
  readonly platform: Child;
}

/** Which of the build tool's statements are stated again by this run. */
export interface WantedFromBuild {
  readonly buildSbom: boolean;
  /** By whom the provenance is told: this run, or the build tool. */
  readonly provenance: 'none' | 'run' | 'build';
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
