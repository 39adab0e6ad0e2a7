// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';

import { knownServer, serverOf } from '../../../src/action/runner/environment.ts';
import { thrownBy } from '../../http/ports.ts';

test.each([undefined, '', ' ', 'https://github.com/', 'https://github.com//'])(
  'GitHub is looked for at github.com when the runner names it %j',
  (server) => {
    expect(serverOf({ GITHUB_SERVER_URL: server })).toBe('https://github.com');
  },
);

test.each(['https://github.com', 'https://corp.ghe.com/', 'http://127.0.0.1:3000'])(
  'signers are compared with the server %s',
  (server) => {
    expect(knownServer({ GITHUB_SERVER_URL: server })).toBe(server.replace(/\/$/, ''));
  },
);

test.each(['github.corp.example', 'gitea.local:3000', 'https://', 'https://a b'])(
  'a server without a scheme, or that is no address, is told at once: %s',
  (server) => {
    expect(thrownBy(() => knownServer({ GITHUB_SERVER_URL: server }))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('GITHUB_SERVER_URL'),
    });
  },
);
