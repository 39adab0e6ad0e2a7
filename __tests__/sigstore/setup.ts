// SPDX-License-Identifier: Apache-2.0
// A private Sigstore on this machine, and signatures made with it.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';

import { startOidc, type Claims, type Oidc } from '../../playground/oidc.ts';
import type { Fault } from '../../playground/server.ts';
import {
  startSigstore,
  type Sigstore,
  type SigstoreOptions,
} from '../../playground/sigstore/sigstore.ts';
import { createHttpClient, type HttpResponse } from '../../src/http/client.ts';
import { certify, type CertifiedSigner } from '../../src/sigstore/certificate.ts';
import { selectServices, type SigningServices } from '../../src/sigstore/services.ts';
import type { ServicePorts } from '../../src/sigstore/service-exchange.ts';
import { signStatement, type SignedArtifact } from '../../src/sigstore/sign.ts';
import type { Signer } from '../../src/sigstore/signer.ts';
import type { Image } from '../../src/image/reference.ts';
import { signaturePredicateType, statementParts } from '../../src/sigstore/statement.ts';
import { parseSigningConfig, parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import type { TrustMaterial } from '../../src/sigstore/trust-material.ts';
import type { Expectation } from '../../src/sigstore/verification.ts';

export const workflow = 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main';
export const image = {
  repository: { registry: 'ghcr.io', path: 'acme/app' },
  digest: `sha256:${'ab'.repeat(32)}`,
} as const;
export const otherDigest = `sha256:${'cd'.repeat(32)}` as const;

export const http = createHttpClient({ fetch, userAgent: 'signet-test' });

/** The real time, in which waiting takes none. */
export function portsOf(ms = 60_000): ServicePorts & { readonly slept: number[] } {
  const slept: number[] = [];
  const waited = () => slept.reduce((sum, one) => sum + one, 0);
  const clock = {
    now: () => Date.now() + waited(),
    sleep: async (wait: number) => void slept.push(wait),
  };
  return { http, patience: { deadline: clock.now() + ms, clock, random: () => 0 }, slept };
}

export interface Ground {
  readonly oidc: Oidc;
  readonly sigstore: Sigstore;
  readonly trust: TrustMaterial;
  readonly services: SigningServices;
  readonly fulcio: URL;
  certify(claims?: Claims): Promise<CertifiedSigner>;
  /** Signs that the image is signed. */
  sign(signer?: Signer, annotations?: Readonly<Record<string, string>>): Promise<SignedArtifact>;
  expected(changes?: Partial<Expectation>): Expectation;
  /** The requests so far whose path matches, as `METHOD status`. */
  asked(path: RegExp): string[];
  fail(path: RegExp, fault: Fault['fault'], times?: number): void;
  close(): Promise<void>;
}

export async function startGround(options: Omit<SigstoreOptions, 'issuer'> = {}): Promise<Ground> {
  const oidc = await startOidc();
  const sigstore = await startSigstore({ issuer: oidc, ...options });
  const config = parseSigningConfig(JSON.stringify(sigstore.signingConfig), 'signing-config.json');
  const services = selectServices(config, new Date());
  const fulcio = services.fulcio ?? new URL(sigstore.url);
  const certifyAs = async (claims: Claims = {}) => {
    const token = oidc.token('sigstore', claims);
    return certify({ token, subject: String(oidc.check(token)?.['sub']) }, fulcio, portsOf());
  };
  return {
    oidc,
    sigstore,
    trust: parseTrustedRoot(JSON.stringify(sigstore.trustedRoot), 'trusted-root.json'),
    services,
    fulcio,
    certify: certifyAs,
    sign: async (signer, annotations = {}) =>
      signStatement(
        [signatureStatement(image, annotations)],
        signer ?? (await certifyAs()),
        services,
        portsOf(),
      ),
    expected: (changes = {}) => ({
      digest: image.digest,
      signer: {
        kind: 'certificate',
        subjectAlternativeName: { equals: workflow },
        issuer: oidc.url,
      },
      log: 'required',
      ...changes,
    }),
    asked: (path) =>
      sigstore.requests
        .filter((request) => path.test(request.path))
        .map(({ method, status }) => `${method} ${status}`),
    fail(path, fault, times = 1) {
      sigstore.faults.push({ path, fault, times });
    },
    async close() {
      await Promise.all([oidc.close(), sigstore.close()]);
    },
  };
}

/** A signer without certificate. */
export function keySigner(kind: 'P-256' | 'P-384' | 'P-521' | 'ed25519' | 'rsa' = 'P-256'): Signer {
  const { privateKey } =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: kind });
  return { privateKey, publicKey: createPublicKey(privateKey), certificate: undefined, chain: '' };
}

export type Json = Record<string, unknown>;

/** A deep copy of JSON in which the value at a path (`a.0.b`) is changed; undefined removes it. */
export function changed(json: unknown, path: string, change: (old: unknown) => unknown): Json {
  const copy = structuredClone(json) as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Json>((at, key) => at[key] as Json, copy);
  const value = change(holder[last]);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}

/** Base64 in which one bit of the byte at `index` (from the end when negative) is another. */
export function flipped(text: unknown, index = -1): string {
  const bytes = Buffer.from(String(text), 'base64');
  const at = index < 0 ? bytes.length + index : index;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

export function responseOf(
  body: unknown,
  status = 200,
  url = 'https://service.example/',
): HttpResponse {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return {
    method: 'GET',
    status,
    headers: new Headers(),
    body: Buffer.from(text as string),
    url: new URL(url),
  };
}

/** The statement that this image is signed. */
export function signatureStatement(
  of: Image,
  annotations: Readonly<Record<string, string>>,
): Buffer {
  return Buffer.concat(
    statementParts({
      subjects: [{ image: of, annotations }],
      predicateType: signaturePredicateType,
      predicate: Buffer.from('{}'),
    }),
  );
}
