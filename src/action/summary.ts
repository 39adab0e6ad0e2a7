// SPDX-License-Identifier: Apache-2.0
// May import: action/report, action/text.
import type { ImageReport, Report, SignedReport } from './report.ts';
import { html } from './text.ts';

/** GitHub drops a summary above 1 MiB whole, so rows are cut long before. */
const maxRows = 200;

/** The job summary: who signed what, how to check it, or why it failed. All foreign text is escaped. */
export function renderSummary(report: Report, reportPath: string): string {
  const signed = report.images.filter((image) => image.status === 'signed');
  return [
    heading(report, signed.length),
    ...(report.failure === null ? [] : failure(report.failure)),
    ...(report.images.length === 0 ? [] : table(report.images)),
    ...(report.identity === null ? [] : identity(report)),
    ...(signed.length === 0 ? [] : details('Verify', commands(signed))),
    `<p>Report: <code>${html(reportPath)}</code></p>`,
    '',
  ].join('\n');
}

function heading({ images }: Report, signed: number): string {
  if (images.length === 0) return '<h3>Nothing was signed</h3>';
  if (signed === images.length) return `<h3>Signed ${signed === 1 ? 'the image' : `all ${signed} images`}</h3>`;
  return `<h3>${signed === 0 ? 'No image' : `Only ${signed} of ${images.length} images`} signed</h3>`;
}

function failure({ code, message, hint }: NonNullable<Report['failure']>): string[] {
  return [`<p><b>${html(code)}</b>: ${paragraph(message)}</p>`, ...(hint === null ? [] : [`<p><b>What to do:</b> ${paragraph(hint)}</p>`])];
}

function table(images: readonly ImageReport[]): string[] {
  const rows = images.slice(0, maxRows).map((image) => `<tr><td><code>${html(image.image)}</code></td>${image.status === 'signed' ? signedCells(image) : failedCells(image.failure.code)}</tr>`);
  const cut = images.length - rows.length;
  return [
    '<table><tr><th>Image</th><th>Signature</th><th>Log</th><th>Time</th></tr>',
    ...rows,
    '</table>',
    ...(cut > 0 ? [`<p>${cut} more images are in the report.</p>`] : []),
  ];
}

function signedCells({ signature, log, time }: SignedReport): string {
  const entries = log.map(({ index, link }) => (link === null ? html(index) : `<a href="${html(link)}">${html(index)}</a>`));
  return `<td><code>${html(signature.digest)}</code></td><td>${entries.join(', ')}</td><td>${html(time ?? '')}</td>`;
}

function failedCells(code: string): string {
  return `<td colspan="3"><b>not signed</b>: ${html(code)}</td>`;
}

function identity({ identity, certificate }: Report): string[] {
  if (identity === null) return [];
  const facts: [string, string | null][] = [
    ['Identity', identity.subjectAlternativeName],
    ['Issuer', identity.issuer],
    ['Calling workflow', identity.reusable?.caller ?? null],
    ['Certificate', certificate === null ? null : `${certificate.serialNumber}, valid ${certificate.notBefore} to ${certificate.notAfter}`],
  ];
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [`<tr><th align="left">${name}</th><td><code>${html(value)}</code></td></tr>`]));
  return ['<table>', ...rows, '</table>'];
}

function commands(signed: readonly SignedReport[]): string[] {
  return [
    '<pre><code>',
    ...signed.slice(0, maxRows).map(({ verifyCommand }) => html(verifyCommand)),
    '</code></pre>',
  ];
}

function details(title: string, body: readonly string[]): string[] {
  return [`<details><summary>${title}</summary>`, ...body, '</details>'];
}

function paragraph(text: string): string {
  return text.split('\n').map(html).join('<br>');
}
