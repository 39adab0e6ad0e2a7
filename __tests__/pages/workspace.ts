// SPDX-License-Identifier: Apache-2.0
// The files that the examples of the pages name, in a workspace as a checkout and a build leave it.
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parseDocument } from 'yaml';

import { readBlocks } from '../../playground/pages/blocks.ts';
import { spdx } from '../runs/workspace.ts';

export interface WorkspaceOptions {
  /** Replaces names of images in what the pages show. */
  readonly localized: (text: string) => string;
  readonly digest: string;
  readonly publicKey: string;
  readonly issuer: string;
  readonly trust: { readonly 'signing-config': string; readonly 'trusted-root': string };
}

const app = 'ghcr.io/acme/app';
const cyclonedx = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [] };
const vex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://acme.example/vex/1',
  author: 'acme',
  timestamp: '2026-01-02T03:04:05Z',
  version: 1,
  statements: [],
};

/** @returns its folder */
export function pageWorkspace({
  localized,
  digest,
  publicKey,
  issuer,
  trust,
}: WorkspaceOptions): string {
  const pod = { image: app, imageID: `${app}@${digest}` };
  const files: Readonly<Record<string, unknown>> = {
    'sbom.spdx.json': spdx,
    'app.spdx.json': spdx,
    'amd64.spdx.json': spdx,
    'arm64.spdx.json': { ...spdx, name: 'app for arm64' },
    'reports/app.cdx.json': cyclonedx,
    'grype.json': { matches: [] },
    'vex.json': vex,
    'review.json': { approved: true },
    'cosign.pub': publicKey,
    'base/cosign.pub': publicKey,
    'metadata.json': buildMetadata(digest),
    'target/jib-image.json': { image: app, imageId: digest, imageDigest: digest, tags: ['v1.2.3'] },
    'deploy/pod.yaml': `kind: Pod\nspec:\n  containers:\n    - image: ${app}:v1.2.3\n`,
    'compose.yml': `services:\n  app:\n    image: ${app}:v1.2.3\n`,
    Dockerfile: `FROM ${app}:v1.2.3\n`,
    'pods.json': podList(pod),
    '.github/signet-audit.yml': scopesFile(issuer),
  };
  const folder = mkdtempSync(join(tmpdir(), 'signet-page-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, localized(typeof content === 'string' ? content : JSON.stringify(content)));
  }
  mkdirSync(join(folder, '.sigstore'));
  for (const name of ['signing-config', 'trusted-root'] as const)
    copyFileSync(trust[name], join(folder, `.sigstore/${name}.json`));
  return folder;
}

/** As docker/build-push-action gives it, and `docker buildx --metadata-file` writes it. */
export function buildMetadata(digest: string): object {
  return { 'containerimage.digest': digest, 'image.name': `${app}:v1.2.3` };
}

function podList({ image, imageID }: { readonly image: string; readonly imageID: string }) {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'app', namespace: 'default' },
        spec: { containers: [{ name: 'app', image }] },
        status: { containerStatuses: [{ name: 'app', image, imageID }] },
      },
    ],
  };
}

/** The one that the page on audits shows, for a private Sigstore, before its exception expires. */
function scopesFile(issuer: string): string {
  const shown = readBlocks().find(
    ({ page, text }) => page === 'docs/audit.md' && /^scopes:$/m.test(text),
  );
  const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const file = parseDocument((shown?.text ?? '').replace(/(?<=expires: ).*/, soon));
  // One of three is excepted here, which counts as not verified.
  file.setIn(['environments', 'prod', 'min-coverage'], 60);
  for (const policy of ['ours', 'vendor']) {
    file.setIn(['policies', policy, 'trusted-root'], '.sigstore/trusted-root.json');
    file.setIn(['policies', policy, 'certificate-oidc-issuer'], issuer);
  }
  return file.toString();
}
