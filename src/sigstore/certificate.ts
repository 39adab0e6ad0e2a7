// SPDX-License-Identifier: Apache-2.0
// Buys a certificate from Fulcio (fulcio.proto, POST /api/v2/signingCert).
import {
  createPublicKey,
  generateKeyPairSync,
  sign,
  X509Certificate as NodeCertificate,
  type KeyObject,
} from 'node:crypto';

import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { readCertificate, type Certificate } from './certificate-facts.ts';
import {
  askService,
  endpointOf,
  invalidAnswer,
  parseAnswer,
  type ServicePorts,
} from './service-exchange.ts';
import type { Signer } from './signer.ts';

export type { Certificate } from './certificate-facts.ts';

/** A fresh key and the certificate that names the workflow which holds it. */
export interface CertifiedSigner extends Signer {
  readonly certificate: Certificate;
}

/**
 * What Fulcio needs of the token: itself, and the claim that the holder signs to prove possession
 * of the key.
 */
export interface IdentityToken {
  readonly token: string;
  readonly subject: string;
  /** The name that the certificate will bear; any when absent. */
  readonly name?: string | undefined;
}

const chain = v.object({
  chain: v.object({
    certificates: v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(20_000))),
      v.minLength(1),
      v.maxLength(10),
    ),
  }),
});
/** Fulcio answers in the second form when its CT log is off. */
const answerSchema = v.union([
  v.object({ signedCertificateEmbeddedSct: chain }),
  v.object({ signedCertificateDetachedSct: chain }),
]);

/**
 * Makes a P-256 key in memory and buys a certificate for it.
 * @throws SignetError FULCIO_REJECTED, FULCIO_UNAVAILABLE, FULCIO_RESPONSE_INVALID; never with the
 * token in it
 */
export async function certify(
  { token, subject, name }: IdentityToken,
  fulcio: URL,
  ports: ServicePorts,
): Promise<CertifiedSigner> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = {
    credentials: { oidcIdentityToken: token },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
      proofOfPossession: sign('sha256', Buffer.from(subject), privateKey).toString('base64'),
    },
  };
  const response = await askService(
    'FULCIO',
    {
      method: 'POST',
      url: endpointOf(fulcio, 'api/v2/signingCert'),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
      maxBytes: 128 * 1024,
    },
    ports,
  );
  return {
    privateKey,
    publicKey,
    ...judgeCertificate(response, { publicKey, name }, new Date(ports.patience.clock.now())),
  };
}

/**
 * The certificate of Fulcio's answer and what is above it, when it is for our key, valid now, and
 * bears the name that was asked for. Nothing is signed with another, because what is in a log stays
 * there.
 */
export function judgeCertificate(
  response: HttpResponse,
  { publicKey, name }: { readonly publicKey: KeyObject; readonly name?: string | undefined },
  now: Date,
): { certificate: Certificate; chain: string } {
  const answer = parseAnswer('FULCIO', answerSchema, response);
  const { chain } =
    'signedCertificateEmbeddedSct' in answer
      ? answer.signedCertificateEmbeddedSct
      : answer.signedCertificateDetachedSct;
  const [leaf = '', ...authorities] = chain.certificates;
  const certificate = readLeaf(leaf, response.url);
  if (!createPublicKey(certificate.pem).equals(publicKey))
    throw invalidAnswer('FULCIO', response.url, 'the certificate is for another key');
  if (certificate.subjectAlternativeName === undefined)
    throw invalidAnswer('FULCIO', response.url, 'the certificate names no one');
  if (name !== undefined && !certificate.subjectAlternativeNames.includes(name))
    throw invalidAnswer(
      'FULCIO',
      response.url,
      `the certificate names ${JSON.stringify(certificate.subjectAlternativeName)}, and the ` +
        `token ${JSON.stringify(name)}`,
    );
  // Five minutes of grace for a clock that runs behind; verifiers use the log's and the timestamp's
  // time, not this clock.
  if (certificate.notAfter < now || certificate.notBefore.getTime() > now.getTime() + 300_000) {
    throw new SignetError(
      'FULCIO_RESPONSE_INVALID',
      `Fulcio at ${response.url.origin} gave a certificate that is valid from ` +
        `${certificate.notBefore.toISOString()} to ${certificate.notAfter.toISOString()}, and ` +
        `this runner’s clock says ${now.toISOString()}`,
      {
        hint:
          'Set this runner’s clock, and keep it right with NTP; if it is right, Fulcio’s is ' +
          'wrong. Nothing was published.',
      },
    );
  }
  return { certificate, chain: authorities.map((pem) => `${pem.trim()}\n`).join('') };
}

function readLeaf(pem: string, url: URL): Certificate {
  try {
    return readCertificate(Buffer.from(new NodeCertificate(pem).raw));
  } catch (cause) {
    throw invalidAnswer('FULCIO', url, 'its first certificate cannot be read', cause);
  }
}
