// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';

import { serverOf } from '../../../src/action/runner/environment.ts';

test.each([undefined, '', ' ', 'https://github.com/', 'https://github.com//'])(
  'GitHub is looked for at github.com when the runner names it %j',
  (server) => {
    expect(serverOf({ GITHUB_SERVER_URL: server })).toBe('https://github.com');
  },
);
