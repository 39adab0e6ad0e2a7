// SPDX-License-Identifier: Apache-2.0
// What is stated because one image was asked for: about the image, and about what is in it.
import { outcomeOf, valueOf } from '../concurrency.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Destination } from './destination.ts';
import { taskOf, type StatementTask, type TaskPorts } from './prove.ts';
import {
  needsParts,
  signaturesFor,
  statementsFor,
  type Statement,
  type StatementRequest,
} from './statements.ts';

/** An image, or a manifest of it, and what is stated because of it. */
export interface Target {
  readonly image: Image;
  readonly tasks: readonly StatementTask[];
}

/** Everything that is stated because one image was asked for. */
export interface Plan {
  /** The image first. */
  readonly targets: readonly Target[];
  /** Why the manifests within it are not among them. */
  readonly unlisted: readonly unknown[];
}

/** What planning needs of a run. */
export interface PlannedRun {
  readonly request: PlanRequest;
  readonly ports: TaskPorts & { readonly destination: Pick<Destination, 'children' | 'built'> };
  /** Images by name, as they are counted. */
  readonly numbers: Map<string, number>;
}

export interface PlanRequest {
  /** What is stated about every image. */
  readonly statements: StatementRequest;
  /** Every manifest within an index is signed too. */
  readonly recursive: boolean;
}

/**
 * @throws SignetError PLATFORM_UNKNOWN, BUILD_STATEMENT_MISSING, STATEMENT_INVALID, REGISTRY_…
 */
export async function planOf(image: Image, run: PlannedRun): Promise<Plan> {
  const { statements: request, recursive } = run.request;
  const { destination } = run.ports;
  const needed = needsParts(request);
  const listed = await outcomeOf(async () =>
    needed || recursive ? destination.children(image) : [],
  );
  // Without the manifests an image can still be signed, and what is about them cannot be stated.
  if (needed) valueOf(listed);
  const children = listed.ok ? listed.value : [];
  const built = await destination.built(image, children, request);
  return {
    targets: [
      targetOf(image, statementsFor(image, { children, built }, request), run),
      ...(recursive ? unclaimed(children, run) : []).map((child) =>
        targetOf(child, signaturesFor(child, request), run),
      ),
    ],
    unlisted: listed.ok ? [] : [listed.error],
  };
}

/** A manifest of two indexes is signed once. */
function unclaimed(children: readonly Image[], { numbers }: PlannedRun): Image[] {
  const mine = children.filter((child) => !numbers.has(imageName(child)));
  for (const child of mine) numbers.set(imageName(child), numbers.size + 1);
  return mine;
}

function targetOf(
  image: Image,
  statements: readonly Statement[],
  { ports, numbers }: PlannedRun,
): Target {
  const owner = { image, number: numbers.get(imageName(image)) ?? 0 };
  return { image, tasks: statements.map((statement) => taskOf(statement, owner, ports)) };
}

/** What is stated about a subject, whatever it was asked for. */
export function tasksAbout({ digest }: Image, targets: readonly Target[]): StatementTask[] {
  return targets
    .flatMap(({ tasks }) => tasks)
    .filter(({ statement: { subjects } }) => subjects.some(({ image }) => image.digest === digest));
}

/** The subjects beside the image itself. */
export function partsOf({ digest }: Image, targets: readonly Target[]): Image[] {
  const subjects = targets.flatMap(({ tasks }) =>
    tasks.flatMap(({ statement }) => statement.subjects.map(({ image }) => image)),
  );
  const distinct = new Map(subjects.map((image) => [image.digest, image]));
  return [...distinct.values()].filter((image) => image.digest !== digest);
}
