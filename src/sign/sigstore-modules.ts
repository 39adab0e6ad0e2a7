// SPDX-License-Identifier: Apache-2.0
// The code that does the cryptography, loaded while the token is on its way, and what it is run
// with.
import type { HttpClient } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import type { Identity } from '../identity/claims.ts';
import type { Certificate } from '../sigstore/certificate.ts';
import type * as certificateModule from '../sigstore/certificate.ts';
import type * as servicesModule from '../sigstore/services.ts';
import type * as signModule from '../sigstore/sign.ts';
import type * as simpleSigningModule from '../sigstore/simple-signing.ts';
import type * as statementModule from '../sigstore/statement.ts';
import type * as trustModule from '../sigstore/trust.ts';
import type * as selfVerificationModule from '../sigstore/self-verification.ts';
import type { Trust } from '../sigstore/trust.ts';
import { readText, tempOf, type Env } from '../action/runner/environment.ts';
import type { SignInputs } from '../action/sign/inputs.ts';

export interface SigstoreRequest {
  readonly inputs: SignInputs;
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly env: Env;
  readonly tell: {
    identified(identity: Identity): void;
    certified(certificate: Certificate): void;
  };
}

export type SigstoreModules = typeof certificateModule &
  typeof servicesModule &
  typeof signModule &
  typeof simpleSigningModule &
  typeof statementModule &
  typeof trustModule &
  typeof selfVerificationModule;

export async function loadSigstore(): Promise<SigstoreModules> {
  const [certificate, services, sign, simpleSigning, statement, trust, verification] =
    await Promise.all([
      import('../sigstore/certificate.ts'),
      import('../sigstore/services.ts'),
      import('../sigstore/sign.ts'),
      import('../sigstore/simple-signing.ts'),
      import('../sigstore/statement.ts'),
      import('../sigstore/trust.ts'),
      import('../sigstore/self-verification.ts'),
    ]);
  return {
    ...certificate,
    ...services,
    ...sign,
    ...simpleSigning,
    ...statement,
    ...trust,
    ...verification,
  };
}

/** A key that signs without a log needs no Sigstore. */
export async function openTrust(
  sigstore: SigstoreModules,
  { inputs: { instance, key, transparencyLog }, http, patience, env }: SigstoreRequest,
): Promise<Trust> {
  if (instance.kind === 'private')
    return sigstore.openPrivateTrust(
      { signingConfig: instance.signingConfigFile, trustedRoot: instance.trustedRootFile },
      readText,
    );
  if (key !== undefined && !transparencyLog) return sigstore.noTrust;
  return sigstore.openPublicGoodTrust(instance.rekorVersion, { http, patience, temp: tempOf(env) });
}
