// SPDX-License-Identifier: Apache-2.0
// Titles and bodies of the issues that an audit files. The same findings give the same text, so
// that a second run changes nothing.
import { findingClasses } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport } from '../../audit/report.ts';
import { code, preformatted, timeInWords, words } from '../runner/html.ts';
import { cut, fitting, plain, shortDigest } from '../runner/text.ts';
import { incidentMark, linesOf, markLine, resolvedLine, type IssueMark } from './issue-marks.ts';
import { counted, dayOf, inWords, placeInWords } from './words.ts';

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** GitHub takes 65,536 characters, and a resolution may come on top. */
const maxBody = 60_000;
const limits = {
  evidence: { rows: 50, bytes: 10 * 1024 },
  violations: { rows: 500, bytes: 50 * 1024 },
  list: 5,
  characters: 400,
  inList: 150,
};

export function incidentText(finding: AuditFinding): IssueText {
  const { title } = findingClasses[finding.finding];
  const { subject, message, action, firstSeen, signer, environments, places } = finding;
  return textOf(`${title}: ${shortSubject(subject)}`, incidentMark(finding), [
    `<p>${prose(message)}</p>`,
    '<ul>',
    `<li>About: ${name(subject)}</li>`,
    `<li>Since: ${code(timeInWords(firstSeen))}</li>`,
    ...(signer === null ? [] : [`<li>Signer: ${name(signer)}</li>`]),
    ...listItem('Environments', environments),
    ...listItem('Named in', places.map(placeInWords)),
    `<li>Class: ${code(finding.finding)}</li>`,
    '</ul>',
    ...evidenceBlocks(finding),
    `<p><b>What to do:</b> ${prose(action)}</p>`,
    ...exceptionLine(finding),
    '<p>The audit keeps this text up to date, and closes the issue when a later one, whose state ' +
      'is proven by its signature, finds nothing of it. When you close it yourself, it stays ' +
      'closed, unless it was resolved and comes back. Write into comments: this text is ' +
      'written anew.</p>',
  ]);
}

/** @param open the violations that no exception covers */
export function violationsText(open: readonly AuditFinding[], unknown: number): IssueText {
  const groups = [...Map.groupBy(open, ({ finding }) => finding)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const rows = groups.flatMap(([finding, all]) => {
    const { title, action } = findingClasses[finding];
    return [`<p><b>${title}.</b> ${prose(action)}</p>`, ...all.map(violationLine)];
  });
  const { shown, cut: more } = fitting(rows, limits.violations);
  return textOf('Image signatures: open violations', { kind: 'violations' }, [
    `<p>${counted(open.length, 'violation')} ${open.length === 1 ? 'is' : 'are'} open.</p>`,
    ...shown,
    ...(more > 0 ? [`<p>… and ${inWords(more)} lines more, which the report has.</p>`] : []),
    ...(unknown > 0
      ? [`<p>${counted(unknown, 'image')} could not be checked, so that more may be.</p>`]
      : []),
    '<p>The audit keeps this list up to date, and closes the issue when none is left. When you ' +
      'close it yourself, it stays closed until none was left and one comes. Write into ' +
      'comments: this text is written anew.</p>',
  ]);
}

/** The text as it is, and that the matter is settled. */
export function resolvedText({ title, body }: IssueText, { time }: AuditReport): IssueText {
  const [first = '', ...rest] = linesOf(body);
  const note = `<p>Resolved: the audit of ${timeInWords(time)} does not find it any more.</p>`;
  const head = [first, resolvedLine, note].join('\n');
  const whole = [head, ...rest].join('\n');
  // A person may have written more into it than fits.
  return { title, body: whole.length > maxBody ? head : whole };
}

function textOf(title: string, mark: IssueMark, blocks: readonly string[]): IssueText {
  return {
    title: cut(plain(title).trim(), 200).toWellFormed(),
    body: [markLine(mark), ...blocks].join('\n').toWellFormed(),
  };
}

function shortSubject(subject: string): string {
  const [before = '', digest] = subject.split('@');
  return digest === undefined ? before : `${before}@${shortDigest(digest)}`;
}

function violationLine({ subject, message, firstSeen, places }: AuditFinding): string {
  const [place] = places;
  const where = place === undefined ? '' : `, in ${name(placeInWords(place))}`;
  return `<p>${name(subject)}${where}, since ${code(dayOf(firstSeen))}: ${prose(message)}</p>`;
}

function evidenceBlocks({ evidence }: AuditFinding): string[] {
  // A blank line would end the HTML, and what follows would be Markdown.
  const lines = evidence
    .map((each) => plain(cut(each, limits.characters)))
    .filter((each) => each.trim() !== '');
  if (lines.length === 0) return [];
  const { shown, cut: more } = fitting(lines.map(preformatted), limits.evidence);
  return [
    '<p><b>What proves it</b></p>',
    preformatted(lines.slice(0, shown.length).join('\n')),
    ...(more > 0 ? [`<p>… and ${inWords(more)} lines more, which the report has.</p>`] : []),
  ];
}

function exceptionLine({ exception }: AuditFinding): string[] {
  return exception === null
    ? []
    : [
        `<p>Excepted until ${name(exception.expires)} by ${name(exception.owner)}: ` +
          `${prose(exception.reason)}</p>`,
      ];
}

function listItem(label: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const more = all.length - limits.list;
  const shown = all
    .slice(0, limits.list)
    .map((each) => name(each, limits.inList))
    .join(', ');
  return [`<li>${label}: ${shown}${more > 0 ? ` and ${inWords(more)} more` : ''}</li>`];
}

/** In code, GitHub makes no mention, reference or link of anything. */
function name(text: string, most = limits.characters): string {
  return code(cut(text, most));
}

/**
 * A sentence with foreign names in it. GitHub looks for mentions, references and links in the text
 * that readers see, where entities are characters again; a space of no width keeps it from any.
 */
function prose(text: string): string {
  return words(cut(text, limits.characters))
    .replaceAll('&#64;', '&#64;&#8203;')
    .replaceAll('&#35;', '&#35;&#8203;')
    .replaceAll('://', ':&#8203;//')
    .replace(/\b(GH-|www\.)/gi, '$1&#8203;');
}
