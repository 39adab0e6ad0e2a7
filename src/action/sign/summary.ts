// SPDX-License-Identifier: Apache-2.0
// The job summary of a sign run.
import type { ImageReport, Report, SignedReport, TagReport } from './report.ts';
import { fitting, html } from '../runner/text.ts';

/**
 * The job summary: who signed what, how to check it, or why it failed. All foreign text is escaped.
 */
export function renderSummary(report: Report, reportPath: string): string {
  const signed = report.images.filter((image) => image.status !== 'failed');
  return [
    heading(report, signed.length),
    ...(report.failure === null ? [] : failure(report.failure)),
    ...(report.images.length === 0 ? [] : table(report.images)),
    ...(report.tags.length === 0 ? [] : tags(report.tags)),
    ...(report.identity === null ? [] : identity(report)),
    ...(signed.every(({ verifyCommand }) => verifyCommand === null)
      ? []
      : details('Verify', commands(signed))),
    `<p>Report: <code>${html(reportPath)}</code></p>`,
    '',
  ].join('\n');
}

function heading({ images, tags }: Report, signed: number): string {
  if (images.length === 0) return '<h3>Nothing was signed</h3>';
  const untagged = tags.filter((tag) => tag.failure !== null).length;
  if (signed === images.length)
    return (
      '<h3>Signed ' +
      `${signed === 1 ? 'the image' : `all ${signed} images`}${untagged === 0 ? '' : `, but ${untagged} of ${tags.length} tags were not published`}</h3>`
    );
  return `<h3>${signed === 0 ? 'No image' : `Only ${signed} of ${images.length} images`} signed</h3>`;
}

function failure({ code, message, hint }: NonNullable<Report['failure']>): string[] {
  return [
    `<p><b>${html(code)}</b>: ${paragraph(message)}</p>`,
    ...(hint === null ? [] : [`<p><b>What to do:</b> ${paragraph(hint)}</p>`]),
  ];
}

function table(images: readonly ImageReport[]): string[] {
  const { shown, cut } = fitting(
    images.map(
      (image) =>
        `<tr><td><code>${html(image.image)}</code></td>${image.status === 'failed' ? failedCells(image.failure.code) : signedCells(image)}</tr>`,
    ),
  );
  return [
    '<table><tr><th>Image</th><th>Signature</th><th>Log</th><th>Time</th></tr>',
    ...shown,
    '</table>',
    ...(cut > 0 ? [`<p>${cut} more images are in the report.</p>`] : []),
  ];
}

function signedCells({ status, signatures }: SignedReport): string {
  const cell = (parts: readonly string[]) =>
    `<td>${parts.filter((part) => part !== '').join('<br>')}</td>`;
  const digests = signatures.map(
    ({ digest, repository, bundlePath, format }) =>
      `<code>${html(repository === null ? (bundlePath ?? '') : digest)}</code>${format === 'legacy' ? ' (legacy)' : ''}`,
  );
  const entries = signatures.map(({ log }) =>
    log
      .map(({ index, link }) =>
        link === null ? html(index) : `<a href="${html(link)}">${html(index)}</a>`,
      )
      .join(', '),
  );
  const times = signatures.map(({ time }) => html(time ?? ''));
  return `${cell([...(status === 'existing' ? ['was signed already:'] : []), ...digests])}${cell(entries)}${cell(times)}`;
}

function failedCells(code: string): string {
  return `<td colspan="3"><b>not signed</b>: ${html(code)}</td>`;
}

function tags(published: readonly TagReport[]): string[] {
  const rows = published.map(
    ({ name, digest, previous, failure }) =>
      `<tr><td><code>${html(name)}</code></td><td>${failure === null ? `<code>${html(digest)}</code>` : html(failure.code)}</td><td><code>${html(previous ?? '')}</code></td></tr>`,
  );
  return [
    '<table><tr><th>Tag</th><th>Now</th><th>Before</th></tr>',
    ...fitting(rows).shown,
    '</table>',
  ];
}

function identity({ identity, certificate }: Report): string[] {
  if (identity === null) return [];
  const facts: [string, string | null][] = [
    ['Identity', identity.subjectAlternativeName],
    ['Issuer', identity.issuer],
    ['Calling workflow', identity.reusable?.caller ?? null],
    [
      'Certificate',
      certificate === null
        ? null
        : `${certificate.serialNumber}, valid ${certificate.notBefore} to ${certificate.notAfter}`,
    ],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === null
      ? []
      : [`<tr><th align="left">${name}</th><td><code>${html(value)}</code></td></tr>`],
  );
  return ['<table>', ...rows, '</table>'];
}

function commands(signed: readonly SignedReport[]): string[] {
  return [
    '<pre><code>',
    ...fitting(
      signed.flatMap(({ verifyCommand }) => (verifyCommand === null ? [] : [html(verifyCommand)])),
    ).shown,
    '</code></pre>',
  ];
}

function details(title: string, body: readonly string[]): string[] {
  return [`<details><summary>${title}</summary>`, ...body, '</details>'];
}

function paragraph(text: string): string {
  return text.split('\n').map(html).join('<br>');
}
