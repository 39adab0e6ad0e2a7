// SPDX-License-Identifier: Apache-2.0
// What an audit reports, as data: schemas/audit-report.schema.json. Times are RFC 3339
// in UTC; every list has a stable order.
import type { FindingClass, Severity } from './finding-classes.ts';
import type {
  AuditFailure,
  ImageEvidence,
  SignatureEvidence,
  SourceKind,
  Verdict,
} from './image-evidence.ts';

export interface AuditedImage extends ImageEvidence {
  readonly firstSeen: string;
  /** Null unless it is verified, or was when it was last known. */
  readonly verifiedSince: string | null;
  /** Null when it never was. */
  readonly lastVerified: string | null;
  /** What proved it then; empty while it is verified, and when it never was. */
  readonly provenBy: readonly SignatureEvidence[];
}

export interface AuditFinding {
  /** SHA-256 in hex of class, repository, digest or tag, and signer: stable over runs. */
  readonly fingerprint: string;
  readonly finding: FindingClass;
  readonly severity: Severity;
  /** `name@digest`, `name:tag`, or whatever else it is about. */
  readonly subject: string;
  readonly repository: string;
  readonly environments: readonly string[];
  /** The fact, as one sentence. */
  readonly message: string;
  /** What proves it, a line each. */
  readonly evidence: readonly string[];
  /** What to do, as one sentence. */
  readonly action: string;
  readonly signer: string | null;
  readonly firstSeen: string;
  readonly places: readonly { readonly file: string; readonly line: number | null }[];
  /** Why it does not count; null when it does. */
  readonly exception: FindingException | null;
}

export interface FindingException {
  readonly reason: string;
  readonly owner: string;
  /** A date: the exception holds to its end. */
  readonly expires: string;
}

/** Percentages have two decimals and are never rounded up. */
export interface Figures {
  /** Distinct images: all of them are in exactly one of the four verdicts. */
  readonly images: number;
  readonly verified: number;
  readonly unsigned: number;
  readonly untrusted: number;
  readonly unknown: number;
  /** Those not verified, of which every finding is excepted; they stay in the four. */
  readonly exempted: number;
  /** Percent of `images`; null without images. */
  readonly coverage: number | null;
  /** Percent of those whose verdict is known; null without such. */
  readonly coverageKnown: number | null;
  /** Open findings that are not excepted. */
  readonly incidents: number;
  readonly violations: number;
  /** Violations first seen within 24 hours. */
  readonly violationsNew: number;
}

export interface EnvironmentFigures extends Figures {
  readonly environment: string;
  readonly minCoverage: number | null;
}

/** Of verifications in this run; null when none was made. Milliseconds. */
export interface VerificationTimes {
  readonly count: number;
  readonly wallP50: number;
  readonly wallP99: number;
  readonly cpuP50: number;
  readonly cpuP99: number;
}

/** What differs from run to run over the same state; nothing else in a report does. */
export interface Measured {
  readonly durationMs: number;
  readonly requests: number;
  readonly requestsPerImage: number | null;
  readonly verification: VerificationTimes | null;
}

export interface FalsePositives {
  /** Excepted as `false-positive`. */
  readonly declared: number;
  /** Violations that went away though registry, policy and trusted root had not changed. */
  readonly vanished: number;
}

/** One source of a scope, and what came of it. */
export interface ScopeReport {
  readonly scope: string;
  readonly environment: string;
  readonly kind: SourceKind;
  /** What was given: files, repositories, an organization. */
  readonly given: string;
  readonly policy: string;
  readonly images: number;
  /** What was left out, as a sentence; null when nothing was. */
  readonly cut: string | null;
  /** Why it could not be listed; null when it could. */
  readonly failure: AuditFailure | null;
}

export interface PolicyReport {
  readonly name: string;
  readonly digest: string;
  /** Whom it trusts, in words. */
  readonly trusted: string;
}

/** What a tag names, and what it named before it moved in a way that is still to be explained. */
export interface AuditedTag {
  readonly repository: string;
  readonly tag: string;
  /** The policy by which its images are judged. */
  readonly policy: string;
  readonly digest: string;
  /** When it was last listed: one that comes back within months is compared with what it named. */
  readonly lastSeen: string;
  /** How the image that it names was proven, when it last was; null when it never was. */
  readonly proven: TagBefore | null;
  /** Null unless a move of the tag is an open finding. */
  readonly before: TagBefore | null;
}

export interface TagBefore {
  readonly digest: string;
  /** When that image was signed; null when it is not known. */
  readonly signedAt: string | null;
  /** Null when it was not proven. */
  readonly signer: string | null;
}

/** A signer of a repository, known since its first audit or since it was listed. */
export interface KnownSigner {
  readonly repository: string;
  readonly signer: string;
  readonly since: string;
  /** False while it has not been listed, when it is not one of the first. */
  readonly isKnown: boolean;
}

/** One day, numbers only. */
export interface DailyPoint {
  /** `2026-11-26` */
  readonly day: string;
  readonly images: number;
  readonly verified: number;
  readonly unknown: number;
  readonly coverage: number | null;
  readonly incidents: number;
  readonly violations: number;
}

export interface PreviousReport {
  readonly time: string;
  /** The run that made it; null for a file. */
  readonly run: string | null;
  /** Whether this workflow's own signature was verified on it. */
  readonly isVerified: boolean;
}

export interface LogReport {
  readonly url: string;
  /** The latest checkpoint's size; null when it could not be had. */
  readonly treeSize: string | null;
  readonly rootHash: string | null;
  /** Entries looked at that are about images or by identities of the scope. */
  readonly entries: number;
  readonly failure: AuditFailure | null;
}

export interface AuditRun {
  readonly repository: string | null;
  readonly workflow: string | null;
  readonly runId: string | null;
  readonly runAttempt: string | null;
  readonly event: string | null;
  readonly actor: string | null;
  readonly actionVersion: string;
}

export interface AuditReport {
  readonly schemaVersion: 1;
  readonly kind: 'report';
  readonly time: string;
  /** When the next one is due; null when no interval was given. */
  readonly nextExpected: string | null;
  readonly run: AuditRun;
  readonly passed: boolean;
  /** Why the step fails, a sentence each. */
  readonly failures: readonly string[];
  readonly figures: Figures;
  readonly environments: readonly EnvironmentFigures[];
  readonly falsePositives: FalsePositives;
  readonly changes: AuditChanges;
  readonly findings: readonly AuditFinding[];
  readonly scopes: readonly ScopeReport[];
  readonly policies: readonly PolicyReport[];
  readonly trustDigests: readonly string[];
  readonly previous: PreviousReport | null;
  /** What was not believed or not complete, a sentence each. */
  readonly notices: readonly string[];
  readonly log: LogReport | null;
  readonly images: readonly AuditedImage[];
  readonly tags: readonly AuditedTag[];
  readonly signers: readonly KnownSigner[];
  readonly history: readonly DailyPoint[];
  /** How many runs in a row could not check something, this one included. */
  readonly blindRuns: number;
  readonly measured: Measured;
}

/** Since the previous report. */
export interface AuditChanges {
  readonly added: readonly ChangedFinding[];
  readonly resolved: readonly ChangedFinding[];
  /** Images whose verdict is another one now. */
  readonly changed: readonly ChangedImage[];
}

export interface ChangedFinding {
  readonly fingerprint: string;
  readonly finding: FindingClass;
  readonly severity: Severity;
  readonly subject: string;
  readonly message: string;
}

export interface ChangedImage {
  readonly image: string;
  readonly policy: string;
  readonly before: Verdict;
  readonly after: Verdict;
}
