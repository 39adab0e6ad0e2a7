// SPDX-License-Identifier: Apache-2.0
// Which manifest of an index a file is about.
import { describe, expect, test } from '@jest/globals';

import type { Child } from '../../src/oci/children.ts';
import { findPlatform } from '../../src/sign/parts.ts';
import { digestOf } from '../action/given.ts';

const repository = { registry: 'ghcr.io', path: 'acme/app' };
const image = { repository, digest: digestOf('a') };
const child = (platform: string | undefined, at: string): Child => ({
  repository,
  digest: digestOf(at),
  index: image.digest,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  platform,
  describes: undefined,
});
const children = [
  child('linux/amd64', 'b'),
  child('linux/arm64/v8', 'c'),
  child('linux/arm/v6', 'd'),
  child('linux/arm/v7', 'e'),
  child(undefined, 'f'),
];
const find = (platform: string, among: readonly Child[] = children) =>
  findPlatform(image, among, platform, 'sbom.json');

describe('the platform of a file', () => {
  test('is the one that the index names so', () => {
    expect(find('linux/amd64').digest).toBe(digestOf('b'));
    expect(find('linux/arm/v7').digest).toBe(digestOf('e'));
  });

  test('may leave out the variant that an architecture has anyway', () => {
    expect(find('linux/arm64').digest).toBe(digestOf('c'));
    expect(find('linux/amd64/v1').digest).toBe(digestOf('b'));
  });

  test('that the index lacks is refused with the list of those it has', () => {
    expect(() => find('linux/s390x')).toThrow(
      expect.objectContaining({
        code: 'PLATFORM_UNKNOWN',
        message: expect.stringContaining('linux/amd64, linux/arm64/v8, linux/arm/v6, linux/arm/v7'),
      }),
    );
    expect(() => find('linux/arm')).toThrow('has only');
  });

  test('that several manifests have is refused, and so is one of a plain image', () => {
    expect(() => find('linux/amd64', [...children, child('linux/amd64', '1')])).toThrow(
      'several manifests',
    );
    expect(() => find('linux/amd64', [])).toThrow('is not an index of platforms');
  });
});
