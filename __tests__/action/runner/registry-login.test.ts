// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { checkLoginScope } from '../../../src/action/runner/registry-login.ts';

const login = { username: 'me', password: 'secret-word' };
const app = { registry: 'ghcr.io', path: 'acme/app' };
const there = (registry: string) => ({ registry, path: 'acme/app' });

describe('a login of inputs', () => {
  test.each([
    ['one registry', login, [app, { ...app, path: 'acme/web' }, undefined]],
    ['nothing', login, []],
    ['several registries, when there is no login', undefined, [app, there('evil.example')]],
  ])('is for %s', (_, given, repositories) => {
    expect(() => {
      checkLoginScope(given, repositories);
    }).not.toThrow();
  });

  test('is sent nowhere when images, tags or signatures are in different registries, however many', () => {
    for (const others of [
      ['evil.example'],
      ['ghcr.io:443'],
      Array.from({ length: 30 }, (_, at) => `r${String(at)}.example`),
    ]) {
      const check = () => {
        checkLoginScope(login, [app, ...others.map(there)]);
      };
      expect(check).toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          message: expect.stringContaining(
            `would be sent to ${others.length + 1} registries (ghcr.io, `,
          ),
          hint: expect.stringContaining('docker/login-action'),
        }),
      );
      expect(check).not.toThrow('secret-word');
    }
  });
});
