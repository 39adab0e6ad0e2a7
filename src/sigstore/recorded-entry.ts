// SPDX-License-Identifier: Apache-2.0
// Who made an entry of a log, when that is proven: anyone can write there, under any name.
import { createHash, createPublicKey, X509Certificate as NodeCertificate } from 'node:crypto';

import { TransparencyLogEntry } from '@sigstore/protobuf-specs';

import { messageOf } from '../errors.ts';
import { certificateOf, type Certificate } from './certificate-facts.ts';
import { judgeCertificate, readSigningCertificate } from './cryptography.ts';
import { judgeInclusion } from './log-inclusion.ts';
import {
  readRecordedBody,
  toLogEntry,
  type RecordedBody,
  type RecordedDigest,
  type RekorEntry,
} from './rekor-v1-entry.ts';
import type { TrustMaterial } from './trust-material.ts';

/** What the log proves of an entry, whoever made it. */
export interface Recorded {
  /** SHA-256 of the log's key, in hex. */
  readonly logId: string;
  readonly logIndex: string;
  /** When the log took it. */
  readonly time: Date;
  readonly kind: RecordedBody['kind'];
  /** Of what was signed. */
  readonly digest: RecordedDigest;
}

/**
 * One signature of an entry. Rekor takes a certificate that its holder made himself, with any name
 * in it, and its index lists the entry under that name: only what is `certified` says who signed.
 */
export type RecordedSigner =
  | { readonly kind: 'certified'; readonly certificate: Certificate }
  | { readonly kind: 'self-made'; readonly reason: string }
  /** By SHA-256 of the key, in hex. */
  | { readonly kind: 'key'; readonly fingerprint: string };

export type RecordedEntry =
  | {
      readonly kind: 'proven';
      readonly recorded: Recorded;
      readonly signers: readonly RecordedSigner[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Judges what a log answered: its promise and its proof, and each signer's certificate at the time
 * that the log promises. Whatever the entry is, the answer is a judgement and not an exception.
 */
export function judgeRecordedEntry(entry: RekorEntry, trust: TrustMaterial): RecordedEntry {
  const read = readRecordedBody(Buffer.from(entry.body, 'base64'));
  if (!read.ok) return { kind: 'unreadable', why: read.why };
  const { body } = read;
  const proven = TransparencyLogEntry.fromJSON(toLogEntry(body, entry));
  try {
    judgeInclusion(proven as ProvableEntry, trust.tlogs, []);
  } catch (error) {
    return { kind: 'unreadable', why: `the log does not prove it: ${shortly(error)}` };
  }
  const time = new Date(Number(entry.integratedTime) * 1000);
  return {
    kind: 'proven',
    recorded: {
      logId: entry.logID,
      logIndex: entry.logIndex,
      time,
      kind: body.kind,
      digest: body.digest,
    },
    signers: body.signatures.map(({ verifier }) => judgeSigner(verifier, time, trust)),
  };
}

type ProvableEntry = Parameters<typeof judgeInclusion>[0];

function judgeSigner(verifier: string, time: Date, trust: TrustMaterial): RecordedSigner {
  const pem = Buffer.from(verifier, 'base64').toString('latin1');
  try {
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
      return { kind: 'key', fingerprint: fingerprintOf(pem) };
    // Only the first certificate counts: those above it are of the trusted root, or nobody's.
    const { raw } = new NodeCertificate(pem);
    const leaf = readSigningCertificate(Buffer.from(Uint8Array.from(raw).buffer));
    judgeCertificate(leaf, [time], trust);
    return { kind: 'certified', certificate: certificateOf(leaf) };
  } catch (error) {
    return { kind: 'self-made', reason: shortly(error) };
  }
}

function fingerprintOf(pem: string): string {
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

function shortly(error: unknown): string {
  return messageOf(error).slice(0, 300);
}
