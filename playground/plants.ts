// SPDX-License-Identifier: Apache-2.0
// A small organization in which each class of findings is planted once, alone.
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FindingClass } from '../src/audit/finding-classes.ts';
import { digestOf, writeImages } from './registry/registry.ts';
import { startWorld, type World } from './world.ts';

type Inputs = Readonly<Record<string, string>>;

/** What an audit is asked, before and after something has happened. */
export interface Plant {
  /** Undefined where one audit is enough. */
  readonly before?: Inputs;
  readonly happens?: () => Promise<void> | void;
  readonly after: Inputs;
}

export interface Organization {
  readonly world: World;
  plant(finding: PlantedClass): Promise<Plant>;
  /** Images to which nothing has happened. */
  clean(): Promise<Inputs>;
  close(): Promise<void>;
}

/** Those of the log need more than a registry. */
export type PlantedClass = Exclude<FindingClass, 'log-entry-not-ours' | 'log-inconsistent'>;

/** @param folder for files of the workspace */
export async function startOrganization(folder: string): Promise<Organization> {
  let offset = 0;
  // Without a timestamp authority, the log alone says when something was signed.
  const world = await startWorld({
    timestampAuthority: false,
    logTime: () => Date.now() + offset,
  });
  const site = siteIn(world, folder, (ms) => {
    offset = ms;
  });
  return {
    world,
    plant: (finding) => plants[finding](site, `acme/${finding}`),
    async clean() {
      const images = ['v1.0.0', 'v1.1.0'].map((tag) => site.push('acme/clean', tag));
      await site.sign(images.join('\n'));
      return { repositories: world.name('acme/clean') };
    },
    close: () => world.close(),
  };
}

interface Site {
  readonly world: World;
  /** @returns `name@digest` of an image like no other */
  push(repository: string, tag?: string, platforms?: readonly string[]): string;
  sign(images: string, inputs?: Inputs, workflow?: string): Promise<void>;
  /** What refers to an image, by the predicate type that its manifest names. */
  referrers(image: string): readonly { readonly digest: string; readonly predicateType: string }[];
  forget(image: string, digest: string): void;
  /** Writes a file into the workspace. @returns its path */
  write(name: string, text: string): Promise<string>;
  setLogTime(offset: number): void;
}

function siteIn(world: World, folder: string, setLogTime: (offset: number) => void): Site {
  let count = 0;
  const { store } = world.registry;
  const repositoryOf = (image: string) =>
    image.slice(world.registry.host.length + 1).replace(/@.*$/, '');
  return {
    world,
    setLogTime,
    push(repository, tag, platforms = []) {
      const content = `planted ${count++}`;
      const options = { content, platforms, ...(tag === undefined ? {} : { tag }) };
      return world.push(repository, options).image;
    },
    async sign(images, inputs = {}, workflow = 'release.yml') {
      const ref = `acme/app/.github/workflows/${workflow}@refs/heads/main`;
      world.oidc.setClaims({ workflow_ref: ref, job_workflow_ref: ref });
      const { exitCode, stdout } = await world.sign({ inputs: { images, ...inputs } });
      world.oidc.setClaims({});
      if (exitCode !== 0) throw new Error(stdout);
    },
    referrers(image) {
      const subject = image.slice(image.indexOf('@') + 1);
      return store.all(repositoryOf(image)).flatMap(({ digest, bytes }) => {
        const manifest = JSON.parse(bytes.toString('utf8')) as Referrer;
        if (manifest.subject?.digest !== subject) return [];
        const type = manifest.annotations?.['dev.sigstore.bundle.predicateType'] ?? '';
        return [{ digest, predicateType: type }];
      });
    },
    forget(image, digest) {
      store.forget(repositoryOf(image), digest);
    },
    async write(name, text) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
  };
}

interface Referrer {
  readonly subject?: { readonly digest: string };
  readonly annotations?: Readonly<Record<string, string>>;
  readonly layers: readonly { readonly digest: string; readonly mediaType: string }[];
}

const signatureType = 'https://sigstore.dev/cosign/sign/v1';

const plants: Readonly<Record<PlantedClass, (site: Site, repository: string) => Promise<Plant>>> = {
  async 'signature-removed'(site, repository) {
    const image = site.push(repository, 'v1.0.0');
    await site.sign(image);
    const happens = () => {
      for (const { digest } of site.referrers(image)) site.forget(image, digest);
    };
    return { before: { images: image }, happens, after: { images: image } };
  },
  async 'tag-moved-untrusted'(site, repository) {
    await site.sign(site.push(repository, 'latest'));
    const inputs = { repositories: site.world.name(repository) };
    return { before: inputs, happens: () => void site.push(repository, 'latest'), after: inputs };
  },
  async 'immutable-tag-moved'(site, repository) {
    await site.sign(site.push(repository, 'v1.2.3'));
    const inputs = { repositories: site.world.name(repository) };
    const happens = () => site.sign(site.push(repository, 'v1.2.3'));
    return { before: inputs, happens, after: inputs };
  },
  async rollback(site, repository) {
    const older = site.push(repository, 'latest');
    await site.sign(older);
    const newer = site.push(repository, 'latest');
    site.setLogTime(5_000);
    await site.sign(newer);
    site.setLogTime(0);
    const inputs = { repositories: site.world.name(repository) };
    const happens = () => {
      site.world.registry.store.tags.set(`${repository}:latest`, older.split('@')[1] ?? '');
    };
    return { before: inputs, happens, after: inputs };
  },
  async 'tag-moved'(site, repository) {
    await site.sign(site.push(repository, 'latest'));
    const inputs = { repositories: site.world.name(repository) };
    const happens = () => site.sign(site.push(repository, 'latest'));
    return { before: inputs, happens, after: inputs };
  },
  async 'invalid-signature'(site, repository) {
    const image = site.push(repository);
    await site.sign(image);
    spoil(site, image, repository);
    return { after: { images: image } };
  },
  async 'untrusted-signer'(site, repository) {
    const image = site.push(repository);
    await site.sign(image, {}, 'someone.yml');
    return { after: { images: image, 'signer-workflow': 'release.yml' } };
  },
  async 'policy-unmet'(site, repository) {
    const image = site.push(repository);
    await site.sign(image);
    return { after: { images: image, annotations: 'approved=yes' } };
  },
  async 'new-signer'(site, repository) {
    await site.sign(site.push(repository, 'v1.0.0'));
    const inputs = { repositories: site.world.name(repository) };
    const happens = () => site.sign(site.push(repository, 'v1.0.1'), {}, 'hotfix.yml');
    return { before: inputs, happens, after: inputs };
  },
  async 'foreign-signature'(site, repository) {
    const image = site.push(repository);
    await site.sign(image);
    await site.sign(image, {}, 'someone.yml');
    return { after: { images: image, 'signer-workflow': 'release.yml' } };
  },
  unsigned(site, repository) {
    return Promise.resolve({ after: { images: site.push(repository) } });
  },
  async 'attestation-only'(site, repository) {
    const image = site.push(repository);
    await site.sign(image, { provenance: 'true' });
    for (const { digest, predicateType } of site.referrers(image))
      if (predicateType === signatureType) site.forget(image, digest);
    return { after: { images: image } };
  },
  async 'platform-unsigned'(site, repository) {
    const image = site.push(repository, 'v1.0.0', ['amd64', 'arm64']);
    await site.sign(image);
    return { after: { images: image, recursive: 'true' } };
  },
  async 'trust-ended'(site, repository) {
    const image = site.push(repository);
    await site.sign(image);
    const text = JSON.stringify(site.world.sigstore.trustedRoot);
    const ended = text.replace(/("tlogs":.*?"validFor":\{)/, '$1"end":"2024-06-01T00:00:00Z",');
    const path = await site.write('ended-root.json', ended);
    // The report's own signature would need the log that has ended.
    return { after: { images: image, 'trusted-root': path, 'sign-report': 'false' } };
  },
  'digest-gone'(site, repository) {
    const image = site.push(repository, 'v1.0.0');
    const name = image.slice(0, image.indexOf('@'));
    return Promise.resolve({ after: { images: `${name}@sha256:${'0'.repeat(64)}` } });
  },
  async 'exception-expired'(site, repository) {
    const image = site.push(repository);
    await site.sign(image);
    const path = await site.write('expired.yml', scopesFile(site, image));
    return { after: { scopes: path } };
  },
  unknown(site, repository) {
    const name = site.world.name(repository);
    return Promise.resolve({ after: { images: `${name}@sha256:${'0'.repeat(64)}` } });
  },
  async 'legacy-only'(site, repository) {
    const image = site.push(repository);
    await site.sign(image, { format: 'legacy' });
    return { after: { images: image } };
  },
  async stale(site, repository) {
    const image = site.push(repository);
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    // Nothing proves when a key signed that no log knows of.
    await site.sign(image, { key: privateKey, 'transparency-log': 'false' });
    const policy = { key: publicKey, 'transparency-log': 'false', 'max-age': '90d' };
    return { after: { images: image, 'certificate-oidc-issuer': '', ...policy } };
  },
  async unpinned(site, repository) {
    const image = site.push(repository, 'latest');
    await site.sign(image);
    const name = image.slice(0, image.indexOf('@'));
    const pod = `kind: Pod\nspec:\n  containers:\n    - image: ${name}:latest\n`;
    return { after: { manifests: await site.write('pod.yaml', pod) } };
  },
};

/** The signature's bundle with another signature in it, in the place of the good one. */
function spoil(site: Site, image: string, repository: string): void {
  const { store } = site.world.registry;
  for (const { digest } of site.referrers(image)) {
    const manifest = store.manifest(repository, digest);
    if (manifest === undefined) continue;
    const { subject, layers, ...rest } = JSON.parse(manifest.bytes.toString('utf8')) as Referrer;
    const bundle = store.blobs.get(`${repository}/${layers[0]?.digest ?? ''}`);
    const spoiled = Buffer.from(
      (bundle?.toString('utf8') ?? '').replace(/("sig":\s*")[^"]+/, '$1MEUCIQC0+spoiled/w=='),
    );
    const layer = { ...layers[0], digest: digestOf(spoiled), size: spoiled.length };
    site.forget(image, digest);
    const writer = writeImages(store, repository);
    writer.blob(spoiled, layers[0]?.mediaType ?? '');
    writer.manifest(manifest.mediaType, { ...rest, subject, layers: [layer] });
  }
}

function scopesFile({ world }: Site, image: string): string {
  return `policies:
  ours:
    signer-workflow: release.yml
    certificate-oidc-issuer: ${world.oidc.url}
    trusted-root: ${world.trust['trusted-root']}
scopes:
  - name: everything
    environment: prod
    policy: ours
    images: ${image}
exceptions:
  - match: ${world.name('acme/old')}
    finding: unsigned
    reason: made before we signed
    owner: platform@acme.example
    expires: 2025-12-31
`;
}
