// SPDX-License-Identifier: Apache-2.0
// Who must have signed, as the user declares it: data that is compiled for verification.

/** Who must have signed, as the user says it. */
export type DeclaredSigner =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'identity'; readonly identity: string; readonly issuer: string }
  | { readonly kind: 'identity-regexp'; readonly pattern: string; readonly issuer: string }
  | {
      readonly kind: 'workflow';
      readonly repository: string;
      readonly workflow: string;
      readonly ref: string;
      readonly issuer: string;
    };
