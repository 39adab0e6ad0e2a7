// SPDX-License-Identifier: Apache-2.0
// May import: image, oci, settle, sigstore (constants and types). Everything beside an image that may be a signature of it.
import type { Digest } from './image/digest.ts';
import type { Image, Repository } from './image/reference.ts';
import type { Attached, Listed, Wanted } from './oci/artifacts.ts';
import type { Registries } from './oci/registries.ts';
import { attestationTag, signatureTag } from './oci/signature-tag.ts';
import type { Settled } from './settle.ts';
import { envelopeMediaType, simpleSigningMediaType, simpleSigningType } from './sigstore/media-types.ts';
import { signaturePredicateType } from './sigstore/statement.ts';
import type { Rejection, VerifiedSignature } from './sigstore/verification.ts';

/** cosign's formats; attestations have a legacy one of their own. */
export type CandidateFormat = 'bundle' | 'legacy' | 'legacy-attestation';

/** Something that may be a signature; one that could not be read is told apart from one that is not there. */
export interface Candidate {
  readonly format: CandidateFormat;
  readonly content: Settled<Attached>;
}

export interface Candidates {
  /** What refers to the image, of whatever kind. */
  readonly listed: Listed;
  readonly candidates: readonly Candidate[];
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

const limits = { maxBytes: 8 * 1024 * 1024, maxTotalBytes: 64 * 1024 * 1024 };
const isBundleType = (mediaType: string) => mediaType.startsWith('application/vnd.dev.sigstore.bundle');
const bundles: Wanted = { isWanted: isBundleType, ...limits };
const signatureLayers: Wanted = { isWanted: (mediaType) => mediaType === simpleSigningMediaType, ...limits };
const attestationLayers: Wanted = { isWanted: (mediaType) => mediaType === envelopeMediaType, ...limits };

/** What counts as a signature; any other statement by the same signer does not. */
export const signatureTypes: readonly string[] = [signaturePredicateType, simpleSigningType];

/**
 * Looks for all wanted formats at once.
 * @throws SignetError REGISTRY_… when a list cannot be had, which never means that it is empty
 */
export async function findCandidates(
  image: Image,
  storage: Repository,
  formats: readonly CandidateFormat[],
  registries: CandidateRegistries,
): Promise<Candidates> {
  const layers = async (format: CandidateFormat, tag: string, wanted: Wanted): Promise<Candidate[]> =>
    formats.includes(format) ? (await registries.tagged(storage, tag, wanted)).map((content) => ({ format, content })) : [];
  const [{ listed, candidates }, signatures, attestations] = await Promise.all([
    findBundles({ ...image, repository: storage }, formats.includes('bundle'), registries),
    layers('legacy', signatureTag(image.digest), signatureLayers),
    layers('legacy-attestation', attestationTag(image.digest), attestationLayers),
  ]);
  return { listed, candidates: [...candidates, ...signatures, ...attestations] };
}

async function findBundles(image: Image, isWanted: boolean, registries: CandidateRegistries): Promise<Candidates> {
  const listed = await registries.list(image);
  if (!isWanted) return { listed, candidates: [] };
  const referrers = await registries.referrers(image.repository, listed, bundles);
  const candidates = referrers.flatMap((outcome): Candidate[] =>
    outcome.ok ? outcome.value.map((value) => ({ format: 'bundle', content: { ok: true, value } })) : [{ format: 'bundle', content: outcome }],
  );
  return { listed, candidates };
}
