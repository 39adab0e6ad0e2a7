// SPDX-License-Identifier: Apache-2.0
// Issues certificates as Fulcio does, each with the promise of a CT log (RFC 6962) that it is
// logged.
import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';

import {
  extension,
  generalName,
  generateKeys,
  issue,
  toBeSigned,
  type ExtensionOf,
  type Issued,
  type KeyPair,
} from './authority.ts';
import * as der from './der.ts';

export interface CertificateRequest {
  readonly publicKey: KeyObject;
  /** The signer's identity. */
  readonly uri: string;
  readonly extensions: readonly ExtensionOf[];
  readonly notBefore: Date;
}

export interface Certification {
  readonly root: Issued;
  readonly ctLog: { readonly publicKey: KeyObject; readonly id: Buffer };
  /** @returns DER; it is valid for ten minutes */
  certify(request: CertificateRequest): Buffer;
}

const codeSigning = '1.3.6.1.5.5.7.3.3';
const timestampList = '1.3.6.1.4.1.11129.2.4.2';
const lifetimeMs = 10 * 60_000;
const scheme = { hash: 'sha384' } as const;

export function openCertification(): Certification {
  const root = rootOf('sigstore');
  const log = generateKeys();
  const id = sha256(spki(log.publicKey));
  return {
    root,
    ctLog: { publicKey: log.publicKey, id },
    certify({ publicKey, uri, extensions, notBefore }) {
      const order = {
        subject: '',
        keys: { publicKey, privateKey: root.keys.privateKey },
        issuer: root,
        scheme,
        notBefore,
        notAfter: new Date(notBefore.getTime() + lifetimeMs),
        // 128 random bits, behind a byte that makes the number positive.
        serial: Buffer.concat([Buffer.from([1]), randomBytes(16)]),
      };
      const stated = [
        extension.keyUsage(0),
        extension.purposes([codeSigning]),
        extension.subjectKey(publicKey),
        extension.authorityKey(root.keys.publicKey),
        extension.names(generalName.uri(uri)),
        ...extensions,
      ];
      const issuerId = sha256(spki(root.keys.publicKey));
      const promise = promiseOf(toBeSigned({ ...order, extensions: stated }), issuerId, log, id);
      const value = der.octets(vector(vector(promise)));
      return issue({ ...order, extensions: [...stated, { id: timestampList, value }] }).der;
    },
  };
}

/** A certificate of its own that may issue others. */
export function rootOf(subject: string): Issued {
  const keys = generateKeys();
  const notAfter = new Date(Date.now() + 365 * 86_400_000);
  return issue({
    subject,
    keys,
    scheme,
    notAfter,
    extensions: [
      extension.authority(),
      extension.keyUsage(5),
      extension.subjectKey(keys.publicKey),
    ],
  });
}

/** A SignedCertificateTimestamp about a precertificate without its poison (RFC 6962, 3.2). */
function promiseOf(certificate: Buffer, issuerId: Buffer, { privateKey }: KeyPair, id: Buffer) {
  const version = Buffer.from([0]);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Date.now()));
  const noExtensions = Buffer.from([0, 0]);
  const signed = Buffer.concat([
    version,
    // certificate_timestamp, and the entry type precert_entry
    Buffer.from([0]),
    time,
    Buffer.from([0, 1]),
    issuerId,
    // Its length has three bytes.
    Buffer.from([0]),
    vector(certificate),
    noExtensions,
  ]);
  // sha256 and ecdsa, as TLS numbers them
  const algorithm = Buffer.from([4, 3]);
  const signature = vector(sign('sha256', signed, privateKey));
  return Buffer.concat([version, id, time, noExtensions, algorithm, signature]);
}

/** With its length in two bytes (RFC 8446, 3.4). */
function vector(content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([length, content]);
}

function spki(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
