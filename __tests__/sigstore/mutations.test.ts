// SPDX-License-Identifier: Apache-2.0
// No change to a bundle goes unnoticed, whichever field it is in, and none ends in an exception.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { judgeBundle } from '../../src/sigstore/verification.ts';
import { changed, flipped, startGround, type Ground, type Json } from './setup.ts';

interface Mutation {
  readonly name: string;
  readonly bundle: Json;
}

/** Paths of all values of a document, leaves and lists. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const own = Array.isArray(value) && path !== '' ? [path] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner, path === '' ? key : `${path}.${key}`),
    ),
  ];
}

function at(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], json);
}

/** Flipped, cut, removed, doubled, and taken from another signature. */
function mutationsOf(bundle: Json, other: Json): Mutation[] {
  return pathsOf(bundle).flatMap((path) => {
    const value = at(bundle, path);
    const ways: [string, (old: unknown) => unknown][] = [
      ['removed', () => undefined],
      ['taken from another', () => at(other, path)],
      ['of another type', () => ({ not: 'this' })],
    ];
    if (Array.isArray(value))
      ways.push(
        ['doubled', (old) => [...(old as unknown[]), ...(old as unknown[])]],
        ['emptied', () => []],
      );
    else if (typeof value === 'number' || /^\d+$/.test(String(value)))
      ways.push(['increased', (old) => String(Number(old) + 1)]);
    else
      // A timestamp's list of digest algorithms is not signed (RFC 5652, 5.1), and begins at 0.1.
      ways.push(
        ...[0.2, 0.5, 0.9].map((place): [string, (old: unknown) => unknown] => [
          `flipped at ${place}`,
          (old) => flipText(path, String(old), place),
        ]),
        ['cut', (old) => String(old).slice(0, Math.floor(String(old).length / 2))],
      );
    return ways
      .map(([name, change]) => ({ name: `${path} ${name}`, bundle: changed(bundle, path, change) }))
      .filter((mutation) => JSON.stringify(mutation.bundle) !== JSON.stringify(bundle));
  });
}

function flipText(path: string, text: string, place: number): string {
  if (
    path.endsWith('envelope') ||
    path.endsWith('mediaType') ||
    path.endsWith('payloadType') ||
    path.endsWith('kind') ||
    path.endsWith('version')
  )
    return `x${text.slice(1)}`;
  return flipped(text, Math.floor(Buffer.from(text, 'base64').length * place));
}

describe.each([1, 2] as const)('a bundle over Rekor v%i', (rekorVersion) => {
  let ground: Ground;
  let bundle: Json;
  let mutations: Mutation[];
  beforeAll(async () => {
    ground = await startGround({ rekorVersion });
    // Behind others in the log, so that no number is zero and no list empty: those may be left out.
    await ground.sign();
    const [one, two] = [await ground.sign(), await ground.sign()];
    bundle = JSON.parse(one.bytes.toString('utf8')) as Json;
    mutations = mutationsOf(bundle, JSON.parse(two.bytes.toString('utf8')) as Json);
  });
  afterAll(async () => ground.close());

  test('verifies as it is', () => {
    expect(
      judgeBundle(Buffer.from(JSON.stringify(bundle)), ground.trust, ground.expected()),
    ).toMatchObject({ ok: true });
  });

  test('is refused after any change to any field', () => {
    expect(mutations.length).toBeGreaterThan(100);
    const accepted = mutations.filter(
      (mutation) =>
        judgeBundle(Buffer.from(JSON.stringify(mutation.bundle)), ground.trust, ground.expected())
          .ok,
    );
    // Rekor v1 gives a time of its own, so one without the authority's is as good; Rekor v2 writes
    // out what is zero and null.
    const optional =
      rekorVersion === 1
        ? /rfc3161Timestamps (?:removed|emptied|of another type)$/
        : /(?:integratedTime|inclusionPromise) removed$/;
    expect(accepted.map(({ name }) => name).filter((name) => !optional.test(name))).toEqual([]);
  });
});
