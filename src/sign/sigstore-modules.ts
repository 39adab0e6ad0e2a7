// SPDX-License-Identifier: Apache-2.0
// The code that does the cryptography, loaded while the token is on its way: the first second of a
// run belongs to requests.
import { eager } from '../concurrency.ts';
import type * as certificateModule from '../sigstore/certificate.ts';
import type * as publicityModule from '../sigstore/publicity.ts';
import type * as servicesModule from '../sigstore/services.ts';
import type * as signModule from '../sigstore/sign.ts';
import type * as simpleSigningModule from '../sigstore/simple-signing.ts';
import type * as statementModule from '../sigstore/statement.ts';
import type * as trustModule from '../sigstore/trust.ts';
import type * as selfVerificationModule from '../sigstore/self-verification.ts';

/** Each module is awaited where it is used. */
export interface Modules {
  readonly certificate: Promise<typeof certificateModule>;
  readonly publicity: Promise<typeof publicityModule>;
  readonly services: Promise<typeof servicesModule>;
  readonly sign: Promise<typeof signModule>;
  readonly simpleSigning: Promise<typeof simpleSigningModule>;
  readonly statement: Promise<typeof statementModule>;
  readonly trust: Promise<typeof trustModule>;
  readonly selfVerification: Promise<typeof selfVerificationModule>;
}

/** Begins to load everything that signing needs. */
export function loadModules(): Modules {
  return {
    certificate: eager(import('../sigstore/certificate.ts')),
    publicity: eager(import('../sigstore/publicity.ts')),
    services: eager(import('../sigstore/services.ts')),
    sign: eager(import('../sigstore/sign.ts')),
    simpleSigning: eager(import('../sigstore/simple-signing.ts')),
    statement: eager(import('../sigstore/statement.ts')),
    trust: eager(import('../sigstore/trust.ts')),
    selfVerification: eager(import('../sigstore/self-verification.ts')),
  };
}
