// SPDX-License-Identifier: Apache-2.0
// Finds what was built: the first source that names something wins, and the log says which.
import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import { parseJson } from '../json.ts';
import { parseDigest, type Digest } from './digest.ts';
import { isMetadata, parseMetadata } from './metadata.ts';
import {
  imageName,
  isDigestAlone,
  parseReference,
  repositoryName,
  type Repository,
} from './reference.ts';

/** An image as it was named: by digest, or by a tag that is still to be resolved. */
export interface NamedImage {
  readonly repository: Repository;
  readonly digest?: Digest;
  readonly tag?: string;
  /** The manifest that names it. */
  readonly file?: string;
}

export interface Discovery {
  /** For people: `input "images"`, `build-push-action metadata` … */
  readonly source: string;
  readonly images: readonly NamedImage[];
  /** Targets of a bake that made no image; absent when there are none. */
  readonly skipped?: readonly string[];
}

export interface DiscoveryRequest {
  readonly images: string;
  readonly digest: string;
  /** What is to be done with the images, for messages. */
  readonly purpose: 'sign' | 'verify';
}

type Env = Readonly<Record<string, string | undefined>>;
type ReadFile = (path: string) => Promise<string>;

/** A reference as text, with the digest that its source gives it. */
interface Entry {
  readonly text: string;
  readonly digest?: Digest;
  readonly file?: string;
}

export interface Named {
  readonly source: string;
  readonly entries: readonly Entry[];
  readonly skipped?: readonly string[];
}

const limits = { bytes: 1024 * 1024, images: 1000 };

/**
 * The images to sign or to verify, told apart by repository and digest.
 * @throws SignetError INPUT_INVALID with every problem at once, IMAGE_IS_CONFIG, IMAGE_NONE
 */
export async function discoverImages(
  request: DiscoveryRequest,
  env: Env,
  readFile: ReadFile,
): Promise<Discovery> {
  if (request.images.length > limits.bytes)
    throw new SignetError('INPUT_INVALID', 'The input "images" is longer than 1 MiB');
  const named =
    fromInput(request.images) ??
    fromMetadataAction(env) ??
    (await fromArtifactsList(env, readFile));
  if (named === undefined || named.entries.length === 0) throw none(request);
  return nameImages(named, request);
}

/**
 * The images that these references name.
 * @throws SignetError INPUT_INVALID with every problem at once
 */
export function nameImages(
  named: Named,
  request: Pick<DiscoveryRequest, 'digest' | 'purpose'>,
): Discovery {
  const problems: string[] = [];
  const digest = collect(problems, () => readDigestInput(request.digest));
  const own = named.entries.flatMap(
    (entry) => collect(problems, () => nameImage(entry), entry.file) ?? [],
  );
  // An entry that cannot be read may be the one that the digest is for.
  if (digest !== undefined && own.length === named.entries.length)
    collect(problems, () => {
      checkDigestInput(digest, own);
    });
  const images = withoutRepetition(
    own.flatMap((image) => collect(problems, () => withDigest(image, digest)) ?? []),
  );
  if (images.length > limits.images)
    problems.push(
      `${images.length} images are named; at most ${limits.images} can be ` +
        `${request.purpose === 'sign' ? 'signed' : 'verified'} in one step`,
    );
  if (problems.length === 1) throw new SignetError('INPUT_INVALID', problems[0] ?? '');
  if (problems.length > 1)
    throw new SignetError(
      'INPUT_INVALID',
      `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
  return {
    source: named.source,
    images,
    ...(named.skipped === undefined ? {} : { skipped: named.skipped }),
  };
}

function fromInput(text: string): Named | undefined {
  if (text.trim() === '') return undefined;
  if (!isMetadata(text)) return { source: 'input "images"', entries: referencesIn(text) };
  const { kind, builds, skipped } = parseMetadata(text);
  const entries = builds.flatMap(({ names, digest }) =>
    names.map((name) => ({ text: name, digest })),
  );
  return { source: kind, entries, ...(skipped.length === 0 ? {} : { skipped }) };
}

/** docker/metadata-action exports its outputs to the environment of later steps. */
function fromMetadataAction(env: Env): Named | undefined {
  const tags = env['DOCKER_METADATA_OUTPUT_TAGS'] ?? '';
  if (tags.trim() !== '')
    return {
      source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_TAGS)',
      entries: referencesIn(tags),
    };
  const parsed = v.safeParse(
    v.object({ tags: v.pipe(v.array(v.string()), v.minLength(1)) }),
    parseJson(env['DOCKER_METADATA_OUTPUT_JSON'] ?? ''),
  );
  if (!parsed.success) return undefined;
  return {
    source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_JSON)',
    entries: parsed.output.tags.map((text) => ({ text })),
  };
}

const artifactsSchema = v.object({
  version: v.literal(1),
  subjects: v.pipe(
    v.array(v.object({ name: v.string(), digest: v.string(), kind: v.string() })),
    v.maxLength(500),
  ),
});

/** The runner's list of what earlier steps of the job declared (actions/runner#4527). */
async function fromArtifactsList(env: Env, readFile: ReadFile): Promise<Named | undefined> {
  const path = env['GITHUB_ARTIFACTS_LIST'] ?? '';
  if (path === '') return undefined;
  const parsed = v.safeParse(artifactsSchema, parseJson(await readFile(path).catch(() => '')));
  if (!parsed.success) return undefined;
  // A digest that is none becomes a problem of its entry: nothing that was listed is left out in
  // silence.
  const subjects = parsed.output.subjects.filter(({ kind }) => kind === 'oci');
  const entries = subjects.map(({ name, digest }) => ({
    text: `${name.replace(/^oci:\/\//, '')}@${digest}`,
  }));
  return { source: 'the runner’s list of artifacts (GITHUB_ARTIFACTS_LIST)', entries };
}

function referencesIn(text: string): { text: string }[] {
  return text
    .split(/[\r\n,]/)
    .map((part) => ({ text: part.trim() }))
    .filter(({ text: part }) => part !== '');
}

function readDigestInput(text: string): Digest | undefined {
  return text === '' ? undefined : parseDigest(text);
}

/** A digest that none of the images takes was meant to say something that is not done. */
function checkDigestInput(input: Digest, images: readonly NamedImage[]): void {
  const digests = new Set(images.map(({ digest }) => digest));
  if (digests.has(undefined) || (digests.size === 1 && digests.has(input))) return;
  const [only] = digests;
  throw new SignetError(
    'INPUT_INVALID',
    digests.size === 1 && only !== undefined
      ? `The input "digest" is ${input}, but the image is named with ${only}: give one of them`
      : `The input "digest" is for images that are named without one, but all ${digests.size} ` +
          'have their own: leave it out, or name one image',
  );
}

/** A digest in the reference itself must not contradict that of its build. */
function nameImage(entry: Entry): NamedImage {
  if (isDigestAlone(entry.text))
    throw new SignetError(
      'INPUT_INVALID',
      `${JSON.stringify(entry.text)} is a digest: write name@sha256:…, or pass it as "digest" ` +
        'with the name in "images"',
    );
  const { repository, tag, digest: own } = parseReference(entry.text);
  if (own !== undefined && entry.digest !== undefined && own !== entry.digest) {
    throw new SignetError(
      'INPUT_INVALID',
      `${JSON.stringify(entry.text)} names ${own}, but its build reports ${entry.digest}`,
    );
  }
  const digest = own ?? entry.digest;
  const image =
    digest === undefined ? { repository, tag: tag ?? 'latest' } : pinned(repository, digest);
  return entry.file === undefined ? image : { ...image, file: entry.file };
}

/** The input "digest" is for images that are named without one. */
function withDigest(image: NamedImage, input: Digest | undefined): NamedImage {
  if (image.digest !== undefined || input === undefined) return image;
  return {
    ...pinned(image.repository, input),
    ...(image.file === undefined ? {} : { file: image.file }),
  };
}

function pinned(repository: Repository, digest: Digest): NamedImage {
  if (!digest.startsWith('sha256:'))
    throw new SignetError(
      'INPUT_INVALID',
      `${imageName({ repository, digest })}: signatures of images are about sha256 digests, ` +
        'this is another one',
    );
  return { repository, digest };
}

function withoutRepetition(images: readonly NamedImage[]): NamedImage[] {
  const key = ({ repository, digest, tag = '' }: NamedImage) =>
    `${repositoryName(repository)}${digest === undefined ? `:${tag}` : `@${digest}`}`;
  return [...Map.groupBy(images, key).values()].flatMap(([first]) => first ?? []);
}

function none({ images, digest, purpose }: DiscoveryRequest): SignetError {
  const what =
    digest === ''
      ? `Nothing says what to ${purpose}`
      : `The input "digest" says what to ${purpose}, but nothing says in which repository`;
  if (images.trim() !== '')
    return new SignetError('IMAGE_NONE', `${what}: the input "images" holds commas only`, {
      hint: 'Is a variable in it empty? Write one name@sha256:… per line.',
    });
  return new SignetError(
    'IMAGE_NONE',
    `${what}: the input "images" is empty, and neither docker/metadata-action nor the runner’s ` +
      'list of artifacts names an image',
    {
      hint:
        purpose === 'sign'
          ? 'Give the build step an id and add to this step:\n  with:\n    images: ${{ ' +
            'steps.build.outputs.metadata }}'
          : 'Add to this step:\n  with:\n    images: ghcr.io/acme/app@sha256:… # or ' +
            'images-from: deploy/',
    },
  );
}

function collect<Value>(problems: string[], read: () => Value, file?: string): Value | undefined {
  try {
    return read();
  } catch (error) {
    problems.push(file === undefined ? messageOf(error) : `${file}: ${messageOf(error)}`);
    return undefined;
  }
}
