// SPDX-License-Identifier: Apache-2.0
// The one error of this project, and its codes. Every file may import this one.

/** What can go wrong, named by the part of the world that failed; docs/errors.md has each code. */
export type ErrorCode =
  | 'INPUT_INVALID'
  | 'STATEMENT_INVALID'
  | 'IMAGE_NONE'
  | 'IMAGE_NOT_FOUND'
  | 'IMAGE_IS_CONFIG'
  | 'PLATFORM_UNKNOWN'
  | 'BUILD_STATEMENT_MISSING'
  | 'IMAGE_UNSIGNED'
  | 'IMAGE_UNTRUSTED'
  | 'IMAGE_UNKNOWN'
  | 'OIDC_UNAVAILABLE'
  | 'OIDC_FORK'
  | 'OIDC_DEPENDABOT'
  | 'OIDC_REJECTED'
  | 'OIDC_UNREACHABLE'
  | 'OIDC_AUDIENCE'
  | 'OIDC_TOKEN_INVALID'
  | 'OIDC_ISSUER_UNSUPPORTED'
  | 'PRIVATE_REPOSITORY'
  | 'PROVENANCE_CLAIMS'
  | 'PROVENANCE_MISMATCH'
  | 'KEY_INVALID'
  | 'FULCIO_REJECTED'
  | 'FULCIO_UNAVAILABLE'
  | 'FULCIO_RESPONSE_INVALID'
  | 'REKOR_REJECTED'
  | 'REKOR_UNAVAILABLE'
  | 'REKOR_TOO_LARGE'
  | 'REKOR_RESPONSE_INVALID'
  | 'TSA_REJECTED'
  | 'TSA_UNAVAILABLE'
  | 'TSA_RESPONSE_INVALID'
  | 'TRUST_FILE_INVALID'
  | 'TRUST_UNAVAILABLE'
  | 'SERVICES_UNUSABLE'
  | 'VERIFY_FAILED'
  | 'REGISTRY_UNAUTHENTICATED'
  | 'REGISTRY_DENIED'
  | 'REGISTRY_CREDENTIALS_INVALID'
  | 'REGISTRY_UNAVAILABLE'
  | 'REGISTRY_REJECTED'
  | 'REGISTRY_RESPONSE_INVALID'
  | 'REGISTRY_TAG_UNUSABLE'
  | 'REGISTRY_TAG_IMMUTABLE'
  | 'REGISTRY_READ_BACK'
  | 'HTTP_UNREACHABLE'
  | 'HTTP_TIMEOUT'
  | 'HTTP_TOO_LARGE'
  | 'HTTP_IMPATIENT'
  | 'URL_REFUSED'
  | 'FILE_UNWRITABLE'
  | 'AUDIT_FAILED'
  | 'PREVIOUS_UNKNOWN'
  | 'SEVERAL_FAILED'
  | 'CANCELLED'
  | 'INTERNAL';

/** Whom a hint speaks to: someone who signs, or someone who verifies. */
export type Purpose = 'sign' | 'verify';

/** A server's answer that stopped the work. */
export interface Refusal {
  /** Of the request that was refused. */
  readonly method: string;
  readonly host: string;
  readonly status: number;
  /** The registry's own code (distribution-spec, Error Codes), where it gave one. */
  readonly code: string | undefined;
}

/** Where a mistake stands, in a file that its reader wrote. */
export interface MistakePlace {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number | undefined;
}

export interface ErrorDetails {
  /** What the user does now. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly refusal?: Refusal | undefined;
  readonly problems?: readonly string[];
  readonly place?: MistakePlace | undefined;
}

/**
 * The one error of this project: `message` states the fact, `hint` what the user does now, `cause`
 * keeps the original. None of them may ever hold a token, a password or an Authorization header.
 */
export class SignetError extends Error {
  override readonly name = 'SignetError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly refusal: Refusal | undefined;
  /** The facts that `message` lists; the message itself when it is one. */
  readonly problems: readonly string[];
  readonly place: MistakePlace | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    { hint, cause, refusal, place, problems = [message] }: ErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
    this.refusal = refusal;
    this.problems = problems;
    this.place = place;
  }
}

/** All that is wrong with the inputs as one error, since a run shows one annotation. */
export function inputProblems(
  problems: readonly string[],
  hint: string | undefined,
  cause?: unknown,
): SignetError {
  return allProblems('INPUT_INVALID', problems, { hint, cause });
}

/** Everything of one kind that is wrong, as one error. */
export function allProblems(
  code: ErrorCode,
  problems: readonly string[],
  details: Omit<ErrorDetails, 'problems'>,
): SignetError {
  const [only = ''] = problems;
  const message =
    problems.length === 1
      ? only
      : `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
  return new SignetError(code, message, { ...details, problems });
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
