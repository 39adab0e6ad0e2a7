// SPDX-License-Identifier: Apache-2.0
// What is found in a world of which a test says only what matters.
import type { Digest } from '../../src/image/digest.ts';
import { discoverImages } from '../../src/image/discovery.ts';
import { type Discovery } from '../../src/image/named-images.ts';

export const one: Digest = `sha256:${'1'.repeat(64)}`;
export const two: Digest = `sha256:${'2'.repeat(64)}`;
export const app = { registry: 'ghcr.io', path: 'acme/app' };

/** Where the images of the input come from. */
export const input = { kind: 'input', input: 'images' } as const;

interface World {
  images?: string;
  digest?: string;
  purpose?: 'sign' | 'verify';
  env?: Record<string, string>;
  files?: Record<string, string>;
}

/** What is found in a world where only this is known. */
export async function discover({
  images = '',
  digest = '',
  purpose = 'sign',
  env = {},
  files = {},
}: World): Promise<Discovery> {
  return discoverImages({ images, digest, purpose }, env, async (name) => {
    const text = files[name];
    if (text === undefined) throw new Error(`no such file: ${name}`);
    return text;
  });
}
