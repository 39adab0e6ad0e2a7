// SPDX-License-Identifier: Apache-2.0
// What earlier steps of the job left in its environment about the images that they built.
import * as v from 'valibot';

import { parseJson } from '../json.ts';
import type { ImageEntry, ImageList } from './entry.ts';
import { imagesOfTags, type BuiltImage } from './tool-outputs.ts';

export type Env = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => Promise<string>;

/** docker/metadata-action exports its outputs to the environment of later steps. */
export function fromMetadataAction(env: Env): ImageList | undefined {
  const tags = env['DOCKER_METADATA_OUTPUT_TAGS'] ?? '';
  if (tags.trim() !== '')
    return fromEnvironment('DOCKER_METADATA_OUTPUT_TAGS', imagesOfTags(tags.split(/[\r\n,]/)));
  const parsed = v.safeParse(
    v.object({ tags: v.pipe(v.array(v.string()), v.minLength(1)) }),
    parseJson(env['DOCKER_METADATA_OUTPUT_JSON'] ?? ''),
  );
  return parsed.success
    ? fromEnvironment('DOCKER_METADATA_OUTPUT_JSON', imagesOfTags(parsed.output.tags))
    : undefined;
}

function fromEnvironment(variable: string, images: readonly BuiltImage[]): ImageList {
  return {
    source: `docker/metadata-action (${variable})`,
    entries: images.map((image) => ({ ...image, source: { kind: 'environment', variable } })),
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
export async function fromArtifactsList(
  env: Env,
  readFile: ReadFile,
): Promise<ImageList | undefined> {
  const variable = 'GITHUB_ARTIFACTS_LIST';
  const path = env[variable] ?? '';
  if (path === '') return undefined;
  const parsed = v.safeParse(artifactsSchema, parseJson(await readFile(path).catch(() => '')));
  if (!parsed.success) return undefined;
  // A digest that is not one becomes a problem of its entry: nothing that was listed is left out in
  // silence.
  const subjects = parsed.output.subjects.filter(({ kind }) => kind === 'oci');
  const entries = subjects.map(({ name, digest }): ImageEntry => ({
    text: `${name.replace(/^oci:\/\//, '')}@${digest}`,
    source: { kind: 'environment', variable },
  }));
  return { source: `the runner’s list of artifacts (${variable})`, entries };
}
