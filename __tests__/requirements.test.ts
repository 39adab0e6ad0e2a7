// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:net';
import { basename, dirname } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { failureText, requireAll } from '../peers/requirements.ts';

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => new Promise((done) => server.close(done)));

const path = process.env['PATH'];
afterAll(() => {
  process.env['PATH'] = path;
});

test('peers and bench name everything that a machine lacks, with the commands that bring it', async () => {
  process.env['PATH'] = import.meta.dirname;
  const refusal = await requireAll({
    system: ['htpasswd', 'buildah', 'go'],
    unbuilt: ['fulcio', 'cosign3'],
    ports: { [port]: 'timestamp-server' },
  }).catch(failureText);
  expect(refusal).toContain('apt-get install --no-install-recommends apache2-utils buildah\n');
  expect(refusal).toContain('https://go.dev/doc/install');
  expect(refusal).toContain('npm run test:peers -- --build fulcio cosign3\n');
  expect(refusal).toContain(`port ${port}, which timestamp-server insists on`);
});

test('peers and bench start on a machine that has everything', async () => {
  process.env['PATH'] = dirname(process.execPath);
  const has = { system: [basename(process.execPath)], unbuilt: [], ports: {} };
  await expect(requireAll(has)).resolves.toBeUndefined();
});
