// SPDX-License-Identifier: Apache-2.0
// Where signatures go: beside the image in a registry, or into files only.
import { valueOf } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import {
  findSignatures,
  type Candidate,
  type FoundSignature,
  type Sought,
} from '../lookup/find-signatures.ts';
import type { Artifact, Descriptor } from '../oci/manifest.ts';
import type { Child } from '../oci/children.ts';
import type { Publication, Registries } from '../oci/registries.ts';
import type { Format } from '../sigstore/sign.ts';
import { builtPredicates, type BuiltPredicate, type WantedFromBuild } from './parts.ts';

/** Where one statement was stored, and how verifiers find it. */
export type StoredStatement =
  ({ readonly kind: 'registry' } & Publication) | { readonly kind: 'files' };

/** What is known of an image before it is signed. */
export interface ImageLookup {
  /** Undefined when no registry was asked. */
  readonly subject: Descriptor | undefined;
  /** Valid signatures by this signer. */
  readonly own: readonly FoundSignature[];
  /** Bundles are listed, beside which some verifiers look at no legacy signature. */
  readonly hasBundles: boolean;
  /** Makes ready to store so many signatures. */
  readonly prepare: (count: number) => Promise<ImageStore>;
}

/** Takes the signatures of one image and format, in one write, and reads them back. */
export interface ImageStore {
  store(format: Format, artifacts: readonly Artifact[]): Promise<StoredStatement[]>;
}

/** The candidate, when it is a valid signature by the one who signs here. */
export type OwnJudge = (candidate: Candidate) => Promise<FoundSignature | undefined>;

export interface Destination extends Pick<Registries, 'resolveTag' | 'children' | 'tag'> {
  /**
   * What the build tool stated about the image's platforms, as far as it is asked for.
   * @throws SignetError BUILD_STATEMENT_MISSING, REGISTRY_…
   */
  built(
    image: Image,
    children: readonly Child[],
    wanted: WantedFromBuild,
  ): Promise<readonly BuiltPredicate[]>;
  /** @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_… */
  lookUp(image: Image, judge: OwnJudge): Promise<ImageLookup>;
}

export interface RegistryOptions {
  /** Where signatures are stored when not beside the image. */
  readonly signatureRepository: Repository | undefined;
  /** What is looked for before it is made. */
  readonly existing: Sought;
}

/** Stores signatures beside images. */
export function registryDestination(
  registries: Registries,
  { signatureRepository, existing }: RegistryOptions,
): Destination {
  return {
    resolveTag: (repository, tag) => registries.resolveTag(repository, tag),
    children: (image) => registries.children(image),
    tag: (image, tag) => registries.tag(image, tag),
    built: (image, children, wanted) => builtPredicates(image, children, wanted, registries),
    async lookUp(image, judge) {
      const repository = signatureRepository ?? image.repository;
      const [subject, found] = await Promise.all([
        registries.subject(image),
        findSignatures(image, repository, existing, registries, judge),
      ]);
      const { listing, descriptors } = valueOf(found.listed);
      // What cannot be listed is not taken for none: the same signature would be there twice.
      if (found.unlisted.length > 0) throw found.unlisted[0];
      return {
        subject,
        own: found.judged.flatMap((signature) => signature ?? []),
        hasBundles: descriptors.some(({ artifactType }) => isBundle(artifactType)),
        prepare: async (count) => {
          const attachment = await registries.prepare({ ...image, repository }, listing, count);
          return {
            store: async (format, artifacts) => {
              const publications =
                format === 'bundle'
                  ? await attachment.attach(artifacts, subject)
                  : await Promise.all(artifacts.map((artifact) => attachment.append(artifact)));
              return publications.map((publication) => ({ kind: 'registry', ...publication }));
            },
          };
        },
      };
    },
  };
}

function isBundle(artifactType: string | null | undefined): boolean {
  return artifactType?.startsWith('application/vnd.dev.sigstore.bundle') === true;
}

/** Stores nothing in registries, and asks none: what is signed stays in files. */
export const filesDestination: Destination = {
  resolveTag: (repository, tag) =>
    Promise.reject(
      new SignetError(
        'INPUT_INVALID',
        `"push" is false, so ${repositoryName(repository)}:${tag} cannot be resolved to a digest`,
        { hint: 'Name the image with its digest.' },
      ),
    ),
  children: () => Promise.resolve([]),
  built: () => Promise.resolve([]),
  tag: (image) =>
    Promise.reject(
      new SignetError(
        'INPUT_INVALID',
        `"push" is false, so no tag can be pointed at ${imageName(image)}`,
        { hint: 'Leave out "publish-tags", or "push: false".' },
      ),
    ),
  lookUp: () =>
    Promise.resolve({
      subject: undefined,
      own: [],
      hasBundles: false,
      prepare: () =>
        Promise.resolve({
          store: (_, artifacts) => Promise.resolve(artifacts.map(() => ({ kind: 'files' }))),
        }),
    }),
};
