// SPDX-License-Identifier: Apache-2.0
// Which services sign, and what their signatures are verified with.
import { messageOf, SignetError } from '../errors.ts';
import publicGoodRoot from './public-good/root.json' with { type: 'json' };
import publicGoodConfig from './public-good/signing_config.v0.2.json' with { type: 'json' };
import publicRekorV2 from './public-good/signing_config_rekor_v2.v0.2.json' with { type: 'json' };
import type { SigningConfig } from './services.ts';
import type { TrustMaterial } from './trust-material.ts';
import { parseSigningConfig, parseTrustedRoot } from './trusted-root.ts';
import type { TufPorts } from './tuf.ts';

/** The services that are offered. */
export interface Offers {
  readonly signingConfig: SigningConfig;
  /** For large statements, which one log may take and another refuse. */
  readonly largeSigningConfig: SigningConfig;
}

/** What is trusted now, after refreshing. */
export interface RefreshedTrust extends Offers {
  readonly material: TrustMaterial;
}

/** What is known at once are the services to begin with. */
export interface Trust extends Offers {
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
  { rekorVersion, largeRekorVersion = rekorVersion }: RekorVersions,
  ports: TufPorts,
  from: URL = mirror,
  root: unknown = publicGoodRoot,
): Trust {
  const usual = publicGoodConfigs[rekorVersion];
  const large = publicGoodConfigs[largeRekorVersion];
  const refreshing = refreshPublicGood(usual.target, large.target, ports, from, root);
  // Awaited only when the first bundle is ready; until then a failure must not end the process.
  refreshing.catch(() => undefined);
  const builtIn = ({ config }: typeof usual) =>
    parseSigningConfig(JSON.stringify(config), 'the built-in signing config');
  return {
    signingConfig: builtIn(usual),
    largeSigningConfig: builtIn(large),
    refreshed: () => refreshing,
  };
}

/** The public-good instance has a signing config for each version of its log. */
export interface RekorVersions {
  readonly rekorVersion: 1 | 2;
  /** For large statements; the same when absent. */
  readonly largeRekorVersion?: 1 | 2;
}

const publicGoodConfigs = {
  1: { target: 'signing_config.v0.2.json', config: publicGoodConfig },
  2: { target: 'signing_config_rekor_v2.v0.2.json', config: publicRekorV2 },
} as const;

async function refreshPublicGood(
  usual: string,
  large: string,
  ports: TufPorts,
  from: URL,
  root: unknown,
): Promise<RefreshedTrust> {
  const { fetchTargets } = await import('./tuf.ts');
  const texts = await fetchTargets(
    from,
    JSON.stringify(root),
    [...new Set(['trusted_root.json', usual, large])],
    ports,
  );
  const configOf = (target: string) =>
    parseSigningConfig(texts.get(target) ?? '', `the TUF target ${target}`);
  return {
    signingConfig: configOf(usual),
    largeSigningConfig: configOf(large),
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
  const offers = { signingConfig, largeSigningConfig: signingConfig };
  return { ...offers, refreshed: () => Promise.resolve({ ...offers, material }) };
}

/** @throws SignetError TRUST_FILE_INVALID */
export async function readTrustFile(
  path: string,
  input: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  return readFile(path).catch((cause: unknown) => {
    throw new SignetError(
      'TRUST_FILE_INVALID',
      `The file ${path} cannot be read: ${messageOf(cause)}`,
      {
        hint: /^https?:/i.test(path)
          ? `The input "${input}" is a path: download the file in a step before this one.`
          : `Correct the input "${input}"; paths are relative to the workspace.`,
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
  largeSigningConfig: noServices,
  refreshed: () =>
    Promise.resolve({
      signingConfig: noServices,
      largeSigningConfig: noServices,
      material: noMaterial,
    }),
};
