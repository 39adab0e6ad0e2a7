// SPDX-License-Identifier: Apache-2.0
// The TUF client (theupdateframework.github.io/specification), over our own HTTP so that one proxy
// and one patience rule it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Updater, type Fetcher } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';

import { settle, valueOf } from '../concurrency.ts';
import { messageOf, SignetError } from '../errors.ts';
import type { HttpClient } from '../http/client.ts';
import { sendPatiently, type Patience } from '../http/retry.ts';
import { endpointOf } from './service-exchange.ts';

export interface TufPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  /**
   * A folder of this job; a folder of its own is made in it, because processes that share a TUF
   * cache destroy it (cosign#2576).
   */
  readonly temp: string;
}

/**
 * Refreshes the metadata from the built-in root and fetches targets.
 * @returns the targets' texts by name
 * @throws SignetError TRUST_UNAVAILABLE
 */
export async function fetchTargets(
  mirror: URL,
  root: string,
  names: readonly string[],
  { http, patience, temp }: TufPorts,
): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(temp, 'signet-tuf-')).catch((cause: unknown) => {
    throw unavailable(mirror, `no folder can be made in ${temp}: ${messageOf(cause)}`, cause);
  });
  try {
    await writeFile(join(folder, 'root.json'), root);
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: endpointOf(mirror, '').href,
      targetDir: folder,
      targetBaseUrl: endpointOf(mirror, 'targets/').href,
      fetcher: fetcherOver(http, patience, folder),
    });
    await updater.refresh();
    // Each is awaited, also when one fails: nothing may write into the folder that is removed.
    const texts = await settle(names, names.length, async (name) =>
      fetchTarget(updater, name, folder),
    );
    return new Map(texts.map((text, at) => [names[at] ?? '', valueOf(text)]));
  } catch (cause) {
    throw cause instanceof SignetError && cause.code === 'CANCELLED'
      ? cause
      : unavailable(mirror, messageOf(cause), cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchTarget(updater: Updater, name: string, folder: string): Promise<string> {
  const info = await updater.getTargetInfo(name);
  if (info === undefined) throw new Error(`there is no target ${name}`);
  return readFile(await updater.downloadTarget(info, join(folder, `target-${name}`)), 'utf8');
}

function fetcherOver(http: HttpClient, patience: Patience, folder: string): Fetcher {
  const downloadBytes = async (url: string, maxBytes: number): Promise<Buffer> => {
    const response = await sendPatiently(
      http,
      { method: 'GET', url: new URL(url), maxBytes },
      patience,
    );
    if (response.status !== 200)
      throw new DownloadHTTPError(`GET ${url}: status ${response.status}`, response.status);
    return response.body;
  };
  let downloads = 0;
  return {
    downloadBytes,
    async downloadFile(url, maxBytes, handler) {
      const file = join(folder, `download-${downloads++}`);
      await writeFile(file, await downloadBytes(url, maxBytes));
      return handler(file);
    },
  };
}

function unavailable(mirror: URL, what: string, cause: unknown): SignetError {
  return new SignetError(
    'TRUST_UNAVAILABLE',
    `Sigstore’s trust root could not be refreshed from ${mirror.origin}: ${what}`,
    {
      hint:
        'Nothing was published. See https://status.sigstore.dev and run the job again; behind ' +
        'a firewall, allow this host.',
      cause,
    },
  );
}
