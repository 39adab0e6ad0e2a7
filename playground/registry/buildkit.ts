// SPDX-License-Identifier: Apache-2.0
// Puts an image there as BuildKit pushes it: an index of platforms, and beside each of them a
// manifest with what the build states of it (BuildKit, docs/attestations/attestation-storage.md).
import { writeImages, type Content, type ImageWriter } from './registry.ts';
import type { Store } from './store.ts';

export interface StatedPredicate {
  readonly predicateType: string;
  readonly predicate: object;
}

export interface BuildOptions {
  readonly tag?: string;
  /** As `os/architecture[/variant]`. */
  readonly platforms?: readonly string[];
  readonly content?: string;
  /** What is stated of a platform; an SBOM and a provenance when absent. */
  readonly statements?: (platform: string) => readonly StatedPredicate[];
  /** How it is kept: today's artifacts, or images as before BuildKit 0.29. */
  readonly form?: 'artifact' | 'image';
}

export interface PushedBuild {
  readonly digest: string;
  /** Digests of the platforms' manifests, by platform. */
  readonly platforms: Readonly<Record<string, string>>;
  /** Digests of the manifests with statements, by platform. */
  readonly statements: Readonly<Record<string, string>>;
}

export function pushBuild(
  store: Store,
  repository: string,
  options: BuildOptions = {},
): PushedBuild {
  const {
    tag,
    platforms = ['linux/amd64', 'linux/arm64'],
    content = 'built',
    statements = (platform: string) => [sbomOf(platform), provenanceOf(platform)],
    form = 'artifact',
  } = options;
  const writer = writeImages(store, repository);
  const images = platforms.map((name) => {
    const platform = partsOf(name);
    const { config: _, ...image } = writer.image(platform, `${content} for ${name}`);
    return { name, image: { ...image, platform } };
  });
  const beside = images.flatMap(({ name, image }) => {
    const stated = statements(name);
    if (stated.length === 0) return [];
    const layers = stated.map((each) => layerOf(writer, each, statementOf(each, name, image)));
    const manifest = statementsManifest(writer, layers, image, form);
    const annotations = {
      'vnd.docker.reference.digest': image.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    };
    return [{ name, manifest: { ...manifest, annotations, platform: unknownPlatform } }];
  });
  const manifests = [
    ...images.map(({ image }) => image),
    ...beside.map(({ manifest }) => manifest),
  ];
  return {
    digest: writer.manifest('application/vnd.oci.image.index.v1+json', { manifests }, tag).digest,
    platforms: Object.fromEntries(images.map(({ name, image }) => [name, image.digest])),
    statements: Object.fromEntries(beside.map(({ name, manifest }) => [name, manifest.digest])),
  };
}

const unknownPlatform = { architecture: 'unknown', os: 'unknown' };

function partsOf(platform: string): object {
  const [os, architecture, variant] = platform.split('/');
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

function statementOf(
  { predicateType, predicate }: StatedPredicate,
  platform: string,
  { digest }: Content,
): object {
  const name = `pkg:docker/acme/app@v1?platform=${encodeURIComponent(platform)}`;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType,
    predicate,
  };
}

function layerOf(
  writer: ImageWriter,
  { predicateType }: StatedPredicate,
  statement: object,
): Content & { readonly annotations: object } {
  const layer = writer.blob(Buffer.from(JSON.stringify(statement)), 'application/vnd.in-toto+json');
  return { ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } };
}

function statementsManifest(
  writer: ImageWriter,
  layers: readonly Content[],
  { mediaType, digest, size }: Content,
  form: 'artifact' | 'image',
): Content {
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  if (form === 'image') {
    const rootfs = { type: 'layers', diff_ids: layers.map(({ digest }) => digest) };
    const image = { ...unknownPlatform, config: {}, rootfs };
    const bytes = Buffer.from(JSON.stringify(image));
    const config = writer.blob(bytes, 'application/vnd.oci.image.config.v1+json');
    return writer.manifest(manifestType, { config, layers });
  }
  const empty = writer.blob(Buffer.from('{}'), 'application/vnd.oci.empty.v1+json');
  return writer.manifest(manifestType, {
    artifactType: 'application/vnd.docker.attestation.manifest.v1+json',
    config: { ...empty, data: 'e30=' },
    layers,
    subject: { mediaType, digest, size },
  });
}

/** As BuildKit's scanner writes it. */
export function sbomOf(platform: string): StatedPredicate {
  const source = { name: `app for ${platform}`, SPDXID: 'SPDXRef-app' };
  const relationship = { relationshipType: 'DESCRIBES', relatedSpdxElement: source.SPDXID };
  return {
    predicateType: 'https://spdx.dev/Document',
    predicate: {
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'sbom',
      documentNamespace: `https://anchore.com/syft/dir/${platform}`,
      creationInfo: {
        licenseListVersion: '3.27',
        creators: ['Organization: Anchore, Inc', 'Tool: syft-v1.57.0'],
        created: '2026-11-01T10:00:00Z',
      },
      packages: [
        {
          ...source,
          versionInfo: '1.0.0',
          downloadLocation: 'NOASSERTION',
          filesAnalyzed: false,
        },
      ],
      relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', ...relationship }],
    },
  };
}

/** With `mode=max`, from a client that gives no `builder-id`. */
export function provenanceOf(platform: string): StatedPredicate {
  return {
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType:
          'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
        externalParameters: {
          configSource: { path: 'Dockerfile' },
          request: { frontend: 'dockerfile.v0', locals: [{ name: 'context' }] },
        },
        internalParameters: { builderPlatform: platform },
        resolvedDependencies: [],
      },
      runDetails: {
        builder: { id: '' },
        metadata: {
          invocationID: 'qmexk2v6b1ywxgfqlwdx9m7dz',
          startedOn: '2026-11-01T10:00:00Z',
          finishedOn: '2026-11-01T10:00:07Z',
        },
      },
    },
  };
}
