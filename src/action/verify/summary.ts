// SPDX-License-Identifier: Apache-2.0
// The job summary of a verify run.
import { fitting, html } from '../runner/text.ts';
import type { SignerReport, VerdictReport, VerifyReport } from './report.ts';

/** More are in the report. */
const maxFindings = 5;

/**
 * The job summary of a verification: who signed what, when and from which commit, or why it does
 * not count. All foreign text is escaped.
 */
export function renderVerifySummary(report: VerifyReport, reportPath: string): string {
  const { images, failure } = report;
  const verified = images.filter(({ verdict }) => verdict === 'verified').length;
  const { shown, cut } = fitting(images.map(row));
  return [
    `<h3>${heading(images.length, verified)}</h3>`,
    ...(failure === null
      ? []
      : [
          `<p><b>${html(failure.code)}</b>: ${paragraph(failure.message)}</p>`,
          ...(failure.hint === null
            ? []
            : [`<p><b>What to do:</b> ${paragraph(failure.hint)}</p>`]),
        ]),
    ...(images.length === 0
      ? []
      : [
          '<table><tr><th>Image</th><th>Verdict</th><th>Signer</th><th>Commit</th><th>Time</th><th>Log ' +
            'index</th></tr>',
          ...shown,
          '</table>',
        ]),
    ...(cut > 0 ? [`<p>${cut} more images are in the report.</p>`] : []),
    `<p>Report: <code>${html(reportPath)}</code></p>`,
    '',
  ].join('\n');
}

function heading(total: number, verified: number): string {
  if (total === 0) return 'Nothing was verified';
  if (verified === total)
    return total === 1 ? 'The image is verified' : `All ${total} images are verified`;
  return `${verified} of ${total} images are verified`;
}

function row({ image, verdict, signatures, findings, failure }: VerdictReport): string {
  const name = `<td><code>${html(image)}</code></td>`;
  if (verdict === 'verified') {
    const [signature] = signatures;
    const log = signature?.log.map(({ index }) => html(index)).join(', ') ?? '';
    return `<tr>${name}<td>verified</td><td>${signer(signature?.signer ?? null)}</td><td>${html(signature?.signer?.sourceCommit ?? '')}</td><td>${html(signature?.time ?? '')}</td><td>${log}</td></tr>`;
  }
  const why =
    verdict === 'unsigned'
      ? 'It carries no signature.'
      : verdict === 'unknown'
        ? paragraph(failure?.message ?? '')
        : reasons(findings);
  return `<tr>${name}<td><b>${verdict}</b></td><td colspan="4">${why}</td></tr>`;
}

function reasons(findings: VerdictReport['findings']): string {
  const shown = findings
    .slice(0, maxFindings)
    .map(({ flaw, detail }) => `${html(flaw)}: ${html(detail)}`);
  const more = findings.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('<br>');
}

function signer(report: SignerReport | null): string {
  return report === null ? 'the key' : `<code>${html(report.subjectAlternativeName ?? '')}</code>`;
}

function paragraph(text: string): string {
  return text.split('\n').map(html).join('<br>');
}
