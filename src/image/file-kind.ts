// SPDX-License-Identifier: Apache-2.0
// Who reads a file that names images: told by its name, and by its text where several could.
import { basename } from 'node:path';

import { compose } from './compose.ts';
import { isManifest } from './manifest-files.ts';
import { readYaml, type YamlEntry } from './yaml.ts';

export type FileKind = 'compose' | 'dockerfile' | 'kubernetes';

/** Whether a file in a folder is one that names images, by its name. */
export function isImageFile(file: string): boolean {
  return isManifest(file) || isDockerfile(file);
}

/** Of a file that is YAML or JSON, the text decides before the name. */
export function kindOf(file: string, text: string): FileKind {
  if (isDockerfile(file) || (!isManifest(file) && startsBuild(text))) return 'dockerfile';
  const byName = /^(?:docker-|podman-)?compose.*\.(?:ya?ml|json)$/i.test(basename(file))
    ? 'compose'
    : 'kubernetes';
  try {
    const documents = mappingsIn(text, file);
    if (documents.some((entries) => entries.has('apiVersion') && entries.has('kind')))
      return 'kubernetes';
    return documents.some((entries) => entries.get('services')?.value.kind === 'mapping')
      ? 'compose'
      : byName;
  } catch {
    // Its reader tells what is wrong with it.
    return byName;
  }
}

/** As Docker and Podman call them; what these pass over is called after them too. */
function isDockerfile(file: string): boolean {
  const name = basename(file);
  return (
    (/^(?:(?:Dockerfile|Containerfile)(?:[._-].+)?|dockerfile|containerfile)$/.test(name) ||
      /[._-](?:[Dd]ocker|[Cc]ontainer)file$/.test(name)) &&
    !/\.(?:dockerignore|containerignore|ya?ml|json|md)$/i.test(name)
  );
}

/** Whether the first instruction is one of the two that a Dockerfile begins with. */
function startsBuild(text: string): boolean {
  const first = text.split('\n').find((line) => !/^\s*(?:#|$)/.test(line)) ?? '';
  return /^\s*(?:ARG|FROM)[ \t]/i.test(first);
}

function mappingsIn(text: string, file: string): readonly ReadonlyMap<string, YamlEntry>[] {
  return [...readYaml(text, file, compose)].flatMap((document) =>
    document.kind === 'mapping' ? [document.entries()] : [],
  );
}
