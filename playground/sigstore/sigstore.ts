// SPDX-License-Identifier: Apache-2.0
// Plays a whole private Sigstore with real cryptography: Fulcio, CT log, Rekor v1 or v2, a
// timestamp authority, and their trust files.
import type { KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Oidc } from '../oidc.ts';
import { serve, type PlayRequest, type PlayServer } from '../server.ts';
import { playFulcio } from './fulcio.ts';
import type { KeyKind } from './authority.ts';
import { openCertification } from './certification.ts';
import { createLog, type Log } from './log.ts';
import { createRekorV1, firstTree, type RekorV1 } from './rekor-v1.ts';
import { playRekorV2 } from './rekor-v2.ts';
import { openTimestampAuthority, playTimestampAuthority } from './timestamp.ts';

export interface SigstoreOptions {
  readonly issuer: Oidc;
  readonly rekorVersion?: 1 | 2;
  /** Rekor v2 is offered beside Rekor v1, as the public-good instance has both. */
  readonly bothLogs?: boolean;
  /** Without one, Rekor v1 gives the time. */
  readonly timestampAuthority?: boolean;
  /** One host for all services, each under a path of its own, as companies have it. */
  readonly underPaths?: boolean;
  /** The log's key; Rekor v1 has P-256 and v2 Ed25519 when absent. */
  readonly logKey?: KeyKind;
  /** Under which name the log signs its checkpoints; its host when absent. */
  readonly logName?: string;
  /** What Rekor v1 takes for the present. */
  readonly logTime?: () => number;
}

export interface Sigstore extends PlayServer {
  readonly rekorVersion: 1 | 2;
  /**
   * Sigstore's JSON formats, as `cosign signing-config create` and `cosign trusted-root create`
   * write them.
   */
  readonly signingConfig: Readonly<Record<string, unknown>>;
  readonly trustedRoot: Readonly<Record<string, unknown>>;
  /**
   * How much of their ten minutes is over when the next certificates are issued, in milliseconds;
   * none of those after them.
   */
  readonly certificateAges: number[];
  /** What is behind the API of Rekor v1, where it is the log. */
  readonly rekorV1: RekorV1;
  writeTrustFiles(
    folder: string,
  ): Promise<{ readonly 'signing-config': string; readonly 'trusted-root': string }>;
}

const start = '2024-01-01T00:00:00Z';

export async function startSigstore({
  issuer,
  rekorVersion = 1,
  bothLogs = false,
  timestampAuthority = true,
  underPaths = false,
  logKey = rekorVersion === 2 ? 'ed25519' : 'P-256',
  logName,
  logTime = () => Date.now(),
}: SigstoreOptions): Promise<Sigstore> {
  const certificateAges: number[] = [];
  const certification = openCertification();
  const timestamping = openTimestampAuthority();
  const made: { log?: Log; rekorV1?: RekorV1; second?: Log } = {};
  const server = await serve(async (asked) => {
    const { log } = made;
    const request = underPaths ? withoutPath(asked) : asked;
    const fromLog =
      log === undefined
        ? undefined
        : rekorVersion === 2
          ? playRekorV2(log, request)
          : made.rekorV1?.play(request);
    const isForFulcio = request.url.pathname.endsWith('/signingCert');
    const age = isForFulcio ? (certificateAges.shift() ?? 0) : 0;
    const notBefore = new Date(Date.now() - age);
    return (
      fromLog ??
      (made.second === undefined ? undefined : playRekorV2(made.second, request)) ??
      playFulcio(certification, issuer, notBefore, request) ??
      playTimestampAuthority(timestamping, request) ?? {
        status: 404,
        body: { message: 'not found' },
      }
    );
  });
  // A log signs under its host, which the server knows only now.
  const log = createLog({
    origin: rekorVersion === 2 ? server.host : `${server.host} - ${firstTree}`,
    name: logName ?? server.host,
    kind: logKey,
  });
  made.log = log;
  const rekorV1 = createRekorV1(log, logName ?? server.host, logTime);
  made.rekorV1 = rekorV1;
  if (bothLogs)
    made.second = createLog({ origin: server.host, name: server.host, kind: 'ed25519' });
  const signingConfig = signingConfigOf(server.url, {
    rekorVersions: bothLogs ? [2, 1] : [rekorVersion],
    timestampAuthority,
    underPaths,
  });
  const trustedRoot = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log, ...(made.second === undefined ? [] : [made.second])].map(({ publicKey, id }) => ({
      baseUrl: server.url,
      ...logEntryOf(publicKey, id),
    })),
    certificateAuthorities: [{ ...authority([certification.root.der]), uri: server.url }],
    ctlogs: [
      {
        baseUrl: server.url,
        ...logEntryOf(certification.ctLog.publicKey, certification.ctLog.id),
      },
    ],
    timestampAuthorities: timestampAuthority
      ? [{ ...authority([timestamping.leaf.der, timestamping.root.der]), uri: server.url }]
      : [],
  };
  return {
    ...server,
    rekorVersion,
    signingConfig,
    trustedRoot,
    certificateAges,
    rekorV1,
    async writeTrustFiles(folder) {
      const files = {
        'signing-config': join(folder, 'signing-config.json'),
        'trusted-root': join(folder, 'trusted-root.json'),
      };
      await writeFile(files['signing-config'], JSON.stringify(signingConfig));
      await writeFile(files['trusted-root'], JSON.stringify(trustedRoot));
      return files;
    },
  };
}

function signingConfigOf(
  url: string,
  {
    rekorVersions,
    timestampAuthority,
    underPaths,
  }: Required<Pick<SigstoreOptions, 'timestampAuthority' | 'underPaths'>> & {
    readonly rekorVersions: readonly (1 | 2)[];
  },
): Readonly<Record<string, unknown>> {
  const service = (majorApiVersion: number, base: string, path = '') => [
    {
      url: `${url}${underPaths ? base : ''}${path}`,
      majorApiVersion,
      validFor: { start },
      operator: 'playground',
    },
  ];
  return {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: service(1, '/fulcio/'),
    rekorTlogUrls: rekorVersions.flatMap((version) => service(version, '/rekor')),
    rekorTlogConfig: { selector: 'ANY' },
    ...(timestampAuthority
      ? { tsaUrls: service(1, '/tsa', '/api/v1/timestamp'), tsaConfig: { selector: 'ANY' } }
      : {}),
  };
}

/** What a service behind a proxy is asked; nothing that it knows without its own path. */
function withoutPath(request: PlayRequest): PlayRequest {
  const url = new URL(request.url);
  const rest = /^\/(?:fulcio|rekor|tsa)(\/api\/.*)$/.exec(url.pathname)?.[1];
  url.pathname = rest ?? '/not-found';
  return { ...request, url };
}

function logEntryOf(publicKey: KeyObject, id: ArrayBufferView): object {
  const rawBytes = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes, keyDetails: detailsOf(publicKey), validFor: { start } },
    logId: { keyId: base64(id) },
  };
}

/** protobuf-specs, sigstore_common.proto, PublicKeyDetails. */
function detailsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'ed25519') return 'PKIX_ED25519';
  if (asymmetricKeyType === 'rsa')
    return `PKIX_RSA_PKCS1V15_${asymmetricKeyDetails?.modulusLength ?? 0}_SHA256`;
  const curves: Readonly<Record<string, string>> = {
    prime256v1: 'PKIX_ECDSA_P256_SHA_256',
    secp384r1: 'PKIX_ECDSA_P384_SHA_384',
    secp521r1: 'PKIX_ECDSA_P521_SHA_512',
  };
  return curves[asymmetricKeyDetails?.namedCurve ?? ''] ?? '';
}

function authority(chain: readonly ArrayBufferView[]): object {
  return {
    subject: { organization: 'playground', commonName: 'sigstore' },
    certChain: { certificates: chain.map((der) => ({ rawBytes: base64(der) })) },
    validFor: { start },
  };
}

function base64(bytes: ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
