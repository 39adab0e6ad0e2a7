// SPDX-License-Identifier: Apache-2.0
// Who signed these bytes, when, and where it is recorded: by @sigstore/verify, with the checks that
// it leaves out.
import { X509Certificate as NodeCertificate, type KeyObject } from 'node:crypto';

import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle';
import {
  PolicyError,
  toSignedEntity,
  VerificationError,
  Verifier,
  type SignedEntity,
  type TrustMaterial,
} from '@sigstore/verify';

import { readCertificate, type Certificate } from './certificate-facts.ts';
import { Flawed, type Flaw } from './flaw.ts';
import { knownCertificate } from './known-certificate.ts';
import { judgeRecordedSigner } from './recorded-signer.ts';
import { signedContent } from './signed-content.ts';

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

const codeSigning = '1.3.6.1.5.5.7.3.3';

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
    const read = toSignedEntity(bundle, artifact);
    const signer = readSigner(bundle, read.key, demands.publicKey);
    const entity = withDemands(
      { ...read, signature: signedContent(bundle, artifact), key: signer.key },
      demands,
      trust,
    );
    const thresholds = {
      tlogThreshold: demands.log === 'required' ? 1 : 0,
      ctlogThreshold: 1,
      timestampThreshold: demands.publicKey === undefined ? 1 : 0,
    };
    new Verifier(trustedKey(trust, demands.publicKey), thresholds).verify(entity);
    for (const entry of entity.tlogEntries) {
      judgeRecordedSigner(entry.canonicalizedBody, signer.publicKey);
      judgeClaimedPlace(entry);
    }
    return {
      certificate: signer.certificate,
      time: timeOf(entity),
      logEntries: entity.tlogEntries.map(({ logId, logIndex }) => ({
        logId: logId.keyId.toString('hex'),
        index: logIndex,
      })),
    };
  } catch (error) {
    throw error instanceof Flawed
      ? error
      : new Flawed(
          flawOf(error),
          error instanceof Error ? error.message.slice(0, 300) : 'unreadable',
        );
  }
}

interface BundleSigner {
  readonly certificate: Certificate | undefined;
  readonly publicKey: KeyObject;
  /** As the library takes it. */
  readonly key: SignedEntity['key'];
}

/**
 * The key that the bundle says it is signed with; of a bundle without certificate it says only a
 * hint, which nobody is bound by.
 */
function readSigner(
  { verificationMaterial: { content } }: Bundle,
  key: SignedEntity['key'],
  publicKey: KeyObject | undefined,
): BundleSigner {
  if (content.$case === 'publicKey' || key.$case === 'public-key') {
    if (publicKey === undefined)
      throw new Flawed('key', 'it is signed with a key, not with a certificate');
    return { certificate: undefined, publicKey, key };
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
  const certificate = readCertificate(
    Buffer.from(Uint8Array.from(leaf.rawBytes).buffer),
    key.certificate,
  );
  const node = new NodeCertificate(certificate.der);
  // The library reads no extended key usage (RFC 5280, 4.2.1.12): a certificate for servers must
  // not sign code. Without any, Node gives undefined.
  if (![node.keyUsage].flat().includes(codeSigning))
    throw new Flawed('certificate', 'it is not for signing code');
  return {
    certificate,
    publicKey: node.publicKey,
    key: { $case: 'certificate', certificate: knownCertificate(key.certificate, certificate.der) },
  };
}

/**
 * Without a log, its entries are left out whole, and so are the timestamps of a key's signature
 * where no authority is trusted, since a key needs no time:
 * the library checks everything that is there.
 */
function withDemands(
  entity: SignedEntity,
  { log, publicKey }: Demands,
  { timestampAuthorities }: TrustMaterial,
): SignedEntity {
  const isUndated = publicKey !== undefined && timestampAuthorities.length === 0;
  const timestamps = entity.timestamps.filter(({ $case }) =>
    $case === 'timestamp-authority' ? !isUndated : log === 'required',
  );
  return { ...entity, tlogEntries: log === 'required' ? entity.tlogEntries : [], timestamps };
}

function trustedKey(trust: TrustMaterial, publicKey: KeyObject | undefined): TrustMaterial {
  return publicKey === undefined
    ? trust
    : { ...trust, publicKey: () => ({ publicKey, validFor: () => true }) };
}

/**
 * What an entry says of its place must be what is proven: the library goes by the checkpoint alone,
 * and believes an index and a time that nobody promised (CVE-2026-48816). @throws Flawed
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

/**
 * The earliest, because who holds a key's signature can have it timestamped again at any time, and
 * so make it look young. Called after verification, which has checked each of them. Of logs, only
 * one that promised inclusion vouches for its time.
 */
function timeOf({ timestamps }: SignedEntity): Date | undefined {
  const times = timestamps.flatMap((timestamp) => {
    if (timestamp.$case === 'timestamp-authority') return [timestamp.timestamp.signingTime];
    const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
    return inclusionPromise === undefined ? [] : [new Date(Number(integratedTime) * 1000)];
  });
  return times.toSorted((one, other) => one.getTime() - other.getTime())[0];
}

function flawOf(error: unknown): Flaw {
  if (error instanceof PolicyError) return 'identity';
  if (!(error instanceof VerificationError)) return 'malformed';
  if (error.code.startsWith('TLOG')) return 'log';
  if (error.code === 'CERTIFICATE_ERROR') return 'certificate';
  if (error.code === 'PUBLIC_KEY_ERROR') return 'key';
  return error.code === 'TIMESTAMP_ERROR' ? 'timestamp' : 'signature';
}
