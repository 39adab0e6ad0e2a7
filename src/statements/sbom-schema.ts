// SPDX-License-Identifier: Apache-2.0
// Judges an SBOM by the published JSON schema of its format, element by element: a document of
// 60 MB that is parsed whole takes 300 MB.
import { createHash } from 'node:crypto';

import { canonical } from './sbom-equality.ts';
import { describeFault } from './sbom-faults.ts';
import { loadJudge, type ElementRule, type Judge } from './sbom-judges.ts';
import type { Slice } from '../json-members.ts';
import { elementsIn, isArray, parsed } from './sbom-parts.ts';
import { nameOf, type JsonObject, type SbomFormat } from './sbom.ts';

const limits = {
  /** What is parsed at once; no tool writes a single element or member near it. */
  partBytes: 16 * 1024 * 1024,
  /** Of a thousand faults, the first ones say what is wrong. */
  faults: 3,
};

/** What is wrong with it in the first places, by path; empty when the schema takes it. */
export async function faultsOfSbom(object: JsonObject, format: SbomFormat): Promise<string[]> {
  const judge = await loadJudge(format);
  const faults: string[] = [];
  for (const fault of judgeParts(object, judge, nameOf(format))) {
    if (faults.length === limits.faults) return [...faults, 'and more'];
    faults.push(fault);
  }
  return faults;
}

/** An array of the document whose elements are judged one by one. */
interface LongMember {
  readonly member: string;
  readonly slice: Slice;
  readonly rule: ElementRule;
}

function* judgeParts(object: JsonObject, judge: Judge, name: string): Iterable<string> {
  const { json, members } = object;
  const long: LongMember[] = [];
  const document: [string, unknown][] = [];
  for (const [member, slice] of members) {
    const rule = isArray(json, slice) ? judge.elements(member) : undefined;
    if (rule !== undefined) long.push({ member, slice, rule });
    else if (isTooLarge(slice)) {
      yield `${JSON.stringify(member.slice(0, 60))} ${tooLarge}`;
      return;
    }
    document.push([member, rule === undefined ? patched(parsed(json, slice)) : []]);
  }
  // Not by assignment: a key may be "__proto__".
  if (!judge.document(Object.fromEntries(document)))
    yield describeFault(judge.document.errors ?? [], '', name);
  for (const each of long) yield* judgeElements(json, each, name);
}

function* judgeElements(json: Buffer, long: LongMember, name: string): Iterable<string> {
  const { member, slice, rule } = long;
  const seen = new Set<string>();
  let index = 0;
  for (const part of elementsIn(json, slice)) {
    const place = `${member}[${index}]`;
    index += 1;
    if (isTooLarge(part)) {
      yield `${place} ${tooLarge}`;
      continue;
    }
    const element = parsed(json, part);
    const judge = rule.judgeOf(element);
    if (judge === undefined) yield `${place}.type is not that of a class of ${name}`;
    else if (!judge(element)) yield describeFault(judge.errors ?? [], place, name);
    if (rule.areUnique && isRepeated(element, seen)) yield `${place} is there twice`;
  }
}

/** Digests, since the elements together may be large. */
function isRepeated(element: unknown, seen: Set<string>): boolean {
  const digest = createHash('sha256').update(canonical(element)).digest('base64');
  const isKnown = seen.has(digest);
  seen.add(digest);
  return isKnown;
}

const tooLarge = `alone is larger than ${limits.partBytes / 1024 / 1024} MiB`;

function isTooLarge({ start, end }: Slice): boolean {
  return end - start > limits.partBytes;
}

/**
 * The only schema of SPDX 3.0 is that of 3.0.1, which corrects 3.0.0 and demands the context of its
 * own.
 */
function patched(member: unknown): unknown {
  return member === 'https://spdx.org/rdf/3.0.0/spdx-context.jsonld'
    ? 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld'
    : member;
}
