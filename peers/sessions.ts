// SPDX-License-Identifier: Apache-2.0
// How many blobs are sent over each upload session: registries that get two over one may keep wrong
// bytes under a digest.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { pushImages } from '../bench/images.ts';
import { runAction } from '../playground/runner.ts';
import type { PeerRegistry } from './registries.ts';
import type { Tally } from './tally.ts';

/** For registries that are asked by plain http, without a login. */
export async function runSessions(registry: PeerRegistry, tally: Tally): Promise<void> {
  await tally.check(`${registry.name}: every blob has an upload session of its own`, async () => {
    const front = await startFront(registry.host);
    try {
      const [image = ''] = await pushImages(registry.host, 1);
      const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
      const { exitCode, stdout } = await runAction({
        inputs: {
          images: image.replace(registry.host, front.host),
          key,
          format: 'both',
          'transparency-log': 'false',
        },
      });
      assert.equal(exitCode, 0, stdout);
      const blobs = Map.groupBy(front.uploads, ({ session }) => session);
      assert.ok(blobs.size >= 3, `only ${blobs.size} uploads`);
      for (const [session, uploads] of blobs) assert.equal(uploads.length, 1, session);
    } finally {
      front.stop();
    }
  });
}

interface Upload {
  readonly session: string;
}

/** Passes everything on, and writes down each upload of a blob. */
async function startFront(host: string) {
  const uploads: Upload[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
    if (request.method === 'PUT' && searchParams.has('digest')) {
      searchParams.delete('digest');
      // Some registries name a session in the path, others in the query.
      uploads.push({ session: `${pathname}?${searchParams.toString()}` });
    }
    pass(request, response, host);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${String(port)}`,
    uploads,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pass(request: IncomingMessage, response: ServerResponse, host: string): void {
  const { method, headers, url } = request;
  const onward = forward(new URL(url ?? '/', `http://${host}`), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
