// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { renderSummary } from '../../../src/action/sign/summary.ts';
import { renderVerifySummary } from '../../../src/action/verify/summary.ts';
import { hostileText } from '../given.ts';
import { finding, reportOf, signedImage, verdicts, verifyReportOf } from '../reports.ts';

/** What is left of a summary without the tags that we write ourselves. */
function withoutOwnTags(summary: string): string {
  return summary
    .replaceAll(
      /<\/?(?:h3|p|b|table|tr|td|th|code|pre|details|summary)>|<br>|<td colspan="[34]">|<th align="left">/g,
      '',
    )
    .replaceAll(/<a href="[^"<>]*">|<\/a>/g, '');
}

const rendered = (text: string) => [
  renderSummary(reportOf(text), text),
  renderSummary(
    reportOf(text, {
      images: [
        signedImage(text),
        {
          status: 'failed',
          image: text,
          failure: { code: 'IMAGE_NOT_FOUND', message: text, hint: text },
        },
      ],
    }),
    text,
  ),
  renderVerifySummary(verifyReportOf(text), text),
];

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

  test('links to the log only', () => {
    const report = reportOf('x', { images: [{ ...signedImage('x'), signatures: [] }] });
    expect(renderSummary(report, 'x')).not.toContain('href');
    const [first = { ...signedImage('x').signatures[0] }] = signedImage('x').signatures;
    const linked = {
      ...signedImage('x'),
      signatures: [
        {
          ...first,
          log: [
            {
              url: 'https://l',
              version: 1,
              index: '7',
              link: 'https://search.sigstore.dev/?logIndex=7',
            },
          ],
        },
      ],
    } as ReturnType<typeof signedImage>;
    expect(renderSummary(reportOf('x', { images: [linked] }), 'x')).toContain(
      '<a href="https://search.sigstore.dev/?logIndex=7">7</a>',
    );
  });
});

describe('the heading of a signature says how many', () => {
  const image = signedImage('a');
  const failed = {
    status: 'failed',
    image: 'b',
    failure: { code: 'IMAGE_NOT_FOUND', message: 'm', hint: null },
  } as const;
  test.each([
    [[], '<h3>Nothing was signed</h3>'],
    [[image], '<h3>Signed the image</h3>'],
    [[image, image], '<h3>Signed all 2 images</h3>'],
    [[image, failed], '<h3>Only 1 of 2 images signed</h3>'],
    [[failed], '<h3>No image signed</h3>'],
  ])('%#', (images, heading) => {
    expect(renderSummary(reportOf('x', { images, tags: [] }), 'r').split('\n')[0]).toBe(heading);
  });

  test('also how many tags were not published', () => {
    expect(renderSummary(reportOf('x', { images: [image] }), 'r').split('\n')[0]).toBe(
      '<h3>Signed the image, but 1 of 2 tags were not published</h3>',
    );
  });
});

describe('the heading of a verification says how many', () => {
  const [good, , bad] = verdicts('x');
  test.each([
    [[], '<h3>Nothing was verified</h3>'],
    [[good], '<h3>The image is verified</h3>'],
    [[good, good], '<h3>All 2 images are verified</h3>'],
    [[good, bad], '<h3>1 of 2 images are verified</h3>'],
  ])('%#', (images, heading) => {
    expect(
      renderVerifySummary(
        verifyReportOf('x', { images: images.filter((image) => image !== undefined) }),
        'r',
      ).split('\n')[0],
    ).toBe(heading);
  });
});

test('an image that was signed before says so', () => {
  expect(
    renderSummary(reportOf('x', { images: [{ ...signedImage('x'), status: 'existing' }] }), 'r'),
  ).toContain('<td>was signed already:<br>');
});

test('no failure, no identity, no certificate: nothing of it is shown', () => {
  const summary = renderSummary(
    reportOf('x', { failure: null, identity: null, tags: [], certificate: null }),
    'r',
  );
  expect(summary).not.toMatch(/What to do|Identity|<th>Tag|null|undefined/);
  expect(renderSummary(reportOf('x', { certificate: null }), 'r')).not.toMatch(/Certificate|null/);
  expect(
    renderVerifySummary(
      verifyReportOf('x', { failure: { code: 'C', message: 'm', hint: null } }),
      'r',
    ),
  ).not.toMatch(/What to do|null/);
});

test('however many images there are, GitHub takes the summary', () => {
  const long = `ghcr.io/${'"'.repeat(400)}`;
  const many = renderSummary(
    reportOf('x', { images: Array.from({ length: 1200 }, () => signedImage(long)) }),
    'r',
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
      })),
    }),
    'r',
  );
  for (const summary of [many, verified]) {
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/\d+ more are in the report/);
  }
});
