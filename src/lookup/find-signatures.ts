// SPDX-License-Identifier: Apache-2.0
// Everything beside an image that may be a signature of it.
import { outcomeOf, valueOf, type Settled } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';
import type { Image, Repository } from '../image/reference.ts';
import type { ReferrersList } from '../oci/artifacts.ts';
import type { AttachedBlob, BlobFilter, Judge } from '../oci/layers.ts';
import type { ListedReferrer } from '../oci/referrers.ts';
import type { Registries } from '../oci/registries.ts';
import { attestationTag, signatureTag } from '../oci/signature-tag.ts';
import { maxBundleBytes, maxParsedBytes } from '../sigstore/bundle-limits.ts';
import {
  envelopeMediaType,
  simpleSigningMediaType,
  simpleSigningType,
} from '../sigstore/media-types.ts';
import { signaturePredicateType } from '../sigstore/statement.ts';
import type { Rejection, VerifiedSignature } from '../sigstore/verification.ts';

/** cosign's formats; attestations have a legacy one of their own. */
export type CandidateFormat = 'bundle' | 'legacy' | 'legacy-attestation';

/**
 * Something that may be a signature; one that could not be read is told apart from one that is not
 * there.
 */
export interface Candidate {
  readonly format: CandidateFormat;
  readonly content: Settled<AttachedBlob>;
}

export interface Lookup<Judged> {
  /** What refers to the image, of whatever kind. */
  readonly listed: Settled<ReferrersList>;
  /**
   * A list that cannot be had is among them as one that cannot be read: what it holds may be a
   * signature.
   */
  readonly judged: readonly Judged[];
  /** Why lists could not be had, which never means that they are empty. */
  readonly unlisted: readonly unknown[];
  /**
   * Judges what was put off, because its list calls it a statement that was not asked for; absent
   * when there is none. A list may say anything, so without it nothing is known to be missing.
   */
  readonly others?: () => Promise<readonly Judged[]>;
}

/** What is looked for beside an image. */
export interface Sought {
  readonly formats: readonly CandidateFormat[];
  /** Statements that are read with the signatures, however long. */
  readonly predicateTypes: readonly string[] | 'all';
}

/** A signature or attestation that holds, and the manifest it was found in. */
export interface FoundSignature extends VerifiedSignature {
  readonly format: CandidateFormat;
  readonly manifest: Digest;
}

/** One that does not hold, and why. */
export interface Finding extends Rejection {
  readonly manifest: Digest;
}

export type CandidateRegistries = Pick<Registries, 'list' | 'referrers' | 'tagged'>;

const mebibyte = 1024 * 1024;
const limits = { maxBytes: maxParsedBytes, maxTotalBytes: 64 * mebibyte };
const isBundleType = (mediaType: string) =>
  mediaType.startsWith('application/vnd.dev.sigstore.bundle');
const bundles: BlobFilter = { isWanted: isBundleType, ...limits };
/** SBOMs of several platforms; what is in memory at a time is bounded elsewhere. */
const statementBundles: BlobFilter = {
  isWanted: isBundleType,
  maxBytes: maxBundleBytes,
  maxTotalBytes: 256 * mebibyte,
};
const signatureLayers: BlobFilter = {
  isWanted: (mediaType) => mediaType === simpleSigningMediaType,
  ...limits,
};
const attestationLayers: BlobFilter = {
  isWanted: (mediaType) => mediaType === envelopeMediaType,
  ...limits,
};

/** What counts as a signature; any other statement by the same signer does not. */
export const signatureTypes: readonly string[] = [signaturePredicateType, simpleSigningType];

/**
 * Looks for all wanted formats at once; each has a list of its own, and one that cannot be had
 * hides no other. Candidates are judged as they come, and not kept: how many there are, and how
 * long, is up to anyone with push access. A long SBOM beside a signature is not read for its sake.
 */
export async function findSignatures<Judged>(
  image: Image,
  storage: Repository,
  { formats, predicateTypes }: Sought,
  registries: CandidateRegistries,
  judge: (candidate: Candidate) => Promise<Judged>,
): Promise<Lookup<Judged>> {
  const unlisted: unknown[] = [];
  const list = async (format: CandidateFormat, read: ReadList<Judged>) =>
    formats.includes(format) ? readOne(format, read, judge, unlisted) : [];
  const listed = outcomeOf(() => registries.list({ ...image, repository: storage }));
  const bundlesOf =
    (isWanted: (one: ListedReferrer) => boolean, filter: BlobFilter): ReadList<Judged> =>
    async (each) => {
      const all = valueOf(await listed);
      const chosen = { ...all, descriptors: all.descriptors.filter(isWanted) };
      return registries.referrers(storage, chosen, filter, each);
    };
  const isSought = ({ predicateType }: ListedReferrer) =>
    predicateType === undefined ||
    predicateTypes === 'all' ||
    [...signatureTypes, ...predicateTypes].includes(predicateType);
  const isPutOff = (one: ListedReferrer) => !isSought(one);
  const lists = await Promise.all([
    list('bundle', bundlesOf(isSought, predicateTypes.length === 0 ? bundles : statementBundles)),
    list('legacy', (each) =>
      registries.tagged(storage, signatureTag(image.digest), signatureLayers, each),
    ),
    list('legacy-attestation', (each) =>
      registries.tagged(storage, attestationTag(image.digest), attestationLayers, each),
    ),
  ]);
  const known = await listed;
  const others = () => list('bundle', bundlesOf(isPutOff, statementBundles));
  const hasOthers = known.ok && known.value.descriptors.some(isPutOff);
  return { listed: known, judged: lists.flat(), unlisted, ...(hasOthers ? { others } : {}) };
}

/** Reads one list, and has each of its candidates judged. */
type ReadList<Judged> = (judge: Judge<Judged>) => Promise<readonly Judged[]>;

async function readOne<Judged>(
  format: CandidateFormat,
  read: ReadList<Judged>,
  judge: (candidate: Candidate) => Promise<Judged>,
  unlisted: unknown[],
): Promise<readonly Judged[]> {
  // A judgement that fails is not a list that failed: it is thrown as it is.
  let failed: { readonly error: unknown } | undefined;
  const contents = await outcomeOf(() =>
    read(async (content) => {
      try {
        return await judge({ format, content });
      } catch (error) {
        failed ??= { error };
        throw error;
      }
    }),
  );
  if (failed !== undefined) throw failed.error;
  if (contents.ok) return contents.value;
  unlisted.push(contents.error);
  return [await judge({ format, content: contents })];
}
