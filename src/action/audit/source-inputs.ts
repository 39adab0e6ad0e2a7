// SPDX-License-Identifier: Apache-2.0
// What a scope names: the same keys as inputs of the action and in the scopes file.
import type { DeclaredSource, TagSelection } from '../../audit/declared.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { readImagesInput } from '../../image/images-input.ts';
import { nameImages } from '../../image/named-images.ts';
import { parseReference, repositoryName, type Repository } from '../../image/reference.ts';
import { quote } from '../runner/input-readers.ts';

/** The keys that name images, and those that choose among tags. */
export const sourceKeys = [
  'images',
  'manifests',
  'running',
  'repositories',
  'organization',
  'catalog',
  'tags',
  'exclude-tags',
  'latest-per-minor',
] as const;

/** Where the keys are read, and where problems go. */
export interface SourceReader {
  readonly texts: (name: string) => readonly string[];
  readonly number: (name: string) => number | undefined;
  readonly problem: (name: string, text: string) => void;
}

export async function readSources(reader: SourceReader): Promise<DeclaredSource[]> {
  const selection = readSelection(reader);
  const sources: DeclaredSource[] = [
    ...(await readImages(reader)),
    ...readPaths(reader, 'manifests'),
    ...readPaths(reader, 'running'),
    ...readRepositories(reader, selection),
    ...readNames(reader, 'organization', selection),
    ...readNames(reader, 'catalog', selection),
  ];
  const hasTags = sources.some((source) => 'include' in source);
  const isSelecting =
    selection.include.length + selection.exclude.length > 0 ||
    selection.latestPerMinor !== undefined;
  if (isSelecting && !hasTags)
    reader.problem(
      'tags',
      '"tags", "exclude-tags" and "latest-per-minor" choose among the tags of "repositories", ' +
        '"organization" or "catalog", and none of these is given',
    );
  return sources;
}

function readSelection({ texts, number }: SourceReader): TagSelection {
  return {
    include: texts('tags'),
    exclude: texts('exclude-tags'),
    latestPerMinor: number('latest-per-minor'),
  };
}

async function readImages({ texts, problem }: SourceReader): Promise<DeclaredSource[]> {
  const text = texts('images').join('\n');
  if (text.trim() === '') return [];
  const problems: SignetError[] = [];
  try {
    const list = await readImagesInput(text, 'verify', problems);
    if (list === undefined) return [];
    const { images, source } = nameImages(list, { purpose: 'verify' });
    for (const { message } of problems) problem('images', `images: ${message}`);
    return [{ kind: 'images', given: source, images }];
  } catch (error) {
    const all = error instanceof SignetError ? error.problems : [messageOf(error)];
    for (const each of all) problem('images', `images: ${each}`);
    return [];
  }
}

function readPaths({ texts }: SourceReader, kind: 'manifests' | 'running'): DeclaredSource[] {
  const paths = texts(kind).filter((path) => path.trim() !== '');
  return paths.length === 0 ? [] : [{ kind, paths }];
}

function readRepositories(
  { texts, problem }: SourceReader,
  selection: TagSelection,
): DeclaredSource[] {
  const repositories = texts('repositories').flatMap((text): Repository[] => {
    try {
      const { repository, tag, digest } = parseReference(text);
      if (tag === undefined && digest === undefined) return [repository];
      problem(
        'repositories',
        `repositories: ${quote(text)} has a tag or digest; choose tags with "tags", or name the ` +
          'image in "images"',
      );
    } catch (error) {
      problem('repositories', `repositories: ${messageOf(error)}`);
    }
    return [];
  });
  const byName = new Map(repositories.map((each) => [repositoryName(each), each]));
  return byName.size === 0
    ? []
    : [{ kind: 'repositories', repositories: [...byName.values()], ...selection }];
}

const names = {
  organization: { grammar: /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/, example: 'acme' },
  catalog: { grammar: /^[\w.-]+(?::\d{1,5})?$/, example: 'registry.acme.example' },
} as const;

function readNames(
  { texts, problem }: SourceReader,
  kind: keyof typeof names,
  selection: TagSelection,
): DeclaredSource[] {
  const { grammar, example } = names[kind];
  return texts(kind).flatMap((name): DeclaredSource[] => {
    if (grammar.test(name)) return [{ kind, name: name.toLowerCase(), ...selection }];
    problem(kind, `${kind}: ${quote(name)} is not a name such as ${example}`);
    return [];
  });
}
