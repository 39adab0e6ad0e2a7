// SPDX-License-Identifier: Apache-2.0
// The blocks that job summaries are made of. All foreign text in them is escaped.
import type { FailureReport } from './report.ts';
import { fitting, html } from './text.ts';

export function heading(text: string): string {
  return `<h3>${html(text)}</h3>`;
}

export function paragraph(text: string): string {
  return text.split('\n').map(html).join('<br>');
}

/** Code, fact and fix of what failed. */
export function failureBlock(failure: FailureReport | null): string[] {
  if (failure === null) return [];
  const { code, message, hint } = failure;
  return [
    `<p><b>${html(code)}</b>: ${paragraph(message)}</p>`,
    ...(hint === null ? [] : [`<p><b>What to do:</b> ${paragraph(hint)}</p>`]),
  ];
}

/** @param rows each a whole `<tr>`; what does not fit is counted in a line below */
export function table(columns: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const { shown, cut } = fitting(rows);
  return [
    `<table><tr>${columns.map((column) => `<th>${html(column)}</th>`).join('')}</tr>`,
    ...shown,
    '</table>',
    ...(cut > 0 ? [`<p>${cut} more are in the report.</p>`] : []),
  ];
}

export function details(title: string, body: readonly string[]): string[] {
  return [`<details><summary>${html(title)}</summary>`, ...body, '</details>'];
}

export function reportLine(path: string): string {
  return `<p>Report: <code>${html(path)}</code></p>`;
}
