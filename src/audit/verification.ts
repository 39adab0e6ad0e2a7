// SPDX-License-Identifier: Apache-2.0
// Has an image judged by the core of verify/, measures that, and keeps what was found.
import { messageOf } from '../errors.ts';
import { imageName, type Image } from '../image/reference.ts';
import type { Finding } from '../lookup/find-signatures.ts';
import type { ReferrersList } from '../oci/artifacts.ts';
import type { Descriptor } from '../oci/manifest.ts';
import type { Registries } from '../oci/registries.ts';
import type { Validity } from '../sigstore/certificate-path.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import type { Verdict as ImageVerdict } from '../verify/verdict.ts';
import { verifyImage, type VerifyPorts } from '../verify/verify.ts';
import type { AuditPolicy } from './declared.ts';
import { type ImageEvidence, refusedEvidence, signatureEvidence } from './image-evidence.ts';
import { auditFailure } from './failure.ts';

/** What is known already is not asked for again. */
export interface Known {
  readonly subject: Descriptor;
  readonly list: ReferrersList;
}

/** What a policy's signatures are verified with; read once for all of its images. */
export interface PolicyTrust {
  readonly digest: string;
  readonly material: TrustMaterial;
}

export interface VerificationPorts {
  readonly registries: Registries;
  readonly clock: VerifyPorts['clock'];
  readonly wasVerified: (image: string, policy: string) => boolean;
  /** Told of each verification, in milliseconds. */
  readonly measure: (wallMs: number, cpuMs: number) => void;
}

export type VerdictEvidence = Pick<ImageEvidence, 'verdict' | 'signatures' | 'refused' | 'failure'>;

/** How long to wait before a signature that was there is called gone. */
const confirmMs = 1_000;

/** What was verified before is looked at twice before it is called anything else. */
export async function verifyOnce(
  image: Image,
  known: Known,
  policy: AuditPolicy,
  { material }: PolicyTrust,
  ports: VerificationPorts,
): Promise<VerdictEvidence> {
  const again = { ...known, list: emptyList };
  let verdict = await timed(image, known, policy, material, ports);
  if (isDoubtful(verdict, ports.wasVerified(imageName(image), policy.name))) {
    await ports.clock.sleep(confirmMs);
    verdict = await timed(image, again, policy, material, ports);
  }
  const evidence = evidenceOf(verdict);
  if (verdict.kind !== 'untrusted' || !verdict.findings.some(mayHaveEnded)) return evidence;
  const withEnded = await timed(image, again, policy, withoutEnds(material), ports);
  return withEnded.kind === 'verified' ? ended(evidence) : evidence;
}

/** A registry may list what it shows a moment later, and lose for a moment what it had. */
function isDoubtful(verdict: ImageVerdict, wasVerified: boolean): boolean {
  if (verdict.kind === 'unknown') return verdict.rest !== undefined;
  return verdict.kind !== 'verified' && wasVerified;
}

function mayHaveEnded({ flaw }: Finding): boolean {
  return flaw === 'certificate' || flaw === 'log' || flaw === 'timestamp';
}

/** What would hold if nothing in the trusted root had ended. */
function ended(evidence: VerdictEvidence): VerdictEvidence {
  const refused = evidence.refused.map((one) => ({ ...one, flaw: trustEnded }));
  return { ...evidence, refused };
}

/** The flaw of signatures that hold only by what is no longer trusted. */
export const trustEnded = 'trust-ended';

function withoutEnds(material: TrustMaterial): TrustMaterial {
  const open = <Trusted extends { readonly validFor: Validity }>(all: readonly Trusted[]) =>
    all.map((one) => ({ ...one, validFor: { ...one.validFor, end: endOfTime } }));
  return {
    certificateAuthorities: open(material.certificateAuthorities),
    timestampAuthorities: open(material.timestampAuthorities),
    tlogs: open(material.tlogs),
    ctlogs: open(material.ctlogs),
  };
}

const endOfTime = new Date(8.64e15);

/** Makes the first look find nothing, so that everything is looked for again. */
const emptyList: ReferrersList = { listing: { kind: 'referrers-api' }, descriptors: [] };

async function timed(
  image: Image,
  { subject, list }: Known,
  policy: AuditPolicy,
  material: TrustMaterial,
  ports: VerificationPorts,
): Promise<ImageVerdict> {
  const began = performance.now();
  let cpuMs = 0;
  let first: ReferrersList | undefined = list;
  const { verdict } = await verifyImage(
    image,
    {
      images: [],
      policy: policy.policy,
      recursive: false,
      signatureRepository: policy.signatureRepository,
      looks: 'bundles-first',
    },
    {
      registries: {
        ...ports.registries,
        subject: () => Promise.resolve(subject),
        list(asked) {
          const known = first;
          first = undefined;
          return known === undefined ? ports.registries.list(asked) : Promise.resolve(known);
        },
      },
      trust: () => Promise.resolve(material),
      clock: ports.clock,
      // An audit says that a statement is there; its predicate is no one's output.
      keepPredicate: () => Promise.resolve({ path: '', discard: () => Promise.resolve() }),
      notify: {
        tagResolved: () => undefined,
        judged: (ms) => {
          cpuMs += ms;
        },
      },
    },
  );
  ports.measure(performance.now() - began, cpuMs);
  return verdict;
}

/** What is listed and gone is no signature: a clean-up took it, and left the list. */
function withoutMissing(rest: ImageVerdict, error: unknown): VerdictEvidence {
  const evidence = evidenceOf(rest);
  const detail = messageOf(error).slice(0, 1000);
  const gone = { manifest: null, flaw: 'missing', detail, signer: null };
  return { ...evidence, refused: [...evidence.refused, gone] };
}

function evidenceOf(verdict: ImageVerdict): VerdictEvidence {
  const none = { signatures: [], refused: [], failure: null };
  switch (verdict.kind) {
    case 'unsigned':
      return { ...none, verdict: 'unsigned' };
    case 'unknown':
      return verdict.rest === undefined
        ? { ...none, verdict: 'unknown', failure: auditFailure(verdict.error) }
        : withoutMissing(verdict.rest, verdict.error);
    case 'verified':
    case 'untrusted':
      return {
        verdict: verdict.kind,
        signatures: verdict.signatures.map(signatureEvidence),
        refused: verdict.findings.map(refusedEvidence),
        failure: null,
      };
  }
}
