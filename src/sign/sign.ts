// SPDX-License-Identifier: Apache-2.0
// The flow of signing: every image of a request, from its subject to its published statements.
import pLimit from 'p-limit';

import { eager, outcomeOf, settle, valueOf, type Settled } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';
import type { NamedImage } from '../image/named-images.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Candidate, FoundSignature } from '../lookup/find-signatures.ts';
import { resolveTags, type ResolvedImage } from '../lookup/resolve-tags.ts';
import type { Descriptor } from '../oci/manifest.ts';
import type { Destination } from './destination.ts';
import { partsOf, planOf, tasksAbout, type PlanRequest, type Target } from './plan.ts';
import type { ProvingPort, TaskPorts } from './prove.ts';
import {
  explainMissing,
  publishTags,
  withTagRepositories,
  type PublishedTag,
  type TagRequest,
} from './publish-tags.ts';
import type { Statement } from './statements.ts';
import {
  publishBeside,
  type StatementPlace,
  type SubjectPorts,
  type SubjectResult,
} from './subject.ts';

export interface SignRequest extends PlanRequest {
  readonly images: readonly NamedImage[];
  /** Pointed at the images when all of them are signed. */
  readonly tags: readonly TagRequest[];
}

/** What signing needs of Sigstore; the same for any instance, and for a key or a workflow. */
export interface SigstorePort extends ProvingPort {
  /** The candidate, when it is a valid statement about the image by the one who signs here. */
  own(candidate: Candidate, image: Image): Promise<FoundSignature | undefined>;
}

export interface SignPorts {
  readonly destination: Destination;
  readonly sigstore: SigstorePort;
  /** Keeps a bundle as a file. @returns its path; undefined when it could not be written */
  readonly saveBundle: TaskPorts['saveBundle'];
  readonly now: () => Date;
  readonly notify: SubjectPorts['notify'] & {
    tagResolved(name: string, image: Image): void;
  };
}

/** An image whose statements were published and read back, or were there already. */
export interface SignedImage {
  readonly image: Image;
  /** Undefined when no registry was asked for it. */
  readonly subject: Descriptor | undefined;
  readonly statements: readonly StatementResult[];
}

/** A statement, and where it stands: one place for each of its subjects. */
export interface StatementResult {
  readonly statement: Statement;
  readonly places: readonly StatementPlace[];
}

export interface ImageResult {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  /** Who asked for it; for a manifest within an index, who asked for the index. */
  readonly sources: readonly NamedImage[];
  readonly outcome: Settled<SignedImage>;
}

export interface SignResult {
  readonly images: readonly ImageResult[];
  /** Empty unless every image is signed. */
  readonly tags: readonly PublishedTag[];
}

/** So many subjects are signed at the same time, and as many looked up. */
const inFlight = 16;

/**
 * Signs every image of the request and publishes what is stated beside it; then, and only when
 * every statement of all is there, points the tags at them.
 */
export async function signImages(request: SignRequest, ports: SignPorts): Promise<SignResult> {
  const { destination, notify } = ports;
  const named = await resolveTags(request.images, { registries: destination, notify });
  const images = withTagRepositories(named, request.tags);
  const run = openRun(request, ports, images);
  // Twice as many as are signed: the others are looked up meanwhile, and wait for their turn.
  const outcomes = await settle(images, 2 * inFlight, (image) => signResolved(image, run));
  const results = outcomes.flatMap((outcome, at): ImageResult[] => {
    const { name = '', sources = [] } = images[at] ?? {};
    return outcome.ok ? outcome.value : [{ name, sources, outcome }];
  });
  const isComplete = results.every(({ outcome }) => outcome.ok);
  const tags = isComplete ? await publishTags(named, request.tags, destination) : [];
  return { images: results, tags };
}

/** What all images of a run share. */
interface Run {
  readonly request: SignRequest;
  readonly ports: SignPorts;
  readonly subjects: SubjectPorts;
  /** Images by name, as they are counted. */
  readonly numbers: Map<string, number>;
}

function openRun(request: SignRequest, ports: SignPorts, images: readonly ResolvedImage[]): Run {
  const { destination, sigstore, notify } = ports;
  return {
    request,
    ports,
    subjects: {
      lookUp: (image) => destination.lookUp(image, (candidate) => sigstore.own(candidate, image)),
      signer: () => sigstore.signer(),
      lookUps: pLimit(inFlight),
      signatures: pLimit(inFlight),
      large: pLimit(1),
      notify,
    },
    numbers: new Map(images.map(({ name }, at) => [name, at + 1])),
  };
}

/** Images are independent: one that fails does not stop the others. */
async function signResolved(
  { name, image, sources }: ResolvedImage,
  run: Run,
): Promise<ImageResult[]> {
  if (!image.ok) return [{ name, sources, outcome: image }];
  const results = await signWithParts(image.value, run);
  return results.map((result) => ({
    ...result,
    sources,
    outcome: sources.length === 0 ? explained(result.outcome) : result.outcome,
  }));
}

/** An image that only a tag asked for may be missing for a reason of its own. */
function explained(outcome: Settled<SignedImage>): Settled<SignedImage> {
  return outcome.ok ? outcome : { ok: false, error: explainMissing(outcome.error) };
}

type OwnResult = Omit<ImageResult, 'sources'>;

interface SubjectOutcome {
  readonly digest: Digest;
  readonly outcome: Settled<SubjectResult>;
}

/**
 * Publishes what is stated about an image and, when asked, about the manifests within it. No work
 * is left running when this returns.
 */
async function signWithParts(image: Image, run: Run): Promise<OwnResult[]> {
  const name = imageName(image);
  const planning = eager(planOf(image, run));
  const beside = async (subject: Image): Promise<SubjectOutcome> => {
    const tasks = planning.then(({ targets }) => tasksAbout(subject, targets));
    const outcome = await outcomeOf(() => publishBeside(subject, tasks, run.subjects));
    return { digest: subject.digest, outcome };
  };
  const own = beside(image);
  const plan = await outcomeOf(() => planning);
  if (!plan.ok) {
    const { outcome } = await own;
    return [{ name, outcome: outcome.ok ? plan : outcome }];
  }
  const { targets, unlisted } = plan.value;
  const outcomes = await Promise.all([own, ...partsOf(image, targets).map(beside)]);
  // Why an image failed itself says more than that nothing could be listed within it.
  const hasFailed = !outcomes[0].outcome.ok;
  return [
    ...targets.map((target) => ({
      name: imageName(target.image),
      outcome: resultOf(target, outcomes),
    })),
    ...(hasFailed ? [] : unlisted).map((error) => ({
      name,
      outcome: { ok: false, error } as const,
    })),
  ];
}

/** A statement stands when it does beside each of its subjects. */
function resultOf(
  { image, tasks }: Target,
  outcomes: readonly SubjectOutcome[],
): Settled<SignedImage> {
  const concerned = new Set([
    image.digest,
    ...tasks.flatMap(({ statement }) => statement.subjects.map((subject) => subject.image.digest)),
  ]);
  const beside = outcomes.filter(({ digest }) => concerned.has(digest));
  const failed = beside.find(({ outcome }) => !outcome.ok)?.outcome;
  if (failed?.ok === false) return failed;
  const results = beside.map(({ digest, outcome }) => ({ digest, ...valueOf(outcome) }));
  const places = results.flatMap((result) => result.places);
  return {
    ok: true,
    value: {
      image,
      subject: results.find(({ digest }) => digest === image.digest)?.subject,
      statements: tasks.map(({ statement }) => ({
        statement,
        places: places.filter((place) => place.statement === statement),
      })),
    },
  };
}
