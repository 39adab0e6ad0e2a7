// SPDX-License-Identifier: Apache-2.0
// What an audit says from one day to the next: findings stay until they are mended, and nothing
// closes what cannot be seen.
import { describe, expect, test } from '@jest/globals';

import { judgeAudit, type AuditFacts } from '../../src/audit/judge.ts';
import type { ImageEvidence } from '../../src/audit/image-evidence.ts';
import { readReport } from '../../src/audit/stored.ts';
import { classes, days, tagged } from './days.ts';
import { asPrevious, declaration, factsOf, imageOf, now, signature, signer } from './given.ts';

describe('a finding', () => {
  test('has the day on which it was first seen, and is new on that day only', () => {
    const bad = imageOf({ verdict: 'unsigned' });
    const reports = days([bad], [bad], [bad]);
    expect(reports.map(({ findings }) => findings[0]?.firstSeen)).toEqual(
      Array(3).fill(now.toISOString()),
    );
    expect(reports.map(({ passed }) => passed)).toEqual([false, true, true]);
    expect(reports.map(({ figures }) => figures.violationsNew)).toEqual([1, 0, 0]);
  });

  test('is resolved when the image is signed, and the change is told', () => {
    const [, second] = days([imageOf({ verdict: 'unsigned' })], [imageOf()]);
    expect(second?.changes).toMatchObject({
      added: [],
      resolved: [{ finding: 'unsigned' }],
      changed: [{ before: 'unsigned', after: 'verified' }],
    });
  });

  test('of an image that cannot be seen today stays, and is not new tomorrow', () => {
    const bad = imageOf({ verdict: 'unsigned' });
    const [, second, third] = days([bad], [imageOf({ verdict: 'unknown' })], [bad]);
    expect(classes(second ?? { findings: [] })).toEqual(['unsigned', 'unknown']);
    expect(second?.changes.resolved).toEqual([]);
    expect(third?.findings[0]?.firstSeen).toBe(now.toISOString());
    expect(third?.falsePositives).toEqual({ declared: 0, vanished: 0 });
  });
});

describe('a signature that is gone', () => {
  test('is an incident every day until it is back, also after a day without sight', () => {
    const gone = imageOf({ verdict: 'unsigned' });
    const reports = days(
      [imageOf()],
      [gone],
      [imageOf({ verdict: 'unknown' })],
      [gone],
      [imageOf()],
    );
    expect(reports.map(classes)).toEqual([
      [],
      ['signature-removed'],
      ['signature-removed', 'unknown'],
      ['signature-removed'],
      [],
    ]);
    expect(reports[3]?.findings[0]?.firstSeen).toBe(reports[1]?.time);
  });

  test('and replaced by someone else’s is the same incident, with who it is', () => {
    const theirs = imageOf({
      verdict: 'untrusted',
      refused: [
        {
          manifest: `sha256:${'6'.repeat(64)}`,
          flaw: 'repository',
          detail: 'the repository is another',
          signer: { ...signer, identity: 'https://github.com/mallory/app' },
        },
      ],
    });
    const [, second] = days([imageOf()], [theirs]);
    expect(classes(second ?? { findings: [] })).toEqual(['signature-removed']);
    expect(second?.findings[0]?.evidence.join('\n')).toContain('the repository is another');
    const [, , third] = days([imageOf()], [imageOf({ verdict: 'unknown' })], [theirs]);
    expect(classes(third ?? { findings: [] })).toEqual(['signature-removed']);
  });
});

describe('a tag', () => {
  const verified = tagged('a', 'latest');

  test('that left a verified image for another stays an incident until it is back', () => {
    const moved = tagged('b', 'latest', { verdict: 'unsigned' });
    const reports = days([verified], [moved], [moved], [verified]);
    expect(reports.map(classes)).toEqual([
      [],
      ['tag-moved-untrusted'],
      ['tag-moved-untrusted'],
      [],
    ]);
  });

  test('of a full version that moved stays an incident, also to a verified image', () => {
    const [first, second] = [tagged('a', 'v1.2.3'), tagged('b', 'v1.2.3')];
    expect(days([first], [second], [second], [first]).map(classes)).toEqual([
      [],
      ['immutable-tag-moved'],
      ['immutable-tag-moved'],
      [],
    ]);
  });

  test('that moves to a newer verified image is told once', () => {
    const newer = tagged('b', 'latest', {
      signatures: [{ ...signature, time: '2026-11-20T00:00:00.000Z' }],
    });
    expect(days([verified], [newer], [newer]).map(classes)).toEqual([[], ['tag-moved'], []]);
  });

  test('whose new image is not known makes no incident, and is judged when it is', () => {
    const unseen = tagged('b', 'latest', { verdict: 'unknown' });
    const bad = tagged('b', 'latest', { verdict: 'unsigned' });
    expect(days([verified], [unseen], [bad]).map(classes)).toEqual([
      [],
      ['unknown'],
      ['tag-moved-untrusted'],
    ]);
  });

  test('that never named a verified image is no incident when it moves', () => {
    const [one, other] = ['a', 'b'].map((hex) => tagged(hex, 'latest', { verdict: 'unsigned' }));
    const [, second] = days([one ?? verified], [other ?? verified]);
    expect(classes(second ?? { findings: [] })).toEqual(['unsigned']);
  });
});

describe('after a day without sight', () => {
  test('a tag that moved meanwhile is an incident as on any other day', () => {
    const was = tagged('a', 'latest');
    const unseen = tagged('a', 'latest', { verdict: 'unknown' });
    const now = tagged('b', 'latest', { verdict: 'unsigned' });
    expect(days([was], [unseen], [now]).map(classes)).toEqual([
      [],
      ['unknown'],
      ['tag-moved-untrusted'],
    ]);
  });

  test('a policy that was narrowed meanwhile removed no signature', () => {
    const other = imageOf({
      verdict: 'untrusted',
      refused: [{ manifest: signature.manifest, flaw: 'workflow', detail: 'another', signer }],
    });
    expect(days([imageOf()], [imageOf({ verdict: 'unknown' })], [other]).map(classes)).toEqual([
      [],
      ['unknown'],
      ['untrusted-signer'],
    ]);
  });

  test.each(['source', 'repository'] as const)(
    'the images of a %s that could not be listed are in the scope, and verified since then',
    (covers) => {
      const image = imageOf();
      const [source] = image.sources;
      if (source === undefined) throw new Error('someone asked for it');
      const failure = { code: 'REGISTRY_DENIED', message: 'no', hint: null };
      const subject = covers === 'source' ? 'acme' : image.repository;
      const unlisted = [{ subject, covers, policy: 'ours', source, failure }];
      const [, second, third] = days([image], () => ({ plan: { scopes: [], unlisted } }), [image]);
      expect(second?.figures).toMatchObject({ images: 1, unknown: 1 });
      expect(third?.images[0]?.verifiedSince).toBe(now.toISOString());
    },
  );
});

describe('a name that only a build knows', () => {
  test('is not known, day by day, and makes no audit blind', () => {
    const [source] = imageOf().sources;
    if (source === undefined) throw new Error('someone asked for it');
    const failure = { code: 'NAME_UNRESOLVED', message: 'VERSION is not set', hint: null };
    const covers = 'reference' as const;
    const unlisted = [{ subject: 'x:${VERSION}', covers, policy: 'ours', source, failure }];
    const reports = days(
      ...Array.from({ length: 4 }, () => () => ({
        plan: { scopes: [], unlisted },
        evidence: factsOf([imageOf()]).evidence,
        limits: { failOn: [], maxUnknown: 60, minCoverage: undefined },
      })),
    );
    expect(reports.map(({ passed, blindRuns }) => [passed, blindRuns])).toEqual(
      Array(4).fill([true, 0]),
    );
  });
});

describe('a new signer', () => {
  const other = {
    ...signer,
    identity: signer.identity?.replace('release.yml', 'hotfix.yml') ?? '',
  };
  const by = (who: typeof signer, hex: string) =>
    imageOf({ hex, signatures: [{ ...signature, signer: who }] });

  test('is a violation until it is listed, and not one of the first audit', () => {
    const reports = days(
      [by(signer, 'a'), by(other, 'b')],
      [by(signer, 'a'), by(other, 'b'), by({ ...signer, sourceRepositoryId: '6666' }, 'c')],
    );
    expect(reports.map(classes)).toEqual([[], ['new-signer']]);
    const [scope] = declaration.scopes;
    if (scope === undefined) throw new Error('a scope is declared');
    const listed = { ...scope, signers: [(signer.identity ?? '').replace(/@.*/, '@**')] };
    const third = judgeAudit(
      factsOf([by({ ...signer, sourceRepositoryId: '6666' }, 'c')], {
        declaration: { ...declaration, scopes: [listed] },
        previous: asPrevious(reports[1] ?? judgeAudit(factsOf([]))),
      }),
    );
    expect(classes(third)).toEqual([]);
  });

  test('on another tag of the same workflow is no other signer', () => {
    const later = { ...signer, identity: signer.identity?.replace('v1.0.0', 'v2.0.0') ?? '' };
    expect(days([by(signer, 'a')], [by(later, 'b')]).map(classes)).toEqual([[], []]);
  });
});

describe('an exception', () => {
  const exception = {
    match: 'ghcr.io/acme/app',
    finding: 'unsigned' as const,
    reason: 'false-positive',
    owner: 'sec@acme.example',
    expires: '2026-11-26',
    line: 9,
  };
  const bad = imageOf({ verdict: 'unsigned' });
  const on = (day: string) =>
    judgeAudit(
      factsOf([bad], {
        declaration: { ...declaration, exceptions: [exception] },
        now: new Date(`${day}T23:59:59.000Z`),
      }),
    );

  test('takes a finding out of the violations, and never into the coverage', () => {
    const report = on('2026-11-26');
    expect(report.figures).toMatchObject({ violations: 0, exempted: 1, coverage: 0, unsigned: 1 });
    expect(report.falsePositives.declared).toBe(1);
    expect(report.passed).toBe(true);
    expect(report.notices).toEqual([]);
  });

  test('that excepts nothing is told, but not where something could not be seen', () => {
    const noticesOf = (...images: readonly ImageEvidence[]) =>
      judgeAudit(factsOf(images, { declaration: { ...declaration, exceptions: [exception] } }))
        .notices;
    expect(noticesOf(imageOf())).toEqual([
      expect.stringMatching(/^The exception of ghcr\.io\/acme\/app from unsigned .*nothing today$/),
    ]);
    expect(noticesOf(imageOf(), imageOf({ hex: 'b', verdict: 'unknown' }))).toEqual([]);
  });

  test('ends with its day, and is a finding from then on', () => {
    expect(classes(on('2026-11-27'))).toEqual(['exception-expired', 'unsigned']);
  });
});

test('a scope that names no image is told, where others name some', () => {
  const scope = { environment: 'prod', kind: 'repositories', given: 'x', policy: 'ours' } as const;
  const found = { cut: null, failure: null };
  const { notices } = judgeAudit(
    factsOf([imageOf()], {
      plan: {
        scopes: [
          { ...scope, ...found, scope: 'full', images: 1 },
          { ...scope, ...found, scope: 'half', images: 0 },
          { ...scope, ...found, scope: 'half', images: 1 },
          { ...scope, ...found, scope: 'empty', images: 0 },
        ],
        unlisted: [],
      },
    }),
  );
  expect(notices).toEqual(['The scope "empty" names no image']);
});

describe('the step fails', () => {
  const limits = { failOn: [], maxUnknown: 5, minCoverage: undefined };
  const failuresOf = (images: readonly ImageEvidence[], changes: Partial<AuditFacts> = {}) =>
    judgeAudit(factsOf(images, { limits, ...changes })).failures;

  test('when too much is unknown, whatever "fail-on" says', () => {
    const all = Array.from({ length: 16 }, (_, at) => imageOf({ hex: at.toString(16) }));
    expect(failuresOf([...all.slice(1), imageOf({ hex: '0', verdict: 'unknown' })])).toEqual([
      expect.stringContaining('6.3 % of the scope could not be checked'),
    ]);
  });

  test('when nothing is in the scope', () => {
    expect(failuresOf([])).toEqual(['The scope names no image']);
  });

  test('below the least coverage of an environment, though the whole has enough', () => {
    const environments = [{ name: 'prod', minCoverage: 100 }];
    const images = [imageOf({ verdict: 'unsigned' }), imageOf({ hex: 'b', environment: 'dev' })];
    expect(failuresOf(images, { declaration: { ...declaration, environments } })).toEqual([
      'Coverage of prod is 0 %, and must be 100 %',
    ]);
  });
});

describe('a stored report', () => {
  const bytes = (change: (report: Record<string, unknown>) => object) =>
    Buffer.from(
      JSON.stringify(
        change(
          JSON.parse(JSON.stringify(judgeAudit(factsOf([imageOf()])))) as Record<string, unknown>,
        ),
      ),
    );

  test('is read as it was written', () => {
    const read = readReport(bytes((report) => report));
    expect(read).toMatchObject({ ok: true, content: { kind: 'report' } });
  });

  test.each([
    ['of a later version', (report: object) => ({ ...report, schemaVersion: 2 }), /later version/],
    ['without images', (report: object) => ({ ...report, images: 'none' }), /images/],
    ['of a class that is unknown', (report: object) => ({ ...report, findings: [{}] }), /findings/],
  ])('%s is refused', (_, change, why) => {
    const read = readReport(bytes(change));
    expect(read.ok ? '' : read.why).toMatch(why);
  });
});
