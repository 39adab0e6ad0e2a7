// SPDX-License-Identifier: Apache-2.0
// Whether images are signed by whom a policy names.
import type { TrustMaterial } from '../sigstore/trust-material.ts';

import { settle, valueOf } from '../concurrency.ts';
import type { NamedImage } from '../image/discovery.ts';
import { imageName, type Image, type Repository } from '../image/reference.ts';
import { findSignatures } from '../lookup/find-signatures.ts';
import { resolveTags } from '../lookup/resolve-tags.ts';
import type { Registries } from '../oci/registries.ts';
import type { Expectation } from '../sigstore/verification.ts';
import { verdictOf, type ImageVerdict } from './verdict.ts';

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
  readonly notify: { tagResolved(name: string, image: Image): void };
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
  { policy, signatureRepository = image.repository }: VerifyRequest,
  { registries, trust }: VerifyPorts,
): Promise<OwnVerdict> {
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
    const [{ candidates }, , material, { judgeSignatures }] = await Promise.all([
      findSignatures(image, signatureRepository, formats, registries),
      registries.subject(image),
      trust(),
      import('../lookup/judge-signatures.ts'),
    ]);
    return {
      name,
      verdict: verdictOf(
        judgeSignatures(candidates, material, { ...policy, digest: image.digest }),
        policy.predicateTypes,
      ),
    };
  } catch (error) {
    return { name, verdict: { kind: 'unknown', error } };
  }
}
