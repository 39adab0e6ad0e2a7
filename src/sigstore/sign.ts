// SPDX-License-Identifier: Apache-2.0
// May import: errors, sigstore/*. Signs a statement and gathers what proves when and where it was signed, as a v0.3 bundle.
import { SignetError } from '../errors.ts';
import type { Signer } from './certificate.ts';
import { envelopeJson, signEnvelope, type Envelope } from './envelope.ts';
import type { LogEntry } from './log-entry.ts';
import { recordInRekorV1 } from './rekor-v1.ts';
import { recordInRekorV2 } from './rekor-v2.ts';
import type { ServicePorts } from './service-exchange.ts';
import type { LogService, SigningServices } from './services.ts';
import { requestTimestamp, type Timestamp } from './timestamp.ts';

/** protobuf-specs, sigstore_bundle.proto. */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A bundle as it will be stored, and where its signature was recorded. */
export interface SignedBundle {
  readonly mediaType: typeof bundleMediaType;
  readonly bytes: Buffer;
  readonly logEntries: readonly { readonly url: string; readonly version: 1 | 2; readonly index: string }[];
  /** The services that were used, to be compared with the refreshed signing config. */
  readonly services: SigningServices;
}

/** Signatures made for one statement before giving up: each conflict of Rekor v2 costs one. */
const maxSignatures = 5;

/**
 * Signs, then asks all logs and timestamp authorities at the same time.
 * @throws SignetError REKOR_… and TSA_…
 */
export async function signStatement(statement: Buffer, signer: Signer, services: SigningServices, ports: ServicePorts): Promise<SignedBundle> {
  for (let attempt = 0; attempt < maxSignatures; attempt++) {
    const envelope = signEnvelope(statement, signer);
    const [entries, timestamps] = await Promise.all([
      Promise.all(services.logs.map((log) => record(envelope, signer, log, ports))),
      Promise.all(services.timestampAuthorities.map((url) => requestTimestamp(envelope.signature, url, ports))),
    ]);
    const recorded = entries.filter((entry) => entry !== 'recorded-before');
    if (recorded.length === entries.length) return bundleOf(envelope, signer, services, recorded, timestamps);
  }
  throw new SignetError('REKOR_REJECTED', `Rekor says of ${maxSignatures} new signatures that it has recorded them before`, {
    hint: 'The log or a proxy before it answers wrongly. Run the job again.',
  });
}

async function record(envelope: Envelope, signer: Signer, { url, version }: LogService, ports: ServicePorts): Promise<LogEntry | 'recorded-before'> {
  return version === 2 ? recordInRekorV2(envelope, signer, url, ports) : recordInRekorV1(envelope, signer, url, ports);
}

function bundleOf(envelope: Envelope, { certificate }: Signer, services: SigningServices, entries: readonly LogEntry[], timestamps: readonly Timestamp[]): SignedBundle {
  const bundle = {
    mediaType: bundleMediaType,
    verificationMaterial: {
      certificate: { rawBytes: certificate.der.toString('base64') },
      tlogEntries: entries,
      timestampVerificationData: { rfc3161Timestamps: timestamps.map(({ der }) => ({ signedTimestamp: der.toString('base64') })) },
    },
    dsseEnvelope: envelopeJson(envelope),
  };
  return {
    mediaType: bundleMediaType,
    bytes: Buffer.from(JSON.stringify(bundle)),
    logEntries: services.logs.map(({ url, version }, at) => ({ url: url.href, version, index: entries[at]?.logIndex ?? '' })),
    services,
  };
}
