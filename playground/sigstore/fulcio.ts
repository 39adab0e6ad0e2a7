// SPDX-License-Identifier: Apache-2.0
// Plays Fulcio (fulcio.proto): checks the token and the proof of possession, and certifies GitHub's
// workflow identity.
import { createPublicKey, verify } from 'node:crypto';

import type { Claims, Oidc } from '../oidc.ts';
import type { PlayAnswer, PlayRequest } from '../server.ts';
import { extension, type ExtensionOf } from './authority.ts';
import type { Certification } from './certification.ts';

interface SigningRequest {
  readonly credentials: { readonly oidcIdentityToken: string };
  readonly publicKeyRequest: {
    readonly publicKey: { readonly content: string };
    readonly proofOfPossession: string;
  };
}

/** Answers what belongs to Fulcio; undefined otherwise. @param notBefore of the certificate */
export function playFulcio(
  certification: Certification,
  issuer: Oidc,
  notBefore: Date,
  { method, url, body }: PlayRequest,
): PlayAnswer | undefined {
  if (method !== 'POST' || url.pathname !== '/api/v2/signingCert') return undefined;
  const { credentials, publicKeyRequest } = JSON.parse(body.toString('utf8')) as SigningRequest;
  const claims = issuer.check(credentials.oidcIdentityToken);
  if (claims?.['aud'] !== 'sigstore' || claims['iss'] !== issuer.url)
    return {
      status: 401,
      body: { code: 16, message: 'There was an error processing the identity token' },
    };
  const key = createPublicKey(publicKeyRequest.publicKey.content);
  if (
    !verify(
      'sha256',
      Buffer.from(text(claims, 'sub')),
      key,
      Buffer.from(publicKeyRequest.proofOfPossession, 'base64'),
    )
  ) {
    return {
      status: 400,
      body: { code: 3, message: 'The signature supplied in the request could not be verified' },
    };
  }
  const certificate = certification.certify({
    publicKey: key,
    uri: goUrl(`https://github.com/${text(claims, 'job_workflow_ref')}`),
    extensions: extensionsOf(claims),
    notBefore,
  });
  return {
    status: 200,
    body: {
      signedCertificateEmbeddedSct: {
        chain: { certificates: [pem(certificate), pem(certification.root.der)] },
      },
    },
  };
}

/** As Go's URL.String writes what it has read: a part with anything odd in it is encoded anew. */
function goUrl(url: string): string {
  const [path = '', ...rest] = url.split('#');
  const encoded = (part: string, alsoEncoded: RegExp) =>
    /^[\w\-.~$&+,/:;=@!'()*[\]%]*$/.test(part)
      ? part
      : encodeURIComponent(decodeURIComponent(part))
          .replace(/%(?:24|26|2B|2C|2F|3A|3B|3D|40)/g, decodeURIComponent)
          .replace(alsoEncoded, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const fragment = encoded(rest.join('#'), /'/g);
  return `${encoded(path, /[!'()*]/g)}${fragment === '' ? '' : `#${fragment}`}`;
}

/** By docs/oid-info.md of fulcio; 1 to 6 hold raw text. */
function extensionsOf(claims: Claims): ExtensionOf[] {
  const github = (name: string) => `https://github.com/${text(claims, name)}`;
  const values = {
    1: text(claims, 'iss'),
    2: text(claims, 'event_name'),
    3: text(claims, 'sha'),
    4: text(claims, 'workflow'),
    5: text(claims, 'repository'),
    6: text(claims, 'ref'),
    8: text(claims, 'iss'),
    9: github('job_workflow_ref'),
    10: text(claims, 'job_workflow_sha'),
    11: text(claims, 'runner_environment'),
    12: github('repository'),
    13: text(claims, 'sha'),
    14: text(claims, 'ref'),
    15: text(claims, 'repository_id'),
    16: github('repository_owner'),
    17: text(claims, 'repository_owner_id'),
    18: github('workflow_ref'),
    19: text(claims, 'workflow_sha'),
    20: text(claims, 'event_name'),
    21:
      `${github('repository')}/actions/runs/${text(claims, 'run_id')}` +
      `/attempts/${text(claims, 'run_attempt')}`,
    22: text(claims, 'repository_visibility'),
  };
  return Object.entries(values).map(([number, value]) => extension.fulcio(Number(number), value));
}

function text(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
