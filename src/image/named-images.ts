// SPDX-License-Identifier: Apache-2.0
// Reads the references that name images, and tells the images apart by repository and digest.
import { inputProblems, SignetError } from '../errors.ts';
import type { Digest } from './digest.ts';
import { checkDigestInput, nameAlone, readDigestInput } from './digest-input.ts';
import type { ImageEntry, ImageList, ImageSource, Purpose } from './entry.ts';
import { isDangling, pushHints } from './metadata.ts';
import { isDigestAlone } from './reference-mistakes.ts';
import {
  imageName,
  nameOfReference,
  parseReference,
  repositoryName,
  type Repository,
} from './reference.ts';

/** An image as it was named: by digest, or by a tag that is still to be resolved. */
export interface NamedImage {
  readonly repository: Repository;
  readonly digest?: Digest;
  readonly tag?: string;
  /** Who asked for it first. */
  readonly source?: ImageSource;
}

export interface Discovery {
  /** For people: `input "images"`, `build-push-action metadata` … */
  readonly source: string;
  readonly images: readonly NamedImage[];
  /** Targets of a bake that made no image; absent when there are none. */
  readonly skipped?: readonly string[];
  /** What was taken otherwise than it was written, one sentence each. */
  readonly notes: readonly string[];
}

export interface DiscoveryRequest {
  readonly images: string;
  readonly digest: string;
  readonly purpose: Purpose;
}

interface NamingRequest {
  /** The input; absent where there is none, and a name alone means its tag `latest`. */
  readonly digest?: string;
  readonly purpose: Purpose;
}

const maxImages = 1000;

/**
 * The images that these references name.
 * @throws SignetError INPUT_INVALID with every problem at once
 */
export function nameImages(list: ImageList, request: NamingRequest): Discovery {
  return nameAll(list, request, []);
}

/**
 * The same, with the problems that were found before.
 * @throws SignetError INPUT_INVALID with every problem at once
 */
export function nameAll(
  list: ImageList,
  request: NamingRequest,
  problems: SignetError[],
): Discovery {
  const { purpose } = request;
  const digest = collect(problems, () => readDigestInput(request.digest ?? ''));
  const own = list.entries.flatMap(
    (entry) => collect(problems, () => nameImage(entry, purpose), entry.source) ?? [],
  );
  // An entry that cannot be read may be the one that the digest is for.
  if (digest !== undefined && own.length === list.entries.length && problems.length === 0)
    collect(problems, () => {
      checkDigestInput(
        digest,
        own.map((image) => image.digest),
      );
    });
  const images = withoutRepetition(
    own.flatMap((image) => collect(problems, () => complete(image, digest, request)) ?? []),
  );
  if (images.length > maxImages)
    problems.push(
      new SignetError(
        'INPUT_INVALID',
        `${images.length} images are named; at most ${maxImages} can be ` +
          `${purpose === 'sign' ? 'signed' : 'verified'} in one step`,
        { hint: 'Share them between several steps.' },
      ),
    );
  if (problems.length > 0) throw asOne(problems);
  return {
    source: list.source,
    images,
    ...(list.skipped === undefined ? {} : { skipped: list.skipped }),
    notes: notesOn(list.entries),
  };
}

/** One keeps its code; of several, each different fix is told once. */
function asOne(problems: readonly SignetError[]): SignetError {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) return first;
  const hints = new Set(problems.flatMap(({ hint }) => hint ?? []));
  return inputProblems(
    problems.flatMap((error) => error.problems),
    [...hints].slice(0, 10).join('\n'),
  );
}

/** Names that were written with capitals, which no registry has. */
function notesOn(entries: readonly ImageEntry[]): string[] {
  const notes = entries.flatMap(({ text }) => {
    const given = nameOfReference(text);
    return given === given.toLowerCase() ? [] : [`${given} taken as ${given.toLowerCase()}`];
  });
  return [...new Set(notes)];
}

/** A digest in the reference itself must not contradict that of its build. */
function nameImage({ text, digest: built, source }: ImageEntry, purpose: Purpose): NamedImage {
  checkEntry(text, purpose);
  const { repository, tag, digest: own } = parseReference(text);
  if (own !== undefined && built !== undefined && own !== built) {
    throw new SignetError(
      'INPUT_INVALID',
      `${JSON.stringify(text)} names ${own}, but its build reports ${built}`,
      { hint: 'Pass the output of the build step as it is.' },
    );
  }
  const digest = own ?? built;
  return digest === undefined
    ? { repository, ...(tag === undefined ? {} : { tag }), source }
    : { ...pinned(repository, digest), source };
}

/** What has the form of a reference, and was meant as something else. */
function checkEntry(text: string, purpose: Purpose): void {
  const shown = JSON.stringify(text.slice(0, 300));
  if (isDigestAlone(text))
    throw new SignetError('INPUT_INVALID', `${shown} is a digest without a name`, {
      hint: 'Write name@sha256:…, or pass it as "digest" with the name in "images".',
    });
  if (isDangling(text))
    throw new SignetError(
      'INPUT_INVALID',
      `${shown} is what buildx calls an image without a tag, so it was probably not pushed`,
      { hint: pushHints[purpose] },
    );
  if (/^[\w.-]+\.json$/.test(text))
    throw new SignetError('INPUT_INVALID', `${shown} is the name of a file`, {
      hint: `Write file://${text}`,
    });
}

/** The input "digest" is for images that are named without one. */
function complete(
  image: NamedImage,
  input: Digest | undefined,
  request: NamingRequest,
): NamedImage {
  const { repository, digest, tag, source } = image;
  if (digest !== undefined) return image;
  if (input !== undefined)
    return { ...pinned(repository, input), ...(source === undefined ? {} : { source }) };
  if (tag === undefined && source?.kind === 'input' && request.digest === '')
    throw nameAlone(repositoryName(repository), request.purpose);
  return { ...image, tag: tag ?? 'latest' };
}

function pinned(repository: Repository, digest: Digest): NamedImage {
  if (!digest.startsWith('sha256:'))
    throw new SignetError(
      'INPUT_INVALID',
      `${imageName({ repository, digest })}: signatures of images are about sha256 digests, ` +
        'this is another one',
      { hint: 'Give the image’s sha256 digest, as "docker buildx imagetools inspect" tells it.' },
    );
  return { repository, digest };
}

function withoutRepetition(images: readonly NamedImage[]): NamedImage[] {
  const key = ({ repository, digest, tag = '' }: NamedImage) =>
    `${repositoryName(repository)}${digest === undefined ? `:${tag}` : `@${digest}`}`;
  return [...Map.groupBy(images, key).values()].flatMap(([first]) => first ?? []);
}

function collect<Value>(
  problems: SignetError[],
  read: () => Value,
  source?: ImageSource,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SignetError)) throw error;
    problems.push(source?.kind === 'file' ? withPlace(error, source) : error);
    return undefined;
  }
}

/** What to do with a line of an input is not what to do with a line of a manifest. */
function withPlace(
  { code, message }: SignetError,
  { file, line }: { readonly file: string; readonly line: number },
): SignetError {
  return new SignetError(code, `${file}:${line}: ${message}`, {
    hint:
      'Correct that line. Templates are rendered (helm template, kustomize build) before this ' +
      'step.',
  });
}
