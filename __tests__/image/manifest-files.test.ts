// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { referencesInManifests } from '../../src/image/manifest-files.ts';

describe('a folder of manifests', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signet-manifests-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const pod = (image: string) => JSON.stringify({ spec: { containers: [{ image }] } });

  test('is read with its folders, in the order of the paths, and other files are left alone', async () => {
    await mkdir(join(folder, 'b'));
    await Promise.all([
      writeFile(join(folder, 'c.json'), pod('c')),
      writeFile(join(folder, 'b', 'b.YML'), pod('b')),
      writeFile(join(folder, 'a.yaml'), pod('a')),
      writeFile(join(folder, 'README.md'), '# {{'),
    ]);
    await expect(referencesInManifests(folder)).resolves.toEqual([
      { text: 'a', file: join(folder, 'a.yaml') },
      { text: 'b', file: join(folder, 'b', 'b.YML') },
      { text: 'c', file: join(folder, 'c.json') },
    ]);
  });

  test('may be one file, whatever it is called', async () => {
    const file = join(folder, 'pod');
    await writeFile(file, pod('a'));
    await expect(referencesInManifests(file)).resolves.toEqual([{ text: 'a', file }]);
  });

  test('that is not there is told by its input', async () => {
    await expect(referencesInManifests(join(folder, 'none'))).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('The input "images-from" names'),
      }),
    );
  });

  test('of more files than anybody means is refused', async () => {
    await Promise.all(
      Array.from({ length: 1001 }, (_, index) => writeFile(join(folder, `${index}.yaml`), '')),
    );
    await expect(referencesInManifests(folder)).rejects.toThrow('holds more than 1000 manifests');
  });

  test('is read through links to files, as kubectl does, but not to folders', async () => {
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'pod'), pod('a'));
    await symlink(join(folder, 'real', 'pod'), join(folder, 'linked.yaml'));
    await symlink(join(folder, 'real'), join(folder, 'folder.yaml'));
    await expect(referencesInManifests(folder)).resolves.toEqual([
      { text: 'a', file: join(folder, 'linked.yaml') },
    ]);
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.yml'));
    await expect(referencesInManifests(folder)).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('broken.yml'),
      }),
    );
  });

  test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'with a %s is refused: it changes the images of other files',
    async (name) => {
      await Promise.all([
        writeFile(join(folder, 'pod.yaml'), pod('a')),
        writeFile(join(folder, name), 'images: [{ name: a, newName: evil }]'),
      ]);
      await expect(referencesInManifests(folder)).rejects.toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          message: expect.stringContaining(join(folder, name)),
          hint: expect.stringContaining('kustomize build'),
        }),
      );
    },
  );

  test('of more bytes than anybody means is refused before it is read', async () => {
    const file = join(folder, 'big.yaml');
    await writeFile(file, '');
    await truncate(file, 64 * 1024 * 1024 + 1);
    await expect(referencesInManifests(folder)).rejects.toThrow('are longer than');
  });

  test('names the file that is wrong', async () => {
    await Promise.all([
      writeFile(join(folder, 'a.yaml'), pod('a')),
      writeFile(join(folder, 'b.yaml'), Buffer.from('image: a', 'utf16le')),
    ]);
    await expect(referencesInManifests(folder)).rejects.toThrow(join(folder, 'b.yaml'));
  });
});
