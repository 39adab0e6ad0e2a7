// SPDX-License-Identifier: Apache-2.0
// The trust files of the private Sigstore, written by cosign itself, in the forms that the
// verifiers want.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { peer } from './build.ts';
import { mustRun } from './process.ts';

export interface SigstoreUrls {
  readonly issuer: string;
  readonly ctLog: string;
  readonly fulcio: string;
  /** The full path, as in a signing config. */
  readonly timestampAuthority: string;
  readonly rekorV1: string;
  readonly rekorV2: string;
}

/** Which logs are trusted and can be written to. */
export type LogVersion = 'rekor-v1' | 'rekor-v2' | 'both-logs';

export interface SigstoreFiles {
  readonly log: LogVersion;
  readonly signingConfig: string;
  readonly trustedRoot: string;
  /** gh's form: one trusted root in each line. */
  readonly trustedRootLines: string;
  /** sigstore-python's form: both files in one. */
  readonly trustConfig: string;
}

const validFrom = 'start-time=2024-01-01T00:00:00Z';

/**
 * Writes the files for one version of the log into the folder that holds the keys; `suffix` tells
 * sets of URLs apart.
 */
export async function writeSigstoreFiles(
  folder: string,
  log: LogVersion,
  urls: SigstoreUrls,
  suffix = '',
): Promise<SigstoreFiles> {
  const path = (name: string) => join(folder, `${log}${suffix}.${name}`);
  const files = {
    log,
    signingConfig: path('signing_config.json'),
    trustedRoot: path('trusted_root.json'),
    trustedRootLines: path('trusted_root.jsonl'),
    trustConfig: path('trust_config.json'),
  };
  const cosign = (...args: string[]) => mustRun(peer('cosign3'), args, { cwd: folder });
  await cosign(
    'trusted-root',
    'create',
    ...trustedRootFlags(log, urls),
    '--out',
    files.trustedRoot,
  );
  await cosign(
    'signing-config',
    'create',
    ...signingConfigFlags(log, urls),
    '--out',
    files.signingConfig,
  );
  const trustedRoot: unknown = JSON.parse(await readFile(files.trustedRoot, 'utf8'));
  const signingConfig: unknown = JSON.parse(await readFile(files.signingConfig, 'utf8'));
  await writeFile(files.trustedRootLines, `${JSON.stringify(trustedRoot)}\n`);
  await writeFile(
    files.trustConfig,
    JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.clienttrustconfig.v0.1+json',
      trustedRoot,
      signingConfig,
    }),
  );
  return files;
}

function trustedRootFlags(log: LogVersion, urls: SigstoreUrls): readonly string[] {
  // The origin makes cosign compute the log's id as Rekor v2 does.
  const logs = {
    v1: `--rekor=url=${urls.rekorV1},public-key=rekor-v1.pub,${validFrom}`,
    v2: `--rekor=url=${urls.rekorV2},public-key=rekor-v2.pub,${validFrom},origin=localhost`,
  };
  return [
    `--fulcio=url=${urls.fulcio},certificate-chain=ca.pem`,
    `--ctfe=url=${urls.ctLog},public-key=ct.pub,${validFrom}`,
    ...chosen(log, logs),
    `--tsa=url=${urls.timestampAuthority},certificate-chain=tsa.pem`,
  ];
}

function signingConfigFlags(log: LogVersion, urls: SigstoreUrls): readonly string[] {
  const service = (url: string, version = 1) =>
    `url=${url},api-version=${String(version)},${validFrom},operator=peers`;
  return [
    `--fulcio=${service(urls.fulcio)}`,
    ...chosen(log, {
      v1: `--rekor=${service(urls.rekorV1)}`,
      v2: `--rekor=${service(urls.rekorV2, 2)}`,
    }),
    '--rekor-config=ANY',
    `--tsa=${service(urls.timestampAuthority)}`,
    '--tsa-config=ANY',
    `--oidc-provider=${service(urls.issuer)}`,
  ];
}

function chosen(log: LogVersion, { v1, v2 }: { readonly v1: string; readonly v2: string }) {
  return [...(log === 'rekor-v2' ? [] : [v1]), ...(log === 'rekor-v1' ? [] : [v2])];
}
