// SPDX-License-Identifier: Apache-2.0
// Whether images are signed by whom a policy names.
import { eager, settle, valueOf } from '../concurrency.ts';
import type { Clock } from '../http/retry.ts';
import type { NamedImage } from '../image/named-images.ts';
import { imageName, type Image, type Repository } from '../image/reference.ts';
import { findSignatures, type Candidate, type CandidateFormat } from '../lookup/find-signatures.ts';
import type { JudgedCandidate } from '../lookup/judge-signatures.ts';
import { resolveTags } from '../lookup/resolve-tags.ts';
import type { Listing } from '../oci/referrers.ts';
import type { Registries } from '../oci/registries.ts';
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import type { Expectation } from '../sigstore/verification.ts';
import {
  sortOut,
  verdictOf,
  type ImageVerdict,
  type JudgedStatement,
  type KeptPredicate,
  type Verdict,
} from './verdict.ts';

export interface VerifyRequest {
  readonly images: readonly NamedImage[];
  readonly policy: Policy;
  /** Every manifest within an index must be signed too. */
  readonly recursive: boolean;
  /** Where signatures are stored when not beside the image. */
  readonly signatureRepository?: Repository | undefined;
  /**
   * `bundles-first` looks for the rest only where no bundle suffices: fewer requests, more of them
   * in line. `all` when absent.
   */
  readonly looks?: 'all' | 'bundles-first';
}

/** What each image must prove. */
export interface Policy extends Omit<Expectation, 'digest'> {
  /** Statements that must be there too, by the same signer. */
  readonly predicateTypes: readonly string[];
  /** A provenance must be among them that says the same as its certificate. */
  readonly requireProvenance: boolean;
}

export interface VerifyPorts {
  readonly registries: Pick<
    Registries,
    'resolveTag' | 'subject' | 'list' | 'referrers' | 'tagged' | 'children'
  >;
  /** @throws SignetError TRUST_… */
  readonly trust: () => Promise<TrustMaterial>;
  readonly clock: Clock;
  /**
   * Writes the predicate of a statement that was demanded.
   * @throws SignetError FILE_UNWRITABLE
   */
  readonly keepPredicate: (predicate: Buffer) => Promise<KeptPredicate>;
  readonly notify: {
    tagResolved(name: string, image: Image): void;
    /** How long the processor judged one candidate, in milliseconds. */
    judged?(ms: number): void;
  };
}

const inFlight = 16;

/** Verifies each image on its own. */
export async function verifyImages(
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<ImageVerdict[]> {
  const images = await resolveTags(request.images, ports);
  const outcomes = await settle(images, inFlight, async ({ image }) =>
    verifyWithChildren(valueOf(image), request, ports),
  );
  return outcomes.flatMap((outcome, at): ImageVerdict[] => {
    const { name = '', sources = [] } = images[at] ?? {};
    if (outcome.ok) return outcome.value.map((verdict) => ({ ...verdict, sources }));
    return [{ name, sources, verdict: { kind: 'unknown', error: outcome.error } }];
  });
}

type OwnVerdict = Omit<ImageVerdict, 'sources'>;

async function verifyWithChildren(
  image: Image,
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<OwnVerdict[]> {
  const own = verifyImage(image, request, ports);
  const children = request.recursive ? await ports.registries.children(image) : [];
  const parts = children.map(async (child) => ({
    ...(await verifyImage(child, request, ports)),
    within: imageName(image),
  }));
  return Promise.all([own, ...parts]);
}

/**
 * Whatever cannot be had makes the verdict unknown, unless a good signature was found without it.
 */
export async function verifyImage(
  image: Image,
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<OwnVerdict> {
  const kept: KeptPredicate[] = [];
  const keepPredicate = async (predicate: Buffer) => {
    const file = await ports.keepPredicate(predicate);
    kept.push(file);
    return file;
  };
  const verdict = await verdictOn(image, request, { ...ports, keepPredicate });
  const proven = verdict.kind === 'verified' ? verdict.statements.map((one) => one.kept) : [];
  await Promise.all(kept.filter((file) => !proven.includes(file)).map((file) => file.discard()));
  return { name: imageName(image), verdict };
}

async function verdictOn(
  image: Image,
  request: VerifyRequest,
  ports: VerifyPorts,
): Promise<Verdict> {
  try {
    if (request.looks === 'bundles-first') {
      const { verdict } = await lookAt(image, request, ports, ['bundle']);
      if (verdict.kind === 'verified') return verdict;
    }
    const { verdict, listing } = await lookAt(image, request, ports);
    if (verdict.kind !== 'unsigned' || listing !== 'fallback-tag') return verdict;
    // Some registries replace a tag by deleting it first (Gitea), so that for a moment there is no
    // list of signatures.
    await ports.clock.sleep(secondLookMs);
    return (await lookAt(image, request, ports)).verdict;
  } catch (error) {
    return { kind: 'unknown', error };
  }
}

const secondLookMs = 500;

async function lookAt(
  image: Image,
  { policy, signatureRepository = image.repository }: VerifyRequest,
  { registries, trust, keepPredicate, notify }: VerifyPorts,
  formats = formatsFor(policy),
): Promise<{ readonly verdict: Verdict; readonly listing: Listing['kind'] | undefined }> {
  const predicateTypes = demandedTypes(policy);
  // The code that judges is loaded while the registry is asked.
  const judging = eager(Promise.all([trust(), import('../lookup/judge-signatures.ts')]));
  const judge = async (candidate: Candidate) => {
    const [material, { judgeCandidate }] = await judging;
    const began = performance.now();
    const judged = judgeCandidate(candidate, material, { ...policy, digest: image.digest });
    notify.judged?.(performance.now() - began);
    return judgeStatement(judged, policy, keepPredicate);
  };
  const [{ judged, listed, others }] = await Promise.all([
    findSignatures(image, signatureRepository, { formats, predicateTypes }, registries, judge),
    registries.subject(image),
    judging,
  ]);
  const listing = listed.ok ? listed.value.listing.kind : undefined;
  const verdict = verdictOf(sortOut(judged), predicateTypes);
  // What the list calls a statement that was not asked for is looked at before anything is refused.
  if (verdict.kind === 'verified' || others === undefined) return { verdict, listing };
  const all = [...judged, ...(await others())];
  return { verdict: verdictOf(sortOut(all), predicateTypes), listing };
}

/**
 * Attestations of the older format have a list of their own, which is read only when statements are
 * demanded.
 */
function formatsFor(policy: Policy): readonly CandidateFormat[] {
  const statements = demandedTypes(policy).length === 0 ? [] : ['legacy-attestation' as const];
  return ['bundle', 'legacy', ...statements];
}

function demandedTypes({ predicateTypes, requireProvenance }: Policy): string[] {
  return [...new Set([...predicateTypes, ...(requireProvenance ? [provenancePredicateType] : [])])];
}

/** Predicates are looked at, and written, one by one, as there may be no room for all of them. */
async function judgeStatement(
  judged: JudgedCandidate,
  policy: Policy,
  keepPredicate: VerifyPorts['keepPredicate'],
): Promise<JudgedStatement> {
  if (judged.kind !== 'signature') return judged;
  const { predicate, ...signature } = judged.signature;
  const { predicateType, certificate, manifest } = signature;
  if (predicate === undefined || !demandedTypes(policy).includes(predicateType))
    return { kind: 'signature', signature };
  const text = predicate();
  const isCompared = policy.requireProvenance && predicateType === provenancePredicateType;
  const lie = isCompared
    ? (await import('./provenance.ts')).provenanceLie(text, certificate)
    : undefined;
  if (lie !== undefined)
    return { kind: 'finding', finding: { flaw: 'provenance', detail: lie, certificate, manifest } };
  return { kind: 'signature', signature: { ...signature, kept: await keepPredicate(text) } };
}
