// SPDX-License-Identifier: Apache-2.0
// A timestamp as it comes from an authority (RFC 3161, 2.4.2), and who signed it (RFC 5652, 5).
import { constants, createHash, verify, type KeyObject } from 'node:crypto';

import { ASN1Obj } from '@sigstore/core';

/** A granted timestamp that was read, and is not believed. */
export interface TimestampToken {
  readonly time: Date;
  readonly imprint: { readonly hash: string; readonly digest: Buffer };
  /** The serial number and the name of the issuer of the certificate that signed. */
  readonly signer: { readonly issuer: Buffer; readonly serialNumber: Buffer };
  /** Whether this key has signed the token. */
  isSignedBy(key: KeyObject): boolean;
}

const ids = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  rsaPss: '1.2.840.113549.1.1.10',
} as const;

const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * What a SignerInfo's signatureAlgorithm hashes with; one that names only the kind of key goes with
 * the digestAlgorithm beside it (RFC 3370, 3.2; RFC 5754, 3.3).
 */
const signatureHashes: Readonly<
  Record<string, 'as-digest' | 'sha256' | 'sha384' | 'sha512' | null>
> = {
  '1.2.840.10045.2.1': 'as-digest',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.1': 'as-digest',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  [ids.rsaPss]: 'as-digest',
  '1.3.101.112': null,
};

/** @throws Error when it is not a granted timestamp of one signer */
export function readTimestampToken(der: Buffer): TimestampToken {
  const [statusInfo, token] = ASN1Obj.parseBuffer(Buffer.from(der)).subs;
  // 0 is granted, 1 is granted with modifications.
  const status = at(statusInfo, 0).toInteger();
  if (status !== 0n && status !== 1n) throw new Error(`status ${status.toString()}`);
  if (at(token, 0).toOID() !== ids.signedData) throw new Error('it holds no signed data');
  const signedData = at(token, 1, 0);
  const content = at(signedData, 2);
  if (at(content, 0).toOID() !== ids.tstInfo) throw new Error('it signs something else');
  const info = at(content, 1, 0);
  const signers = signedData.subs.at(-1)?.subs ?? [];
  if (signers.length !== 1) throw new Error(`it has ${signers.length} signers`);
  const tstInfo = at(info, 0);
  const signer = at(signers.at(0));
  return {
    time: readTime(at(tstInfo, 4)),
    imprint: { hash: hashOf(at(tstInfo, 2, 0)), digest: at(tstInfo, 2, 1).value },
    signer: { issuer: at(signer, 1, 0).value, serialNumber: at(signer, 1, 1).value },
    isSignedBy: (key) => isSigned(signer, info.value, key),
  };
}

/** The element at the end of a way through nested ones. @throws Error when there is none */
function at(object: ASN1Obj | undefined, ...way: readonly number[]): ASN1Obj {
  const found = way.reduce<ASN1Obj | undefined>((inner, index) => inner?.subs[index], object);
  if (found === undefined) throw new Error('it is not a timestamp');
  return found;
}

function hashOf(algorithm: ASN1Obj): string {
  const hash = hashes[at(algorithm, 0).toOID()];
  if (hash === undefined) throw new Error('its hash is not known');
  return hash;
}

/** `GeneralizedTime` with any number of digits after the dot, in UTC (RFC 3161, 2.4.2). */
function readTime({ tag, value }: ASN1Obj): Date {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(value.toString('latin1')) ?? [];
  const time = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`,
  );
  if (!tag.isGeneralizedTime() || Number.isNaN(time.getTime()))
    throw new Error('its time cannot be read');
  return time;
}

/** The signature is over the attributes, and they hold the digest of the content (5.4). */
function isSigned(signer: ASN1Obj, content: Buffer, key: KeyObject): boolean {
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signer.subs;
  if (attributes?.tag.isContextSpecific(0) !== true) return false;
  const hash = hashOf(at(digestAlgorithm));
  const digest = createHash(hash).update(content).digest();
  if (!attributeOf(attributes, ids.messageDigest)?.value.equals(digest)) return false;
  if (attributeOf(attributes, ids.contentType)?.toOID() !== ids.tstInfo) return false;
  const algorithm = at(signatureAlgorithm, 0).toOID();
  const named = signatureHashes[algorithm];
  if (named === undefined) return false;
  // They are signed as a SET, and sent with a tag of their own.
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.toDER().subarray(1)]);
  return verifies(signed, key, at(signature).value, {
    hash: named === 'as-digest' ? hash : named,
    isPss: algorithm === ids.rsaPss,
  });
}

/** The only value of an attribute that is there once. */
function attributeOf(attributes: ASN1Obj, id: string): ASN1Obj | undefined {
  const [attribute, ...more] = attributes.subs.filter(({ subs: [type] }) => type?.toOID() === id);
  const values = attribute?.subs[1]?.subs ?? [];
  return more.length === 0 && values.length === 1 ? values[0] : undefined;
}

function verifies(
  signed: Buffer,
  key: KeyObject,
  signature: Buffer,
  { hash, isPss }: { readonly hash: string | null; readonly isPss: boolean },
): boolean {
  try {
    return verify(
      hash,
      signed,
      isPss
        ? {
            key,
            padding: constants.RSA_PKCS1_PSS_PADDING,
            saltLength: constants.RSA_PSS_SALTLEN_AUTO,
          }
        : key,
      signature,
    );
  } catch {
    return false;
  }
}
