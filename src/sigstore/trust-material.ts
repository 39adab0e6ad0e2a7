// SPDX-License-Identifier: Apache-2.0
// What signatures are verified with: the keys and authorities of a trusted root, read.
import type { KeyObject } from 'node:crypto';

import type { Authority, Validity } from './certificate-path.ts';

/** A log, of signatures or of certificates. */
export interface LogKey {
  /** As the file names it; a log of certificates may have none. */
  readonly baseURL: string;
  readonly logID: Buffer;
  readonly publicKey: KeyObject;
  /** Null where the scheme hashes by itself. */
  readonly hash: string | null;
  readonly validFor: Validity;
}

export interface TrustMaterial {
  readonly certificateAuthorities: readonly Authority[];
  /** The first certificate of each chain signs timestamps. */
  readonly timestampAuthorities: readonly Authority[];
  readonly tlogs: readonly LogKey[];
  /** Without any, no certificate needs to be in a log of certificates. */
  readonly ctlogs: readonly LogKey[];
}
