// SPDX-License-Identifier: Apache-2.0
// The `metadata` output of docker/build-push-action and docker/bake-action (buildx
// --metadata-file).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { describeIssue } from '../json.ts';
import type { Digest } from './digest.ts';
import { isDigest } from './digest.ts';
import type { Purpose } from './entry.ts';

/** What one build says of itself. */
export interface Build {
  /** The target's name in a bake file. */
  readonly target?: string;
  readonly names: readonly string[];
  readonly digest: Digest;
}

const buildSchema = v.looseObject({
  'image.name': v.nullish(v.pipe(v.string(), v.maxLength(100_000))),
  'containerimage.digest': v.nullish(v.string()),
  'containerimage.config.digest': v.nullish(v.string()),
});

/** What lies beside the targets of a bake. */
const warningsKey = 'buildx.build.warnings';

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
  /** One for each build that cannot be used. */
  readonly problems: readonly SignetError[];
}

/** The metadata of one build or of all targets of a bake; undefined when it is another object. */
export function readMetadata(
  value: Readonly<Record<string, unknown>>,
  purpose: Purpose,
): Metadata | undefined {
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => key !== warningsKey));
  if (looksLikeBuild(own))
    return { kind: 'build-push-action metadata', skipped: [], ...readBuilds([['', own]], purpose) };
  const targets = Object.entries(value).filter(
    (entry): entry is [string, object] =>
      typeof entry[1] === 'object' &&
      entry[1] !== null &&
      !Array.isArray(entry[1]) &&
      looksLikeBuild(entry[1]),
  );
  if (targets.length === 0) return undefined;
  const { made = [], empty = [] } = Object.groupBy(targets, ([, target]) =>
    madeNothing(target) ? 'empty' : 'made',
  );
  // When none made an image, the first of them says why.
  return made.length === 0
    ? { kind: 'bake-action metadata', skipped: [], ...readBuilds(empty.slice(0, 1), purpose) }
    : {
        kind: 'bake-action metadata',
        skipped: empty.map(([target]) => target),
        ...readBuilds(made, purpose),
      };
}

function readBuilds(
  targets: readonly (readonly [string, object])[],
  purpose: Purpose,
): Pick<Metadata, 'builds' | 'problems'> {
  const builds: Build[] = [];
  const problems: SignetError[] = [];
  for (const [target, value] of targets) {
    const read = readBuild(value, target, purpose);
    if (read instanceof SignetError) problems.push(read);
    else builds.push(read);
  }
  return { builds, problems };
}

function readBuild(value: object, target: string, purpose: Purpose): Build | SignetError {
  const whose = target === '' ? 'The build' : `The target ${JSON.stringify(target.slice(0, 100))}`;
  const parsed = v.safeParse(buildSchema, value);
  if (!parsed.success)
    return new SignetError(
      'INPUT_INVALID',
      `${whose} has metadata of another form: ${describeIssue(parsed.issues[0])}`,
      { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' },
    );
  const {
    'image.name': name,
    'containerimage.digest': digest,
    'containerimage.config.digest': config,
  } = parsed.output;
  if (typeof digest !== 'string') return notPushed(`${whose} reports no digest`, purpose);
  if (!isDigest(digest))
    return new SignetError(
      'INPUT_INVALID',
      `${whose} reports ${JSON.stringify(digest.slice(0, 100))}, which is not a digest`,
      { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' },
    );
  // With `load` or without `push`, the "digest" is that of the configuration
  // (docker/build-push-action#906).
  if (digest === config)
    return new SignetError(
      'IMAGE_IS_CONFIG',
      `${whose} reports the digest of its configuration (${digest}): the image was not pushed`,
      { hint: pushHints[purpose] },
    );
  const names = (name ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (names.length === 0) return nameless(whose, digest, purpose);
  const real = names.filter((each) => !isDangling(each));
  if (real.length === 0)
    return notPushed(`${whose} has the name that buildx gives to images without a tag`, purpose);
  return { ...(target === '' ? {} : { target }), names: real, digest };
}

/** What the containerd store of docker calls an image without a tag (docker/buildx#3536). */
export function isDangling(name: string): boolean {
  return /^(?:docker\.io\/)?(?:library\/)?moby-dangling(?:[:@]|$)/.test(name);
}

export const pushHints = {
  sign:
    'Only an image in a registry has a signature: set "push: true" and "tags:" on the build ' +
    'step.',
  verify:
    'Only an image in a registry can be verified: name one that was pushed, as ' +
    'ghcr.io/acme/app@sha256:…',
} as const;

function notPushed(what: string, purpose: Purpose): SignetError {
  return new SignetError('INPUT_INVALID', `${what}, so it was probably not pushed`, {
    hint: pushHints[purpose],
  });
}

function nameless(whose: string, digest: Digest, purpose: Purpose): SignetError {
  const hint =
    'If it was pushed, name it:\n  with:\n    images: ghcr.io/acme/app\n    digest: ' +
    (purpose === 'sign' ? '${{ steps.build.outputs.digest }}' : digest);
  return new SignetError('INPUT_INVALID', `${whose} reports the digest ${digest}, but no name`, {
    hint,
  });
}
