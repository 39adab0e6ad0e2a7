// SPDX-License-Identifier: Apache-2.0
// The images in Compose files (https://github.com/compose-spec/compose-spec). A variable may come
// from the environment, an .env file or the command line, so even one with a default names none.
import { SignetError } from '../errors.ts';
import { imagesOfDockerfile } from './dockerfile.ts';
import { quoted, type FileImage } from './file-image.ts';
import { refused } from './file-refusal.ts';
import type { YamlReader } from './yaml-survey.ts';
import { readYaml, type YamlEntry, type YamlValue } from './yaml.ts';
import { composeGrammar, literalOf, partsOf, whyVariable } from './variables.ts';

/** An image, or another file that Compose reads images from. */
export type ComposeImage =
  | FileImage
  | {
      readonly kind: 'elsewhere';
      /** Relative to the folder of this file. */
      readonly file: string;
      readonly line: number;
    };

/** How Compose reads YAML (compose-spec, 13-merge.md; in go-yaml 3 a mapping's own keys rule). */
export const compose: YamlReader = {
  name: 'Compose',
  tags: { '!reset': 'gone', '!override': 'kept' },
  mergesAnywhere: true,
  hint: 'Correct it (docker compose config); render a template before this step.',
  refuse: refused,
};

/**
 * The images of all services in their order, of whatever profile.
 * @throws SignetError INPUT_INVALID when Compose could see others
 */
export function imagesOfCompose(text: string, file: string): ComposeImage[] {
  const found: ComposeImage[] = [];
  for (const document of readYaml(text, file, compose)) {
    if (document.kind !== 'mapping')
      throw refused(file, 'it holds something that is not a mapping', 'Give Compose files only.');
    const entries = document.entries();
    checkKeys(entries, file);
    found.push(...includedFiles(entries.get('include')));
    for (const service of entriesIn(entries.get('services')?.value).values())
      found.push(...imagesOfService(entriesIn(service.value), file));
  }
  return found;
}

type Entries = ReadonlyMap<string, YamlEntry>;

const otherKeys = ['version', 'name', 'networks', 'volumes', 'configs', 'secrets', 'models'];

/** In files of before 2016, services stand at the top, which Compose does not read any more. */
function checkKeys(entries: Entries, file: string): void {
  const services = entries.get('services')?.value;
  if (services !== undefined && services.kind !== 'mapping' && !isNull(services))
    throw refused(file, 'its "services" are not a mapping', compose.hint);
  if (services !== undefined || entries.has('include')) return;
  const key = [...entries.keys()].find(
    (name) => !name.startsWith('x-') && !otherKeys.includes(name),
  );
  if (key !== undefined)
    throw refused(
      file,
      `it has no "services", but ${quoted(key)}, which Compose does not know`,
      'Put the services under "services".',
    );
}

function imagesOfService(service: Entries, file: string): ComposeImage[] {
  const image = service.get('image');
  const named = image === undefined || isNull(image.value) ? [] : [imageIn(image)];
  return [
    ...named,
    ...(named.length > 0 ? [] : extendedFile(service.get('extends'))),
    ...imagesOfBuild(entriesIn(service.get('build')?.value), file),
    ...itemsIn(service.get('volumes')).flatMap(imageOfVolume),
    // Compose 5.3: each step runs in a container of its own.
    ...itemsIn(service.get('pre_start')).flatMap((step) => {
      const own = entriesIn(step).get('image');
      return own === undefined || isNull(own.value) ? [] : [imageIn(own)];
    }),
  ];
}

function imageIn({ value, line }: YamlEntry): FileImage {
  const text = textOf(value);
  if (text !== undefined) return imageOfText(text, line);
  const shown = value.kind === 'scalar' ? String(value.value) : '';
  return { kind: 'unresolved', text: shown, line, why: 'the image is not a text' };
}

function imageOfText(text: string, line: number): FileImage {
  const unresolved = (why: string): FileImage => ({ kind: 'unresolved', text, line, why });
  if (text.trim() === '') return unresolved('the image is empty');
  if (text.includes('{{')) return unresolved('it is a template that is not rendered');
  const parts = partsOf(text, composeGrammar);
  if (parts === undefined) return unresolved('Compose cannot read the variables in it');
  const literal = literalOf(parts);
  return literal === undefined
    ? unresolved(whyVariable(parts, 'where Compose runs'))
    : { kind: 'image', text: literal, line };
}

/** What a service has that says nothing of an image is the other service's. */
function extendedFile(entry: YamlEntry | undefined): ComposeImage[] {
  const file = entriesIn(entry?.value).get('file');
  return file === undefined ? [] : [elsewhere(file.value, file.line)];
}

/** Each is a path, or a mapping with one or several of them (compose-spec, 14-include.md). */
function includedFiles(entry: YamlEntry | undefined): ComposeImage[] {
  if (entry === undefined || isNull(entry.value)) return [];
  if (entry.value.kind !== 'list') return [elsewhere(entry.value, entry.line)];
  return entry.value.items().flatMap((item) => {
    const path = entriesIn(item).get('path');
    if (path?.value.kind === 'list')
      return path.value.items().map((one) => elsewhere(one, path.line));
    return [path === undefined ? elsewhere(item, entry.line) : elsewhere(path.value, path.line)];
  });
}

function elsewhere(value: YamlValue, line: number): ComposeImage {
  const text = textOf(value) ?? '';
  const parts = partsOf(text, composeGrammar);
  const file = parts === undefined ? undefined : literalOf(parts);
  // Compose loads oci://…, git@… and https://… too.
  if (file !== undefined && file !== '' && !/^[\w.+-]+(?::\/\/|@[\w.-]+:)/.test(file))
    return { kind: 'elsewhere', file, line };
  const why = 'it stands for services in a place that is not known here';
  return { kind: 'unresolved', text, line, why };
}

/** A Dockerfile may be written into the file, and other images may stand in for those of one. */
function imagesOfBuild(build: Entries, file: string): FileImage[] {
  const inline = build.get('dockerfile_inline');
  return [
    ...(inline === undefined || isNull(inline.value) ? [] : imagesOfInline(inline, file)),
    ...imagesOfContexts(build.get('additional_contexts')),
  ];
}

/** A variable of Compose in it is taken for one of the build: both are not known. */
function imagesOfInline({ value, line }: YamlEntry, file: string): FileImage[] {
  const text = textOf(value)?.replaceAll('$$', '$') ?? '';
  try {
    return imagesOfDockerfile(text, file).map((image): FileImage =>
      image.kind === 'unresolved' ? { ...image, line } : { kind: 'image', text: image.text, line },
    );
  } catch (error) {
    if (!(error instanceof SignetError)) throw error;
    return [{ kind: 'unresolved', text: 'dockerfile_inline', line, why: error.message }];
  }
}

const imageScheme = 'docker-image://';

function imagesOfContexts(entry: YamlEntry | undefined): FileImage[] {
  const given =
    entry?.value.kind === 'list'
      ? entry.value
          .items()
          .map((item) => ({ text: textOf(item)?.replace(/^[^=]*=/, ''), line: entry.line }))
      : [...entriesIn(entry?.value).values()].map(({ value, line }) => ({
          text: textOf(value),
          line,
        }));
  return given.flatMap(({ text, line }) =>
    text?.startsWith(imageScheme) === true
      ? [imageOfText(text.slice(imageScheme.length), line)]
      : [],
  );
}

function imageOfVolume(volume: YamlValue): FileImage[] {
  const entries = entriesIn(volume);
  const source = entries.get('source');
  const type = entries.get('type');
  return source !== undefined && type !== undefined && textOf(type.value) === 'image'
    ? [imageIn(source)]
    : [];
}

const none: Entries = new Map();

function entriesIn(value: YamlValue | undefined): Entries {
  return value?.kind === 'mapping' ? value.entries() : none;
}

function itemsIn(entry: YamlEntry | undefined): readonly YamlValue[] {
  return entry?.value.kind === 'list' ? entry.value.items() : [];
}

function textOf(value: YamlValue): string | undefined {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function isNull(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}
