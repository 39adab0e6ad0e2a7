// SPDX-License-Identifier: Apache-2.0
// Who signed these bytes, when, and where it is recorded. @sigstore/verify compares what a log
// records with what was signed; what it does not do as Go's verifiers do is beside it here.
import type { KeyObject } from 'node:crypto';

import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle';
import { VerificationError } from '@sigstore/verify/dist/error.js';
import { verifySCTs } from '@sigstore/verify/dist/key/sct.js';
import { verifyTLogBody } from '@sigstore/verify/dist/tlog/index.js';

import { certificateOf, type Certificate } from './certificate-facts.ts';
import { findPath } from './certificate-path.ts';
import { purposes, purposesOf } from './certificate-rules.ts';
import { Flawed, type Flaw } from './flaw.ts';
import { judgeInclusion } from './log-inclusion.ts';
import { judgeRecordedSigner } from './recorded-signer.ts';
import { signedContent } from './signed-content.ts';
import { isShortKey } from './signer.ts';
import { provenTime } from './timestamp-proof.ts';
import type { TrustMaterial } from './trust-material.ts';
import { readX509, type X509 } from './x509.ts';

export interface Demands {
  /** The key that must have signed; a certificate of the trusted authorities when absent. */
  readonly publicKey?: KeyObject | undefined;
  /** `ignored`: entries of a log are neither needed nor looked at. */
  readonly log: 'required' | 'ignored';
}

/** What is proven about a bundle. */
export interface Evidence {
  readonly certificate: Certificate | undefined;
  /**
   * The trusted time of signing: the earliest that an authority or a log proves. A key needs none.
   */
  readonly time: Date | undefined;
  readonly logEntries: readonly ProvenEntry[];
}

export interface ProvenEntry {
  /** SHA-256 of the log's key, in hex. */
  readonly logId: string;
  readonly index: string;
}

/**
 * Proves certificate chain at the trusted times, SCT, log entries, timestamps, and the signature
 * over envelope or artifact.
 * @throws Flawed
 */
export function verifyCryptography(
  bundle: Bundle,
  artifact: Buffer | undefined,
  trust: TrustMaterial,
  demands: Demands,
): Evidence {
  try {
    return prove(bundle, artifact, trust, demands);
  } catch (error) {
    throw error instanceof Flawed
      ? error
      : new Flawed(
          flawOf(error),
          error instanceof Error ? error.message.slice(0, 300) : 'unreadable',
        );
  }
}

function prove(
  bundle: Bundle,
  artifact: Buffer | undefined,
  trust: TrustMaterial,
  { publicKey, log }: Demands,
): Evidence {
  const signer = readSigner(bundle, publicKey);
  const content = signedContent(bundle, artifact);
  const entries: readonly TransparencyLogEntry[] =
    log === 'required' ? bundle.verificationMaterial.tlogEntries : [];
  const stamped = stampedTimes(bundle, content.signature, trust, publicKey);
  const logged = entries.flatMap(loggedTime);
  const times = [...stamped, ...logged].toSorted((one, other) => one.getTime() - other.getTime());
  if (signer.kind === 'certificate') {
    if (times.length === 0) throw new Flawed('timestamp', 'nothing proves when it was signed');
    judgeCertificate(signer.x509, times, trust);
  }
  judgeEntries(entries, stamped, trust);
  if (log === 'required' && entries.length === 0)
    throw new Flawed('log', 'it has no entry of a transparency log');
  for (const entry of entries) {
    verifyTLogBody(entry, content);
    judgeRecordedSigner(entry.canonicalizedBody, signer.publicKey);
    judgeClaimedPlace(entry);
  }
  if (!content.verifySignature(signer.publicKey))
    throw new Flawed('signature', 'the signature is not by this signer over these bytes');
  return {
    certificate: signer.kind === 'certificate' ? certificateOf(signer.x509) : undefined,
    // The earliest, because who holds a key's signature can have it timestamped again at any time,
    // and so make it look young.
    time: times[0],
    logEntries: entries.map(({ logId, logIndex }) => ({
      logId: logId.keyId.toString('hex'),
      index: logIndex,
    })),
  };
}

type BundleSigner =
  | { readonly kind: 'certificate'; readonly x509: X509; readonly publicKey: KeyObject }
  | { readonly kind: 'key'; readonly publicKey: KeyObject };

/**
 * The key that the bundle says it is signed with; of a bundle without certificate it says only a
 * hint, which binds no one.
 */
function readSigner(
  { verificationMaterial: { content } }: Bundle,
  publicKey: KeyObject | undefined,
): BundleSigner {
  if (content.$case === 'publicKey') {
    if (publicKey === undefined)
      throw new Flawed('key', 'it is signed with a key, not with a certificate');
    return { kind: 'key', publicKey };
  }
  if (publicKey !== undefined)
    throw new Flawed('key', 'it is signed with a certificate, not with this key');
  const leaf =
    content.$case === 'certificate'
      ? content.certificate
      : content.x509CertificateChain.certificates[0];
  if (leaf === undefined) throw new Flawed('malformed', 'it has no certificate');
  // In memory of its own: a small buffer from Node's pool, kept with the verdict, would keep 64 KiB
  // of it.
  const x509 = readSigningCertificate(Buffer.from(Uint8Array.from(leaf.rawBytes).buffer));
  return { kind: 'certificate', x509, publicKey: x509.node.publicKey };
}

/** A certificate that says it may sign code; nothing of it is believed. @throws Flawed */
export function readSigningCertificate(der: Buffer<ArrayBuffer>): X509 {
  const x509 = readLeaf(der);
  // Go takes a certificate without purposes for any; one that signs code says so.
  if (purposesOf(x509.extensions)?.includes(purposes.codeSigning) !== true)
    throw new Flawed('certificate', 'it is not for signing code');
  if (isShortKey(x509.node.publicKey))
    throw new Flawed('certificate', 'its RSA key has fewer than 2048 bits');
  return x509;
}

function readLeaf(der: Buffer<ArrayBuffer>): X509 {
  try {
    return readX509(der);
  } catch (error) {
    throw new Flawed(
      'malformed',
      `its certificate cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/**
 * At every trusted time, and known to a log of certificates where the trusted root lists any.
 * @throws Flawed, VerificationError
 */
export function judgeCertificate(leaf: X509, times: readonly Date[], trust: TrustMaterial): void {
  const paths = times.map((time) => {
    const result = findPath(leaf, trust.certificateAuthorities, purposes.codeSigning, time);
    if (!result.ok) throw new Flawed('certificate', result.why);
    return result.path;
  });
  const issuer = paths.at(-1)?.[1];
  if (issuer === undefined || trust.ctlogs.length === 0) return;
  const known = verifySCTs(leaf.parsed, issuer.parsed, [
    ...trust.ctlogs.map((log) => ({ ...log, validFor: { ...log.validFor } })),
  ]);
  if (known.length === 0)
    throw new Flawed('certificate', 'it has no timestamp of a certificate transparency log');
}

/** A key needs no time, so its timestamps are left out where no authority is trusted. */
function stampedTimes(
  { verificationMaterial: { timestampVerificationData } }: Bundle,
  signature: Buffer,
  { timestampAuthorities }: TrustMaterial,
  publicKey: KeyObject | undefined,
): readonly Date[] {
  if (publicKey !== undefined && timestampAuthorities.length === 0) return [];
  const stamps = (timestampVerificationData?.rfc3161Timestamps ?? []).map(
    ({ signedTimestamp }) => signedTimestamp,
  );
  if (hasRepeated(stamps)) throw new Flawed('timestamp', 'one timestamp is there twice');
  return stamps.map((stamp) => provenTime(stamp, signature, timestampAuthorities));
}

/** Of logs, only one that promised inclusion vouches for its time. */
function loggedTime({ inclusionPromise, integratedTime }: TransparencyLogEntry): Date[] {
  return inclusionPromise === undefined || integratedTime === '0'
    ? []
    : [new Date(Number(integratedTime) * 1000)];
}

function judgeEntries(
  entries: readonly TransparencyLogEntry[],
  times: readonly Date[],
  { tlogs }: TrustMaterial,
): void {
  for (const entry of entries) judgeInclusion(entry, tlogs, times);
  // A proof says nothing of the index beside it, so that is not compared.
  if (
    hasRepeated(
      entries.map(({ logId, canonicalizedBody }) =>
        Buffer.concat([logId.keyId, canonicalizedBody]),
      ),
    )
  )
    throw new Flawed('log', 'one entry of a log is there twice');
}

function hasRepeated(items: readonly Buffer[]): boolean {
  return new Set(items.map((bytes) => bytes.toString('base64'))).size < items.length;
}

/**
 * What an entry says of its place must be what is proven: the library goes by the checkpoint alone,
 * and believes an index and a time that no one promised (CVE-2026-48816). @throws Flawed
 */
function judgeClaimedPlace({
  inclusionProof,
  inclusionPromise,
  integratedTime,
  logIndex,
}: TransparencyLogEntry): void {
  if (inclusionProof === undefined) return;
  const [, size, root] = (inclusionProof.checkpoint?.envelope ?? '').split('\n');
  const isProven =
    size === inclusionProof.treeSize && root === inclusionProof.rootHash.toString('base64');
  if (!isProven) throw new Flawed('log', 'the proof is about another tree than the checkpoint');
  if (
    inclusionPromise === undefined &&
    (logIndex !== inclusionProof.logIndex || integratedTime !== '0')
  )
    throw new Flawed('log', 'the entry claims a place or a time that is not proven');
}

function flawOf(error: unknown): Flaw {
  if (!(error instanceof VerificationError)) return 'malformed';
  if (error.code.startsWith('TLOG')) return 'log';
  return error.code === 'CERTIFICATE_ERROR' ? 'certificate' : 'signature';
}
