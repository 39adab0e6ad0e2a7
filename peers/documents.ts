// SPDX-License-Identifier: Apache-2.0
// What people attest beside a signature, as files: SBOMs that syft made of an image, and others.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { peer } from './build.ts';
import type { PushedImage } from './images.ts';
import { mustRun } from './process.ts';

/** Paths within the folder, as a workflow names them in its workspace. */
export interface Documents {
  readonly folder: string;
  /** SPDX 2.3, of the whole image and of its platforms. */
  readonly spdx: string;
  readonly ofPlatforms: Readonly<Record<string, string>>;
  /** SPDX 2.3 of more than a megabyte. */
  readonly largeSpdx: string;
  /** 3.0.1, which syft does not write. */
  readonly spdx3: string;
  /** CycloneDX 1.6. */
  readonly cyclonedx: string;
  readonly scan: string;
  readonly openvex: string;
  readonly buildkitProvenance: string;
  readonly anything: string;
}

export async function writeDocuments(
  folder: string,
  image: PushedImage,
  platforms: readonly string[],
): Promise<Documents> {
  await mkdir(folder, { recursive: true });
  const write = async (name: string, content: unknown) => {
    await writeFile(join(folder, name), JSON.stringify(content, undefined, 2));
    return name;
  };
  const scan = async (name: string, format: string, platform?: string) => {
    const chosen = platform === undefined ? [] : ['--platform', platform];
    const source = `registry:${image.reference}`;
    await mustRun(
      peer('syft'),
      ['scan', '--quiet', ...chosen, '--output', `${format}=${name}`, source],
      { cwd: folder, env: { ...image.registry.env, SYFT_REGISTRY_INSECURE_USE_HTTP: 'true' } },
    );
    return name;
  };
  const spdx = await scan('sbom.spdx.json', 'spdx-json@2.3');
  const ofPlatforms = new Map<string, string>();
  for (const [at, platform] of platforms.entries())
    ofPlatforms.set(platform, await scan(`platform-${at}.spdx.json`, 'spdx-json@2.3', platform));
  return {
    folder,
    spdx,
    ofPlatforms: Object.fromEntries(ofPlatforms),
    largeSpdx: await write('large.spdx.json', await enlarged(join(folder, spdx), 6000)),
    spdx3: await write('sbom.spdx3.json', spdx3),
    cyclonedx: await scan('sbom.cdx.json', 'cyclonedx-json@1.6'),
    scan: await write('scan.json', { scanner: { uri: 'https://example.com/scanner', result: [] } }),
    openvex: await write('vex.json', openvex),
    buildkitProvenance: await write('provenance.json', provenance02),
    anything: await write('anything.json', { reviewed: true, by: ['Ada', 'Grace'] }),
  };
}

const creation = { creationInfo: '_:creation' };
const spdx3 = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    {
      type: 'CreationInfo',
      '@id': '_:creation',
      specVersion: '3.0.1',
      created: '2026-11-01T10:00:00Z',
      createdBy: ['https://example.com/spdx/ada'],
    },
    { type: 'Person', spdxId: 'https://example.com/spdx/ada', name: 'Ada', ...creation },
    {
      type: 'SpdxDocument',
      spdxId: 'https://example.com/spdx/document',
      rootElement: ['https://example.com/spdx/app'],
      profileConformance: ['core', 'software'],
      ...creation,
    },
    { type: 'software_Package', spdxId: 'https://example.com/spdx/app', name: 'app', ...creation },
  ],
};

const openvex = {
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://example.com/vex/1',
  author: 'Example',
  timestamp: '2026-11-01T10:00:00Z',
  version: 1,
  statements: [],
};

const provenance02 = {
  builder: { id: 'https://example.com/builder' },
  buildType: 'https://mobyproject.org/buildkit@v1',
  invocation: { configSource: {} },
};

/** As large as SBOMs of whole distributions are. @returns its path within the folder */
export async function writeHugeSpdx(folder: string, megabytes: number): Promise<string> {
  const name = 'huge.spdx.json';
  const one = JSON.stringify(packageOf(100_000)).length + 1;
  const document = await enlarged(join(folder, 'sbom.spdx.json'), (megabytes * 1e6) / one);
  await writeFile(join(folder, name), JSON.stringify(document));
  return name;
}

/** The same SBOM with so many packages more. */
async function enlarged(path: string, count: number): Promise<object> {
  const document = JSON.parse(await readFile(path, 'utf8')) as { readonly packages: object[] };
  const more = Array.from({ length: count }, (_, at) => packageOf(at));
  return { ...document, packages: [...document.packages, ...more] };
}

function packageOf(at: number): object {
  return {
    name: `package-${at}`,
    SPDXID: `SPDXRef-Package-${at}`,
    versionInfo: '1.0.0',
    supplier: 'NOASSERTION',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  };
}
