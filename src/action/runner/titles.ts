// SPDX-License-Identifier: Apache-2.0
// What annotations are called: each error code in a few plain words.
import type { ErrorCode } from '../../errors.ts';

const titles: Readonly<Record<ErrorCode, string>> = {
  INPUT_INVALID: 'an input is wrong',
  STATEMENT_INVALID: 'a file cannot be attested',
  IMAGE_NONE: 'no image is named',
  IMAGE_NOT_FOUND: 'the image is not in the registry',
  IMAGE_IS_CONFIG: 'this digest is not that of an image',
  PLATFORM_UNKNOWN: 'the index has no such platform',
  BUILD_STATEMENT_MISSING: 'the build left no such statement',
  IMAGE_UNSIGNED: 'not signed',
  IMAGE_UNTRUSTED: 'not signed by a trusted signer',
  IMAGE_UNKNOWN: 'the signature could not be checked',
  OIDC_UNAVAILABLE: 'the job may not ask for an ID token',
  OIDC_FORK: 'forks get no ID token',
  OIDC_DEPENDABOT: 'Dependabot gets no ID token',
  OIDC_REJECTED: 'GitHub refused the ID token',
  OIDC_UNREACHABLE: 'GitHub’s token service is not available',
  OIDC_AUDIENCE: 'the ID token is for another audience',
  OIDC_TOKEN_INVALID: 'the ID token cannot be read',
  OIDC_ISSUER_UNSUPPORTED: 'this Sigstore does not know the issuer',
  PRIVATE_REPOSITORY: 'a private repository is not made public',
  PROVENANCE_CLAIMS: 'the ID token says too little for a provenance',
  PROVENANCE_MISMATCH: 'certificate and ID token contradict each other',
  KEY_INVALID: 'the key cannot be used',
  FULCIO_REJECTED: 'Fulcio refused the certificate',
  FULCIO_UNAVAILABLE: 'Fulcio is not available',
  FULCIO_RESPONSE_INVALID: 'Fulcio’s answer cannot be used',
  REKOR_REJECTED: 'the transparency log refused the entry',
  REKOR_TOO_LARGE: 'the transparency log refuses large statements',
  REKOR_UNAVAILABLE: 'the transparency log is not available',
  REKOR_RESPONSE_INVALID: 'the transparency log’s answer cannot be used',
  TSA_REJECTED: 'the timestamp authority refused',
  TSA_UNAVAILABLE: 'the timestamp authority is not available',
  TSA_RESPONSE_INVALID: 'the timestamp cannot be used',
  TRUST_FILE_INVALID: 'a file of the private Sigstore cannot be used',
  TRUST_UNAVAILABLE: 'Sigstore’s trust root is not available',
  SERVICES_UNUSABLE: 'no Sigstore service fits',
  VERIFY_FAILED: 'the new signature did not verify',
  REGISTRY_UNAUTHENTICATED: 'the registry wants a login',
  REGISTRY_DENIED: 'the registry denied access',
  REGISTRY_CREDENTIALS_INVALID: 'the registry login cannot be read',
  REGISTRY_UNAVAILABLE: 'the registry is not available',
  REGISTRY_REJECTED: 'the registry refused',
  REGISTRY_RESPONSE_INVALID: 'the registry’s answer cannot be used',
  REGISTRY_TAG_UNUSABLE: 'the signatures’ tag is taken',
  REGISTRY_TAG_IMMUTABLE: 'the registry forbids moving a tag',
  REGISTRY_READ_BACK: 'the registry does not list the signature',
  HTTP_UNREACHABLE: 'a server cannot be reached',
  HTTP_TIMEOUT: 'a server does not answer',
  HTTP_TOO_LARGE: 'an answer is too large',
  HTTP_IMPATIENT: 'a server asks to wait for too long',
  URL_REFUSED: 'a URL is not safe to follow',
  FILE_UNWRITABLE: 'a file cannot be written',
  AUDIT_FAILED: 'the audit does not pass',
  PREVIOUS_UNKNOWN: 'the previous report cannot be had',
  SEVERAL_FAILED: 'several images failed',
  CANCELLED: 'the job was cancelled',
  INTERNAL: 'a fault of the action itself',
};

/** `Signet: no image is named`. */
export function titleOf(code: ErrorCode): string {
  return `Signet: ${titles[code]}`;
}

/** A cause that may be gone when the job runs again. */
export function isOutage(code: ErrorCode): boolean {
  return (
    /_(?:UNAVAILABLE|UNREACHABLE|TIMEOUT|IMPATIENT)$/.test(code) && code !== 'OIDC_UNAVAILABLE'
  );
}
