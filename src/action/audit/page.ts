// SPDX-License-Identifier: Apache-2.0
// The report of an audit as one HTML file that asks nothing of any network: for people, on a
// screen, on a phone and on paper.
import { createHash } from 'node:crypto';

import { severities } from '../../audit/finding-classes.ts';
import type { AuditReport } from '../../audit/report.ts';
import type { Verdict } from '../../audit/image-evidence.ts';
import { basis, scopes } from './page-basis.ts';
import { findings } from './page-findings.ts';
import { images } from './page-images.ts';
import { changes, figures, header } from './page-overview.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { momentOf, number, text } from './page-text.ts';
import { trend } from './page-trend.ts';

/** The same report gives the same bytes. */
export function renderPage(report: AuditReport): string {
  const environments = environmentsOf(report);
  const late = lateFrom(report);
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${report.passed ? 'Passed' : 'Failed'}: signature audit ` +
      `${text(report.time.slice(0, 10))}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    late === null ? '<body>' : `<body data-late="${late}">`,
    ...navigation(report),
    '<main>',
    ...header(report),
    ...changes(report),
    ...figures(report),
    '<div>',
    ...filterForm(environments),
    ...findings(report, environments),
    ...images(report, environments),
    '</div>',
    ...trend(report),
    ...scopes(report),
    ...basis(report),
    '</main>',
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const contentPolicy = [
  "default-src 'none'",
  `script-src ${hashOf(pageScript)}`,
  `style-src ${hashOf(pageStyle)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

function environmentsOf({ environments, findings, images }: AuditReport): string[] {
  const others = [...findings, ...images].flatMap((of) => of.environments).toSorted();
  return [...new Set([...environments.map(({ environment }) => environment), ...others])];
}

/** One interval after the next report was due; null when there is none. */
function lateFrom({ time, nextExpected }: AuditReport): string | null {
  const [made, due] = [momentOf(time), momentOf(nextExpected ?? '')];
  return made === null || due === null
    ? null
    : new Date(due + Math.max(0, due - made)).toISOString();
}

function navigation({ findings, images, history }: AuditReport): string[] {
  const places: readonly (readonly [string, string])[] = [
    ['changes', 'Changes'],
    ['figures', 'Figures'],
    ['findings', `Findings (${number(findings.length)})`],
    ['images', `Images (${number(images.length)})`],
    ...(history.length === 0 ? [] : [['trend', 'Trend'] as const]),
    ['scopes', 'Scopes'],
    ['basis', 'Basis'],
  ];
  return [
    '<nav aria-label="Parts of this report">',
    ...places.map(([id, name]) => `<a href="#${id}">${name}</a>`),
    '</nav>',
  ];
}

const verdicts: readonly Verdict[] = ['verified', 'unsigned', 'untrusted', 'unknown'];

/** Only the script can filter, so only the script shows it. */
function filterForm(environments: readonly string[]): string[] {
  const choice = (label: string, name: string, options: readonly (readonly [string, string])[]) =>
    `<label>${label} <select name="${name}"><option value="">all</option>` +
    options.map(([value, words]) => `<option value="${value}">${words}</option>`).join('') +
    '</select></label>';
  const same = (value: string) => [value, value] as const;
  return [
    '<form id="filter" role="search" aria-label="Findings and images" autocomplete="off" hidden>',
    '<label class="words">Filter <kbd>/</kbd> ' +
      '<input type="search" name="words" aria-keyshortcuts="/" spellcheck="false"></label>',
    choice(
      'Environment',
      'environment',
      environments.map((name, at) => [String(at), text(name)]),
    ),
    choice('Severity', 'severity', severities.map(same)),
    choice('Verdict', 'verdict', verdicts.map(same)),
    '<button type="button" id="clear">Clear <kbd>Esc</kbd></button>',
    '<output id="count"></output>',
    '</form>',
  ];
}
