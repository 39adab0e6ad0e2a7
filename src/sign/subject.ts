// SPDX-License-Identifier: Apache-2.0
// Everything that happens beside one subject: what is there is found, and what is missing is
// signed and published together.
import type { LimitFunction } from 'p-limit';

import { outcomeOf, settle, valueOf, type Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { FoundSignature } from '../lookup/find-signatures.ts';
import { assertSignable } from '../lookup/resolve-tags.ts';
import type { Descriptor } from '../oci/manifest.ts';
import type { ImageLookup, ImageStore, StoredStatement } from './destination.ts';
import { earlierStatements, type EarlierStatements } from './existing.ts';
import type { ProvenFacts, StatementTask } from './prove.ts';
import { isLarge, type Statement } from './statements.ts';

/** What stands beside one subject now. */
export interface SubjectResult {
  /** Undefined when no registry was asked. */
  readonly subject: Descriptor | undefined;
  readonly places: readonly StatementPlace[];
}

/** A statement beside one of its subjects. */
export type StatementPlace =
  | {
      readonly kind: 'found';
      readonly statement: Statement;
      readonly subject: Digest;
      readonly verified: FoundSignature;
    }
  | {
      readonly kind: 'made';
      readonly statement: Statement;
      readonly subject: Digest;
      readonly facts: ProvenFacts;
      readonly stored: StoredStatement;
      /** The file that holds the bundle. */
      readonly path: string | undefined;
      /** Statements of this type by this signer that say something else. */
      readonly older: readonly FoundSignature[];
    };

export interface SubjectPorts {
  readonly lookUp: (image: Image) => Promise<ImageLookup>;
  readonly signer: () => Promise<unknown>;
  /** So many subjects are signed at the same time, and as many looked up. */
  readonly signatures: LimitFunction;
  readonly lookUps: LimitFunction;
  /** Large statements take turns, because each is in memory several times. */
  readonly large: LimitFunction;
  readonly notify: {
    /** A legacy signature that verifiers will not look at, because a bundle is there. */
    hiddenByBundle(image: Image): void;
    /** Entries whose manifests are gone, without which the list was written. */
    entriesDropped(image: Image, digests: readonly string[]): void;
  };
}

/**
 * Publishes the statements about one subject, all of one format in one write.
 * @param planned the subject is looked at while it is found out what is stated about it
 */
export async function publishBeside(
  image: Image,
  planned: Promise<readonly StatementTask[]>,
  ports: SubjectPorts,
): Promise<SubjectResult> {
  assertSignable(image);
  const [looked, plan] = await Promise.all([
    outcomeOf(() => ports.lookUps(() => ports.lookUp(image))),
    outcomeOf(() => planned),
  ]);
  const lookup = valueOf(looked);
  const tasks = valueOf(plan);
  return ports.signatures(async () => {
    if (lookup.hasBundles && tasks.every(({ statement }) => statement.format === 'legacy'))
      ports.notify.hiddenByBundle(image);
    const { digest: subject } = image;
    const known = tasks.map((task): KnownTask => ({
      task,
      earlier: earlierStatements(task.statement, lookup.own),
    }));
    const found = known.flatMap(({ task: { statement }, earlier: { same } }): StatementPlace[] =>
      same === undefined ? [] : [{ kind: 'found', statement, subject, verified: same }],
    );
    const missing = known.filter(({ earlier }) => earlier.same === undefined);
    const made = missing.length === 0 ? [] : await publish(image, missing, lookup, ports);
    return { subject: lookup.subject, places: [...found, ...made] };
  });
}

interface KnownTask {
  readonly task: StatementTask;
  readonly earlier: EarlierStatements;
}

/** Each format has a list of its own, which gets all its statements in one write. */
async function publish(
  image: Image,
  missing: readonly KnownTask[],
  lookup: ImageLookup,
  { signer, large, notify }: SubjectPorts,
): Promise<StatementPlace[]> {
  // Nothing is recorded before it is known that the registry takes uploads.
  const [store] = await Promise.all([lookup.prepare(missing.length), signer()]);
  const groups = [...Map.groupBy(missing, ({ task }) => task.statement.format).values()];
  const made = await settle(groups, groups.length, (group) => {
    const work = () => publishAlike(image, group, { store, notify });
    return group.some(({ task }) => isLarge(task.statement)) ? large(work) : work();
  });
  return allOrNothing(made);
}

interface Publishing extends Pick<SubjectPorts, 'notify'> {
  readonly store: ImageStore;
}

/** Proves statements of one format, and then publishes them together. */
async function publishAlike(
  image: Image,
  group: readonly KnownTask[],
  { store, notify }: Publishing,
): Promise<StatementPlace[]> {
  const proven = await Promise.all(
    group.map(async (known) => ({ ...known, ...(await known.task.prove()) })),
  );
  const [{ task } = {}] = group;
  const places = await store.store(
    task?.statement.format ?? 'bundle',
    proven.map(({ artifact }) => artifact),
  );
  const dropped = new Set(
    places.flatMap((place) => (place.kind === 'registry' ? (place.dropped ?? []) : [])),
  );
  if (dropped.size > 0) notify.entriesDropped(image, [...dropped]);
  return Promise.all(
    proven.map(async ({ task: { statement }, save, facts, earlier }, at) => {
      const stored = places[at] ?? { kind: 'files' };
      const path = await save();
      if (stored.kind === 'files' && path === undefined) throw keptNowhere(image);
      return {
        kind: 'made',
        statement,
        subject: image.digest,
        facts,
        stored,
        path,
        older: earlier.older,
      } as const;
    }),
  );
}

function keptNowhere(image: Image): SignetError {
  return new SignetError(
    'FILE_UNWRITABLE',
    `The signature of ${imageName(image)} could be kept nowhere: "push" is false, and its file ` +
      'cannot be written',
    {
      hint:
        'Look at the warning above: the runner’s temporary folder (RUNNER_TEMP) must be ' +
        'writable and not full.',
    },
  );
}

/** One failure is the subject's; what was published before it is told, because it stays there. */
function allOrNothing(made: readonly Settled<StatementPlace[]>[]): StatementPlace[] {
  const failed = made.find((outcome) => !outcome.ok);
  const published = made.flatMap((outcome) => (outcome.ok ? outcome.value : []));
  if (failed === undefined) return published;
  const [first] = published;
  if (first === undefined || !(failed.error instanceof SignetError)) throw failed.error;
  const { code, message } = failed.error;
  throw new SignetError(
    code,
    `${message} (its signature in the format "${first.statement.format}" was published)`,
    failed.error,
  );
}
