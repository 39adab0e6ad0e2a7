// SPDX-License-Identifier: Apache-2.0
// Shows a report in a browser, on the screen and at the time that a check is about.
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { sampleReport } from '../__tests__/action/audit/reports.ts';
import { renderPage } from '../src/action/audit/page.ts';
import type { AuditReport } from '../src/audit/report.ts';
import type { Browser, Tab } from './browser.ts';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 375, height: 812 };

export interface Scene {
  readonly screen?: { readonly width: number; readonly height: number };
  readonly media?: 'screen' | 'print';
  readonly theme?: 'light' | 'dark';
  /** What the reader's clock shows. */
  readonly now?: string;
  readonly withScript?: boolean;
}

/** Whatever is looked at: no error, no dialog, no request but for the file itself. */
export async function inTab(
  browser: Browser,
  report: AuditReport,
  scene: Scene,
  body: (tab: Tab) => Promise<void>,
): Promise<void> {
  const url = await written(report);
  await using tab = await browser.openTab();
  await arrange(tab, scene);
  await tab.open(url);
  await body(tab);
  assert.deepEqual(errorsIn(tab), []);
  assert.deepEqual(tab.told('Page.javascriptDialogOpening'), []);
  assert.deepEqual(requestsOf(tab), [url]);
}

export async function written(report: AuditReport): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'signet-page-')), 'report.html');
  await writeFile(file, renderPage(report));
  return pathToFileURL(file).href;
}

async function arrange(tab: Tab, scene: Scene): Promise<void> {
  const { screen = desktop, media = 'screen', theme = 'light', withScript = true } = scene;
  await tab.send('Emulation.setDeviceMetricsOverride', {
    ...screen,
    deviceScaleFactor: 1,
    mobile: screen === phone,
  });
  await tab.send('Emulation.setEmulatedMedia', {
    media,
    features: [{ name: 'prefers-color-scheme', value: theme }],
  });
  await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
  await tab.send('Emulation.setScriptExecutionDisabled', { value: !withScript });
  const now = scene.now ?? sampleReport().time;
  await tab.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `Date.now = () => ${Date.parse(now)}`,
  });
}

export function errorsIn(tab: Tab): readonly unknown[] {
  return [
    ...tab.told('Runtime.exceptionThrown'),
    ...tab.told('Runtime.consoleAPICalled'),
    ...tab.told('Log.entryAdded'),
  ];
}

function requestsOf(tab: Tab): readonly string[] {
  return tab
    .told('Network.requestWillBeSent')
    .map(({ request }) => (request as { readonly url: string }).url);
}
