// SPDX-License-Identifier: Apache-2.0
// What someone with push access may try, so that an audit forgets or misses what it found.
import { describe, expect, test } from '@jest/globals';

import { judgeAudit } from '../../src/audit/judge.ts';
import type { ImageEvidence } from '../../src/audit/image-evidence.ts';
import { classes, days, tagged, type Day } from './days.ts';
import { declaration, factsOf, imageOf, signature, signer } from './given.ts';

describe('an incident is not closed by what hides it:', () => {
  const theirs = imageOf({
    verdict: 'untrusted',
    refused: [
      { manifest: `sha256:${'6'.repeat(64)}`, flaw: 'repository', detail: 'another', signer },
    ],
  });
  const third = (...given: readonly Day[]) => classes(days(...given).at(-1) ?? { findings: [] });

  test('a signature replaced by someone else’s, on every later day', () => {
    expect(days([imageOf()], [theirs], [theirs], [theirs]).map(classes)).toEqual([
      [],
      ...Array<string[]>(3).fill(['signature-removed']),
    ]);
  });

  test('a signature removed while a statement by its signer stays', () => {
    const statement = { ...signature, manifest: `sha256:${'7'.repeat(64)}`, predicateType: 'x' };
    const both = imageOf({ signatures: [signature, statement] });
    const left = imageOf({ verdict: 'untrusted', signatures: [statement] });
    expect(third([both], [left], [left])).toEqual(['signature-removed']);
  });

  test('its evidence is there on every later day', () => {
    const gone = imageOf({ verdict: 'unsigned' });
    const evidence = days([imageOf()], [gone], [gone]).map(({ findings }) => findings[0]?.evidence);
    expect(evidence[2]).toEqual(evidence[1]);
    expect(evidence[2]?.join('\n')).toContain(signature.manifest);
  });

  test('a tag that moves after its image’s signature was removed', () => {
    const unsigned = tagged('a', 'latest', { verdict: 'unsigned' });
    const evil = tagged('b', 'latest', { verdict: 'unsigned' });
    expect(third([tagged('a', 'latest')], [unsigned], [evil])).toEqual(['tag-moved-untrusted']);
    expect(third([tagged('a', 'latest')], [unsigned], [evil], [evil])).toEqual([
      'tag-moved-untrusted',
    ]);
  });

  test('a release tag that is deleted for a day and comes back as another image', () => {
    const [was, other] = [tagged('a', 'v1.0.0'), tagged('b', 'v1.0.0')];
    expect(third([was], [imageOf({ hex: 'c' })], [other])).toEqual(['immutable-tag-moved']);
  });

  test('a release tag that moves from an image that was not signed', () => {
    const was = tagged('a', 'v1.0.0', { verdict: 'unsigned' });
    expect(third([was], [tagged('b', 'v1.0.0')])).toEqual(['immutable-tag-moved']);
  });

  test('a release tag that moves to an image that cannot be looked at', () => {
    const unseen = tagged('b', 'v1.0.0', { verdict: 'unknown' });
    expect(third([tagged('a', 'v1.0.0')], [unseen])).toEqual(['immutable-tag-moved', 'unknown']);
  });

  test('an exception for the tag, under which the image is still not signed', () => {
    const exceptions = [
      {
        match: 'ghcr.io/acme/app:latest',
        finding: 'tag-moved-untrusted' as const,
        reason: 'known',
        owner: 'sec',
        expires: '2027-01-01',
        line: 1,
      },
    ];
    const evil = tagged('b', 'latest', { verdict: 'unsigned' });
    const [, second] = days([tagged('a', 'latest')], () => ({
      evidence: factsOf([evil]).evidence,
      declaration: { ...declaration, exceptions },
    }));
    expect(second?.figures.violations).toBe(1);
  });
});

describe('what two policies say of one image', () => {
  test('is kept apart: a move is none for a policy that never took the image', () => {
    const strict = (image: ImageEvidence): ImageEvidence => ({
      ...image,
      policy: 'strict',
      verdict: 'untrusted',
      signatures: [],
      refused: [{ manifest: signature.manifest, flaw: 'annotations', detail: 'x', signer }],
    });
    const newer = tagged('b', 'latest', {
      signatures: [{ ...signature, time: '2026-11-20T00:00:00.000Z' }],
    });
    const was = tagged('a', 'latest');
    const [, second] = days([was, strict(was)], [newer, strict(newer)]);
    expect(new Set(classes(second ?? { findings: [] }))).toEqual(
      new Set(['policy-unmet', 'tag-moved']),
    );
  });

  test('of two environments is one finding of both', () => {
    const [one, other] = ['prod', 'staging'].map((environment, at) => ({
      ...imageOf({ verdict: 'unsigned', environment }),
      policy: `p${at}`,
    }));
    const report = judgeAudit(factsOf(one && other ? [one, other] : []));
    expect(report.findings[0]?.environments).toEqual(['prod', 'staging']);
    expect(report.environments.map(({ violations }) => violations)).toEqual([1, 1]);
  });
});

describe('a registry that lost its storage', () => {
  test('is not taken for images that are gone one by one', () => {
    const gone = { code: 'IMAGE_NOT_FOUND', message: 'gone', hint: null };
    const all = ['a', 'b', 'c'].map((hex) => imageOf({ hex, verdict: 'unknown', failure: gone }));
    const report = judgeAudit(
      factsOf(all, { limits: { failOn: [], maxUnknown: 5, minCoverage: undefined } }),
    );
    expect(report.passed).toBe(false);
  });
});
