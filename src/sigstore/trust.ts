// SPDX-License-Identifier: Apache-2.0
// Which services sign, and what their signatures are verified with.
import { messageOf, SignetError } from '../errors.ts';
import publicGoodRoot from './public-good/root.json' with { type: 'json' };
import publicGoodConfig from './public-good/signing_config.v0.2.json' with { type: 'json' };
import publicGoodConfigRekorV2 from './public-good/signing_config_rekor_v2.v0.2.json' with { type: 'json' };
import type { SigningConfig } from './services.ts';
import type { TrustMaterial } from './trust-material.ts';
import { parseSigningConfig, parseTrustedRoot } from './trusted-root.ts';
import type { TufPorts } from './tuf.ts';

/** What is trusted now, after refreshing. */
export interface RefreshedTrust {
  readonly signingConfig: SigningConfig;
  readonly material: TrustMaterial;
}

export interface Trust {
  /** The services to begin with, at once. */
  readonly signingConfig: SigningConfig;
  /**
   * What the services are compared with and bundles verified against, before anything is published.
   * @throws SignetError TRUST_UNAVAILABLE
   */
  refreshed(): Promise<RefreshedTrust>;
}

const mirror = new URL('https://tuf-repo-cdn.sigstore.dev/');

/**
 * The public-good Sigstore: begins with the built-in signing config while its TUF repository is
 * asked for the current one.
 */
export function openPublicGoodTrust(
  rekorVersion: 1 | 2,
  ports: TufPorts,
  from: URL = mirror,
  root: unknown = publicGoodRoot,
): Trust {
  const target =
    rekorVersion === 2 ? 'signing_config_rekor_v2.v0.2.json' : 'signing_config.v0.2.json';
  const refreshing = refreshPublicGood(target, ports, from, root);
  // Awaited only when the first bundle is ready; until then a failure must not end the process.
  refreshing.catch(() => undefined);
  const builtIn = JSON.stringify(rekorVersion === 2 ? publicGoodConfigRekorV2 : publicGoodConfig);
  return {
    signingConfig: parseSigningConfig(builtIn, 'the built-in signing config'),
    refreshed: () => refreshing,
  };
}

async function refreshPublicGood(
  target: string,
  ports: TufPorts,
  from: URL,
  root: unknown,
): Promise<RefreshedTrust> {
  const { fetchTargets } = await import('./tuf.ts');
  const texts = await fetchTargets(
    from,
    JSON.stringify(root),
    ['trusted_root.json', target],
    ports,
  );
  return {
    signingConfig: parseSigningConfig(texts.get(target) ?? '', `the TUF target ${target}`),
    material: parseTrustedRoot(
      texts.get('trusted_root.json') ?? '',
      'the TUF target trusted_root.json',
    ),
  };
}

/** A private Sigstore, described by two files. @throws SignetError TRUST_FILE_INVALID */
export async function openPrivateTrust(
  files: { signingConfig: string; trustedRoot: string },
  readFile: (path: string) => Promise<string>,
): Promise<Trust> {
  const [config, root] = await Promise.all([
    readTrustFile(files.signingConfig, 'signing-config', readFile),
    readTrustFile(files.trustedRoot, 'trusted-root', readFile),
  ]);
  const signingConfig = parseSigningConfig(config, files.signingConfig);
  const material = parseTrustedRoot(root, files.trustedRoot);
  return { signingConfig, refreshed: () => Promise.resolve({ signingConfig, material }) };
}

async function readTrustFile(
  path: string,
  input: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  return readFile(path).catch((cause: unknown) => {
    throw new SignetError(
      'TRUST_FILE_INVALID',
      `The file ${path} cannot be read: ${messageOf(cause)}`,
      {
        hint: `Correct the input "${input}"; paths are relative to the workspace.`,
        cause,
      },
    );
  });
}

/** Where the trusted root comes from when nothing is signed. */
export type TrustSource =
  | { readonly kind: 'public-good' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

/** What signatures are verified with. @throws SignetError TRUST_UNAVAILABLE, TRUST_FILE_INVALID */
export async function openTrustMaterial(
  source: TrustSource,
  ports: TufPorts,
  readFile: (path: string) => Promise<string>,
  from: URL = mirror,
  root: unknown = publicGoodRoot,
): Promise<TrustMaterial> {
  if (source.kind === 'none') return noMaterial;
  if (source.kind === 'file')
    return parseTrustedRoot(
      await readTrustFile(source.path, 'trusted-root', readFile),
      source.path,
    );
  const { fetchTargets } = await import('./tuf.ts');
  const texts = await fetchTargets(from, JSON.stringify(root), ['trusted_root.json'], ports);
  return parseTrustedRoot(texts.get('trusted_root.json') ?? '', 'the TUF target trusted_root.json');
}

const noMaterial: TrustMaterial = {
  certificateAuthorities: [],
  timestampAuthorities: [],
  tlogs: [],
  ctlogs: [],
};
const noServices: SigningConfig = {
  mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
  caUrls: [],
  oidcUrls: [],
  rekorTlogUrls: [],
  rekorTlogConfig: { selector: 'ANY' },
  tsaUrls: [],
  tsaConfig: { selector: 'ANY' },
};

/** Of a key that signs without log: no service is asked, and nothing but the key is trusted. */
export const noTrust: Trust = {
  signingConfig: noServices,
  refreshed: () => Promise.resolve({ signingConfig: noServices, material: noMaterial }),
};
