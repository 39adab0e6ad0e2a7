// SPDX-License-Identifier: Apache-2.0
// Whether images are signed by whom a policy names.
import type { TrustMaterial } from '@sigstore/verify';

import {
  findCandidates,
  signatureTypes,
  type Finding,
  type FoundSignature,
} from '../lookup/find-signatures.ts';
import type { NamedImage } from '../image/discovery.ts';
import { imageName, type Image, type Repository } from '../image/reference.ts';
import type { Judged } from '../lookup/judge-signatures.ts';
import type { Registries } from '../oci/registries.ts';
import { pinTags } from '../lookup/resolve-tags.ts';
import { settle } from '../concurrency.ts';
import { signaturePredicateType } from '../sigstore/statement.ts';
import type { Expectation } from '../sigstore/verification.ts';

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
  readonly registries: Pick<
    Registries,
    'resolveTag' | 'subject' | 'list' | 'referrers' | 'tagged' | 'children'
  >;
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

export interface ImageVerdict {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  /** The name of the index that it is part of; absent when it was asked for. */
  readonly within?: string;
  readonly verdict: Verdict;
}

const inFlight = 16;

/** Verifies each image on its own. */
export async function verifyImages(
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<ImageVerdict[]> {
  const pinned = await pinTags(request.images, ports);
  const verdicts = await settle(
    pinned,
    inFlight,
    async ({ name, image }): Promise<ImageVerdict[]> => {
      if (!image.ok) return [{ name, verdict: { kind: 'unknown', error: image.error } }];
      return verifyWithChildren(image.value, request, ports);
    },
  );
  return verdicts.flatMap((outcome, at) =>
    outcome.ok
      ? outcome.value
      : [{ name: pinned[at]?.name ?? '', verdict: { kind: 'unknown', error: outcome.error } }],
  );
}

async function verifyWithChildren(
  image: Image,
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<ImageVerdict[]> {
  const own = verifyImage(image, request, ports);
  const children = request.recursive ? await ports.registries.children(image) : [];
  const parts = children.map(async (child) => ({
    ...(await verifyImage(child, request, ports)),
    within: imageName(image),
  }));
  return Promise.all([own, ...parts]);
}

/** The images that may be used: asked for, verified, and whole. */
export function usable(verdicts: readonly ImageVerdict[]): string[] {
  const broken = new Set(
    verdicts.flatMap(({ within, verdict }) => (verdict.kind === 'verified' ? [] : [within])),
  );
  return verdicts
    .filter(
      ({ name, within, verdict }) =>
        within === undefined && verdict.kind === 'verified' && !broken.has(name),
    )
    .map(({ name }) => name);
}

/**
 * Whatever cannot be had makes the verdict unknown, unless a good signature was found without it.
 */
async function verifyImage(
  image: Image,
  { policy, signatureRepository = image.repository }: VerifyRequest,
  { registries, trust }: VerifyPorts,
): Promise<ImageVerdict> {
  const name = imageName(image);
  // Attestations of the older format have a list of their own, which is read only when statements
  // are demanded.
  const formats = [
    'bundle',
    'legacy',
    ...(policy.predicateTypes.length === 0 ? [] : ['legacy-attestation' as const]),
  ] as const;
  try {
    // The code that judges is loaded while the registry is asked.
    const [{ candidates }, , material, { judgeCandidates }] = await Promise.all([
      findCandidates(image, signatureRepository, formats, registries),
      registries.subject(image),
      trust(),
      import('../lookup/judge-signatures.ts'),
    ]);
    return {
      name,
      verdict: verdictOf(
        judgeCandidates(candidates, material, { ...policy, digest: image.digest }),
        policy.predicateTypes,
      ),
    };
  } catch (error) {
    return { name, verdict: { kind: 'unknown', error } };
  }
}

/**
 * One good signature suffices, whatever lies beside it, with all that was to be stated by the same
 * signer; none is never success.
 */
export function verdictOf(
  { signatures, findings, unread }: Judged,
  predicateTypes: readonly string[] = [],
): Verdict {
  const judged = signatures.map((signature) => ({
    signature,
    missing: missingBeside(signature, signatures, predicateTypes),
  }));
  if (judged.some(({ missing }) => missing.length === 0)) return { kind: 'verified', signatures };
  if (unread.length > 0) return { kind: 'unknown', error: unread[0] };
  if (signatures.length + findings.length === 0) return { kind: 'unsigned' };
  return {
    kind: 'untrusted',
    findings: [
      ...findings,
      ...judged.map(({ signature, missing }) => incomplete(signature, missing)),
    ],
  };
}

/**
 * What the signer of one did not state as well: a pattern may let in many signers, who do not vouch
 * for each other.
 */
function missingBeside(
  one: FoundSignature,
  all: readonly FoundSignature[],
  predicateTypes: readonly string[],
): string[] {
  const stated = all
    .filter((other) => isSameSigner(one, other))
    .map(({ predicateType }) => predicateType);
  const isSigned = signatureTypes.some((type) => stated.includes(type));
  return [
    ...(isSigned ? [] : [signaturePredicateType]),
    ...predicateTypes.filter((wanted) => !stated.includes(wanted)),
  ];
}

/** A key is one signer: a policy names no more than one. */
function isSameSigner(
  { certificate: one }: FoundSignature,
  { certificate: other }: FoundSignature,
): boolean {
  return (
    one?.subjectAlternativeName === other?.subjectAlternativeName && one?.issuer === other?.issuer
  );
}

/** It holds, but something else was to be stated. */
function incomplete(
  { manifest, certificate, predicateType }: FoundSignature,
  missing: readonly string[],
): Finding {
  return {
    manifest,
    certificate,
    flaw: 'predicate-type',
    detail:
      `it states ${JSON.stringify(predicateType)}, and nothing by the same signer states ` +
      missing.map((type) => JSON.stringify(type)).join(', '),
  };
}
