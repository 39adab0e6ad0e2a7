// SPDX-License-Identifier: Apache-2.0
// The code that does the cryptography, loaded while the first requests are on their way: the first
// tenths of a second of a run belong to them.
import { onDemand } from '../concurrency.ts';
import type * as certificateModule from '../sigstore/certificate.ts';
import type * as publicityModule from '../sigstore/publicity.ts';
import type * as selfVerificationModule from '../sigstore/self-verification.ts';
import type * as servicesModule from '../sigstore/services.ts';
import type * as signModule from '../sigstore/sign.ts';
import type * as simpleSigningModule from '../sigstore/simple-signing.ts';
import type * as statementModule from '../sigstore/statement.ts';
import type * as trustModule from '../sigstore/trust.ts';

/** Each module is loaded once, by the first who asks. */
export interface Modules {
  readonly certificate: () => Promise<typeof certificateModule>;
  readonly publicity: () => Promise<typeof publicityModule>;
  readonly services: () => Promise<typeof servicesModule>;
  readonly sign: () => Promise<typeof signModule>;
  readonly simpleSigning: () => Promise<typeof simpleSigningModule>;
  readonly statement: () => Promise<typeof statementModule>;
  readonly trust: () => Promise<typeof trustModule>;
  readonly selfVerification: () => Promise<typeof selfVerificationModule>;
}

/**
 * Everything that signing needs.
 * @param sent when loading begins, if nothing is asked for before
 */
export function loadModules(sent: Promise<unknown>): Modules {
  const modules: Modules = {
    certificate: onDemand(() => import('../sigstore/certificate.ts')),
    publicity: onDemand(() => import('../sigstore/publicity.ts')),
    services: onDemand(() => import('../sigstore/services.ts')),
    sign: onDemand(() => import('../sigstore/sign.ts')),
    simpleSigning: onDemand(() => import('../sigstore/simple-signing.ts')),
    statement: onDemand(() => import('../sigstore/statement.ts')),
    trust: onDemand(() => import('../sigstore/trust.ts')),
    selfVerification: onDemand(() => import('../sigstore/self-verification.ts')),
  };
  void sent.then(() => Object.values(modules).map((load: () => unknown) => load()));
  return modules;
}
