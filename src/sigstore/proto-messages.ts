// SPDX-License-Identifier: Apache-2.0
// The messages that Sigstore writes as JSON (protobuf-specs, sigstore_*.proto), by their fields.
import { HashAlgorithm, PublicKeyDetails } from '@sigstore/protobuf-specs';

import type { FieldType, Message } from './proto-json.ts';

const message = (fields: Message['fields'], oneof?: readonly string[]): { message: Message } => ({
  message: oneof === undefined ? { fields } : { fields, oneof },
});
const list = (type: Exclude<FieldType, { readonly list: unknown }>) => ({ list: type });

const timeRange = message({ start: 'timestamp', end: 'timestamp' });
const logId = message({ keyId: 'bytes' });
const certificate = message({ rawBytes: 'bytes' });
const certificateChain = message({ certificates: list(certificate) });
const hashAlgorithm = { enum: namesOf(HashAlgorithm) };

const logInstance = message({
  baseUrl: 'string',
  hashAlgorithm,
  publicKey: message({
    rawBytes: 'bytes',
    keyDetails: { enum: namesOf(PublicKeyDetails) },
    validFor: timeRange,
  }),
  logId,
  checkpointKeyId: logId,
  operator: 'string',
});
const certificateAuthority = message({
  subject: message({ organization: 'string', commonName: 'string' }),
  uri: 'string',
  certChain: certificateChain,
  validFor: timeRange,
  operator: 'string',
});

export const trustedRootMessage: Message = {
  fields: {
    mediaType: 'string',
    tlogs: list(logInstance),
    certificateAuthorities: list(certificateAuthority),
    ctlogs: list(logInstance),
    timestampAuthorities: list(certificateAuthority),
  },
};

const service = message({
  url: 'string',
  majorApiVersion: 'int32',
  validFor: timeRange,
  operator: 'string',
});
const serviceConfiguration = message({
  selector: { enum: { 0: 'SERVICE_SELECTOR_UNDEFINED', 1: 'ALL', 2: 'ANY', 3: 'EXACT' } },
  count: 'int32',
});

export const signingConfigMessage: Message = {
  fields: {
    mediaType: 'string',
    caUrls: list(service),
    oidcUrls: list(service),
    rekorTlogUrls: list(service),
    rekorTlogConfig: serviceConfiguration,
    tsaUrls: list(service),
    tsaConfig: serviceConfiguration,
  },
};

const logEntry = message({
  logIndex: 'int64',
  logId,
  kindVersion: message({ kind: 'string', version: 'string' }),
  integratedTime: 'int64',
  inclusionPromise: message({ signedEntryTimestamp: 'bytes' }),
  inclusionProof: message({
    logIndex: 'int64',
    rootHash: 'bytes',
    treeSize: 'int64',
    hashes: list('bytes'),
    checkpoint: message({ envelope: 'string' }),
  }),
  canonicalizedBody: 'bytes',
});

export const logEntryMessage: Message = logEntry.message;

export const bundleMessage: Message = {
  fields: {
    mediaType: 'string',
    verificationMaterial: message(
      {
        publicKey: message({ hint: 'string' }),
        x509CertificateChain: certificateChain,
        certificate,
        tlogEntries: list(logEntry),
        timestampVerificationData: message({
          rfc3161Timestamps: list(message({ signedTimestamp: 'bytes' })),
        }),
      },
      ['publicKey', 'x509CertificateChain', 'certificate'],
    ),
    messageSignature: message({
      messageDigest: message({ algorithm: hashAlgorithm, digest: 'bytes' }),
      signature: 'bytes',
    }),
    dsseEnvelope: message({
      payload: 'bytes',
      payloadType: 'string',
      signatures: list(message({ sig: 'bytes', keyid: 'string' })),
    }),
  },
  oneof: ['messageSignature', 'dsseEnvelope'],
};

/** The names of an enum's values, by number. */
function namesOf(values: Readonly<Record<string, string | number>>): Record<number, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number' ? [[value, name]] : [],
    ),
  );
}
