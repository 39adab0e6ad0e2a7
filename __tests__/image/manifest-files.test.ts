// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { referencesInManifests } from '../../src/image/manifest-files.ts';
import { makePipe } from './pipe.ts';

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
      { text: 'a', file: join(folder, 'a.yaml'), line: 1 },
      { text: 'b', file: join(folder, 'b', 'b.YML'), line: 1 },
      { text: 'c', file: join(folder, 'c.json'), line: 1 },
    ]);
  });

  test('may be one file, whatever it is called', async () => {
    const file = join(folder, 'pod');
    await writeFile(file, pod('a'));
    await expect(referencesInManifests(file)).resolves.toEqual([{ text: 'a', file, line: 1 }]);
  });

  test('that is not there is told by its input', async () => {
    await expect(referencesInManifests(join(folder, 'none'))).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('The input "images-from" names'),
      }),
    );
  });

  test('of more files than anyone means is refused', async () => {
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
      { text: 'a', file: join(folder, 'linked.yaml'), line: 1 },
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

  test.each(['kustomization.yaml', 'Kustomization'])(
    'with a resource of Flux in a %s is read: kustomize does not read that file',
    async (name) => {
      const flux = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n';
      await writeFile(join(folder, 'pod.yaml'), pod('a'));
      await writeFile(join(folder, name), flux);
      await expect(referencesInManifests(folder)).resolves.toHaveLength(1);
      await writeFile(join(folder, name), `${flux}---\nresources: [pod.yaml]`);
      await expect(referencesInManifests(folder)).rejects.toThrow('it is a kustomization');
    },
  );

  test('of more bytes than anyone means is refused before it is read', async () => {
    const file = join(folder, 'big.yaml');
    await writeFile(file, '');
    await truncate(file, 4 * 1024 * 1024 + 1);
    await expect(referencesInManifests(folder)).rejects.toThrow('big.yaml is longer than 4194304');
    await rm(file);
    const comment = Buffer.alloc(4 * 1024 * 1024, '#');
    await Promise.all(
      Array.from({ length: 17 }, (_, at) => writeFile(join(folder, `${at}.yaml`), comment)),
    );
    await expect(referencesInManifests(folder)).rejects.toThrow('are longer than 67108864 bytes');
  });

  test('is never read without end: neither a device nor a pipe is a manifest', async () => {
    await symlink('/dev/zero', join(folder, 'a.yaml'));
    await expect(referencesInManifests(join(folder, 'a.yaml'))).rejects.toThrow(
      'it is not a regular file',
    );
    await expect(referencesInManifests(folder)).rejects.toThrow('it is a link to a file outside');
    await rm(join(folder, 'a.yaml'));
    makePipe(join(folder, 'b.yaml'));
    await expect(referencesInManifests(folder)).rejects.toThrow('it is not a regular file');
  });

  test('is not left by a link, not even by one to a neighbour with a longer name', async () => {
    const manifests = join(folder, 'deploy');
    const secret = join(folder, 'deploy-secrets');
    await Promise.all([mkdir(manifests), mkdir(secret)]);
    await writeFile(join(secret, 'token'), 'image: hunter2');
    await symlink(join(secret, 'token'), join(manifests, 'a.yaml'));
    const refusal = await referencesInManifests(manifests).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('it is a link to a file outside of'),
    });
  });

  test('names the file that is wrong', async () => {
    await Promise.all([
      writeFile(join(folder, 'a.yaml'), pod('a')),
      writeFile(join(folder, 'b.yaml'), Buffer.from('image: a', 'utf16le')),
    ]);
    await expect(referencesInManifests(folder)).rejects.toThrow(join(folder, 'b.yaml'));
  });
});
