// SPDX-License-Identifier: Apache-2.0
// What a signing session is opened with.
import type { HttpClient } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import type { Identity } from '../identity/claims.ts';
import type { Certificate } from '../sigstore/certificate.ts';
import type { Format } from '../sigstore/sign.ts';

/** Which Sigstore signs: the public-good one, or a private one described by two files. */
export type SigstoreInstance =
  | { readonly kind: 'public-good'; readonly rekorVersion: 1 | 2 }
  | {
      readonly kind: 'private';
      readonly signingConfigFile: string;
      readonly trustedRootFile: string;
    };

/** A private key that signs instead of the job's identity. */
export interface KeyOptions {
  /** The key's text; a secret that was masked before. @throws SignetError INPUT_INVALID */
  readonly read: () => Promise<string>;
  readonly password: string;
}

/** What the runner knows of the job. */
export interface Job {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The webhook payload; undefined when there is none that can be read. */
  readonly event: () => Promise<unknown>;
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
}

export interface SessionOptions {
  readonly instance: SigstoreInstance;
  readonly key: KeyOptions | undefined;
  /** Of everything that is signed. */
  readonly formats: readonly Format[];
  /** By whom the provenance is told that is signed, if any is. */
  readonly provenance: 'none' | 'run' | 'build';
  /** Must be found in existing signatures. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly transparencyLog: boolean;
  /** Where statements are recorded that a log of version 1 may refuse for their size. */
  readonly largeStatements: 'same-log' | 'rekor-v2';
  readonly disclosePrivateRepository: boolean;
}

export interface SessionPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  /** The first request has left: the code that signs is loaded while it is on its way. */
  readonly sent: Promise<unknown>;
  readonly job: Job;
  /** A folder of this job. */
  readonly temp: string;
  readonly readFile: (path: string) => Promise<string>;
  /** Called with each secret before anything else can print it. */
  readonly maskSecret: (secret: string) => void;
  readonly notify: {
    identified(identity: Identity): void;
    certified(certificate: Certificate): void;
  };
}
