// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { makePipe } from '../image/pipe.ts';
import { cycloneDx, openVex, spdx2, spdx3 } from './sboms.ts';
import { Workspace } from './workspace.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await Workspace.make();
});
afterEach(async () => {
  await workspace.remove();
});

describe('a file that is attested', () => {
  test('is told by its content, whatever it is called', async () => {
    await workspace.write('a.txt', spdx2('2.3'));
    const text = JSON.stringify(spdx2('2.3'), null, 2);
    await expect(workspace.read({ sbom: 'a.txt' })).resolves.toEqual([
      {
        path: 'a.txt',
        kind: 'sbom',
        describes: 'SPDX 2.3',
        predicateType: 'https://spdx.dev/Document',
        platform: undefined,
        size: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        json: Buffer.from(JSON.stringify(spdx2('2.3'))),
      },
    ]);
  });

  test.each([
    [spdx2('2.2'), 'SPDX 2.2', 'https://spdx.dev/Document', 'https://spdx.dev/Document/v2.2'],
    [spdx2('2.3'), 'SPDX 2.3', 'https://spdx.dev/Document', 'https://spdx.dev/Document/v2.3'],
    [spdx3('3.0.0'), 'SPDX 3.0.0', 'https://spdx.dev/Document/v3', 'https://spdx.dev/Document/v3'],
    [spdx3('3.0.1'), 'SPDX 3.0.1', 'https://spdx.dev/Document/v3', 'https://spdx.dev/Document/v3'],
    [
      cycloneDx('1.4'),
      'CycloneDX 1.4',
      'https://cyclonedx.org/bom',
      'https://cyclonedx.org/bom/v1.4',
    ],
    [
      cycloneDx('1.5'),
      'CycloneDX 1.5',
      'https://cyclonedx.org/bom',
      'https://cyclonedx.org/bom/v1.5',
    ],
    [
      cycloneDx('1.6'),
      'CycloneDX 1.6',
      'https://cyclonedx.org/bom',
      'https://cyclonedx.org/bom/v1.6',
    ],
    [
      cycloneDx('1.7'),
      'CycloneDX 1.7',
      'https://cyclonedx.org/bom',
      'https://cyclonedx.org/bom/v1.7',
    ],
  ])(
    'has the type that verifiers look for, or that of the version: %#',
    async (document, describes, unversioned, versioned) => {
      await workspace.write('sbom', document);
      await expect(workspace.read({ sbom: 'sbom' })).resolves.toMatchObject([
        { describes, predicateType: unversioned },
      ]);
      await expect(workspace.read({ sbom: 'sbom', style: 'versioned' })).resolves.toMatchObject([
        { describes, predicateType: versioned },
      ]);
    },
  );

  test('may be one for each platform, in the order of the input', async () => {
    await workspace.write('amd64.json', spdx2('2.3'));
    await workspace.write('arm64.json', cycloneDx('1.6'));
    await expect(
      workspace.read({ sbom: 'linux/arm64=arm64.json\nlinux/amd64=amd64.json' }),
    ).resolves.toMatchObject([
      { path: 'arm64.json', platform: 'linux/arm64' },
      { path: 'amd64.json', platform: 'linux/amd64' },
    ]);
  });

  test('is found by a glob, in the order of the names, once', async () => {
    await workspace.write('out/b.json', spdx2('2.3'));
    await workspace.write('out/a.json', cycloneDx('1.6'));
    await workspace.write('out/more.json/c.json', spdx2('2.2'));
    await workspace.write('out/.hidden.json', 'not read');
    const found = await workspace.read({ sbom: 'out/*.json\nout/b.json\n**/c.json' });
    expect(found.map(({ path }) => path)).toEqual([
      'out/a.json',
      'out/b.json',
      'out/more.json/c.json',
    ]);
  });

  test('may have the marks of a glob in its name', async () => {
    await workspace.write('sbom[1].json', spdx2('2.3'));
    await expect(workspace.read({ sbom: 'sbom[1].json' })).resolves.toMatchObject([
      { path: 'sbom[1].json' },
    ]);
  });

  test('may lie elsewhere when its path is absolute, as in the folder of the runner', async () => {
    const path = join(workspace.folder, 'sbom.json');
    await writeFile(path, JSON.stringify(spdx2('2.3')));
    await expect(workspace.read({ sbom: path })).resolves.toMatchObject([{ path }]);
    await workspace.write('sbom.json', spdx2('2.3'));
    await expect(
      workspace.read({ sbom: join(workspace.path, 'sbom.json') }),
    ).resolves.toMatchObject([{ path: 'sbom.json' }]);
  });

  test('may be reached by a link within the workspace', async () => {
    await workspace.write('real.json', spdx2('2.3'));
    await symlink('real.json', join(workspace.path, 'link.json'));
    await expect(workspace.read({ sbom: 'link.json' })).resolves.toMatchObject([
      { path: 'link.json' },
    ]);
  });

  test('may be anything that its type does not rule out', async () => {
    await workspace.write('grype.json', { matches: [] });
    await workspace.write('vex.json', openVex);
    await workspace.write('slsa1.json', { buildDefinition: {}, runDetails: {} });
    await workspace.write('slsa02.json', { builder: { id: 'x' } });
    await workspace.write('bom.json', cycloneDx('1.6'));
    await expect(
      workspace.read({
        attestations: [
          'vuln=grype.json',
          'custom=grype.json',
          'link=grype.json',
          'openvex=vex.json',
          'slsaprovenance1=slsa1.json',
          'slsaprovenance=slsa02.json',
          'cyclonedx=bom.json',
          'https://cyclonedx.org/bom/v1.6=bom.json',
          'https://acme.example/inventory=bom.json',
        ].join('\n'),
        style: 'versioned',
      }),
    ).resolves.toMatchObject([
      { predicateType: 'https://cosign.sigstore.dev/attestation/vuln/v1', kind: 'attestation' },
      { predicateType: 'https://cosign.sigstore.dev/attestation/v1' },
      { predicateType: 'https://in-toto.io/Link/v1', describes: 'https://in-toto.io/Link/v1' },
      { predicateType: 'https://openvex.dev/ns', describes: 'OpenVEX', platform: undefined },
      { predicateType: 'https://slsa.dev/provenance/v1' },
      { predicateType: 'https://slsa.dev/provenance/v0.2' },
      { predicateType: 'https://cyclonedx.org/bom', describes: 'CycloneDX 1.6' },
      { predicateType: 'https://cyclonedx.org/bom/v1.6' },
      { predicateType: 'https://acme.example/inventory', describes: 'CycloneDX 1.6' },
    ]);
  });
});

describe('a file that cannot be attested', () => {
  test('is told together with all others', async () => {
    await workspace.write('empty.json', '');
    await workspace.write('good.json', spdx2('2.3'));
    await workspace.write('array.json', [spdx2('2.3')]);
    await workspace.write('vuln.json', '"text"');
    await expect(
      workspace.problemsOf({
        sbom: 'missing.json\nnone/*.json\nempty.json\ngood.json\narray.json',
        attestations: 'vuln=vuln.json',
      }),
    ).resolves.toEqual([
      '"missing.json" does not exist in the workspace',
      '"none/*.json" matches no file in the workspace',
      '"empty.json" is empty',
      '"array.json" is a JSON array: verifiers read only JSON objects',
      '"vuln.json" is a JSON string: verifiers read only JSON objects',
    ]);
  });

  test('is out of the workspace', async () => {
    await writeFile(join(workspace.folder, 'secret.json'), JSON.stringify(spdx2('2.3')));
    await symlink('../secret.json', join(workspace.path, 'link.json'));
    await symlink('..', join(workspace.path, 'up'));
    await symlink('nowhere', join(workspace.path, 'dangling.json'));
    await expect(
      workspace.problemsOf({
        sbom: [
          '../secret.json',
          '../*.json',
          join(workspace.folder, '*.json'),
          'link.json',
          'up/secret.json',
          'up/*.json',
          'dangling.json',
        ].join('\n'),
      }),
    ).resolves.toEqual([
      '"../secret.json" leads out of the workspace',
      '"../*.json" leads out of the workspace',
      expect.stringMatching(/is a pattern for files out of the workspace: name each of them$/),
      '"link.json" is a link that leads out of the workspace',
      '"up/secret.json" is a link that leads out of the workspace',
      '"dangling.json" cannot be read: it is a link to nothing',
    ]);
  });

  test('is not a regular file', async () => {
    await mkdir(join(workspace.path, 'folder'));
    makePipe(join(workspace.path, 'pipe'));
    const regular = 'is not a regular file, but a folder or a device';
    await expect(workspace.problemsOf({ sbom: 'folder\npipe' })).resolves.toEqual([
      `"folder" ${regular}`,
      `"pipe" ${regular}`,
    ]);
  });

  test('is not JSON in the strict sense', async () => {
    await workspace.write(
      'utf16.json',
      Buffer.from(`\uFEFF${JSON.stringify(spdx2('2.3'))}`, 'utf16le'),
    );
    await workspace.write('latin1.json', Buffer.from('{"name":"é"}', 'latin1'));
    await workspace.write('deep.json', `{"a":${'['.repeat(300)}${']'.repeat(300)}}`);
    await workspace.write(
      'twice.json',
      String.raw`{"spdxVersion":"SPDX-2.3","\u0073pdxVersion":"SPDX-2.2"}`,
    );
    await workspace.write('cut.json', JSON.stringify(spdx2('2.3')).slice(0, -1));
    await workspace.write('more.json', '{}\n{}');
    const strict = 'is not JSON as verifiers read it: line';
    await expect(
      workspace.problemsOf({
        sbom: 'utf16.json\nlatin1.json\ndeep.json\ntwice.json\ncut.json\nmore.json',
      }),
    ).resolves.toEqual([
      '"utf16.json" is UTF-16, as ">" of Windows PowerShell writes it: write it as UTF-8',
      '"latin1.json" is not UTF-8',
      `"deep.json" ${strict} 1, byte 261: it is nested deeper than 256`,
      String.raw`"twice.json" ${strict} 1, byte 45: the key "\u0073pdxVersion" is twice in one object`,
      expect.stringContaining('"," or "}" must stand here'),
      `"more.json" ${strict} 2, byte 1: something follows the JSON object`,
    ]);
  });

  test('is over the limit, alone or with the others', async () => {
    await workspace.write('a.json', spdx2('2.3'));
    const cure =
      'leave out what no one looks up in it (syft: --select-catalogers -file), or raise ' +
      '"max-statement-size"';
    await expect(workspace.problemsOf({ sbom: 'a.json', maxBytes: 1000 })).resolves.toEqual([
      `"a.json" is larger than 1000 bytes: ${cure}`,
    ]);
    await workspace.write('large.json', `{"a":"${'a'.repeat(2 ** 20)}"}`);
    await expect(
      workspace.problemsOf({ attestations: 'custom=large.json', maxBytes: 2 ** 20 }),
    ).resolves.toEqual([`"large.json" is larger than 1 MiB: ${cure}`]);
  });

  test('is one of more than anyone means', async () => {
    await Promise.all(
      Array.from({ length: 101 }, (_, index) => workspace.write(`${index}.json`, '{}')),
    );
    await expect(workspace.problemsOf({ sbom: '*.json' })).resolves.toEqual([
      '"*.json" matches more than 100 files',
    ]);
  });
});
