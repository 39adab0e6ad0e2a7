// SPDX-License-Identifier: Apache-2.0
// What there is to say about one image; pure. One cause has one finding: the gravest that is true.
import { signatureTypes } from '../lookup/find-signatures.ts';
import type { AuditPolicy } from './declared.ts';
import { aboutImage, draftOf, signerText, type FindingDraft } from './draft.ts';
import { proofOf } from './memory.ts';
import type { AuditedImage } from './report.ts';
import type { ImageEvidence, RefusedEvidence, SignatureEvidence } from './image-evidence.ts';
import { trustEnded } from './verification.ts';

export interface ImageContext {
  /** The same image under the same policy in the previous report. */
  readonly previous: AuditedImage | undefined;
  /** The index that it is part of, where that was looked at. */
  readonly index: ImageEvidence | undefined;
  readonly policy: Pick<AuditPolicy, 'trusted' | 'maxAgeMs'>;
  readonly now: Date;
}

export function imageFindings(image: ImageEvidence, context: ImageContext): FindingDraft[] {
  switch (image.verdict) {
    case 'verified':
      return [...besideGood(image, context), ...unpinned(image)];
    case 'unsigned':
      return [unsignedFinding(image, context), ...unpinned(image)];
    case 'untrusted':
      return [...untrustedFindings(image, context), ...unpinned(image)];
    case 'unknown':
      return isGone(image) ? [goneFinding(image)] : unpinned(image);
  }
}

/** Gone, which is known: nothing else about it is. A tag that is gone is another thing. */
export function isGone({ verdict, failure }: ImageEvidence): boolean {
  return verdict === 'unknown' && failure?.code === 'IMAGE_NOT_FOUND';
}

function goneFinding(image: ImageEvidence): FindingDraft {
  return draftOf('digest-gone', {
    ...aboutImage(image),
    message: `${image.image} is in use, and the registry does not have it`,
    evidence: [image.failure?.message ?? ''],
  });
}

function besideGood(image: ImageEvidence, { policy, now }: ImageContext): FindingDraft[] {
  const about = aboutImage(image);
  const signatures = image.signatures.filter(isSignature);
  const isOld = signatures.every(({ format }) => format !== 'bundle');
  const newest = newestTime(signatures);
  const oldest = policy.maxAgeMs === undefined ? 0 : now.getTime() - policy.maxAgeMs;
  const isStale = policy.maxAgeMs !== undefined && (newest === undefined || newest < oldest);
  return [
    ...(isOld
      ? [
          draftOf('legacy-only', {
            ...about,
            message: `${image.image} is signed in the older format only`,
          }),
        ]
      : []),
    ...(isStale
      ? [
          draftOf('stale', {
            ...about,
            message:
              newest === undefined
                ? `Nothing proves when ${image.image} was signed`
                : `${image.image} was signed at ${new Date(newest).toISOString()}`,
          }),
        ]
      : []),
    ...foreign(image.refused).map(({ signer, refused }) =>
      draftOf('foreign-signature', {
        ...about,
        signer,
        message: `${signer} has signed ${image.image} as well`,
        evidence: refused.map(refusedLine),
      }),
    ),
  ];
}

/** The newest trusted time, in milliseconds; undefined when there is none. */
export function newestTime(signatures: readonly SignatureEvidence[]): number | undefined {
  const times = signatures.flatMap(({ time }) => (time === null ? [] : [Date.parse(time)]));
  return times.length === 0 ? undefined : Math.max(...times);
}

export function isSignature({ predicateType }: SignatureEvidence): boolean {
  return signatureTypes.includes(predicateType);
}

function unsignedFinding(image: ImageEvidence, { previous, index }: ImageContext): FindingDraft {
  const about = aboutImage(image);
  if (previous !== undefined && previous.lastVerified !== null)
    return draftOf('signature-removed', {
      ...about,
      message:
        `${image.image} was verified until ${previous.lastVerified} ` + 'and has no signature now',
      evidence: [...removedLines(previous), ...image.refused.map(refusedLine)],
    });
  if (index?.verdict === 'verified')
    return draftOf('platform-unsigned', {
      ...about,
      message: `${image.image} is not signed, and the index that holds it is`,
      evidence: [`index: ${index.image}`],
    });
  return draftOf('unsigned', {
    ...about,
    message: `${image.image} has no signature`,
    evidence: [
      'looked for by the referrers API, the fallback tag and cosign’s older tag',
      ...image.refused.map(refusedLine),
    ],
  });
}

function removedLines(previous: AuditedImage): string[] {
  return signaturesOf(previous).map(
    ({ manifest, signer, log }) =>
      `was ${manifest} by ${signerText(signer)}` +
      log.map(({ logId, index }) => `, in log ${logId.slice(0, 16)} at ${index}`).join(''),
  );
}

function untrustedFindings(image: ImageEvidence, context: ImageContext): FindingDraft[] {
  const { previous, policy } = context;
  const about = aboutImage(image);
  const wasVerified = previous !== undefined && previous.lastVerified !== null;
  const evidence = image.refused.map(refusedLine);
  if (image.refused.length > 0 && image.refused.every(({ flaw }) => flaw === trustEnded))
    return [
      draftOf('trust-ended', {
        ...about,
        message: `${image.image} verifies only by what the trusted root no longer trusts`,
        evidence,
      }),
    ];
  if (previous !== undefined && wasVerified && isReplaced(image, previous))
    return [
      draftOf('signature-removed', {
        ...about,
        message:
          `${image.image} was verified until ${previous.lastVerified}, and what signed it ` +
          'is gone; something else lies there',
        evidence: [...removedLines(previous), ...evidence],
      }),
    ];
  const signers = foreign(image.refused);
  if (image.signatures.length > 0 || isUnmet(image.refused))
    return [statedFinding(image, evidence)];
  if (signers.length > 0)
    return signers.map(({ signer, refused }) =>
      draftOf('untrusted-signer', {
        ...about,
        signer,
        message: `${image.image} is signed by ${signer}, not by ${policy.trusted}`,
        evidence: refused.map(refusedLine),
      }),
    );
  return [
    draftOf('invalid-signature', {
      ...about,
      message: `The signature of ${image.image} does not hold`,
      evidence,
      ...(wasVerified ? { severity: 'incident' as const } : {}),
    }),
  ];
}

/** The right signer, and not all that was demanded. */
function statedFinding(image: ImageEvidence, evidence: readonly string[]): FindingDraft {
  const about = aboutImage(image);
  const hasSignature = image.signatures.some(isSignature) || image.signatures.length === 0;
  return hasSignature
    ? draftOf('policy-unmet', {
        ...about,
        message: `${image.image} is signed, and something that the policy demands is missing`,
        evidence,
      })
    : draftOf('attestation-only', {
        ...about,
        message: `${image.image} has statements, and no signature of its own`,
        evidence,
      });
}

/** None of the signatures that proved it is among those that are there; statements do not count. */
function isReplaced(image: ImageEvidence, previous: AuditedImage): boolean {
  const now = new Set(
    [...image.signatures.filter(isSignature), ...image.refused].map(({ manifest }) => manifest),
  );
  const before = signaturesOf(previous);
  return before.length > 0 && before.every(({ manifest }) => !now.has(manifest));
}

function signaturesOf(previous: AuditedImage): SignatureEvidence[] {
  return proofOf(previous).filter(isSignature);
}

const ofSigner: readonly string[] = ['identity', 'issuer', 'repository', 'workflow', 'ref'];
const ofClaims: readonly string[] = ['annotations', 'predicate-type', 'provenance', 'age'];

function isUnmet(refused: readonly RefusedEvidence[]): boolean {
  return refused.some(({ flaw }) => ofClaims.includes(flaw));
}

interface ForeignSigner {
  readonly signer: string;
  readonly refused: readonly RefusedEvidence[];
}

/** Those who signed and are not named by the policy; what proves nothing names no one. */
function foreign(refused: readonly RefusedEvidence[]): ForeignSigner[] {
  const named = refused.flatMap((one) =>
    one.signer !== null && ofSigner.includes(one.flaw)
      ? [{ signer: signerText(one.signer), one }]
      : [],
  );
  return [...Map.groupBy(named, ({ signer }) => signer)].map(([signer, all]) => ({
    signer,
    refused: all.map(({ one }) => one),
  }));
}

function refusedLine({ manifest, flaw, detail }: RefusedEvidence): string {
  return `${manifest === null ? '' : `${manifest}: `}${flaw}: ${detail}`;
}

/** Files only: in a registry, a tag is what a tag is. */
function unpinned(image: ImageEvidence): FindingDraft[] {
  const byTag = image.sources.filter(
    ({ isTag, file, kind }) => isTag && file !== null && kind !== 'running',
  );
  return [...Map.groupBy(byTag, ({ name }) => name)].map(([name, sources]) =>
    draftOf('unpinned', {
      ...aboutImage(image),
      subject: name,
      reference: name,
      message: `${name} is named by a tag`,
      places: sources.flatMap(({ file, line }) => (file === null ? [] : [{ file, line }])),
    }),
  );
}
