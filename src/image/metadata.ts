// SPDX-License-Identifier: Apache-2.0
// The `metadata` output of docker/build-push-action and docker/bake-action (buildx
// --metadata-file).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { parseJson } from '../json.ts';
import type { Digest } from './digest.ts';
import { isDigest } from './digest.ts';

/** What one build says of itself. */
export interface Build {
  /** The target's name in a bake file. */
  readonly target?: string;
  readonly names: readonly string[];
  readonly digest: Digest;
}

const buildSchema = v.looseObject({
  'image.name': v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  'containerimage.digest': v.optional(v.string()),
  'containerimage.config.digest': v.optional(v.string()),
});
const looksLikeBuild = (value: object) =>
  Object.keys(value).some(
    (key) =>
      key === 'image.name' || key.startsWith('containerimage.') || key.startsWith('buildx.build.'),
  );

/** A target that only checks or caches: buildx ran it, and it made no image. */
const madeNothing = (value: object) =>
  Object.keys(value).every((key) => key !== 'image.name' && !key.startsWith('containerimage.'));

export interface Metadata {
  readonly kind: 'build-push-action metadata' | 'bake-action metadata';
  readonly builds: readonly Build[];
  /** Targets beside these that made no image. */
  readonly skipped: readonly string[];
}

/** Whether the text is meant to be metadata: references never start with a brace. */
export function isMetadata(text: string): boolean {
  return text.trimStart().startsWith('{');
}

/**
 * Reads the metadata of one build or of all targets of a bake.
 * @throws SignetError INPUT_INVALID, or IMAGE_IS_CONFIG when the build was not pushed
 */
export function parseMetadata(text: string): Metadata {
  const json = v.safeParse(v.record(v.string(), v.unknown()), parseJson(text));
  if (!json.success)
    throw new SignetError('INPUT_INVALID', 'The metadata is not a JSON object', {
      hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}',
    });
  // `buildx.build.warnings` lies beside the targets of a bake, as an array.
  const targets = Object.entries(json.output).filter(
    (entry): entry is [string, object] =>
      typeof entry[1] === 'object' &&
      entry[1] !== null &&
      !Array.isArray(entry[1]) &&
      looksLikeBuild(entry[1]),
  );
  if (
    looksLikeBuild(
      Object.fromEntries(
        Object.entries(json.output).filter(([key]) => key !== 'buildx.build.warnings'),
      ),
    )
  ) {
    return {
      kind: 'build-push-action metadata',
      builds: [readBuild(json.output, undefined)],
      skipped: [],
    };
  }
  if (targets.length === 0) throw notPushed('The metadata names no build');
  const made = targets.filter(([, value]) => !madeNothing(value));
  // When none made an image, the first of them says why.
  const read = made.length === 0 ? targets : made;
  const skipped = targets.filter((target) => !read.includes(target)).map(([target]) => target);
  return {
    kind: 'bake-action metadata',
    builds: read.map(([target, value]) => readBuild(value, target)),
    skipped,
  };
}

function readBuild(value: unknown, target: string | undefined): Build {
  const whose = target === undefined ? 'The build' : `The target ${JSON.stringify(target)}`;
  const parsed = v.safeParse(buildSchema, value);
  if (!parsed.success)
    throw new SignetError(
      'INPUT_INVALID',
      `${whose} has metadata of another form: ${parsed.issues[0].message}`,
    );
  const {
    'image.name': name = '',
    'containerimage.digest': digest,
    'containerimage.config.digest': config,
  } = parsed.output;
  if (digest === undefined) throw notPushed(`${whose} reports no digest`);
  if (!isDigest(digest))
    throw new SignetError(
      'INPUT_INVALID',
      `${whose} reports a digest that is none: ${JSON.stringify(digest.slice(0, 100))}`,
    );
  // With `load` or without `push`, the "digest" is that of the configuration
  // (build-push-action#906).
  if (digest === config)
    throw new SignetError(
      'IMAGE_IS_CONFIG',
      `${whose} reports the digest of its configuration (${digest}): the image was not pushed`,
      { hint: pushHint },
    );
  const names = name
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (names.length === 0) throw notPushed(`${whose} reports no image name`);
  return { ...(target === undefined ? {} : { target }), names, digest };
}

const pushHint =
  'Only an image in a registry has a signature: set "push: true" and "tags:" on the build step.';

function notPushed(what: string): SignetError {
  return new SignetError('INPUT_INVALID', `${what}, so it was probably not pushed`, {
    hint: pushHint,
  });
}
