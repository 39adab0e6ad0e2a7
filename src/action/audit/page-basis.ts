// SPDX-License-Identifier: Apache-2.0
// What the HTML report rests on: the scopes as they were listed, policies, trusted roots, the
// previous report, the log, and what was not believed.
import type { AuditReport } from '../../audit/report.ts';
import { failureWords } from './page-images.ts';
import {
  code,
  details,
  linked,
  list,
  mark,
  name,
  number,
  section,
  text,
  time,
  wideTable,
} from './page-text.ts';
import { measurements } from './page-overview.ts';

export function scopes({ scopes: all }: AuditReport): string[] {
  return section(
    'scopes',
    'Scopes',
    wideTable(
      'What was asked for, and what came of it',
      ['Scope', 'Environment', 'Source', 'Policy', 'Images', 'Result'],
      all.map(({ scope, environment, kind, given, policy, images, cut, failure }) => [
        text(scope),
        text(environment),
        `${kind}: ${name(given)}`,
        text(policy),
        number(images),
        [
          ...(failure === null
            ? []
            : [`${mark('incident', '✗ not listed')}<br>${failureWords(failure)}`]),
          ...(cut === null ? [] : [`${mark('violation', '! in part')}<br>${text(cut)}`]),
          ...(failure === null && cut === null ? [mark('verified', '✓ whole')] : []),
        ].join('<br>'),
      ]),
    ),
  );
}

export function basis(report: AuditReport): string[] {
  const { notices, policies, trustDigests, signers } = report;
  return section('basis', 'What this report rests on', [
    '<h3 id="notices">Notices</h3>',
    ...(notices.length === 0
      ? ['<p>None: everything was believed and complete.</p>']
      : list(notices.map(text), 20)),
    '<h3>Policies</h3>',
    ...wideTable(
      'Whom each policy trusts',
      ['Policy', 'Trusts', 'Digest'],
      policies.map((policy) => [text(policy.name), text(policy.trusted), code(policy.digest)]),
    ),
    '<h3>Trusted roots</h3>',
    ...(trustDigests.length === 0 ? ['<p>None was needed.</p>'] : list(trustDigests.map(code))),
    '<h3>Previous report</h3>',
    `<p>${previousWords(report)}</p>`,
    '<h3>Transparency log</h3>',
    `<p>${logWords(report)}</p>`,
    '<h3>Signers and run</h3>',
    ...details(
      `Known signers (${number(signers.length)})`,
      wideTable(
        'Who has signed for each repository',
        ['Repository', 'Signer', 'Since', 'Known'],
        signers.map(({ repository, signer, since, isKnown }) => [
          text(repository),
          text(signer),
          time(since),
          isKnown ? '✓ yes' : '✗ not listed',
        ]),
      ),
    ),
    ...measurements(report),
  ]);
}

function previousWords({ previous }: AuditReport): string {
  if (previous === null) return 'None.';
  return (
    `Of ${time(previous.time)}` +
    (previous.run === null ? ', from a file; ' : `, made by run ${linked(previous.run)}; `) +
    (previous.isVerified
      ? 'this workflow’s own signature was verified on it.'
      : '<b>its signature was not verified.</b>')
  );
}

function logWords({ log }: AuditReport): string {
  if (log === null) return 'It was not asked.';
  const { url, treeSize, rootHash, entries, failure } = log;
  return [
    linked(url),
    ...(treeSize === null ? [] : [`${text(treeSize)} entries in all`]),
    ...(rootHash === null ? [] : [`root hash ${code(rootHash)}`]),
    `${number(entries)} looked at`,
    ...(failure === null ? [] : [`<b>not answered:</b> ${failureWords(failure)}`]),
  ].join(', ');
}
