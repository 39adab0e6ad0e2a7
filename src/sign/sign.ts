// SPDX-License-Identifier: Apache-2.0
// The flow of signing: every image of a request, from its subject to its published signature.
import { SignetError } from '../errors.ts';
import {
  findCandidates,
  signatureTypes,
  type Candidate,
  type Candidates,
  type FoundSignature,
} from '../lookup/find-signatures.ts';
import type { NamedImage } from '../image/discovery.ts';
import { imageName, type Image, type Repository } from '../image/reference.ts';
import type { Listed } from '../oci/artifacts.ts';
import type { Descriptor } from '../oci/manifest.ts';
import type { Attachment, Publication, Registries } from '../oci/registries.ts';
import { assertSignable, pinTags } from '../lookup/resolve-tags.ts';
import {
  explainMissing,
  publishTags,
  withTagRepositories,
  type PublishedTag,
  type TagRequest,
} from './publish-tags.ts';
import { ahead, atMost, outcomeOf, settle, valueOf, type Settled } from '../concurrency.ts';
import type { Format, SignedArtifact } from '../sigstore/sign.ts';
import type { Signer } from '../sigstore/signer.ts';
import type { VerifiedSignature } from '../sigstore/verification.ts';

export interface SignRequest {
  readonly images: readonly NamedImage[];
  /** Signed with every image. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly formats: readonly Format[];
  /** Every manifest within an index is signed too. */
  readonly recursive: boolean;
  /** What to do about a valid signature by this very signer that is there already. */
  readonly existing: 'skip' | 'sign';
  /** Where signatures are stored when not beside the image. */
  readonly signatureRepository: Repository | undefined;
  /** Pointed at the images when all of them are signed. */
  readonly tags: readonly TagRequest[];
}

/**
 * What signing needs of Sigstore, so that the flow cares neither for the instance nor for whether a
 * key or a workflow signs.
 */
export interface SigstorePort {
  /** Which of these are valid signatures of the image by whoever signs here. */
  own(candidates: readonly Candidate[], image: Image): Promise<readonly FoundSignature[]>;
  /** One key, and one certificate for the whole run, renewed when it is about to expire. */
  signer(): Promise<Signer>;
  /**
   * The image's signature in this format, recorded and timestamped, with services that the
   * refreshed signing config still lists.
   */
  sign(image: Image, format: Format, signer: Signer): Promise<SignedArtifact>;
  /**
   * @throws SignetError VERIFY_FAILED unless it verifies against the refreshed trusted root, for
   * this image and this signer
   */
  verify(signed: SignedArtifact, image: Image): Promise<VerifiedSignature>;
}

export interface SignPorts {
  readonly registries: Registries;
  readonly sigstore: SigstorePort;
  readonly now: () => Date;
  readonly tell: {
    tagResolved(name: string, image: Image): void;
    /** A legacy signature that verifiers will not look at, because a bundle is there. */
    hiddenByBundle(image: Image): void;
  };
}

/** An image whose signatures were published and read back, or were there already. */
export interface SignedImage {
  readonly image: Image;
  readonly subject: Descriptor;
  readonly signatures: readonly ImageSignature[];
}

export type ImageSignature =
  | {
      readonly kind: 'made';
      readonly format: Format;
      readonly signed: SignedArtifact;
      readonly verified: VerifiedSignature;
      readonly publication: Publication;
    }
  | { readonly kind: 'found'; readonly format: Format; readonly verified: FoundSignature };

export interface ImageResult {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  readonly outcome: Settled<SignedImage>;
}

export interface SignResult {
  readonly images: readonly ImageResult[];
  /** Empty unless every image is signed. */
  readonly tags: readonly PublishedTag[];
}

/**
 * As many images as are signed at the same time, children included; as many more are looked up
 * meanwhile, so that they need not wait for that.
 */
const inFlight = 16;

/**
 * Signs every image of the request and publishes each signature beside its image; then, and only
 * when all are signed, points the tags at them.
 */
export async function signImages(request: SignRequest, ports: SignPorts): Promise<SignResult> {
  const pinned = withTagRepositories(await pinTags(request.images, ports), request.tags);
  const run: Run = {
    request,
    ports,
    inTurn: atMost(inFlight),
    claimed: new Set(pinned.map(({ name }) => name)),
  };
  const lookUpAhead = ahead(pinned, inFlight, async ({ image }) => lookUp(valueOf(image), run));
  const outcomes = await settle(
    pinned,
    inFlight,
    async ({ name, image, origin }, at): Promise<ImageResult[]> => {
      if (!image.ok) return [{ name, outcome: image }];
      const results = await signWithChildren(image.value, lookUpAhead(at), run);
      return origin === 'images' ? results : results.map(explained);
    },
  );
  const images = outcomes.flatMap((outcome, at) =>
    outcome.ok ? outcome.value : [{ name: pinned[at]?.name ?? '', outcome }],
  );
  const isComplete = images.every(({ outcome }) => outcome.ok);
  return {
    images,
    tags: isComplete ? await publishTags(pinned, request.tags, ports.registries) : [],
  };
}

/** What all images of a run share. */
interface Run {
  readonly request: SignRequest;
  readonly ports: SignPorts;
  readonly inTurn: ReturnType<typeof atMost>;
  /** Names of the images that somebody signs already: a manifest in two indexes is signed once. */
  readonly claimed: Set<string>;
}

function explained({ name, outcome }: ImageResult): ImageResult {
  return {
    name,
    outcome: outcome.ok ? outcome : { ok: false, error: explainMissing(outcome.error) },
  };
}

/**
 * Images are independent: one that fails does not stop the others, and nothing goes on when all is
 * said.
 */
async function signWithChildren(
  image: Image,
  lookedUp: Promise<LookedUp>,
  run: Run,
): Promise<ImageResult[]> {
  const { request, ports, inTurn, claimed } = run;
  const own = outcomeOf(() => inTurn(async () => signImage(image, await lookedUp, run)));
  const listed = await outcomeOf(async () =>
    request.recursive ? ports.registries.children(image) : [],
  );
  const children = (listed.ok ? listed.value : []).filter(
    (child) => !claimed.has(imageName(child)) && claimed.add(imageName(child)),
  );
  const outcomes = await settle(children, children.length, (child) =>
    inTurn(async () => signImage(child, await lookUp(child, run), run)),
  );
  return [
    { name: imageName(image), outcome: await own },
    ...(listed.ok ? [] : [{ name: imageName(image), outcome: listed }]),
    ...outcomes.map((outcome, at) => ({ name: imageName(children[at] ?? image), outcome })),
  ];
}

/** What is known of an image before it is signed. */
interface LookedUp {
  readonly subject: Descriptor;
  /** Where its signatures are stored. */
  readonly storage: Image;
  readonly listed: Listed;
  /** Signatures of this very signer. */
  readonly found: readonly ImageSignature[];
}

async function lookUp(
  image: Image,
  { request: { signatureRepository, existing, formats }, ports }: Run,
): Promise<LookedUp> {
  assertSignable(image);
  const storage = { ...image, repository: signatureRepository ?? image.repository };
  const [subject, there] = await Promise.all([
    ports.registries.subject(image),
    findCandidates(image, storage.repository, existing === 'skip' ? formats : [], ports.registries),
  ]);
  const listed = valueOf(there.listed);
  // What cannot be listed is not taken for none: the same signature would be there twice.
  if (there.unlisted.length > 0) throw there.unlisted[0];
  return { subject, storage, listed, found: await findOwn(image, there, ports) };
}

async function signImage(
  image: Image,
  { subject, storage, listed, found }: LookedUp,
  { request, ports }: Run,
): Promise<SignedImage> {
  if (!request.formats.includes('bundle')) warnIfHidden(image, listed, ports);
  const missing = request.formats.filter(
    (format) => !found.some((signature) => signature.format === format),
  );
  if (missing.length === 0) return { image, subject, signatures: found };
  const [attachment, signer] = await Promise.all([
    ports.registries.prepare(storage, listed.listing),
    ports.sigstore.signer(),
  ]);
  const made = await settle(missing, missing.length, (format) =>
    signAs(format, { image, subject, signer, attachment }, ports),
  );
  return { image, subject, signatures: [...found, ...allOrNothing(made)] };
}

/** One failure is the image's; what was published before it is said, because it stays there. */
function allOrNothing(made: readonly Settled<ImageSignature>[]): ImageSignature[] {
  const failed = made.find((outcome) => !outcome.ok);
  const published = made.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const [first] = published;
  if (failed === undefined) return published;
  if (first === undefined || !(failed.error instanceof SignetError)) throw failed.error;
  const { code, message, hint, cause } = failed.error;
  throw new SignetError(
    code,
    `${message} (its signature in the format "${first.format}" was published)`,
    { hint, cause },
  );
}

interface Prepared {
  readonly image: Image;
  readonly subject: Descriptor;
  readonly signer: Signer;
  readonly attachment: Attachment;
}

async function signAs(
  format: Format,
  { image, subject, signer, attachment }: Prepared,
  { sigstore, now }: SignPorts,
): Promise<ImageSignature> {
  const signed = await sigstore.sign(image, format, signer);
  const verified = await sigstore.verify(signed, image);
  const publication =
    format === 'legacy'
      ? await attachment.append(signed)
      : await attachment.attach(
          { ...signed, annotations: manifestAnnotations(verified, now()) },
          subject,
        );
  return { kind: 'made', format, signed, verified, publication };
}

/**
 * Those that cosign writes (cosign, pkg/oci/remote/write.go); the time is the signature's, so that
 * a retry makes the same manifest.
 */
function manifestAnnotations(
  { time, predicateType }: VerifiedSignature,
  now: Date,
): Record<string, string> {
  return {
    'org.opencontainers.image.created': (time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': predicateType,
  };
}

/**
 * One valid signature of each format; what cannot be read counts as none, and costs one signature
 * more.
 */
async function findOwn(
  image: Image,
  { candidates }: Candidates,
  { sigstore }: SignPorts,
): Promise<ImageSignature[]> {
  if (candidates.length === 0) return [];
  const valid = (await sigstore.own(candidates, image)).filter(({ predicateType }) =>
    signatureTypes.includes(predicateType),
  );
  return (['bundle', 'legacy'] as const).flatMap((format) =>
    valid
      .filter((signature) => signature.format === format)
      .slice(0, 1)
      .map((verified): ImageSignature => ({ kind: 'found', format, verified })),
  );
}

/** cosign 3 and Kyverno look no further than bundles. */
function warnIfHidden(image: Image, { descriptors }: Listed, { tell }: SignPorts): void {
  if (
    descriptors.some(
      ({ artifactType }) =>
        artifactType?.startsWith('application/vnd.dev.sigstore.bundle') === true,
    )
  )
    tell.hiddenByBundle(image);
}
