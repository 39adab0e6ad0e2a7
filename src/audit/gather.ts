// SPDX-License-Identifier: Apache-2.0
// Gathers what is known of every planned image, or of one shard of them.
import { outcomeOf, settle } from '../concurrency.ts';
import { messageOf } from '../errors.ts';
import { isDigest } from '../image/digest.ts';
import { imageName, parseReference, repositoryName, type Image } from '../image/reference.ts';
import type { AuditPolicy } from './declared.ts';
import { examine, unknownImage, type ExaminePorts } from './examine.ts';
import type { PlannedImage } from './planned.ts';
import type { AuditFailure, ImageEvidence } from './image-evidence.ts';

/** What was gathered, by one job or all of them. */
export interface Evidence {
  readonly schemaVersion: 1;
  readonly kind: 'evidence';
  readonly images: readonly ImageEvidence[];
  /** Tags by which something runs that they no longer name. */
  readonly moved: readonly MovedSinceDeployed[];
  readonly samples: Samples;
}

export interface MovedSinceDeployed {
  readonly repository: string;
  readonly tag: string;
  /** What the tag names now, and what runs. */
  readonly digest: string;
  readonly running: string;
}

/** Of each verification, in milliseconds with one decimal; and of all requests. */
export interface Samples {
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly requests: number;
}

export interface GatherPorts extends ExaminePorts {
  readonly policies: ReadonlyMap<string, AuditPolicy>;
  /** Whether waiting for servers that are away has come to its end. */
  readonly isOutOfPatience: () => boolean;
  readonly requests: () => number;
}

const inFlight = 16;

export async function gather(
  planned: readonly PlannedImage[],
  ports: GatherPorts,
): Promise<Evidence> {
  const wall: number[] = [];
  const cpu: number[] = [];
  const measuring: GatherPorts = {
    ...ports,
    measure(wallMs, cpuMs) {
      wall.push(tenths(wallMs));
      cpu.push(tenths(cpuMs));
      ports.measure(wallMs, cpuMs);
    },
  };
  const away = new Map<string, AuditFailure>();
  const examined = await settle(planned, inFlight, (one) => examineOne(one, away, measuring));
  const images = examined.flatMap((outcome, at) => {
    const one = planned[at];
    if (outcome.ok) return outcome.value;
    return one === undefined ? [] : [failed(one, ports, messageOf(outcome.error))];
  });
  const { related, moved } = await relateRunning(images, measuring);
  return {
    schemaVersion: 1,
    kind: 'evidence',
    images: oncePerImage(related),
    moved: moved.toSorted(byText),
    samples: { wall, cpu, requests: ports.requests() },
  };
}

/**
 * A registry that stays away is not waited for image by image: once patience has ended, the others
 * of it have the same answer.
 */
async function examineOne(
  planned: PlannedImage,
  away: Map<string, AuditFailure>,
  ports: GatherPorts,
): Promise<ImageEvidence[]> {
  const policy = ports.policies.get(planned.policy);
  if (policy === undefined) return [failed(planned, ports, 'its policy is not declared')];
  const known = away.get(planned.registry);
  if (known !== undefined) return [unknownImage(planned, policy, known)];
  const images = await examine(planned, policy, ports);
  const failure = images[0]?.failure ?? null;
  if (failure !== null && isOutage(failure) && ports.isOutOfPatience())
    away.set(planned.registry, failure);
  return images;
}

function isOutage({ code }: AuditFailure): boolean {
  return code === 'REGISTRY_UNAVAILABLE' || code.startsWith('HTTP_');
}

function failed(planned: PlannedImage, ports: GatherPorts, message: string): ImageEvidence {
  const policy = ports.policies.get(planned.policy) ?? { name: planned.policy, digest: '' };
  return unknownImage(planned, policy, { code: 'INTERNAL', message, hint: null });
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** A tag and a digest may have named one image. */
function oncePerImage(images: readonly ImageEvidence[]): ImageEvidence[] {
  const key = ({ image, policy }: ImageEvidence) => JSON.stringify([image, policy]);
  return [...Map.groupBy(images, key)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, same]) => {
      // What was asked for itself rules over what was found within an index.
      const [first] = same.toSorted(
        (one, other) => Number(one.within !== null) - Number(other.within !== null),
      );
      if (first === undefined) return [];
      return [
        {
          ...first,
          tags: distinct(same.flatMap(({ tags }) => tags)),
          environments: distinct(same.flatMap(({ environments }) => environments)),
          sources: distinctSources(same),
        },
      ];
    });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}

function distinctSources(same: readonly ImageEvidence[]): ImageEvidence['sources'] {
  const byText = new Map(
    same.flatMap(({ sources }) => sources.map((one) => [JSON.stringify(one), one] as const)),
  );
  return [...byText]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, source]) => source);
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

/**
 * What runs may be the image of one platform, of an index that the pod asked for by tag; or the tag
 * has moved since.
 */
async function relateRunning(images: readonly ImageEvidence[], ports: GatherPorts) {
  const asked = images.flatMap((image) => {
    const tags = image.sources.flatMap(({ kind, name, isTag }) =>
      kind === 'running' && isTag && image.digest !== null ? [name] : [],
    );
    return [...new Set(tags)].map((name) => ({ image, name }));
  });
  const related = new Map<ImageEvidence, ImageEvidence[]>();
  const moved: MovedSinceDeployed[] = [];
  await settle(asked, inFlight, async ({ image, name }) => {
    const { repository, tag = 'latest' } = parseReference(name);
    // A mirror in the cluster runs another repository's image.
    if (repositoryName(repository) !== image.repository) return;
    const { digest } = await ports.registries.head(repository, tag);
    if (digest === image.digest || image.digest === null) return;
    const index: Image = { repository, digest };
    const children = await outcomeOf(() => ports.registries.children(index));
    if (!children.ok || !children.value.some((child) => child.digest === image.digest)) {
      const running = image.digest;
      moved.push({ repository: image.repository, tag, digest, running });
      return;
    }
    const policy = ports.policies.get(image.policy);
    if (policy === undefined || !isDigest(image.digest)) return;
    const planned = { ...repository, tag: null, digest, policy: image.policy };
    const [own] = await examine({ ...planned, sources: image.sources }, policy, ports);
    if (own !== undefined)
      related.set(image, [
        { ...image, within: imageName(index) },
        { ...own, tags: [tag] },
      ]);
  });
  return { related: images.flatMap((image) => related.get(image) ?? [image]), moved };
}
