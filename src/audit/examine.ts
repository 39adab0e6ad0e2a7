// SPDX-License-Identifier: Apache-2.0
// Looks at one image: what its tag names, what lies beside it, and what that is worth.
import { eager, outcomeOf } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import { digestOf, isDigest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import { assertSignable } from '../lookup/resolve-tags.ts';
import type { ReferrersList } from '../oci/artifacts.ts';
import { isIndexType, type Descriptor } from '../oci/manifest.ts';
import type { Registries } from '../oci/registries.ts';
import type { AuditPolicy } from './declared.ts';
import { auditFailure } from './failure.ts';
import type { PlannedImage } from './planned.ts';
import type { AuditedImage } from './report.ts';
import type { AuditFailure, ImageEvidence } from './image-evidence.ts';
import {
  verifyOnce,
  type PolicyTrust,
  type VerdictEvidence,
  type VerificationPorts,
} from './verification.ts';

/** A verdict of an earlier run, and when it was come to. */
export interface EarlierVerdict {
  readonly image: AuditedImage;
  readonly judgedAt: string;
}

export interface ExaminePorts extends VerificationPorts {
  /** @throws SignetError TRUST_… */
  readonly trust: (policy: AuditPolicy) => Promise<PolicyTrust>;
  /** A verdict that holds as long as nothing has changed. */
  readonly earlier: (image: string, policy: string) => EarlierVerdict | undefined;
  /** Whether the signature of one image is there, by repository. */
  readonly probes: Map<string, Promise<boolean>>;
}

/** What is known of a planned image, and of the platforms within it where the policy says so. */
export async function examine(
  planned: PlannedImage,
  policy: AuditPolicy,
  ports: ExaminePorts,
): Promise<ImageEvidence[]> {
  const repository: Repository = { registry: planned.registry, path: planned.path };
  const resolved = await outcomeOf(() => resolve(planned, repository, ports.registries));
  if (!resolved.ok)
    return [unknownImage(planned, policy, await toldApart(resolved.error, planned, ports))];
  const { image, subject } = resolved.value;
  const about = { planned, policy };
  const own = await judge(image, subject, about, ports);
  if (!policy.recursive || !isIndexType(subject.mediaType)) return [own];
  const children = await outcomeOf(() => ports.registries.children(image));
  // Without its platforms an index is not known as a whole.
  if (!children.ok)
    return [{ ...own, verdict: 'unknown', signatures: [], failure: auditFailure(children.error) }];
  const parts = await Promise.all(
    children.value.map(async (child) => {
      const { digest, mediaType } = child;
      return judge({ repository, digest }, { digest, mediaType, size: 0 }, about, ports);
    }),
  );
  const within = imageName(image);
  return [own, ...parts.map((part) => ({ ...part, within, tags: [] }))];
}

/** An image without a tag or digest that can be had. */
export function unknownImage(
  { registry, path, tag, digest, sources }: PlannedImage,
  policy: Pick<AuditPolicy, 'name' | 'digest'>,
  failure: AuditFailure,
): ImageEvidence {
  const repository = repositoryName({ registry, path });
  return {
    image: digest === null ? `${repository}:${tag ?? 'latest'}` : `${repository}@${digest}`,
    repository,
    digest,
    policy: policy.name,
    environments: environmentsOf(sources),
    tags: tag === null ? [] : [tag],
    sources,
    verdict: 'unknown',
    signatures: [],
    refused: [],
    failure,
    within: null,
    listDigest: null,
    policyDigest: policy.digest,
    trustDigest: null,
    carriedFrom: null,
  };
}

export function environmentsOf(sources: PlannedImage['sources']): string[] {
  return [...new Set(sources.map(({ environment }) => environment))].toSorted();
}

async function resolve(
  { tag, digest }: PlannedImage,
  repository: Repository,
  registries: Registries,
): Promise<{ readonly image: Image; readonly subject: Descriptor }> {
  if (digest === null) {
    const subject = await registries.head(repository, tag ?? 'latest');
    const image = { repository, digest: subject.digest };
    assertSignable(image);
    return { image, subject };
  }
  if (!isDigest(digest)) throw new SignetError('INPUT_INVALID', `${digest} is not a digest`);
  const image = { repository, digest };
  assertSignable(image);
  return { image, subject: await registries.subject(image) };
}

/**
 * A registry says 404 of what is gone, and of everything to those it does not know: an image is
 * gone only where the repository itself can be seen.
 */
async function toldApart(
  error: unknown,
  { registry, path, digest }: PlannedImage,
  { registries }: ExaminePorts,
): Promise<AuditFailure> {
  const failure = auditFailure(error);
  if (failure.code !== 'IMAGE_NOT_FOUND') return failure;
  // A tag may be deleted while its image is still there.
  if (digest === null) return { ...failure, code: 'TAG_NOT_FOUND' };
  const seen = await outcomeOf(() => registries.tags({ registry, path }));
  return seen.ok ? failure : { ...failure, code: 'REGISTRY_DENIED' };
}

interface About {
  readonly planned: PlannedImage;
  readonly policy: AuditPolicy;
}

async function judge(
  image: Image,
  subject: Descriptor,
  about: About,
  ports: ExaminePorts,
): Promise<ImageEvidence> {
  const { planned, policy } = about;
  const name = imageName(image);
  const base: ImageEvidence = {
    ...unknownImage(planned, policy, { code: '', message: '', hint: null }),
    image: name,
    digest: image.digest,
    failure: null,
  };
  const outcome = await outcomeOf(async () => {
    const trust = await ports.trust(policy);
    const storage = policy.signatureRepository ?? image.repository;
    const list = await ports.registries.list({ ...image, repository: storage }, 'known');
    const listDigest = digestOfList(list);
    const known = { ...base, listDigest, trustDigest: trust.digest };
    const look = () => verifyOnce(image, { subject, list }, policy, trust, ports);
    const earlier = ports.earlier(name, policy.name);
    if (earlier === undefined || !isUnchanged(earlier.image, known))
      return { ...known, ...(await look()) };
    const carried = { ...known, ...verdictIn(earlier.image), carriedFrom: earlier.judgedAt };
    if (list.listing.kind === 'referrers-api') return carried;
    const probe = probeOf(repositoryName(storage), look, ports.probes);
    if (probe.isOwn) return { ...known, ...(await probe.evidence) };
    return (await probe.isWhole) ? carried : { ...known, ...(await look()) };
  });
  return outcome.ok ? outcome.value : { ...base, failure: auditFailure(outcome.error) };
}

type Probe =
  | { readonly isOwn: true; readonly evidence: Promise<VerdictEvidence> }
  | { readonly isOwn: false; readonly isWhole: Promise<boolean> };

/**
 * A list under a tag outlives what it names: jobs that clean up untagged manifests delete the
 * signatures of a whole repository (cosign#507). So one image of each is verified afresh, and while
 * its signature is there, the others are believed.
 */
function probeOf(
  repository: string,
  look: () => Promise<VerdictEvidence>,
  probes: ExaminePorts['probes'],
): Probe {
  const known = probes.get(repository);
  if (known !== undefined) return { isOwn: false, isWhole: known };
  const evidence = eager(look());
  probes.set(repository, eager(evidence.then(({ verdict }) => verdict === 'verified')));
  return { isOwn: true, evidence };
}

/** Only what was found through the list can be carried: the older format has none. */
function isUnchanged(before: AuditedImage, now: ImageEvidence): boolean {
  return (
    before.verdict === 'verified' &&
    before.signatures.some(({ format }) => format === 'bundle') &&
    before.listDigest !== null &&
    before.listDigest === now.listDigest &&
    before.policyDigest === now.policyDigest &&
    before.trustDigest === now.trustDigest
  );
}

function verdictIn({ verdict, signatures, refused, failure }: AuditedImage): VerdictEvidence {
  return { verdict, signatures, refused, failure };
}

/** Of what is listed, in an order of its own: registries list in any. */
function digestOfList({ descriptors }: ReferrersList): string | null {
  if (descriptors.length === 0) return null;
  const lines = descriptors.map(({ digest, size, artifactType = null, predicateType = null }) =>
    JSON.stringify([digest, size, artifactType, predicateType]),
  );
  return digestOf(Buffer.from(lines.toSorted().join('\n')));
}
