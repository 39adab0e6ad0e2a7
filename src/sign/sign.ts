// SPDX-License-Identifier: Apache-2.0
// The flow of signing: every image of a request, from its subject to its published signatures.
import pLimit, { type LimitFunction } from 'p-limit';

import { outcomeOf, settle, type Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { NamedImage } from '../image/discovery.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Candidate, FoundSignature } from '../lookup/find-signatures.ts';
import { assertSignable, resolveTags, type ResolvedImage } from '../lookup/resolve-tags.ts';
import type { Artifact, Descriptor } from '../oci/manifest.ts';
import type { SignedArtifact } from '../sigstore/sign.ts';
import type { Signer } from '../sigstore/signer.ts';
import type { VerifiedSignature } from '../sigstore/verification.ts';
import type { Destination, ImageLookup, ImageStore, StoredSignature } from './destination.ts';
import { existingStatements, type ExistingStatement } from './existing.ts';
import {
  explainMissing,
  publishTags,
  withTagRepositories,
  type PublishedTag,
  type TagRequest,
} from './publish-tags.ts';
import { statementsFor, type Statement, type StatementRequest } from './statements.ts';

export interface SignRequest {
  readonly images: readonly NamedImage[];
  /** What is stated about every image. */
  readonly statements: StatementRequest;
  /** Every manifest within an index is signed too. */
  readonly recursive: boolean;
  /** Pointed at the images when all of them are signed. */
  readonly tags: readonly TagRequest[];
}

/** What signing needs of Sigstore; the same for any instance, and for a key or a workflow. */
export interface SigstorePort {
  /** The candidate, when it is a valid signature of the image by the one who signs here. */
  own(candidate: Candidate, image: Image): Promise<FoundSignature | undefined>;
  /** One key, and one certificate for the whole run, renewed when it is about to expire. */
  signer(): Promise<Signer>;
  /**
   * The statement, signed, recorded and timestamped by services that the refreshed signing config
   * still lists.
   */
  sign(statement: Statement, signer: Signer): Promise<SignedArtifact>;
  /**
   * @throws SignetError VERIFY_FAILED unless it verifies against the refreshed trusted root, for
   * this statement and this signer
   */
  verify(signed: SignedArtifact, statement: Statement): Promise<VerifiedSignature>;
}

export interface SignPorts {
  readonly destination: Destination;
  readonly sigstore: SigstorePort;
  /** Keeps a bundle as a file. @returns its path; undefined when it could not be written */
  readonly saveBundle: (bundle: BundleFile) => Promise<string | undefined>;
  readonly now: () => Date;
  readonly notify: {
    tagResolved(name: string, image: Image): void;
    /** A legacy signature that verifiers will not look at, because a bundle is there. */
    hiddenByBundle(image: Image): void;
    /** Entries whose manifests are gone, without which the list was written. */
    entriesDropped(image: Image, digests: readonly string[]): void;
  };
}

export interface BundleFile {
  /** Counts the images of the run from 1, because one digest may be in several repositories. */
  readonly number: number;
  readonly image: Image;
  readonly bytes: Buffer;
}

/** An image whose statements were published and read back, or were there already. */
export interface SignedImage {
  readonly image: Image;
  /** Undefined when no registry was asked. */
  readonly subject: Descriptor | undefined;
  readonly statements: readonly StatementResult[];
}

export type StatementResult = MadeStatement | ExistingStatement;

export interface MadeStatement {
  readonly kind: 'made';
  readonly statement: Statement;
  readonly signed: SignedArtifact;
  readonly verified: VerifiedSignature;
  readonly stored: StoredSignature;
  /** The file that holds the bundle. */
  readonly path: string | undefined;
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

/** So many images are signed at the same time, children included, and as many looked up. */
const inFlight = 16;

/**
 * Signs every image of the request and publishes each signature beside its image; then, and only
 * when all are signed, points the tags at them.
 */
export async function signImages(request: SignRequest, ports: SignPorts): Promise<SignResult> {
  const { destination, notify } = ports;
  const named = await resolveTags(request.images, { registries: destination, notify });
  const images = withTagRepositories(named, request.tags);
  const run: Run = {
    request,
    ports,
    lookUps: pLimit(inFlight),
    signatures: pLimit(inFlight),
    numbers: numbered(images),
  };
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
  readonly lookUps: LimitFunction;
  readonly signatures: LimitFunction;
  /** Images by name, as they are counted: a manifest of two indexes is signed once. */
  readonly numbers: Map<string, number>;
}

function numbered(images: readonly ResolvedImage[]): Map<string, number> {
  return new Map(images.map(({ name }, at) => [name, at + 1]));
}

/** Images are independent: one that fails does not stop the others. */
async function signResolved(
  { name, image, sources }: ResolvedImage,
  run: Run,
): Promise<ImageResult[]> {
  if (!image.ok) return [{ name, sources, outcome: image }];
  const results = await signWithChildren(image.value, run);
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

/** No work is left running when this returns. */
async function signWithChildren(image: Image, run: Run): Promise<OwnResult[]> {
  const name = imageName(image);
  const own = outcomeOf(() => signImage(image, run));
  const listed = await outcomeOf(() => unclaimedChildren(image, run));
  const children = listed.ok ? listed.value : [];
  const outcomes = await settle(children, inFlight, (child) => signImage(child, run));
  return [
    { name, outcome: await own },
    ...(listed.ok ? [] : [{ name, outcome: listed }]),
    ...outcomes.map((outcome, at) => ({ name: imageName(children[at] ?? image), outcome })),
  ];
}

async function unclaimedChildren(image: Image, { request, ports, numbers }: Run): Promise<Image[]> {
  if (!request.recursive) return [];
  const children = await ports.destination.children(image);
  const unclaimed = children.filter((child) => !numbers.has(imageName(child)));
  for (const child of unclaimed) numbers.set(imageName(child), numbers.size + 1);
  return unclaimed;
}

async function signImage(image: Image, run: Run): Promise<SignedImage> {
  const { request, ports, lookUps, signatures } = run;
  assertSignable(image);
  const statements = statementsFor(image, request.statements);
  const { lookup, existing } = await lookUps(async () => {
    const found = await ports.destination.lookUp(image, (candidate) =>
      ports.sigstore.own(candidate, image),
    );
    return { lookup: found, existing: existingStatements(statements, found.own) };
  });
  return signatures(async () => {
    const missing = missingOf(statements, existing);
    if (lookup.hasBundles && statements.every(({ format }) => format === 'legacy'))
      ports.notify.hiddenByBundle(image);
    if (missing.length === 0) return { image, subject: lookup.subject, statements: existing };
    const made = await makeStatements(missing, lookup, { image, run });
    return { image, subject: lookup.subject, statements: [...existing, ...made] };
  });
}

function missingOf(
  statements: readonly Statement[],
  existing: readonly ExistingStatement[],
): Statement[] {
  const there = new Set(existing.map(({ statement }) => statement));
  return statements.filter((statement) => !there.has(statement));
}

interface ImageInRun {
  readonly image: Image;
  readonly run: Run;
}

/** Each format has a list of its own, which gets all its statements in one write. */
async function makeStatements(
  statements: readonly Statement[],
  lookup: ImageLookup,
  context: ImageInRun,
): Promise<MadeStatement[]> {
  const { sigstore } = context.run.ports;
  const [store, signer] = await Promise.all([lookup.prepare(statements.length), sigstore.signer()]);
  const groups = [...Map.groupBy(statements, ({ format }) => format).values()];
  const made = await settle(groups, groups.length, (group) =>
    makeAlike(group, store, signer, context),
  );
  return allOrNothing(made);
}

/** Signs statements of one format, verifies them, and then publishes them together. */
async function makeAlike(
  statements: readonly Statement[],
  store: ImageStore,
  signer: Signer,
  { image, run: { ports, numbers } }: ImageInRun,
): Promise<MadeStatement[]> {
  const { sigstore, saveBundle, now } = ports;
  const proven = await Promise.all(
    statements.map(async (statement) => {
      const signed = await sigstore.sign(statement, signer);
      const verified = await sigstore.verify(signed, statement);
      return { statement, signed, verified, artifact: artifactOf(signed, verified, now()) };
    }),
  );
  const [{ format } = { format: 'bundle' as const }] = statements;
  const places = await store.store(
    format,
    proven.map(({ artifact }) => artifact),
  );
  const dropped = places.flatMap((place) =>
    place.kind === 'registry' ? (place.dropped ?? []) : [],
  );
  if (dropped.length > 0) ports.notify.entriesDropped(image, [...new Set(dropped)]);
  return Promise.all(
    proven.map(async ({ statement, signed, verified }, at) => {
      const stored = places[at] ?? { kind: 'files' as const };
      const number = numbers.get(imageName(image)) ?? 0;
      const path =
        format === 'bundle' ? await saveBundle({ number, image, bytes: signed.bytes }) : undefined;
      if (stored.kind === 'files' && path === undefined) throw keptNowhere(image);
      return { kind: 'made', statement, signed, verified, stored, path } as const;
    }),
  );
}

/**
 * A bundle carries the annotations that cosign writes (cosign, pkg/oci/remote/write.go), a layer
 * those that hold its signature. The time is the signature's, so that a retry makes the same
 * manifest.
 */
function artifactOf(
  { format, bytes, mediaType, annotations }: SignedArtifact,
  { time, predicateType }: VerifiedSignature,
  now: Date,
): Artifact {
  if (format === 'legacy') return { bytes, mediaType, annotations };
  return {
    bytes,
    mediaType,
    annotations: {
      'org.opencontainers.image.created': (time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': predicateType,
    },
  };
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

/** One failure is the image's; what was published before it is told, because it stays there. */
function allOrNothing(made: readonly Settled<MadeStatement[]>[]): MadeStatement[] {
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
