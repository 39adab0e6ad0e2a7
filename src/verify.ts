// SPDX-License-Identifier: Apache-2.0
// May import: errors, settle, image, sigstore, oci. Whether images are signed by whom a policy names.
import type { TrustMaterial } from '@sigstore/verify';

import { pinTags } from './pin-tags.ts';
import { hexOf, type Digest } from './image/digest.ts';
import type { NamedImage } from './image/discovery.ts';
import { imageName, type Image, type Repository } from './image/reference.ts';
import type { Attached, Wanted } from './oci/artifacts.ts';
import type { Registries } from './oci/registries.ts';
import { settle, type Settled } from './settle.ts';
import { judgeAttestationLayer, judgeSignatureLayer, envelopeMediaType, simpleSigningMediaType, simpleSigningType } from './sigstore/simple-signing.ts';
import { signaturePredicateType } from './sigstore/statement.ts';
import { judgeBundle, type Expectation, type Judgement, type Rejection, type VerifiedSignature } from './sigstore/verification.ts';

export interface VerifyRequest {
  readonly images: readonly NamedImage[];
  readonly policy: Policy;
  /** Every manifest within an index must be signed too. */
  readonly recursive: boolean;
  /** Where signatures are stored when not beside the image. */
  readonly signatureRepository?: Repository | undefined;
}

/** What each image must prove. */
export interface Policy extends Omit<Expectation, 'digest'> {
  /** Statements that must be there too, by the same signer. */
  readonly predicateTypes: readonly string[];
}

export interface VerifyPorts {
  readonly registries: Pick<Registries, 'resolveTag' | 'subject' | 'referrers' | 'tagged' | 'children'>;
  /** @throws SignetError TRUST_… */
  readonly trust: () => Promise<TrustMaterial>;
  readonly tell: { tagResolved(name: string, image: Image): void };
}

/** What is known of an image. Only the first is a success; the last is never taken for unsigned. */
export type Verdict =
  | { readonly kind: 'verified'; readonly signatures: readonly FoundSignature[] }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'untrusted'; readonly findings: readonly Finding[] }
  | { readonly kind: 'unknown'; readonly error: unknown };

/** A signature or attestation that holds, and the manifest it was found in. */
export interface FoundSignature extends VerifiedSignature {
  readonly manifest: Digest;
}

/** One that does not hold, and why. */
export interface Finding extends Rejection {
  readonly manifest: Digest;
}

export interface ImageVerdict {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  readonly verdict: Verdict;
}

const inFlight = 16;
const maxBytes = 8 * 1024 * 1024;
const bundles: Wanted = { isWanted: (mediaType) => mediaType.startsWith('application/vnd.dev.sigstore.bundle'), maxBytes };
const signatureLayers: Wanted = { isWanted: (mediaType) => mediaType === simpleSigningMediaType, maxBytes };
const attestationLayers: Wanted = { isWanted: (mediaType) => mediaType === envelopeMediaType, maxBytes };

/** What counts as a signature; any other statement by the same signer does not. */
const signatureTypes: readonly string[] = [signaturePredicateType, simpleSigningType];

/** Verifies each image on its own. */
export async function verifyImages(request: VerifyRequest, ports: VerifyPorts): Promise<ImageVerdict[]> {
  const pinned = await pinTags(request.images, ports);
  const verdicts = await settle(pinned, inFlight, async ({ name, image }): Promise<ImageVerdict[]> => {
    if (!image.ok) return [{ name, verdict: { kind: 'unknown', error: image.error } }];
    return verifyWithChildren(image.value, request, ports);
  });
  return verdicts.flatMap((outcome, at) => (outcome.ok ? outcome.value : [{ name: pinned[at]?.name ?? '', verdict: { kind: 'unknown', error: outcome.error } }]));
}

async function verifyWithChildren(image: Image, request: VerifyRequest, ports: VerifyPorts): Promise<ImageVerdict[]> {
  const own = verifyImage(image, request, ports);
  const children = request.recursive ? await ports.registries.children(image) : [];
  return Promise.all([own, ...children.map((child) => verifyImage(child, request, ports))]);
}

/** Whatever cannot be had makes the verdict unknown, unless a good signature was found without it. */
async function verifyImage(image: Image, { policy, signatureRepository }: VerifyRequest, { registries, trust }: VerifyPorts): Promise<ImageVerdict> {
  const name = imageName(image);
  try {
    const [candidates, material] = await Promise.all([findCandidates(image, signatureRepository, policy, registries), trust(), registries.subject(image)]);
    return { name, verdict: judgeCandidates(candidates, material, { ...policy, digest: image.digest }, policy.predicateTypes) };
  } catch (error) {
    return { name, verdict: { kind: 'unknown', error } };
  }
}

/** Something that may be a signature, in one of cosign's formats. */
export interface Candidate {
  readonly format: 'bundle' | 'signature-layer' | 'attestation-layer';
  readonly content: Settled<Attached>;
}

/** All formats are looked for at once; the older one for attestations only when they are wanted. */
export async function findCandidates(image: Image, storage: Repository = image.repository, { predicateTypes }: Pick<Policy, 'predicateTypes'>, registries: VerifyPorts['registries']): Promise<Candidate[]> {
  const tag = (suffix: string) => `sha256-${hexOf(image.digest)}.${suffix}`;
  const [referrers, signatures, attestations] = await Promise.all([
    registries.referrers({ ...image, repository: storage }, bundles),
    registries.tagged(storage, tag('sig'), signatureLayers),
    predicateTypes.length === 0 ? [] : registries.tagged(storage, tag('att'), attestationLayers),
  ]);
  return [
    ...referrers.flatMap((outcome) => (outcome.ok ? outcome.value.map((value): Candidate => ({ format: 'bundle', content: { ok: true, value } })) : [{ format: 'bundle' as const, content: outcome }])),
    ...signatures.map((content): Candidate => ({ format: 'signature-layer', content })),
    ...attestations.map((content): Candidate => ({ format: 'attestation-layer', content })),
  ];
}

/** One good signature suffices, whatever lies beside it; none is never success. */
export function judgeCandidates(candidates: readonly Candidate[], trust: TrustMaterial, expected: Expectation, predicateTypes: readonly string[] = []): Verdict {
  const signatures: FoundSignature[] = [];
  const findings: Finding[] = [];
  for (const { format, content } of candidates) {
    if (!content.ok) continue;
    const { manifest } = content.value;
    const judgement = judge(format, content.value, trust, expected);
    if (judgement.ok) signatures.push({ ...judgement.signature, manifest });
    else findings.push({ ...judgement, manifest });
  }
  const isSigned = signatures.some(({ predicateType }) => signatureTypes.includes(predicateType));
  const missing = predicateTypes.filter((wanted) => !signatures.some(({ predicateType }) => predicateType === wanted));
  if (isSigned && missing.length === 0) return { kind: 'verified', signatures };
  const unread = candidates.find(({ content }) => !content.ok);
  if (unread !== undefined && !unread.content.ok) return { kind: 'unknown', error: unread.content.error };
  if (candidates.length === 0) return { kind: 'unsigned' };
  return { kind: 'untrusted', findings: [...findings, ...signatures.map((signature) => otherStatement(signature, isSigned ? missing : [signaturePredicateType]))] };
}

function judge(format: Candidate['format'], { bytes, annotations }: Attached, trust: TrustMaterial, expected: Expectation): Judgement {
  if (format === 'bundle') return judgeBundle(bytes, trust, expected);
  return (format === 'signature-layer' ? judgeSignatureLayer : judgeAttestationLayer)({ payload: bytes, annotations }, trust, expected);
}

/** It holds, but something else was to be stated. */
function otherStatement({ manifest, certificate, predicateType }: FoundSignature, missing: readonly string[]): Finding {
  return { manifest, certificate, flaw: 'predicate-type', detail: `it states ${JSON.stringify(predicateType)}, and nothing states ${missing.map((type) => JSON.stringify(type)).join(', ')}` };
}
