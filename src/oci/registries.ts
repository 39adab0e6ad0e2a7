// SPDX-License-Identifier: Apache-2.0
// What the flows want of registries, in the order of publishing one referrer.
import pLimit, { type LimitFunction } from 'p-limit';

import { eager, oncePerKey } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import { listOneWay, readReferrers, readTagged, type ReferrersList } from './artifacts.ts';
import { appendSignature, attachReferrers, openSessions, type Publication } from './attach.ts';
import { createAuthorizer, type AuthorizationPorts, type Authorizer } from './authorization.ts';
import type { BuildStatements, StatementLimits } from './build-attestations.ts';
import { readChildren, type Child } from './children.ts';
import { listRepositories, listTags, resolveByHead, type Enumeration } from './enumeration.ts';
import { noJobEntries, type JobEntries } from './fallback-tag.ts';
import type { BlobFilter, Judge } from './layers.ts';
import type { Artifact, Descriptor } from './manifest.ts';
import { pushEmptyConfig } from './push.ts';
import type { Listing } from './referrers.ts';
import { Registry } from './registry.ts';
import { findSubject, resolveTag } from './subject.ts';
import { moveTag, type MovedTag } from './tags.ts';

export type { Publication } from './attach.ts';

/** Everything that could be done before there is something to attach. */
export interface Attachment {
  /**
   * Pushes the artifacts as referrers, lists them with one write, and reads them back as a verifier
   * does.
   * @throws SignetError REGISTRY_…
   */
  attach(artifacts: readonly Artifact[], subject: Descriptor): Promise<Publication[]>;
  /**
   * Appends the artifact as a layer to the manifest under the image's signature tag, and reads it
   * back.
   * @throws SignetError REGISTRY_…
   */
  append(artifact: Artifact): Promise<Publication>;
}

export interface Registries {
  /** @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
  resolveTag(repository: Repository, tag: string): Promise<Digest>;
  /** What a tag names, without its manifest. @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
  head(repository: Repository, tag: string): Promise<Descriptor>;
  /** @throws SignetError REGISTRY_… */
  tags(repository: Repository): Promise<Enumeration>;
  /** The paths of its repositories. @throws SignetError REGISTRY_… */
  catalog(registry: string): Promise<Enumeration>;
  /** @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_… */
  subject(image: Image | Child): Promise<Descriptor>;
  /**
   * The manifests within an index, nested ones too; none of a plain manifest.
   * @throws SignetError REGISTRY_…
   */
  children(image: Image): Promise<Child[]>;
  /**
   * The first statement of one of these types that BuildKit put beside each platform of an index.
   * @param children of the index
   * @throws SignetError REGISTRY_…
   */
  buildStatements(
    children: readonly Child[],
    predicateTypes: readonly string[],
    limits: StatementLimits,
  ): Promise<BuildStatements>;
  /**
   * What refers to the image.
   * @param way `known` asks in the one way that this registry had an answer to before, where there
   * was one: what is listed the other way is not seen
   * @throws SignetError REGISTRY_… when the list cannot be had, which never means it is empty
   */
  list(image: Image, way?: 'either' | 'known'): Promise<ReferrersList>;
  /** Judges the wanted blobs of what is listed, each as it comes. */
  referrers<Judged>(
    repository: Repository,
    listed: ReferrersList,
    wanted: BlobFilter,
    judge: Judge<Judged>,
  ): Promise<Judged[]>;
  /**
   * Judges the wanted layers of the manifest under this tag; none when there is no such tag.
   * @throws SignetError REGISTRY_…
   */
  tagged<Judged>(
    repository: Repository,
    tag: string,
    wanted: BlobFilter,
    judge: Judge<Judged>,
  ): Promise<Judged[]>;
  /**
   * Opens an upload for each of so many blobs; a login that may not push is found here.
   * @throws SignetError REGISTRY_…
   */
  prepare(image: Image, listing: Listing, blobs: number): Promise<Attachment>;
  /**
   * Points a tag at the image, and reads it back.
   * @throws SignetError REGISTRY_… when nothing is known of the tag
   */
  tag(image: Image, tag: string): Promise<MovedTag>;
}

export interface RegistriesPorts extends AuthorizationPorts {
  /** How long what is missing may still appear, in milliseconds; some seconds when absent. */
  readonly propagationMs?: number;
  /** None are known when absent. */
  readonly jobEntries?: JobEntries;
}

export function openRegistries(ports: RegistriesPorts): Registries {
  const { patience, jobEntries = noJobEntries } = ports;
  const registry = new Registry({
    http: ports.http,
    patience,
    authorizer: createAuthorizer(ports),
    anonymous: anonymousAuthorizer(ports),
    purpose: ports.access === 'pull' ? 'verify' : 'sign',
    ...(ports.propagationMs === undefined ? {} : { propagationMs: ports.propagationMs }),
  });
  const ways = new Map<string, Listing['kind']>();
  const onceEach = oncePerKey();
  const inTurn = serialPerKey();
  const ownEntries = new Set<Digest>();
  const pushable = new Set<string>();
  /** Images of which something was listed. */
  const listed = new Set<string>();
  return {
    resolveTag: (repository, tag) => resolveTag(registry, repository, tag),
    subject: (image) => findSubject(registry, image),
    children: (image) => readChildren(registry, image),
    async buildStatements(children, predicateTypes, limits) {
      const { readBuildStatements } = await import('./build-attestations.ts');
      return readBuildStatements(registry, children, predicateTypes, limits);
    },
    head: (repository, tag) => resolveByHead(registry, repository, tag),
    tags: (repository) => listTags(registry, repository),
    catalog: (host) => listRepositories(registry, host),
    async list(image, way = 'either') {
      const host = image.repository.registry;
      const known = way === 'known' ? ways.get(host) : undefined;
      const found = await listOneWay(registry, image, known);
      ways.set(host, found.listing.kind);
      if (found.descriptors.length > 0) listed.add(imageName(image));
      return found;
    },
    referrers: (repository, list, wanted, judge) =>
      readReferrers(registry, repository, list, wanted, judge),
    tagged: (repository, tag, wanted, judge) =>
      readTagged(registry, repository, tag, wanted, judge),
    tag: (image, tag) => moveTag(registry, image, tag, patience),
    async prepare(image, listing, blobs) {
      const name = repositoryName(image.repository);
      const config = eager(onceEach(name, () => pushEmptyConfig(registry, image.repository)));
      const { first, take: takeSession } = openSessions(registry, image.repository, blobs);
      // Once a repository took an upload, the next images need not wait to learn that it does.
      if (!pushable.has(name)) await first;
      pushable.add(name);
      const preparation = {
        registry,
        image,
        listing,
        patience,
        config,
        takeSession,
        ownEntries,
        jobEntries,
        wasListed: listed.has(imageName(image)),
      };
      return {
        attach: (artifacts, subject) =>
          inTurn(imageName(image), () => attachReferrers(preparation, artifacts, subject)),
        append: (artifact) =>
          inTurn(`${imageName(image)} signatures`, () => appendSignature(preparation, artifact)),
      };
    },
  };
}

/** For registries that another one redirects to: only what they give to anyone is asked for. */
export function anonymousAuthorizer(ports: AuthorizationPorts): Authorizer {
  const nothing = { credential: undefined, consulted: [] };
  return createAuthorizer({
    ...ports,
    findCredential: () => Promise.resolve(nothing),
    access: 'pull',
  });
}

/** Work on one image takes turns, because all of it writes the same list. */
function serialPerKey(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const limits = new Map<string, LimitFunction>();
  return async (key, work) => {
    const limit = limits.get(key) ?? pLimit(1);
    limits.set(key, limit);
    return limit(work);
  };
}
