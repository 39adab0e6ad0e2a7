// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { anySource } from '../../../src/policy/declared.ts';
import type { FailedReport } from '../../../src/action/sign/report.ts';
import { renderSummary } from '../../../src/action/sign/summary.ts';
import type { Trusted } from '../../../src/action/runner/trusted.ts';
import type { FindingReport } from '../../../src/action/verify/report.ts';
import { renderVerifySummary } from '../../../src/action/verify/summary.ts';
import { digestOf, hostileText } from '../given.ts';
import { finding, reportOf, signedImage, verdicts, verifyReportOf } from '../reports.ts';

/** What is left of a summary without the tags that we write ourselves. */
function withoutOwnTags(summary: string): string {
  return summary
    .replaceAll(
      /<\/?(?:h3|p|b|ul|li|table|tr|td|th|code|pre|details|summary)>|<w?br>|<td colspan="[23]">|<th align="left">/g,
      '',
    )
    .replaceAll(/<a href="[^"<>]*">|<\/a>/g, '');
}

const server = 'https://github.com';
const where = { server, verifyAction: 'acme/signet/verify@v1' };
const release = `${server}/acme/app/.github/workflows/release.yml@refs/heads/main`;
const trusting = (text: string): Trusted => ({
  declared: { kind: 'identity', identity: text, issuer: '', source: anySource },
  server,
  repository: text,
  fingerprint: text,
});
const context = (text = 'x') => ({ trusted: trusting(text), isWarning: false });

function failedImage(image: string, message = `${image} is not in the registry`): FailedReport {
  const failure = { code: 'IMAGE_NOT_FOUND', message, hint: message } as const;
  return { status: 'failed', image, failure, tags: [image] };
}

const rendered = (text: string) => [
  renderSummary(reportOf(text), where),
  renderSummary(reportOf(text, { key: { fingerprint: text } }), where),
  renderSummary(reportOf(text, { images: [signedImage(text), failedImage(text, text)] }), where),
  renderSummary(reportOf(text, { images: [] }), where),
  renderVerifySummary(verifyReportOf(text), context(text)),
  renderVerifySummary(verifyReportOf(text, { images: [] }), context(text)),
];

/** What a reader sees outside of boxes that scroll by themselves, where it can be broken. */
function runs(summary: string): string[] {
  return summary
    .replaceAll(/<pre>[^]*?<\/pre>/g, ' ')
    .replaceAll(/<\/?(?:b|code|a)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#\d+;/g, '*')
    .split(/\s+/);
}

describe('a summary', () => {
  test('holds no tag that comes from outside, whatever images, claims and registries say', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const summary of rendered(text)) {
          expect(withoutOwnTags(summary)).not.toMatch(/[<>"]/);
          // A blank line would end the HTML, and what follows would be Markdown.
          expect(summary.trimEnd()).not.toMatch(/\n\s*\n/);
        }
      }),
    );
  });

  test('has no word that would make the page scroll sideways, at 900 pixels', () => {
    const long = `ghcr.io/acme/${'very-long-name'.repeat(12)}@${digestOf('a')}`;
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.constantFrom(long, release, 'x'.repeat(300))),
        (text) => {
          for (const summary of rendered(text))
            expect(runs(summary).filter((run) => Array.from(run).length > 60)).toEqual([]);
        },
      ),
    );
  });

  test('links the code of a failure to the paragraph that explains it', () => {
    const failure = { code: 'IMAGE_NONE', message: 'Nothing is named', hint: null } as const;
    const paragraph = 'https://github.com/acme/signet/blob/v1/docs/errors.md#image_none';
    const shown = paragraph.replace('#', '&#35;').replace('_', '&#95;');
    const linked = `<p><b><a href="${shown}">IMAGE&#95;NONE</a></b>: Nothing is named</p>`;
    expect(
      renderSummary(reportOf('x', { images: [], failure }), { ...where, paragraph }),
    ).toContain(linked);
    expect(
      renderVerifySummary(verifyReportOf('x', { images: [], failure }), {
        ...context(),
        paragraph,
      }),
    ).toContain(linked);
  });

  test('keeps the indentation of what is to be pasted', () => {
    const hint = 'Add to this step:\n  with:\n    images: ghcr.io/acme/app\nThen push.';
    const failure = { code: 'IMAGE_NONE', message: 'Nothing is named', hint } as const;
    expect(renderSummary(reportOf('x', { images: [], failure }), where)).toContain(
      '<p>Add to this step:</p>\n<pre>  with:\n    images: ghcr.io/acme/app</pre>\n<p>Then push.</p>',
    );
  });

  test('has the verdict first, then name and tag, a short digest, who signed, and how to check it', () => {
    const image = {
      ...signedImage('x'),
      image: `ghcr.io/acme/app@${digestOf('a')}`,
      tags: ['1.2.3'],
      verifyCommand: `cosign verify ghcr.io/acme/app@${digestOf('a')} --key=cosign.pub`,
    };
    const given = reportOf('x', { images: [image], tags: [], failure: null });
    const identity =
      given.identity === null ? null : { ...given.identity, subjectAlternativeName: release };
    const summary = renderSummary({ ...given, identity }, where).replaceAll('<wbr>', '');
    const inOrder = [
      '<h3>✅ Signed ghcr.io/acme/app</h3>',
      '<td>✅&nbsp;signed</td><td><b>ghcr.io/acme/app</b>:1.2.3<br><code>sha256:aaaaaaaaaaaa…</code>',
      '<b>release.yml of acme/app, on refs/heads/main</b>',
      'Signed annotations: <code>x=x</code>',
      '<b>Check it yourself</b>',
      'cosign verify &#92;\n  ghcr.io/acme/app&#64;sha256:',
      'output <code>report-path</code>',
    ].map((text) => summary.indexOf(text));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
  });

  test('tells why an image is not signed in a row below it', () => {
    const image = `ghcr.io/acme/app@${digestOf('a')}`;
    const good = signedImage('ghcr.io/acme/web');
    const report = reportOf('x', { images: [good, failedImage(image)] });
    const summary = renderSummary(report, where);
    expect(summary).toContain('<td>❌&nbsp;not&nbsp;signed</td>');
    expect(summary.indexOf('not&nbsp;signed')).toBeLessThan(summary.indexOf('✅&nbsp;signed'));
    expect(summary).toContain('<tr><td></td><td colspan="3">it is not in the registry</td></tr>');
  });

  test('of a gate tells who is trusted, and who signed instead', () => {
    const image = `ghcr.io/acme/app@${digestOf('a')}`;
    const found = finding('x');
    const signer =
      found.signer === null ? null : { ...found.signer, subjectAlternativeName: release };
    const findings: FindingReport[] = [{ ...found, signer }];
    const images = verdicts(image).map((each) => ({ ...each, findings }));
    const report = verifyReportOf('x', { images, trusted: 'acme/deploy' });
    const trusted: Trusted = {
      declared: {
        kind: 'workflow',
        repository: '',
        workflow: '',
        ref: '',
        issuer: '',
        source: anySource,
      },
      server,
      repository: 'acme/deploy',
      fingerprint: undefined,
    };
    const summary = renderVerifySummary(report, { trusted, isWarning: false });
    expect(summary.replaceAll('<wbr>', '')).toContain(
      'signed by release.yml of acme/app on refs/heads/main, but this step trusts acme/deploy only',
    );
    expect(summary).toContain('Trusted by this step: <code>acme/deploy</code>');
    expect(renderVerifySummary(report, { trusted, isWarning: true })).toMatch(
      /^<h3>⚠️ 2 of 5 images/,
    );
  });

  test('links to the log only, and to no address that is not one of the web', () => {
    const linked = (url: string) => {
      const log = [{ url: 'https://l', version: 1, index: '7', link: url }];
      const signatures = signedImage('x').signatures.map((signature) => ({ ...signature, log }));
      const image = { ...signedImage('x'), signatures };
      return renderSummary(reportOf('x', { images: [image] }), where);
    };
    expect(linked('https://search.sigstore.dev/?logIndex=7')).toContain(
      '<a href="https://search.sigstore.dev/?logIndex=7">log 7</a>',
    );
    expect(linked('javascript:alert(1)')).not.toContain('href');
  });
});

const firstLine = (summary: string) => summary.replaceAll('<wbr>', '').split('\n')[0];

describe('the heading of a signature says how many', () => {
  const of = (path: string, digit: string) => ({
    ...signedImage('a'),
    image: `ghcr.io/acme/${path}@${digestOf(digit)}`,
  });
  const failed = failedImage(`ghcr.io/acme/app@${digestOf('f')}`);
  test.each([
    [[], '<h3>❌ Nothing was signed</h3>'],
    [[of('app', 'a')], '<h3>✅ Signed ghcr.io/acme/app</h3>'],
    [
      [{ ...of('app', 'a'), status: 'existing' as const }],
      '<h3>✅ ghcr.io/acme/app was signed already</h3>',
    ],
    [[of('app', 'a'), of('app', 'b')], '<h3>✅ Signed all 2 images of ghcr.io/acme/app</h3>'],
    [[of('app', 'a'), of('web', 'b')], '<h3>✅ Signed all 2 images</h3>'],
    [[of('app', 'a'), failed], '<h3>❌ Only 1 of 2 images are signed</h3>'],
    [[failed], '<h3>❌ ghcr.io/acme/app is not signed</h3>'],
    [[failed, failed], '<h3>❌ No image is signed</h3>'],
  ])('%#', (images, heading) => {
    const isGood = images.length > 0 && images.every(({ status }) => status !== 'failed');
    const failure = isGood ? null : reportOf('x').failure;
    expect(firstLine(renderSummary(reportOf('x', { images, tags: [], failure }), where))).toBe(
      heading,
    );
  });

  test('also how many tags were not published', () => {
    const report = reportOf('x', { images: [of('app', 'a')] });
    expect(firstLine(renderSummary(report, where))).toBe(
      '<h3>❌ Signed ghcr.io/acme/app, but 1 of 2 tags were not published</h3>',
    );
  });
});

describe('the heading of a verification says how many', () => {
  const [good, , bad] = verdicts(`ghcr.io/acme/app@${digestOf('a')}`);
  test.each([
    [[], '<h3>❌ Nothing was verified</h3>'],
    [[good], '<h3>✅ ghcr.io/acme/app is verified</h3>'],
    [[bad], '<h3>❌ ghcr.io/acme/app is unsigned</h3>'],
    [[good, good], '<h3>✅ All 2 images of ghcr.io/acme/app are verified</h3>'],
    [[good, bad], '<h3>❌ 1 of 2 images of ghcr.io/acme/app are verified</h3>'],
  ])('%#', (given, heading) => {
    const images = given.filter((image) => image !== undefined);
    const isGood = images.length > 0 && images.every(({ verdict }) => verdict === 'verified');
    const failure = isGood ? null : verifyReportOf('x').failure;
    expect(
      firstLine(renderVerifySummary(verifyReportOf('x', { images, failure }), context())),
    ).toBe(heading);
  });
});

test('an image that was signed before says so', () => {
  const images = [{ ...signedImage('x'), status: 'existing' as const }];
  expect(renderSummary(reportOf('x', { images }), where)).toContain(
    '<td>✅&nbsp;signed&nbsp;before</td>',
  );
});

test('no failure, no identity, no tags, no annotations: nothing of it is shown', () => {
  const nothing = { failure: null, identity: null, tags: [], annotations: {} };
  expect(renderSummary(reportOf('x', nothing), where)).not.toMatch(
    /What to do|Identity|>Tag<|annotations|null|undefined/,
  );
  const failure = { code: 'CANCELLED', message: 'm', hint: null } as const;
  expect(renderVerifySummary(verifyReportOf('x', { failure }), context())).not.toMatch(
    /What to do|null/,
  );
});

test('however many images there are, GitHub takes the summary', () => {
  const long = `ghcr.io/${'"'.repeat(400)}`;
  const many = renderSummary(
    reportOf('x', { images: Array.from({ length: 1200 }, () => signedImage(long)) }),
    where,
  );
  const findings = Array.from({ length: 100 }, () => finding(long));
  const verified = renderVerifySummary(
    verifyReportOf('x', {
      images: Array.from({ length: 1200 }, () => ({
        image: long,
        verdict: 'untrusted',
        signatures: [],
        findings,
        failure: null,
        tags: [],
      })),
    }),
    context(),
  );
  for (const summary of [many, verified]) {
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/\d+ more are in the report/);
  }
});
