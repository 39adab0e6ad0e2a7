// SPDX-License-Identifier: Apache-2.0
// The job summary of a sign run: who signed what, how to check it, or why it failed.
import { details, failureBlock, heading, reportLine, table } from '../runner/html.ts';
import { fitting, html } from '../runner/text.ts';
import type { ImageReport, Report, SignedReport, TagReport } from './report.ts';

export function renderSummary(report: Report, reportPath: string): string {
  const signed = report.images.filter((image) => image.status !== 'failed');
  return [
    heading(headline(report, signed.length)),
    ...failureBlock(report.failure),
    ...table(['Image', 'Signature', 'Log', 'Time'], report.images.map(imageRow)),
    ...table(['Tag', 'Now', 'Before'], report.tags.map(tagRow)),
    ...identity(report),
    ...(signed.length === 0 ? [] : details('Verify', commands(signed))),
    reportLine(reportPath),
    '',
  ].join('\n');
}

function headline({ images, tags }: Report, signed: number): string {
  if (images.length === 0) return 'Nothing was signed';
  if (signed < images.length)
    return `${signed === 0 ? 'No image' : `Only ${signed} of ${images.length} images`} signed`;
  const untagged = tags.filter((tag) => tag.failure !== null).length;
  const but = untagged === 0 ? '' : `, but ${untagged} of ${tags.length} tags were not published`;
  return `Signed ${signed === 1 ? 'the image' : `all ${signed} images`}${but}`;
}

function imageRow(image: ImageReport): string {
  const cells =
    image.status === 'failed'
      ? `<td colspan="3"><b>not signed</b>: ${html(image.failure.code)}</td>`
      : signedCells(image);
  return `<tr><td><code>${html(image.image)}</code></td>${cells}</tr>`;
}

function signedCells({ status, signatures }: SignedReport): string {
  const cell = (parts: readonly string[]) =>
    `<td>${parts.filter((part) => part !== '').join('<br>')}</td>`;
  const digests = signatures.map(({ digest, repository, bundlePath, format }) => {
    const place = repository === null ? (bundlePath ?? '') : digest;
    return `<code>${html(place)}</code>${format === 'legacy' ? ' (legacy)' : ''}`;
  });
  const entries = signatures.map(({ log }) =>
    log
      .map(({ index, link }) =>
        link === null ? html(index) : `<a href="${html(link)}">${html(index)}</a>`,
      )
      .join(', '),
  );
  const times = signatures.map(({ time }) => html(time ?? ''));
  const before = status === 'existing' ? ['was signed already:'] : [];
  return [cell([...before, ...digests]), cell(entries), cell(times)].join('');
}

function tagRow({ name, digest, previous, failure }: TagReport): string {
  const now = failure === null ? `<code>${html(digest)}</code>` : html(failure.code);
  const before = `<code>${html(previous ?? '')}</code>`;
  return `<tr><td><code>${html(name)}</code></td><td>${now}</td><td>${before}</td></tr>`;
}

function identity({ identity: signer, certificate }: Report): string[] {
  if (signer === null) return [];
  const validity =
    certificate === null
      ? null
      : `${certificate.serialNumber}, valid ${certificate.notBefore} to ${certificate.notAfter}`;
  const facts: [string, string | null][] = [
    ['Identity', signer.subjectAlternativeName],
    ['Issuer', signer.issuer],
    ['Calling workflow', signer.reusable?.caller ?? null],
    ['Certificate', validity],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === null
      ? []
      : [`<tr><th align="left">${name}</th><td><code>${html(value)}</code></td></tr>`],
  );
  return ['<table>', ...rows, '</table>'];
}

function commands(signed: readonly SignedReport[]): string[] {
  const { shown } = fitting(signed.map(({ verifyCommand }) => html(verifyCommand)));
  return ['<pre><code>', ...shown, '</code></pre>'];
}
