// SPDX-License-Identifier: Apache-2.0
// The job summary of a verification: who signed what, when and from which commit, or why it does
// not count.
import { failureBlock, heading, paragraph, reportLine, table } from '../runner/html.ts';
import { html } from '../runner/text.ts';
import type { SignerReport, VerdictReport, VerifyReport } from './report.ts';

/** More are in the report. */
const maxFindings = 5;

export function renderVerifySummary(report: VerifyReport, reportPath: string): string {
  const { images, failure } = report;
  const verified = images.filter(({ verdict }) => verdict === 'verified').length;
  return [
    heading(headline(images.length, verified)),
    ...failureBlock(failure),
    ...table(['Image', 'Verdict', 'Signer', 'Commit', 'Time', 'Log index'], images.map(row)),
    reportLine(reportPath),
    '',
  ].join('\n');
}

function headline(total: number, verified: number): string {
  if (total === 0) return 'Nothing was verified';
  if (verified === total)
    return total === 1 ? 'The image is verified' : `All ${total} images are verified`;
  return `${verified} of ${total} images are verified`;
}

function row({ image, verdict, signatures, findings, failure }: VerdictReport): string {
  const name = `<td><code>${html(image)}</code></td>`;
  if (verdict === 'verified') {
    const [signature] = signatures;
    const cells = [
      'verified',
      signer(signature?.signer ?? null),
      html(signature?.signer?.sourceCommit ?? ''),
      html(signature?.time ?? ''),
      signature?.log.map(({ index }) => html(index)).join(', ') ?? '',
    ];
    return `<tr>${name}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
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
