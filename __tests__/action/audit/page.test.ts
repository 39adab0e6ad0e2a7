// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import fc from 'fast-check';

import { pageScript } from '../../../src/action/audit/page-script.ts';
import { pageStyle } from '../../../src/action/audit/page-style.ts';
import { renderPage } from '../../../src/action/audit/page.ts';
import { findingClasses } from '../../../src/audit/finding-classes.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { hostileText } from '../given.ts';
import { readMarkup, type Element } from './page-markup.ts';
import { findingOf } from './report-findings.ts';
import { imageOf, signerOf } from './report-images.ts';
import { quietReport, sampleReport } from './reports.ts';

const plainText = (text: string) => text.replaceAll(/\s+/g, ' ');
const textOf = (report: AuditReport) => plainText(readMarkup(renderPage(report)).text);
const elementsOf = (report: AuditReport, name: string): Element[] =>
  readMarkup(renderPage(report)).elements.filter((element) => element.name === name);
const linksOf = (report: AuditReport) =>
  elementsOf(report, 'a').flatMap(({ attributes }) =>
    attributes['href']?.startsWith('#') === true ? [] : [attributes['href']],
  );

describe('the page tells', () => {
  test('of every finding what it is, what to do, since when, and what proves it', () => {
    const report = sampleReport();
    const page = textOf(report);
    expect(new Set(report.findings.map(({ finding }) => finding))).toEqual(
      new Set(Object.keys(findingClasses)),
    );
    for (const { finding, message, action, evidence, firstSeen, fingerprint } of report.findings) {
      expect(page).toContain(findingClasses[finding].title);
      expect(page).toContain(message);
      expect(page).toContain(action);
      expect(page).toContain(`${firstSeen.slice(0, 10)} ${firstSeen.slice(11, 16)} UTC`);
      expect(page).toContain(fingerprint);
      for (const line of evidence) expect(page).toContain(line);
    }
  });

  test('why the step failed, or that it passed', () => {
    const { failures } = sampleReport();
    for (const failure of failures) expect(textOf(sampleReport())).toContain(failure);
    expect(textOf(sampleReport())).toContain('✗ Failed');
    expect(textOf(quietReport())).toContain('✓ Passed');
  });

  test('what matters first: outcome, changes, figures, findings, images, what it rests on', () => {
    const page = textOf(sampleReport());
    const order = [
      '✗ Failed',
      'What has changed',
      'Signature removed',
      'Coverage of each environment',
      'Incidents: 5 open',
      'Violations: 10 open, 1 excepted',
      'Could not be checked: 1 open',
      'Notices: 5 open',
      'Images (10)',
      'Trend',
      'What was asked for',
      'Policies',
      'Previous report',
    ].reduce<number[]>((places, words) => [...places, page.indexOf(words, places.at(-1) ?? 0)], []);
    expect(order).not.toContain(-1);
  });

  test('what limits it, so that a blind audit does not look like a good one', () => {
    const page = textOf(sampleReport({ blindRuns: 3 }));
    expect(page).toContain('this run and 2 runs before it could not check everything');
    expect(page).toContain('1 source not listed; 1 source listed in part; 1 notice');
    expect(page).toContain('GitHub answers 401 to the list of packages of acme.');
    expect(page).toContain('Only the latest 4 of 212 tags');
    expect(textOf(quietReport())).not.toContain('What limits it');
  });

  test('an exception with its reason, owner and end, and does not count it as open', () => {
    const exception = { reason: 'mirrored', owner: 'team-x', expires: '2027-02-01' };
    const page = textOf(sampleReport({ findings: [findingOf('unsigned', { exception })] }));
    expect(page).toContain('Violations: 0 open, 1 excepted');
    expect(page).toContain('Excepted until 2027-02-01 by team-x: mirrored');
  });

  test('a coverage just below 100 % as that', () => {
    const figures = { ...sampleReport().figures, coverage: 99.99 };
    const environments = [{ ...figures, environment: 'production', minCoverage: 100 }];
    const page = textOf(sampleReport({ figures, environments, history: [] }));
    expect(page).toContain('99.99 %');
    expect(page).toContain('100.00 % ✗ missed');
    expect(page).not.toContain('100.00 % ✓ met');
  });

  test('that there is nothing to compare with, or that nothing changed', () => {
    expect(textOf(quietReport())).toContain('There is no previous report to compare with.');
    const { previous } = sampleReport();
    expect(textOf({ ...quietReport(), previous })).toContain(
      'Since the report of 2026-11-25 05:23 UTC: nothing.',
    );
  });

  test('each day of the trend as numbers, and nothing of a trend without a day', () => {
    const { history } = sampleReport();
    const page = textOf(sampleReport());
    for (const { day, coverage } of history)
      expect(page).toContain(`${day}${coverage?.toFixed(2) ?? '–'} %`);
    expect(page).toContain(`The same as a table (${history.length} days)`);
    expect(textOf(quietReport())).not.toContain('Trend');
  });

  test('a single day, and days without images, as charts all the same', () => {
    const [point] = sampleReport().history;
    const days = [
      { ...point, day: '2026-11-25', coverage: null },
      { ...point, day: '2026-11-26', coverage: 50 },
    ] as AuditReport['history'];
    for (const history of [days, days.slice(0, 1), days.slice(1)])
      for (const { attributes } of elementsOf(sampleReport({ history }), 'path'))
        expect(attributes['d']).toMatch(/^(?:[MLhv][\d. ]+)*$/);
    const drawn = elementsOf(sampleReport({ history: days }), 'path').find(
      ({ attributes }) => attributes['class'] === 'coverage',
    );
    // No line from a coverage of nothing: that day had none.
    expect(drawn?.attributes['d']).toBe('M100 50h0');
  });
});

describe('a page that should have been replaced', () => {
  const lateOf = (report: AuditReport) => elementsOf(report, 'body')[0]?.attributes['data-late'];

  test('is late one interval after the next one was due', () => {
    const report = sampleReport({
      time: '2026-11-26T05:00:00.000Z',
      nextExpected: '2026-11-27T05:00:00.000Z',
    });
    expect(lateOf(report)).toBe('2026-11-28T05:00:00.000Z');
    expect(textOf(report)).toContain('the next one is due 2026-11-27 05:00 UTC');
  });

  test.each([null, '', 'soon', '2026-99-99T05:00:00Z'])(
    'is not known of for %j',
    (nextExpected) => {
      expect(lateOf(sampleReport({ nextExpected }))).toBeUndefined();
    },
  );
});

describe('the page is in order', () => {
  const reports = { eventful: sampleReport(), quiet: quietReport() };

  test.each(Object.entries(reports))('%s: identifiers, headings, captions', (_, report) => {
    const { elements } = readMarkup(renderPage(report));
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = elements.flatMap(
      ({ attributes }) => /^#(.+)/.exec(attributes['href'] ?? '')?.[1] ?? [],
    );
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const levels = elements.flatMap(({ name }) => (/^h\d$/.test(name) ? Number(name[1]) : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const count = (wanted: string) => elements.filter(({ name }) => name === wanted).length;
    expect(count('caption')).toBe(count('table'));
    expect(elements[0]?.attributes['lang']).toBe('en');
  });

  test('the same report gives the same bytes', () => {
    expect(renderPage(sampleReport())).toBe(renderPage(sampleReport()));
  });

  test('its one style and one script are those that its policy names, and nothing else may load', () => {
    const { elements } = readMarkup(renderPage(sampleReport()));
    const texts = (wanted: string) =>
      elements.filter(({ name }) => name === wanted).map(({ text }) => text);
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect([...texts('script'), ...texts('style')]).toHaveLength(2);
    const policy = elements.find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    );
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; script-src ${hash(texts('script')[0])}; ` +
        `style-src ${hash(texts('style')[0])}; base-uri 'none'; form-action 'none'`,
    );
    const loading = /^(?:src|srcset|style|data|action|formaction|background|poster|on.*)$/;
    expect(
      elements.flatMap(({ attributes }) =>
        Object.keys(attributes).filter((attribute) => loading.test(attribute)),
      ),
    ).toEqual([]);
    expect(pageStyle).not.toMatch(/url\(|@import/);
  });

  test('its script is short, and makes no markup of text', () => {
    expect(() => parse(pageScript, { ecmaVersion: 2022, sourceType: 'script' })).not.toThrow();
    expect(pageScript.trim().split('\n').length).toBeLessThanOrEqual(150);
    expect(pageScript).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval|import/,
    );
  });

  test.each([
    ['light', 0],
    ['dark', 1],
    ['late', 2],
    ['printed', 3],
  ])('its %s text has enough contrast', (_, theme) => {
    const themes = [...pageStyle.matchAll(/--ground:[^}]*--bad: #\w+/g)].map(([block]) =>
      Object.fromEntries(
        [...block.matchAll(/--(\w+): (#\w+)/g)].map(([, name = '', hex = '']) => [name, hex]),
      ),
    );
    const colours = themes[theme] ?? {};
    for (const ink of ['ink', 'faint', 'link', 'good', 'poor', 'bad'])
      for (const ground of ['ground', 'panel'])
        expect(contrast(colours[ink], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

/** As WCAG 2.2 reckons it. */
function contrast(...colours: readonly (string | undefined)[]): number {
  const [dark = 0, light = 0] = colours.map(luminance).toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex = ''): number {
  const digits = hex.length === 4 ? hex.replace(/\w/g, '$&$&') : hex;
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A report of the same shape, in which every text that is foreign is this one. */
function filledWith(text: string): AuditReport {
  const ours = new Set(['kind', 'finding', 'severity', 'verdict', 'before', 'after', 'format']);
  return JSON.parse(JSON.stringify(sampleReport()), (key, value: unknown) =>
    typeof value === 'string' && !ours.has(key) ? text : value,
  ) as AuditReport;
}

describe('hostile text', () => {
  /** Where lines may break, and in which direction they run, depends on the text. */
  const skeleton = (page: string) =>
    readMarkup(page)
      .elements.filter(({ name }) => name !== 'wbr' && name !== 'bdi')
      .map(({ name, attributes }) => [name, name === 'path' ? {} : attributes]);
  const expected = skeleton(renderPage(filledWith('x')));

  test('never makes or changes an element', () => {
    fc.assert(
      fc.property(
        // A digest stands in an element of its own.
        hostileText.map((text) => text.replaceAll('@', '')),
        (text) => {
          expect(skeleton(renderPage(filledWith(text)))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('has nothing invisible in it when it is shown', () => {
    const invisible = [
      '\u202e',
      '\u2066',
      '\u200b',
      '\u00ad',
      '\ufeff',
      '\u{e0041}',
      '\ud800',
      '\u0000',
    ];
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.constantFrom(...invisible)), (text) => {
        expect(renderPage(filledWith(`a${text}b`))).not.toMatch(
          /[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Default_Ignorable_Code_Point}/u,
        );
      }),
      { numRuns: 60 },
    );
    const page = textOf(filledWith(invisible.join('')));
    expect(page).toContain(String.raw`\u202e\u2066\u200b\u00ad\ufeff\u{e0041}\ud800\u0000`);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://github.com/',
    'data:text/html,<script>alert(1)</script>',
    'http://github.com/acme',
    'https://github.com@evil.example/',
    'https://user:secret@github.com/',
    'https://github.com/"onmouseover="alert(1)',
    'https://github.com/acme\u202egnp',
    'https://github.com\\@evil.example',
    'https://gіthub.com/',
    'https://',
    'https://github.com:999999/',
    '//github.com/',
  ])('is no link: %j', (run) => {
    expect(linksOf(filledWith(run))).toEqual([]);
  });

  test('that is a sound address of a page is a link that tells the page nothing', () => {
    const run = 'https://github.com/acme/app/actions/runs/1?check=a&b=%20#step';
    const images = [imageOf('app')].map((image) => ({
      ...image,
      signatures: image.signatures.map((signature) => ({
        ...signature,
        signer: signerOf('app', { run }),
      })),
    }));
    const links = elementsOf(sampleReport({ images }), 'a');
    const link = links.find(({ attributes }) => attributes['href'] === run);
    expect(link?.attributes).toEqual({ href: run, rel: 'noreferrer' });
    expect(link?.text).toBe(run);
  });
});

test('a name from right to left does not reorder what stands around it', () => {
  const issuer = 'https://דוגמה.example';
  const images = [imageOf('app')].map((image) => ({
    ...image,
    signatures: image.signatures.map((signature) => ({
      ...signature,
      signer: signerOf('app', { issuer }),
    })),
  }));
  const isolated = elementsOf(sampleReport({ images }), 'bdi');
  expect(isolated.map(({ text }) => text)).toEqual([issuer]);
});

test('environments may be called anything, and the filter still tells them apart', () => {
  const names = ['a b', 'a', '"><script>', ''];
  const images = names.map((name, at) =>
    imageOf(`app-${at}`, 'verified', { environments: [name] }),
  );
  const report = sampleReport({ environments: [], findings: [], images });
  const options = elementsOf(report, 'option').filter(({ attributes }) =>
    /^\d+$/.test(attributes['value'] ?? ''),
  );
  const rows = elementsOf(report, 'tr').filter(({ attributes }) => 'data-in' in attributes);
  const named = rows.map(
    ({ attributes }) =>
      options.find((option) => option.attributes['value'] === attributes['data-in'])?.text,
  );
  expect(named).toEqual(names);
});
