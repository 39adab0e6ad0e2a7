// SPDX-License-Identifier: Apache-2.0
// The HTML report of an audit in a real browser: what its script and its style do, and what they
// never do.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sampleReport } from '../__tests__/action/audit/reports.ts';
import { renderPage } from '../src/action/audit/page.ts';
import type { AuditReport } from '../src/audit/report.ts';
import { click, press, startBrowser, type Browser, type Tab } from './browser.ts';
import { hostileReport, largeReport, smallReport } from './page-reports.ts';
import { desktop, errorsIn, inTab, phone, written, type Scene } from './page-scenes.ts';
import type { Tally } from './tally.ts';

export async function runPage(tally: Tally): Promise<void> {
  console.log('\npage');
  await using browser = await startBrowser();
  const check = (
    what: string,
    report: AuditReport,
    body: (tab: Tab) => Promise<void>,
    scene: Scene = {},
  ) => tally.check(`page: ${what}`, () => inTab(browser, report, scene, body));
  const sample = sampleReport();
  await check('sorts by click, up and down', sample, sortsByClick);
  await check('sorts by keyboard', sample, sortsByKeyboard);
  await check('filters by words, environment, verdict and severity', sample, filters);
  await check('"/" and Escape', sample, obeysKeys);
  await check('Tab reaches everything', smallReport(), reachesAll);
  await check('tables are tables for screen readers', sample, keepsRoles);
  await check('print: all is open, nothing to click', sample, prints, { media: 'print' });
  await check('prints to PDF', sample, printsToPdf);
  await check('dark', sample, isDark, { theme: 'dark' });
  await check('phone: nothing is too wide', sample, fitsWidth, { screen: phone });
  await check('without a script', sample, readsWithoutScript, { withScript: false });
  for (const [name, screen] of Object.entries({ phone, desktop }))
    await check(`hostile names, ${name}`, hostileReport(), survives, { screen });
  for (const theme of ['light', 'dark'] as const)
    await check(`out of date, ${theme}`, sample, isLate, { now: '2026-11-28T05:23:42Z', theme });
  await check('not yet out of date', sample, isOnTime, { now: '2026-11-28T05:23:40Z' });
  await check('5,000 images', largeReport(5000), staysUsable);
  await tally.check('page: its policy refuses any other script', () => refusesScripts(browser));
  await tally.check('page: asks a server for nothing else', () => asksOnce(browser));
}

const imageColumn = (column: number) =>
  `[...document.querySelectorAll('#all-images tbody tr')]
    .map((row) => row.cells[${column - 1}].querySelector('b, .mark, time')?.textContent ?? '')`;
const header = (column: number) => `#all-images thead th:nth-child(${column})`;

async function sortsByClick(tab: Tab): Promise<void> {
  const { images } = sampleReport();
  const since = images.map(({ verifiedSince }) => verifiedSince ?? '').filter(Boolean);
  await click(tab, `${header(2)} button`);
  const gravest = (await valuesOf(tab, imageColumn(2))).map((mark) => mark.slice(2));
  assert.deepEqual([...new Set(gravest)], ['untrusted', 'unsigned', 'unknown', 'verified']);
  assert.equal(await sortOf(tab, 2), 'ascending');
  await click(tab, `${header(2)} button`);
  assert.deepEqual((await valuesOf(tab, imageColumn(2)))[0]?.slice(2), 'verified');
  assert.equal(await sortOf(tab, 2), 'descending');
  await click(tab, `${header(5)} button`);
  const empty = (await valuesOf(tab, imageColumn(5))).indexOf('');
  assert.equal(empty, since.length, 'what is empty stands last');
  assert.equal(await sortOf(tab, 2), null, 'one column at a time');
}

async function sortsByKeyboard(tab: Tab): Promise<void> {
  await tab.evaluate(`document.querySelector('${header(1)} button').focus()`);
  await press(tab, 'Enter');
  const up = await valuesOf(tab, imageColumn(1));
  assert.deepEqual(up, up.toSorted());
  await press(tab, ' ');
  assert.deepEqual(await valuesOf(tab, imageColumn(1)), up.toReversed());
  assert.equal(await sortOf(tab, 1), 'descending');
}

async function sortOf(tab: Tab, column: number): Promise<unknown> {
  return tab.evaluate(`document.querySelector('${header(column)}').getAttribute('aria-sort')`);
}

async function filters(tab: Tab): Promise<void> {
  const { findings, images } = sampleReport();
  const told = (found: number, seen: number) =>
    `${found} of ${findings.length} findings, ${seen} of ${images.length} images shown`;
  assert.equal(await countOf(tab), told(findings.length, images.length));
  await tab.evaluate("document.querySelector('input').focus()");
  await tab.send('Input.insertText', { text: 'CHECKOUT  acme' });
  assert.equal(await countOf(tab), told(1, 1));
  await click(tab, '#clear');
  await choose(tab, 'verdict', 'unsigned');
  const unsigned = images.filter(({ verdict }) => verdict === 'unsigned').length;
  assert.equal(await countOf(tab), told(findings.length, unsigned));
  await choose(tab, 'severity', 'incident');
  const incidents = findings.filter(({ severity }) => severity === 'incident').length;
  assert.equal(await countOf(tab), told(incidents, unsigned));
  assert.equal(await tab.evaluate("document.getElementById('findings-notice').offsetHeight"), 0);
  await choose(tab, 'severity', '');
  await choose(tab, 'verdict', '');
  await choose(tab, 'environment', '1');
  const staging = ({ environments }: { readonly environments: readonly string[] }) =>
    environments.includes('staging');
  assert.equal(
    await countOf(tab),
    told(findings.filter(staging).length, images.filter(staging).length),
  );
}

async function obeysKeys(tab: Tab): Promise<void> {
  const all = await countOf(tab);
  await press(tab, '/');
  assert.equal(await tab.evaluate('document.activeElement.name'), 'words');
  await tab.send('Input.insertText', { text: 'a' });
  await press(tab, '/');
  assert.equal(await tab.evaluate("document.querySelector('input').value"), 'a/');
  await tab.send('Input.insertText', { text: 'no such thing' });
  assert.match(await countOf(tab), /^0 of \d+ findings, 0 of/);
  await press(tab, 'Enter');
  await choose(tab, 'verdict', 'unsigned');
  // The browser itself clears the field that has the focus.
  await tab.evaluate('document.activeElement.blur()');
  await press(tab, 'Escape');
  assert.equal(await tab.evaluate("document.querySelector('input').value"), '');
  assert.equal(await countOf(tab), all);
}

async function reachesAll(tab: Tab): Promise<void> {
  const interactive = 'a, button, input, select, summary, [tabindex]';
  const wanted = await tab.evaluate(`(() => {
    reached = new Set();
    addEventListener('focusin', ({ target }) => reached.add(target));
    wanted = [...document.querySelectorAll('${interactive}')].filter((element) =>
      element.checkVisibility({ contentVisibilityAuto: false }));
    return wanted.length;
  })()`);
  for (let presses = 0; presses < Number(wanted) + 5; presses++) await press(tab, 'Tab');
  assert.deepEqual(
    await tab.evaluate(
      'wanted.filter((element) => !reached.has(element)).map(({ outerHTML }) => outerHTML)',
    ),
    [],
  );
}

async function keepsRoles(tab: Tab): Promise<void> {
  const { nodes } = (await tab.send('Accessibility.getFullAXTree')) as {
    nodes: { ignored: boolean; role?: { value: string } }[];
  };
  const count = (role: string) => nodes.filter((node) => node.role?.value === role).length;
  const elements = async (selector: string) =>
    tab.evaluate(`document.querySelectorAll('${selector}').length`);
  assert.equal(count('table'), await elements('table:not(details:not([open]) *)'));
  assert.equal(count('row'), await elements('tr:not(details:not([open]) *)'));
  assert.equal(count('columnheader'), await elements('thead th:not(details:not([open]) *)'));
}

async function prints(tab: Tab): Promise<void> {
  const shown = (selector: string) =>
    tab.evaluate(`[...document.querySelectorAll('${selector}')]
      .filter((element) => element.checkVisibility()).length`);
  assert.equal(await shown('nav, input, select, button'), 0);
  const facts = Number(await tab.evaluate("document.querySelectorAll('details *').length"));
  assert(facts > 100);
  assert.deepEqual(
    await tab.evaluate(`[...document.querySelectorAll('details p, details dd, details td')]
      .filter((element) => !element.checkVisibility())
      .map(({ outerHTML }) => outerHTML)`),
    [],
  );
  assert.equal(
    await tab.evaluate('getComputedStyle(document.body).color'),
    'rgb(0, 0, 0)',
    'black on white',
  );
  await choose(tab, 'verdict', 'unsigned');
  assert.equal(await shown('#count'), 1, 'a part of the report says that it is one');
}

async function printsToPdf(tab: Tab): Promise<void> {
  const { data } = await tab.send('Page.printToPDF', { printBackground: false });
  const pdf = Buffer.from(String(data), 'base64');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert(pdf.length > 50_000);
}

async function isDark(tab: Tab): Promise<void> {
  const colour = (property: string) =>
    tab.evaluate(`getComputedStyle(document.body)['${property}'].match(/\\d+/g).map(Number)`);
  const brightness = (rgb: unknown) => (rgb as number[]).reduce((sum, part) => sum + part, 0);
  assert(brightness(await colour('backgroundColor')) < 100);
  assert(brightness(await colour('color')) > 600);
}

/** Neither the page nor what is in it, but for boxes that scroll by themselves. */
async function fitsWidth(tab: Tab): Promise<void> {
  assert.deepEqual(
    await tab.evaluate(`(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const width = document.documentElement.clientWidth;
      const tooWide = [...document.querySelectorAll('body *:not(.box:has(.wide) *, svg *)')]
        .filter((element) => element.getBoundingClientRect().right > width + 1);
      return [document.documentElement.scrollWidth - width,
        ...tooWide.map(({ outerHTML }) => outerHTML.slice(0, 200))];
    })()`),
    [0],
  );
}

async function readsWithoutScript(tab: Tab): Promise<void> {
  assert.equal(tab.told('Runtime.exceptionThrown').length, 0);
  const { root } = (await tab.send('DOM.getDocument')) as { root: { nodeId: number } };
  const { outerHTML } = await tab.send('DOM.getOuterHTML', root);
  assert.match(String(outerHTML), /<form id="filter"[^>]*hidden/);
  assert.doesNotMatch(String(outerHTML), /<th[^>]*><button/);
  for (const { message } of sampleReport().findings)
    assert(String(outerHTML).includes(message), message);
}

async function survives(tab: Tab): Promise<void> {
  await fitsWidth(tab);
  assert.equal(await tab.evaluate('typeof hit'), 'undefined');
  for (const name of ['environment', 'verdict', 'severity'])
    await tab.evaluate(`(() => {
      const field = document.getElementById('filter').elements['${name}'];
      for (const option of field.options) {
        field.value = option.value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    })()`);
  await tab.evaluate("for (const button of document.querySelectorAll('th button')) button.click()");
  assert.equal(await tab.evaluate('typeof hit'), 'undefined');
  assert.deepEqual(
    await tab.evaluate(`[...document.querySelectorAll('script, img, iframe, [src], [srcdoc]')]
      .map(({ tagName }) => tagName)`),
    ['SCRIPT'],
  );
  const links = await valuesOf(tab, "[...document.querySelectorAll('a')].map((a) => a.href)");
  assert.deepEqual(
    links.filter((href) => !/^(?:file:.*#[a-z]+|https:\/\/github\.com\/.*)$/.test(href)),
    [],
  );
}

async function isLate(tab: Tab): Promise<void> {
  assert.match(
    String(await tab.evaluate("document.getElementById('late').innerText")),
    /^This report is out of date: the next one was due 2026-11-27 05:23 UTC/,
  );
  const colours = await valuesOf(
    tab,
    `['h1', '.mark', 'header', 'a'].flatMap((selector) => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector(selector));
      return [color, backgroundColor];
    })`,
  );
  const greys = colours.filter((colour) => /rgb\((\d+), \1, \1\)|, 0\)/.test(colour));
  assert.deepEqual(greys, colours);
}

async function isOnTime(tab: Tab): Promise<void> {
  assert.equal(await tab.evaluate("document.getElementById('late').offsetHeight"), 0);
  assert.equal(await tab.evaluate('document.body.className'), '');
}

/** Judged by time of the processor, which other programs do not lengthen. */
async function staysUsable(tab: Tab): Promise<void> {
  const painted = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';
  await tab.evaluate(painted);
  const load = await busySeconds(tab);
  const timed = async (deed: string) => {
    const before = await busySeconds(tab);
    await tab.evaluate(deed);
    await tab.evaluate(painted);
    return (await busySeconds(tab)) - before;
  };
  const sort = await timed(`document.querySelector('${header(1)} button').click()`);
  const names = await valuesOf(tab, imageColumn(1));
  assert.equal(names.length, 5000);
  assert.deepEqual(names.slice(0, 2), [
    'ghcr.io/acme/team-0/service-0',
    'ghcr.io/acme/team-0/service-200',
  ]);
  const filter = await timed(`(() => {
    const field = document.querySelector('input');
    field.value = 'service-4321';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
  assert.match(await countOf(tab), /, 1 of 5,000 images shown$/);
  const told = [load, sort, filter].map((seconds) => `${seconds.toFixed(2)} s`);
  console.log(`        load ${told[0] ?? ''}, sort ${told[1] ?? ''}, filter ${told[2] ?? ''}`);
  assert(load < 3 && sort < 1 && filter < 0.5, told.join(', '));
}

/** How long the page has kept the processor busy. */
async function busySeconds(tab: Tab): Promise<number> {
  const { metrics } = (await tab.send('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[];
  };
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
}

async function refusesScripts(browser: Browser): Promise<void> {
  await using tab = await browser.openTab();
  await tab.open(await written(sampleReport()));
  await tab.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'hit = 1';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'hit = 1');
    image.src = 'https://evil.example/';
    document.body.append(script, image);
  })()`);
  await tab.evaluate('new Promise((done) => setTimeout(done))');
  assert.equal(await tab.evaluate('typeof hit'), 'undefined');
  assert(errorsIn(tab).length >= 2, 'the browser says that it refused');
}

/** Browsers look for an icon only where a page comes from a server. */
async function asksOnce(browser: Browser): Promise<void> {
  const paths: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    paths.push(url);
    response.setHeader('content-type', 'text/html').end(renderPage(sampleReport()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { port } = server.address() as AddressInfo;
    await using tab = await browser.openTab();
    await tab.open(`http://127.0.0.1:${port}/report.html`);
    await tab.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    assert.deepEqual(errorsIn(tab), []);
    assert.deepEqual(paths, ['/report.html']);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function countOf(tab: Tab): Promise<string> {
  return String(await tab.evaluate("document.getElementById('count').textContent"));
}

async function valuesOf(tab: Tab, expression: string): Promise<string[]> {
  return (await tab.evaluate(expression)) as string[];
}

async function choose(tab: Tab, name: string, value: string): Promise<void> {
  await tab.evaluate(`(() => {
    const field = document.getElementById('filter').elements['${name}'];
    field.value = '${value}';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
}
