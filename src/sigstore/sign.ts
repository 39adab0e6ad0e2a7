// SPDX-License-Identifier: Apache-2.0
// Signs in one of cosign's two formats, and gathers what proves when and where it was signed.
import { SignetError } from '../errors.ts';
import { signEnvelope, withEnvelope, type Envelope } from './envelope.ts';
import type { LogEntry } from './log-entry.ts';
import { recordInRekorV1, recordMessageInRekorV1 } from './rekor-v1.ts';
import { recordInRekorV2 } from './rekor-v2.ts';
import type { ServicePorts } from './service-exchange.ts';
import type { LogService, SigningServices } from './services.ts';
import { signBytes, verificationMaterial, type Signer } from './signer.ts';
import { simpleSigningMediaType } from './media-types.ts';
import { layerAnnotations } from './simple-signing.ts';
import { requestTimestamp, type Timestamp } from './timestamp.ts';

/** protobuf-specs, sigstore_bundle.proto. */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/**
 * `bundle` is cosign 3's; `legacy` the layer of a `.sig` manifest, which older verifiers and
 * container engines read.
 */
export type Format = 'bundle' | 'legacy';

/** A signature as it will be stored, and where it was recorded. */
export interface SignedArtifact {
  readonly format: Format;
  readonly mediaType: string;
  /** The bundle; of a layer, the payload that was signed. */
  readonly bytes: Buffer;
  /** Of a layer, which hold the signature and its proofs; none of a bundle. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly logEntries: readonly RecordedEntry[];
  /** The services that were used, to be compared with the refreshed signing config. */
  readonly services: SigningServices;
}

export interface RecordedEntry {
  readonly url: string;
  readonly version: 1 | 2;
  readonly index: string;
}

/** Signatures made for one statement before giving up: each conflict of Rekor v2 costs one. */
const maxSignatures = 5;

/**
 * Signs a statement as a v0.3 bundle, then asks all logs and timestamp authorities at the same
 * time.
 * @throws SignetError REKOR_… and TSA_…
 */
export async function signStatement(
  statement: readonly Buffer[],
  signer: Signer,
  services: SigningServices,
  ports: ServicePorts,
): Promise<SignedArtifact> {
  for (let attempt = 0; attempt < maxSignatures; attempt++) {
    // A deterministic key would sign the same again: a blank more is the same statement to
    // everyone but the log.
    const envelope = signEnvelope([...statement, Buffer.alloc(attempt, '\n')], signer);
    const [entries, timestamps] = await Promise.all([
      Promise.all(services.logs.map((log) => record(envelope, signer, log, ports))),
      Promise.all(
        services.timestampAuthorities.map((url) =>
          requestTimestamp(envelope.signature, url, ports),
        ),
      ),
    ]);
    const recorded = entries.filter((entry) => entry !== 'recorded-before');
    if (recorded.length === entries.length)
      return bundleOf(envelope, signer, services, recorded, timestamps);
  }
  throw new SignetError(
    'REKOR_REJECTED',
    `Rekor says of ${maxSignatures} new signatures that it has recorded them before`,
    {
      hint: 'The log or a proxy before it answers wrongly. Run the job again.',
    },
  );
}

/**
 * Signs a simple-signing payload as a layer. Needs a log of version 1, or none.
 * @throws SignetError REKOR_… and TSA_…
 */
export async function signPayload(
  payload: Buffer,
  signer: Signer,
  services: SigningServices,
  ports: ServicePorts,
): Promise<SignedArtifact> {
  // Verifiers of this format hash with SHA-256, whatever the key (cosign, pkg/signature/keys.go).
  const signature = signBytes(
    signer,
    payload,
    signer.publicKey.asymmetricKeyType === 'ed25519' ? null : 'sha256',
  );
  const logs = services.logs.filter(({ version }) => version === 1).slice(0, 1);
  const [entries, timestamps] = await Promise.all([
    Promise.all(
      logs.map(({ url }) => recordMessageInRekorV1(payload, signature, signer, url, ports)),
    ),
    Promise.all(
      services.timestampAuthorities
        .slice(0, 1)
        .map((url) => requestTimestamp(signature, url, ports)),
    ),
  ]);
  return {
    format: 'legacy',
    mediaType: simpleSigningMediaType,
    bytes: payload,
    annotations: layerAnnotations(signature, signer, entries[0], timestamps[0]?.der),
    logEntries: recordedEntries(logs, entries),
    services: { ...services, logs },
  };
}

async function record(
  envelope: Envelope,
  signer: Signer,
  { url, version }: LogService,
  ports: ServicePorts,
): Promise<LogEntry | 'recorded-before'> {
  return version === 2
    ? recordInRekorV2(envelope, signer, url, ports)
    : recordInRekorV1(envelope, signer, url, ports);
}

function bundleOf(
  envelope: Envelope,
  signer: Signer,
  services: SigningServices,
  entries: readonly LogEntry[],
  timestamps: readonly Timestamp[],
): SignedArtifact {
  const bundle = {
    mediaType: bundleMediaType,
    verificationMaterial: {
      ...verificationMaterial(signer),
      tlogEntries: entries,
      timestampVerificationData: {
        rfc3161Timestamps: timestamps.map(({ der }) => ({
          signedTimestamp: der.toString('base64'),
        })),
      },
    },
  };
  return {
    format: 'bundle',
    mediaType: bundleMediaType,
    bytes: withEnvelope(bundle, envelope),
    annotations: {},
    logEntries: recordedEntries(services.logs, entries),
    services,
  };
}

function recordedEntries(
  logs: readonly LogService[],
  entries: readonly LogEntry[],
): RecordedEntry[] {
  return logs.map(({ url, version }, at) => ({
    url: url.href,
    version,
    index: entries[at]?.logIndex ?? '',
  }));
}
