// SPDX-License-Identifier: Apache-2.0
// What tools say they built, other than buildx: jib, goreleaser and docker/metadata-action.
import { SignetError } from '../errors.ts';
import { isDigest, type Digest } from './digest.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A name, with the digest that the tool reports. */
export interface BuiltImage {
  readonly text: string;
  readonly digest?: Digest;
}

export interface ToolOutput {
  /** For people. */
  readonly kind: string;
  readonly images: readonly BuiltImage[];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `jib-image.json` (GoogleContainerTools/jib, ImageMetadataOutput.java). Its tags are names of the
 * same digest.
 * @throws SignetError INPUT_INVALID
 */
export function readJib({ image, imageDigest }: JsonObject): ToolOutput | undefined {
  if (typeof image !== 'string' || typeof imageDigest !== 'string') return undefined;
  return {
    kind: 'jib-image.json',
    images: [{ text: image, digest: checkedDigest(imageDigest, 'jib') }],
  };
}

/** The JSON of docker/metadata-action, or all its outputs. */
export function readMetadataAction({ tags, ...rest }: JsonObject): ToolOutput | undefined {
  const lines = typeof tags === 'string' ? tags.split(/[\r\n,]/) : tags;
  const isTheirs = 'labels' in rest || 'annotations' in rest || 'version' in rest;
  if (!isTheirs || !Array.isArray(lines)) return undefined;
  const texts = lines.filter((line): line is string => typeof line === 'string');
  return { kind: 'docker/metadata-action', images: imagesOfTags(texts) };
}

/**
 * The `tags` of docker/metadata-action, which are bare when its input `images` is empty.
 * @throws SignetError IMAGE_NONE for bare ones, which would be taken for images of Docker Hub
 */
export function imagesOfTags(lines: readonly string[]): BuiltImage[] {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const bare = texts.filter((text) => /^\w[\w.-]*$/.test(text));
  if (bare.length === 0) return texts.map((text) => ({ text }));
  const shown = bare
    .slice(0, 5)
    .map((text) => JSON.stringify(text.slice(0, 128)))
    .join(', ');
  throw new SignetError(
    'IMAGE_NONE',
    `docker/metadata-action names ${bare.length === 1 ? 'a tag' : 'tags'} without a repository: ` +
      shown,
    {
      hint:
        'Set "images:" on its step, or name the repository here:\n  with:\n    images: ' +
        'ghcr.io/acme/app\n    digest: ${{ steps.build.outputs.digest }}',
    },
  );
}

/** One line of goreleaser's `dist/artifacts.json` (goreleaser, internal/artifact). */
interface Artifact {
  readonly type: string;
  readonly name: string;
  readonly extra?: unknown;
}

export function isArtifact(value: unknown): value is Artifact {
  return isObject(value) && typeof value['type'] === 'string' && typeof value['name'] === 'string';
}

/**
 * The Docker images and manifests of goreleaser's list. It lists an image again when it is
 * published, and only then with its digest.
 * @throws SignetError INPUT_INVALID
 */
export function readArtifacts(artifacts: readonly Artifact[]): ToolOutput {
  const images = artifacts
    .filter(({ type }) => /\bDocker (?:Image|Manifest)\b/i.test(type))
    .map(({ name, extra }): BuiltImage => {
      const digest = isObject(extra) ? (extra['Digest'] ?? '') : '';
      if (digest === '') return { text: name };
      return { text: name, digest: checkedDigest(digest, 'goreleaser') };
    });
  if (images.length === 0)
    throw new SignetError('INPUT_INVALID', 'goreleaser’s artifacts hold no Docker image', {
      hint: 'Does goreleaser build one ("dockers:"), and was it published, not a snapshot?',
    });
  const published = new Set(
    images.filter(({ digest }) => digest !== undefined).map(({ text }) => text),
  );
  return {
    kind: 'goreleaser’s artifacts',
    images: images.filter(({ text, digest }) => digest !== undefined || !published.has(text)),
  };
}

function checkedDigest(digest: unknown, tool: string): Digest {
  if (isDigest(digest)) return digest;
  throw new SignetError(
    'INPUT_INVALID',
    `${tool} reports ${JSON.stringify(String(digest).slice(0, 100))}, which is not a digest`,
    { hint: 'Pass its output as it is.' },
  );
}
