// SPDX-License-Identifier: Apache-2.0
// Certificates and timestamps of any kind, right or wrong, really signed (RFC 5280, RFC 3161).
import { constants, createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

import { ASN1Obj } from '@sigstore/core';

import * as der from './der.ts';

export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'ed25519' | 'rsa';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function generateKeys(kind: KeyKind = 'P-256', modulusLength = 2048): KeyPair {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519');
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength });
  return generateKeyPairSync('ec', { namedCurve: kind });
}

export type Hash = 'sha1' | 'sha256' | 'sha384' | 'sha512';
export interface Scheme {
  readonly hash: Hash;
  readonly isPss?: boolean;
}

const hashIds: Readonly<Record<Hash, string>> = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const ecdsa: Readonly<Record<Hash, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const rsa: Readonly<Record<Hash, string>> = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const saltLengths: Readonly<Record<Hash, number>> = {
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};
const nothing = der.tlv(0x05);

const hashAlgorithm = (hash: Hash) => der.sequence(der.oid(hashIds[hash]), nothing);

function signatureAlgorithm({ asymmetricKeyType }: KeyObject, { hash, isPss }: Scheme): Buffer {
  if (asymmetricKeyType === 'ed25519') return der.sequence(der.oid('1.3.101.112'));
  if (asymmetricKeyType === 'ec') return der.sequence(der.oid(ecdsa[hash]));
  if (isPss !== true) return der.sequence(der.oid(rsa[hash]), nothing);
  return der.sequence(
    der.oid('1.2.840.113549.1.1.10'),
    der.sequence(
      der.tagged(0, hashAlgorithm(hash)),
      der.tagged(1, der.sequence(der.oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash))),
      der.tagged(2, der.integer(saltLengths[hash])),
    ),
  );
}

function signWith(key: KeyObject, { hash, isPss }: Scheme, bytes: Buffer): Buffer {
  if (key.asymmetricKeyType === 'ed25519') return sign(null, bytes, key);
  if (isPss !== true) return sign(hash, bytes, key);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign(hash, bytes, { key, padding, saltLength: saltLengths[hash] });
}

export interface ExtensionOf {
  readonly id: string;
  readonly isCritical?: boolean;
  readonly value: Buffer;
}

export const extension = {
  authority: (pathLength?: number): ExtensionOf => ({
    id: '2.5.29.19',
    isCritical: true,
    value: der.sequence(
      der.boolean(true),
      ...(pathLength === undefined ? [] : [der.integer(pathLength)]),
    ),
  }),
  notAuthority: { id: '2.5.29.19', isCritical: true, value: der.sequence() },
  /** Of a key, by the first way of RFC 5280, 4.2.1.2: the SHA-1 of its bits. */
  subjectKey: (key: KeyObject): ExtensionOf => ({
    id: '2.5.29.14',
    value: der.octets(keyIdentifier(key)),
  }),
  authorityKey: (key: KeyObject): ExtensionOf => ({
    id: '2.5.29.35',
    value: der.sequence(der.implicit(0, keyIdentifier(key))),
  }),
  /** Bits as RFC 5280, 4.2.1.3 counts them: 0 digitalSignature, 5 keyCertSign. */
  keyUsage: (bit: number): ExtensionOf => ({
    id: '2.5.29.15',
    isCritical: true,
    value: der.tlv(0x03, Buffer.from([7 - bit, 0x80 >> bit])),
  }),
  purposes: (ids: readonly string[], isCritical = false): ExtensionOf => ({
    id: '2.5.29.37',
    isCritical,
    value: der.sequence(...ids.map(der.oid)),
  }),
  names: (...names: readonly Buffer[]): ExtensionOf => ({
    id: '2.5.29.17',
    isCritical: true,
    value: der.sequence(...names),
  }),
  nameConstraints: (
    permitted: readonly Buffer[],
    excluded: readonly Buffer[] = [],
    isCritical = true,
  ): ExtensionOf => ({
    id: '2.5.29.30',
    isCritical,
    value: der.sequence(
      ...(permitted.length === 0
        ? []
        : [der.tagged(0, ...permitted.map((name) => der.sequence(name)))]),
      ...(excluded.length === 0
        ? []
        : [der.tagged(1, ...excluded.map((name) => der.sequence(name)))]),
    ),
  }),
  fulcio: (number: number, value: string): ExtensionOf => ({
    id: `1.3.6.1.4.1.57264.1.${number}`,
    value: number <= 6 ? Buffer.from(value) : der.text(value),
  }),
} as const;

function keyIdentifier(key: KeyObject): Buffer {
  const info = ASN1Obj.parseBuffer(key.export({ format: 'der', type: 'spki' }));
  // The first byte counts the unused bits.
  const bits = info.subs[1]?.value.subarray(1) ?? Buffer.alloc(0);
  return createHash('sha1').update(bits).digest();
}

/** General names (RFC 5280, 4.2.1.6). */
export const generalName = {
  email: (value: string) => der.implicit(1, Buffer.from(value, 'latin1')),
  dns: (value: string) => der.implicit(2, value),
  uri: (value: string) => der.implicit(6, Buffer.from(value, 'latin1')),
  ip: (...bytes: readonly number[]) => der.implicit(7, Buffer.from(bytes)),
  directory: (name: string) => der.tagged(4, nameOf(name)),
  other: (id: string, value: string) => der.tagged(0, der.oid(id), der.tagged(0, der.text(value))),
} as const;

export interface CertificateOrder {
  readonly subject: string;
  readonly keys: KeyPair;
  /** Itself when absent. */
  readonly issuer?: Issued;
  readonly scheme?: Scheme;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly extensions?: readonly ExtensionOf[];
  /** The content of a DER INTEGER; a small number when absent. */
  readonly serial?: Buffer;
}

export interface Issued {
  readonly subject: string;
  readonly keys: KeyPair;
  readonly der: Buffer<ArrayBuffer>;
}

const day = 86_400_000;
let lastSerial = 1;

function nextSerial(): Buffer {
  lastSerial = (lastSerial % 120) + 1;
  return Buffer.from([lastSerial]);
}

/** The part of a certificate that is signed (RFC 5280, TBSCertificate). */
export function toBeSigned({
  subject,
  keys,
  issuer,
  scheme = { hash: 'sha256' },
  notBefore = new Date(Date.now() - day),
  notAfter = new Date(Date.now() + day),
  extensions = [],
  serial = nextSerial(),
}: CertificateOrder): Buffer {
  const list = extensions.map(({ id, isCritical, value }) =>
    der.sequence(
      der.oid(id),
      ...(isCritical === true ? [der.boolean(true)] : []),
      der.octets(value),
    ),
  );
  return der.sequence(
    der.tagged(0, der.integer(2)),
    der.tlv(0x02, serial),
    signatureAlgorithm((issuer?.keys ?? keys).privateKey, scheme),
    nameOf(issuer?.subject ?? subject),
    der.sequence(der.validity(notBefore), der.validity(notAfter)),
    nameOf(subject),
    keys.publicKey.export({ format: 'der', type: 'spki' }),
    ...(list.length === 0 ? [] : [der.tagged(3, der.sequence(...list))]),
  );
}

export function issue(order: CertificateOrder): Issued {
  const { subject, keys, issuer, scheme = { hash: 'sha256' } } = order;
  const { privateKey } = issuer?.keys ?? keys;
  const content = toBeSigned(order);
  const signature = signWith(privateKey, scheme, content);
  const whole = der.sequence(content, signatureAlgorithm(privateKey, scheme), der.bits(signature));
  return { subject, keys, der: Buffer.from(Uint8Array.from(whole).buffer) };
}

/** A distinguished name with a common name alone; none of the empty text. */
function nameOf(commonName: string): Buffer {
  if (commonName === '') return der.sequence();
  return der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.text(commonName))));
}

export interface TimestampOrder {
  /** SHA-256 of what is stamped. */
  readonly imprint: Buffer;
  readonly leaf: Issued;
  /** Who issued the leaf. */
  readonly issuer: string;
  readonly serialNumber: Buffer;
  readonly time: Date;
  readonly digest: Exclude<Hash, 'sha1'>;
  /** By `rsaEncryption` alone, as OpenSSL and most authorities write it; else with its hash. */
  readonly isPlainRsa?: boolean;
  readonly isPss?: boolean;
}

/** A granted TimeStampResp. */
export function stamp(order: TimestampOrder): Buffer {
  const { imprint, leaf, issuer, serialNumber, time, digest, isPlainRsa, isPss = false } = order;
  const info = der.sequence(
    der.integer(1),
    der.oid('1.2.3.4'),
    der.sequence(hashAlgorithm('sha256'), der.octets(imprint)),
    der.integer(7),
    der.time(time),
  );
  const attribute = (id: string, value: Buffer) => der.sequence(der.oid(id), der.set(value));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', der.oid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', der.octets(createHash(digest).update(info).digest())),
    // SigningCertificateV2 (RFC 5035): which certificate it is.
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      der.sequence(
        der.sequence(der.sequence(der.octets(createHash('sha256').update(leaf.der).digest()))),
      ),
    ),
  ];
  const { privateKey } = leaf.keys;
  const signed = signWith(privateKey, { hash: digest, isPss }, der.set(...attributes));
  const signer = der.sequence(
    der.integer(1),
    der.sequence(nameOf(issuer), der.tlv(0x02, serialNumber)),
    hashAlgorithm(digest),
    der.tagged(0, ...attributes),
    isPlainRsa === true
      ? der.sequence(der.oid('1.2.840.113549.1.1.1'), nothing)
      : signatureAlgorithm(privateKey, { hash: digest, isPss }),
    der.octets(signed),
  );
  const content = der.sequence(
    der.integer(3),
    der.set(hashAlgorithm(digest)),
    der.sequence(der.oid('1.2.840.113549.1.9.16.1.4'), der.tagged(0, der.octets(info))),
    der.set(signer),
  );
  return der.sequence(
    der.sequence(der.integer(0)),
    der.sequence(der.oid('1.2.840.113549.1.7.2'), der.tagged(0, content)),
  );
}
