// SPDX-License-Identifier: Apache-2.0
// Fills real registries with repositories full of small images, each signed keylessly with the real
// services, by requests that are as few as they can be.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Stack } from '../peers/stack.ts';
import { settle, valueOf } from '../src/concurrency.ts';
import { createHttpClient } from '../src/http/client.ts';
import { openTransport } from '../src/http/transport.ts';
import { digestOf, type Digest } from '../src/image/digest.ts';
import { certify, type CertifiedSigner } from '../src/sigstore/certificate.ts';
import { selectServices } from '../src/sigstore/services.ts';
import { bundleMediaType, signStatement } from '../src/sigstore/sign.ts';
import { signaturePredicateType, statementParts } from '../src/sigstore/statement.ts';
import { parseSigningConfig } from '../src/sigstore/trusted-root.ts';

export interface Population {
  /** `host/path` */
  readonly repositories: readonly string[];
  readonly imagesEach: number;
}

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  empty: 'application/vnd.oci.empty.v1+json',
};
const empty = Buffer.from('{}');

/** @param hosts the repositories are shared out between them */
export async function populate(
  stack: Stack,
  hosts: readonly { readonly host: string; readonly hasApi: boolean }[],
  count: number,
  imagesEach: number,
): Promise<Population> {
  const sign = await openSigning(stack);
  const places = Array.from({ length: count }, (_, at) => {
    const place = hosts[at % hosts.length] ?? { host: '', hasApi: false };
    return { ...place, path: `fleet/app-${String(at).padStart(3, '0')}` };
  });
  const done = await settle(places, 32, async ({ host, path, hasApi }) => {
    const registry = `http://${host}/v2/${path}`;
    await pushBlob(registry, empty);
    for (let made = 0; made < imagesEach; made++) {
      const image = await pushImage(registry, `v1.${Math.floor(made / 5)}.${made % 5}`);
      await attach(registry, image, await sign({ registry: host, path }, image.digest), hasApi);
    }
  });
  for (const outcome of done) valueOf(outcome);
  return { repositories: places.map(({ host, path }) => `${host}/${path}`), imagesEach };
}

type Signing = (
  repository: { readonly registry: string; readonly path: string },
  digest: Digest,
) => Promise<Buffer>;

/** One certificate serves for all that is signed while it is valid. */
async function openSigning({ issuer, rekorV2 }: Stack): Promise<Signing> {
  const http = createHttpClient({ fetch: openTransport(), userAgent: 'signet-bench' });
  const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  const ports = { http, patience: { deadline: Infinity, clock, random: () => 0 } };
  const text = await readFile(rekorV2.signingConfig, 'utf8');
  const services = selectServices(parseSigningConfig(text, 'signing config'), new Date());
  const fulcio = services.fulcio;
  if (fulcio === undefined) throw new Error('the signing config names no Fulcio');
  let signer: CertifiedSigner | undefined;
  const renewed = async () => {
    const answer = await fetch(`${issuer.tokenUrl()}&audience=sigstore`, {
      headers: { authorization: 'Bearer runner' },
    });
    const { value } = (await answer.json()) as { value: string };
    const [, payload = ''] = value.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
    return certify({ token: value, subject: claims.sub }, fulcio, ports);
  };
  let renewing: Promise<CertifiedSigner> | undefined;
  return async (repository, digest) => {
    if (signer === undefined || signer.certificate.notAfter.getTime() - Date.now() < 120_000) {
      renewing ??= renewed();
      signer = await renewing;
      renewing = undefined;
    }
    const statement = statementParts({
      subjects: [{ image: { repository, digest }, annotations: {} }],
      predicateType: signaturePredicateType,
      predicate: empty,
    });
    return (await signStatement(statement, signer, services, ports)).bytes;
  };
}

interface Pushed {
  readonly digest: Digest;
  readonly size: number;
}

async function pushImage(registry: string, tag: string): Promise<Pushed> {
  const config = Buffer.from(
    JSON.stringify({ architecture: 'amd64', os: 'linux', comment: randomUUID() }),
  );
  await pushBlob(registry, config);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: descriptor(config, types.config),
      layers: [],
    }),
  );
  await put(`${registry}/manifests/${tag}`, manifest, types.manifest);
  return { digest: digestOf(manifest), size: manifest.length };
}

/** As a client does: a referrer, and its entry under the fallback tag where there is no API. */
async function attach(
  registry: string,
  image: Pushed,
  bundle: Buffer,
  hasApi: boolean,
): Promise<void> {
  await pushBlob(registry, bundle);
  const annotations = { 'dev.sigstore.bundle.predicateType': signaturePredicateType };
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      artifactType: bundleMediaType,
      config: descriptor(empty, types.empty),
      layers: [descriptor(bundle, bundleMediaType)],
      subject: { mediaType: types.manifest, ...image },
      annotations,
    }),
  );
  await put(`${registry}/manifests/${digestOf(manifest)}`, manifest, types.manifest);
  if (hasApi) return;
  const entry = {
    ...descriptor(manifest, types.manifest),
    artifactType: bundleMediaType,
    annotations,
  };
  const index = { schemaVersion: 2, mediaType: types.index, manifests: [entry] };
  await put(
    `${registry}/manifests/${image.digest.replace(':', '-')}`,
    Buffer.from(JSON.stringify(index)),
    types.index,
  );
}

function descriptor(bytes: Buffer, mediaType: string) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

async function pushBlob(registry: string, bytes: Buffer): Promise<void> {
  const begun = await fetch(`${registry}/blobs/uploads/`, { method: 'POST' });
  await begun.arrayBuffer();
  const location = new URL(begun.headers.get('location') ?? '', begun.url);
  location.searchParams.set('digest', digestOf(bytes));
  await put(location.href, bytes, 'application/octet-stream');
}

async function put(url: string, body: Buffer, type: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'content-type': type },
  });
  const words = await answer.text();
  if (answer.status !== 201) throw new Error(`PUT ${url}: status ${answer.status}: ${words}`);
}
