// SPDX-License-Identifier: Apache-2.0
// May import: image, oci, settle, sigstore. Everything beside an image that may be a signature of it, and what it is worth.
import type { TrustMaterial } from '@sigstore/verify';

import type { Digest } from './image/digest.ts';
import type { Image, Repository } from './image/reference.ts';
import type { Attached, Listed, Wanted } from './oci/artifacts.ts';
import type { Registries } from './oci/registries.ts';
import { attestationTag, signatureTag } from './oci/signature-tag.ts';
import type { Settled } from './settle.ts';
import { envelopeMediaType, judgeAttestationLayer, judgeSignatureLayer, simpleSigningMediaType, simpleSigningType } from './sigstore/simple-signing.ts';
import { signaturePredicateType } from './sigstore/statement.ts';
import { judgeBundle, type Expectation, type Judgement, type Rejection, type VerifiedSignature } from './sigstore/verification.ts';

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

const maxBytes = 8 * 1024 * 1024;
const isBundleType = (mediaType: string) => mediaType.startsWith('application/vnd.dev.sigstore.bundle');
const bundles: Wanted = { isWanted: isBundleType, maxBytes };
const signatureLayers: Wanted = { isWanted: (mediaType) => mediaType === simpleSigningMediaType, maxBytes };
const attestationLayers: Wanted = { isWanted: (mediaType) => mediaType === envelopeMediaType, maxBytes };

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

export interface Judged {
  readonly signatures: readonly FoundSignature[];
  readonly findings: readonly Finding[];
  /** Why something could not be read. */
  readonly unread: readonly unknown[];
}

/** Judges each by itself: nothing that lies beside a signature can hide it. */
export function judgeCandidates(candidates: readonly Candidate[], trust: TrustMaterial, expected: Expectation): Judged {
  const signatures: FoundSignature[] = [];
  const findings: Finding[] = [];
  const unread: unknown[] = [];
  for (const { format, content } of candidates) {
    if (!content.ok) {
      unread.push(content.error);
      continue;
    }
    const { manifest } = content.value;
    const judgement = judge(format, content.value, trust, expected);
    if (judgement.ok) signatures.push({ ...judgement.signature, format, manifest });
    else findings.push({ flaw: judgement.flaw, detail: judgement.detail, certificate: judgement.certificate, manifest });
  }
  return { signatures, findings, unread };
}

function judge(format: CandidateFormat, { bytes, annotations }: Attached, trust: TrustMaterial, expected: Expectation): Judgement {
  if (format === 'bundle') return judgeBundle(bytes, trust, expected);
  return (format === 'legacy' ? judgeSignatureLayer : judgeAttestationLayer)({ payload: bytes, annotations }, trust, expected);
}
