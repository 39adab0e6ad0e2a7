// SPDX-License-Identifier: Apache-2.0
// Which tags of a repository are looked at, and in which order; pure.
import { glob } from '../glob.ts';
import type { TagSelection } from './declared.ts';

/** cosign's tags for signatures, and the referrers' fallback tag (distribution-spec). */
const besideImages = /^sha(?:256|512)-[0-9a-f]{64,128}(?:\.(?:sig|att|sbom|[\w-]+))?$/;

/** A version as tags write it: `v1`, `1.2`, `1.2.3-rc.1+build`. */
interface Version {
  readonly numbers: readonly number[];
  /** Empty of a release. */
  readonly before: readonly string[];
}

/** The tags in the order of their versions, the newest first; others behind them by name. */
export function selectTags(tags: readonly string[], selection: TagSelection): string[] {
  const include = selection.include.map(glob);
  const exclude = selection.exclude.map(glob);
  const chosen = tags.filter(
    (tag) =>
      !besideImages.test(tag) &&
      (include.length === 0 || include.some((pattern) => pattern.test(tag))) &&
      !exclude.some((pattern) => pattern.test(tag)),
  );
  const versioned = chosen
    .flatMap((tag) => {
      const version = readVersion(tag);
      return version === undefined ? [] : [{ tag, version }];
    })
    .toSorted(
      (one, other) =>
        compareVersions(other.version, one.version) || compareTexts(one.tag, other.tag),
    );
  const named = chosen.filter((tag) => readVersion(tag) === undefined).toSorted(compareTexts);
  return [...latest(versioned, selection.latestPerMinor), ...named];
}

/** Whether the tag is a full version, which never moves. */
export function isFullVersion(tag: string): boolean {
  const version = readVersion(tag);
  return version?.numbers.length === 3 && version.before.length === 0;
}

function latest(
  versioned: readonly { readonly tag: string; readonly version: Version }[],
  perMinor: number | undefined,
): string[] {
  if (perMinor === undefined) return versioned.map(({ tag }) => tag);
  const counts = new Map<string, number>();
  return versioned.flatMap(({ tag, version: { numbers } }) => {
    // `v1` and `1.2` follow the newest of their kind: they are not one of many.
    if (numbers.length < 3) return [tag];
    const minor = numbers.slice(0, 2).join('.');
    const count = (counts.get(minor) ?? 0) + 1;
    counts.set(minor, count);
    return count <= perMinor ? [tag] : [];
  });
}

function readVersion(tag: string): Version | undefined {
  const [, numbers, before] =
    /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(tag) ?? [];
  if (numbers === undefined) return undefined;
  return { numbers: numbers.split('.').map(Number), before: before?.split('.') ?? [] };
}

/** By semver.org, 11: a release comes after what was before it. */
function compareVersions(one: Version, other: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.before.length === 0 || other.before.length === 0)
    return Number(one.before.length === 0) - Number(other.before.length === 0);
  for (let at = 0; at < Math.max(one.before.length, other.before.length); at++) {
    const difference = compareParts(one.before[at], other.before[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Numbers by value and before texts; what is absent comes first. */
function compareParts(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one !== undefined) - Number(other !== undefined);
  const isNumber = (text: string) => /^\d+$/.test(text);
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other);
  if (isNumber(one) !== isNumber(other)) return isNumber(one) ? -1 : 1;
  return compareTexts(one, other);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
