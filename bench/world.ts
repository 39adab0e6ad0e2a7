// SPDX-License-Identifier: Apache-2.0
// May import: bench, peers. The real services, every one behind a delaying proxy, and images that nobody has signed yet.
import assert from 'node:assert/strict';
import { peer } from '../peers/build.ts';
import { openBuilder, type PushedImage } from '../peers/images.ts';
import type { Issuer } from '../peers/issuer.ts';
import { mustRun } from '../peers/process.ts';
import type { PeerRegistry } from '../peers/registries.ts';
import { writeSigstoreFiles, type SigstoreFiles } from '../peers/sigstore-files.ts';
import { startStack, type Stack } from '../peers/stack.ts';
import { startDelayProxy, type Delays } from './delay-proxy.ts';

export type Listing = PeerRegistry['listing'];

export interface World extends AsyncDisposable {
  readonly delays: Delays;
  readonly files: SigstoreFiles;
  readonly issuer: Pick<Issuer, 'tokenUrl'>;
  /** Images of different digests in repositories of their own, seen through the proxy. */
  readonly freshImages: (listing: Listing, count: number) => Promise<readonly PushedImage[]>;
}

/** The most images of one scenario. */
export const maxImages = 10;

export async function startWorld(): Promise<World> {
  const resources = new AsyncDisposableStack();
  try {
    const stack = resources.use(await startStack());
    const delays: Delays = { ms: 0, arrivals: [] };
    const proxied = async (url: string) => {
      const target = new URL(url);
      const { port } = resources.use(await startDelayProxy(Number(target.port), delays));
      target.port = String(port);
      return target.href.replace(/\/$/, '');
    };
    const { issuer, ctLog } = stack.urls;
    const [fulcio, timestampAuthority, rekorV1, rekorV2] = [
      await proxied(stack.urls.fulcio),
      await proxied(stack.urls.timestampAuthority),
      await proxied(stack.urls.rekorV1),
      await proxied(stack.urls.rekorV2),
    ];
    const files = await writeSigstoreFiles(stack.folder, 'rekor-v1', { issuer, ctLog, fulcio, timestampAuthority, rekorV1, rekorV2 }, '.slow');
    const tokens = await proxied(issuer);
    const freshImages = await openImages(stack, proxied);
    return {
      delays,
      files,
      issuer: { tokenUrl: (workflow) => stack.issuer.tokenUrl(workflow).replace(issuer, tokens) },
      freshImages,
      [Symbol.asyncDispose]: () => resources.disposeAsync(),
    };
  } catch (cause) {
    await resources.disposeAsync();
    throw cause;
  }
}

async function openImages(stack: Stack, proxied: (url: string) => Promise<string>): Promise<World['freshImages']> {
  const open = stack.registries.filter(({ login }) => login === undefined);
  await using builder = await openBuilder();
  const originals: (readonly PushedImage[])[] = [];
  for (let at = 0; at < maxImages; at++) originals.push(await builder.pushNew(open, `original/app${String(at)}`));
  const hosts = new Map<string, string>();
  for (const { host } of open) hosts.set(host, new URL(await proxied(`http://${host}`)).host);
  let rounds = 0;
  return async (listing, count) => {
    const round = `round${String(rounds++)}`;
    return Promise.all(
      originals.slice(0, count).map(async (images, at) => {
        const image = images.find(({ registry }) => registry.listing === listing);
        const host = hosts.get(image?.registry.host ?? '');
        assert(image !== undefined && host !== undefined);
        const path = `${round}/app${String(at)}`;
        await mustRun(peer('crane'), ['copy', image.reference, `${image.registry.host}/${path}:v1`]);
        const repository = `${host}/${path}`;
        return { ...image, registry: { ...image.registry, host }, repository, reference: `${repository}@${image.digest}` };
      }),
    );
  };
}
