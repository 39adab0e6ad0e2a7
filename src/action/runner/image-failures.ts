// SPDX-License-Identifier: Apache-2.0
// The failures of many images as one, because a run shows one error annotation.
import type { ErrorCode } from '../../errors.ts';
import type { Failure } from './failure.ts';
import { plain, shortDigest } from './text.ts';

export interface ImageFailure {
  /** `name@digest`, or as it was named. */
  readonly name: string;
  readonly failure: Failure;
}

export interface Tally {
  /** Of how many images these are. */
  readonly total: number;
  /** What they are not. */
  readonly missed: 'signed' | 'attested' | 'verified';
  /** The code of failures with several. */
  readonly codeOf: (codes: readonly ErrorCode[]) => ErrorCode;
}

/** Images that failed in the same way. */
interface Group {
  readonly failure: Failure;
  /** The fact with `it` for the image. */
  readonly fact: string;
  readonly names: readonly string[];
}

/** @returns undefined when none failed */
export function failureOfImages(
  failed: readonly ImageFailure[],
  tally: Tally,
): Failure | undefined {
  const [first] = failed;
  if (first === undefined) return undefined;
  if (failed.length === 1) return failureOfOne(first, tally);
  const groups = groupsOf(failed);
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0) return failureOfGroup(only, tally);
  const codes = [...new Set(groups.map(({ failure }) => failure.code))];
  return {
    code: codes.length === 1 ? first.failure.code : tally.codeOf(codes),
    fact: `${failed.length} of ${tally.total} images are not ${tally.missed}`,
    hint: hintOf(groups),
    details: groups.flatMap(linesOf),
  };
}

function failureOfOne({ name, failure }: ImageFailure, { total, missed }: Tally): Failure {
  const fact = nameOnce(name, failure.fact);
  if (total === 1) return { ...failure, fact };
  const named = fact.includes(plain(name)) ? fact : `${plain(name)}: ${fact}`;
  return { ...failure, fact: `1 of ${total} images is not ${missed}: ${named}` };
}

function failureOfGroup({ failure, fact, names }: Group, { total, missed }: Tally): Failure {
  const count = names.length === total ? `${total}` : `${names.length} of ${total}`;
  return {
    ...failure,
    fact: fact.startsWith(itIs)
      ? `${count} images are ${fact.slice(itIs.length)}`
      : `${count} images are not ${missed}: ${fact}`,
    details: [...failure.details, ...namesByRepository(names)],
  };
}

const itIs = 'it is ';

function groupsOf(failed: readonly ImageFailure[]): Group[] {
  const keyed = failed.map(({ name, failure }) => {
    const fact = withoutName(name, failure.fact);
    const key = JSON.stringify([failure.code, fact, failure.hint, failure.details]);
    return { name, failure, fact, key };
  });
  return [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    return [{ failure: first.failure, fact: first.fact, names: alike.map(({ name }) => name) }];
  });
}

function linesOf({ failure, fact, names }: Group): string[] {
  const [first = '', ...others] = names;
  if (others.length === 0) return [`- ${plain(first)}: ${failure.code}: ${fact}`];
  const heading = fact.startsWith(itIs) ? ` are ${fact.slice(itIs.length)}` : `: ${fact}`;
  return [
    `- ${failure.code}: ${names.length} images${heading}`,
    ...namesByRepository(names).map((line) => `  ${line}`),
  ];
}

const namesPerLine = 12;

/** Each repository with the digests of its images, so many that a line can be read. */
function namesByRepository(names: readonly string[]): string[] {
  const split = names.map((name) => {
    const at = name.indexOf('@');
    return at < 0
      ? { repository: '', short: plain(name) }
      : { repository: name.slice(0, at), short: plain(shortDigest(name.slice(at + 1))) };
  });
  return [...Map.groupBy(split, ({ repository }) => repository)].flatMap(([repository, alike]) =>
    Array.from({ length: Math.ceil(alike.length / namesPerLine) }, (_, at) => {
      const part = alike.slice(at * namesPerLine, (at + 1) * namesPerLine);
      const list = part.map(({ short }) => short).join(', ');
      return repository === '' ? `- ${list}` : `- ${plain(repository)}: ${list}`;
    }),
  );
}

/** Each fix once; when there are several, with the codes that it is for. */
function hintOf(groups: readonly Group[]): string | undefined {
  const fixes = [
    ...Map.groupBy(
      groups.filter(({ failure }) => failure.hint !== undefined),
      ({ failure }) => failure.hint ?? '',
    ),
  ];
  if (fixes.length === 0) return undefined;
  const [[single] = [''], ...others] = fixes;
  if (others.length === 0) return single;
  return fixes
    .map(([hint, alike]) => {
      const codes = [...new Set(alike.map(({ failure }) => failure.code))];
      return `${codes.join(', ')}: ${hint}`;
    })
    .join('\n');
}

const digests = /sha256:[0-9a-f]{64}/g;
const uploads = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/**
 * A fact without what tells one image from the next: `it is not in the registry`. Also without the
 * names of uploads, which no two have in common.
 */
export function withoutName(name: string, fact: string): string {
  const shown = plain(name);
  const [repository = '', digest = ''] = shown.split('@');
  const slash = repository.indexOf('/');
  const path = `/v2/${repository.slice(slash + 1)}/`;
  return [
    [shown, 'it'],
    ...(digest === '' ? [] : [[repository, 'its repository']]),
    ...(slash < 0 ? [] : [[path, '/v2/…/']]),
  ]
    .reduce((text, [from = '', to = '']) => (from === '' ? text : text.replaceAll(from, to)), fact)
    .replaceAll(digests, 'sha256:…')
    .replaceAll(uploads, '…');
}

/** The digest in full where the image is named first, and short after that. */
function nameOnce(name: string, fact: string): string {
  const shown = plain(name);
  const end = fact.indexOf(shown) + shown.length;
  const digest = shown.split('@')[1] ?? '';
  if (!fact.includes(shown) || digest === '') return fact;
  return fact.slice(0, end) + fact.slice(end).replaceAll(digest, shortDigest(digest));
}
