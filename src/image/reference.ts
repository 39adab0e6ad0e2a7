// SPDX-License-Identifier: Apache-2.0
// May import: errors, image/digest.
import type { Digest } from './digest.ts';

/** A repository: `registry` is host or host:port in lower case (docker.io for Docker Hub), `path` what follows it (library/ubuntu). */
export interface Repository {
  readonly registry: string;
  readonly path: string;
}

/** What a user typed for an image, read by the distribution grammar. */
export interface Reference {
  readonly repository: Repository;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** One image to sign: told apart by repository and digest, never by tag. */
export interface Image {
  readonly repository: Repository;
  readonly digest: Digest;
}

/** The repository as people write it: `ghcr.io/acme/app`. */
export function repositoryName({ registry, path }: Repository): string {
  return `${registry}/${path}`;
}

/** The image as people write it: `ghcr.io/acme/app@sha256:…`. */
export function imageName({ repository, digest }: Image): string {
  return `${repositoryName(repository)}@${digest}`;
}
