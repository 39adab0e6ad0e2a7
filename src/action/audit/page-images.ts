// SPDX-License-Identifier: Apache-2.0
// The images of the HTML report, in one table; those that are not verified stand first.
import type { AuditedImage, AuditReport } from '../../audit/report.ts';
import type {
  AuditSigner,
  AuditSource,
  RefusedEvidence,
  SignatureEvidence,
  Verdict,
} from '../../audit/image-evidence.ts';
import { failedFirst } from '../runner/html.ts';
import { shortDigest } from '../runner/text.ts';
import { placeName, placesIn } from './page-findings.ts';
import {
  code,
  details,
  linked,
  longTable,
  name,
  number,
  section,
  text,
  time,
  verdictMark,
} from './page-text.ts';

export function images(report: AuditReport, environments: readonly string[]): string[] {
  const all = failedFirst(report.images, ({ verdict }) => verdict === 'verified');
  return section(
    'images',
    `Images (${number(all.length)})`,
    all.length === 0
      ? ['<p>None: the scopes name no image.</p>']
      : longTable(
          'all-images',
          'Images, those that are not verified first',
          ['Image', 'Verdict', 'Environments', 'Signer', 'Verified since', 'First seen'],
          all.map((image) => row(image, environments)),
        ),
  );
}

function row(image: AuditedImage, environments: readonly string[]): string {
  const { verdict, verifiedSince } = image;
  return (
    `<tr data-verdict="${verdict}" data-in="${placesIn(image.environments, environments)}">` +
    `<td><div>${nameCell(image)}</div>${details('Details', facts(image)).join('')}</td>` +
    `<td data-key="${gravity[verdict]}">${verdictCell(image)}</td>` +
    `<td>${image.environments.map(name).join(', ')}</td>` +
    `<td>${signerCell(image)}</td>` +
    `<td>${verifiedSince === null ? '' : time(verifiedSince)}</td>` +
    `<td>${time(image.firstSeen)}</td></tr>`
  );
}

/** What is worst sorts first. */
const gravity: Readonly<Record<Verdict, number>> = {
  untrusted: 1,
  unsigned: 2,
  unknown: 3,
  verified: 4,
};

function verdictCell({ verdict, failure }: AuditedImage): string {
  return (
    verdictMark(verdict) + (failure === null ? '' : `<br><small>${name(failure.code)}</small>`)
  );
}

function nameCell({ image, repository, digest, tags }: AuditedImage): string {
  if (digest === null) return `<b>${name(image)}</b>`;
  const tagged = tags.map((tag) => text(`:${tag}`)).join(' ');
  return `<b>${name(repository)}</b>${tagged}<br>${code(shortDigest(digest))}`;
}

function signerCell({ signatures, refused, verdict }: AuditedImage): string {
  const names = new Set(
    verdict === 'verified'
      ? signatures.map(({ signer }) => signerName(signer))
      : refused.flatMap(({ signer }) => (signer === null ? [] : signerName(signer))),
  );
  const [first, ...others] = names;
  if (first === undefined) return '';
  return (
    (verdict === 'verified' ? '' : 'not trusted: ') +
    name(first) +
    (others.length === 0 ? '' : ` and ${number(others.length)} more`)
  );
}

function signerName({ identity }: AuditSigner): string {
  return identity ?? 'a key';
}

function facts(image: AuditedImage): string[] {
  const { digest, sources, signatures, refused, failure, within, carriedFrom } = image;
  return [
    '<dl class="facts">',
    ...fact('Digest', digest === null ? [] : [code(digest)]),
    ...fact('Part of', within === null ? [] : [code(within)]),
    ...fact('Not known because', failure === null ? [] : [failureWords(failure)]),
    ...fact('Does not count', refused.map(refusedWords)),
    ...fact('Signatures', signatures.map(signatureWords)),
    ...fact('Asked for by', sources.map(sourceWords)),
    ...fact('Policy', [text(image.policy)]),
    ...fact(
      'Last verified',
      image.lastVerified === null || image.verdict === 'verified' ? [] : [time(image.lastVerified)],
    ),
    ...fact(
      'Verdict',
      carriedFrom === null ? [] : [`of ${time(carriedFrom)}: nothing has changed since`],
    ),
    '</dl>',
  ];
}

function fact(title: string, values: readonly string[]): string[] {
  return values.length === 0
    ? []
    : [`<dt>${title}</dt>`, ...values.map((value) => `<dd>${value}</dd>`)];
}

export function failureWords({
  code: title,
  message,
  hint,
}: {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}): string {
  return `${code(title)} ${text(message)}${hint === null ? '' : `<br>${text(hint)}`}`;
}

function refusedWords({ flaw, detail, manifest, signer }: RefusedEvidence): string {
  const where = manifest === null ? '' : `<br>${code(shortDigest(manifest))}`;
  return (
    `${name(flaw)}: ${name(detail)}${where}` +
    (signer === null ? '' : `, by ${signerWords(signer)}`)
  );
}

function signatureWords(signature: SignatureEvidence): string {
  const { format, predicateType, time: signed, log, manifest, signer } = signature;
  return (
    `by ${signerWords(signer)}<br>` +
    `${signed === null ? 'at a time that nothing proves' : time(signed)}, ${format}, ` +
    `${name(predicateType)}, ${code(shortDigest(manifest))}` +
    log.map(({ index }) => `, log entry ${name(index)}`).join('')
  );
}

function signerWords(signer: AuditSigner): string {
  const { issuer, sourceRepository, sourceRepositoryId, sourceRef, sourceCommit, run } = signer;
  return [
    name(signerName(signer)),
    ...(issuer === null ? [] : [`issuer ${name(issuer)}`]),
    ...(sourceRepository === null
      ? []
      : [
          `from ${linked(sourceRepository)}` +
            (sourceRepositoryId === null ? '' : ` (id ${name(sourceRepositoryId)})`),
        ]),
    ...(sourceRef === null ? [] : [name(sourceRef)]),
    ...(sourceCommit === null ? [] : [`commit ${name(sourceCommit)}`]),
    ...(run === null ? [] : [`run ${linked(run)}`]),
  ].join(', ');
}

function sourceWords({ scope, kind, name: written, file, line }: AuditSource): string {
  return (
    `${name(scope)}, ${kind}: ${code(written)}` +
    (file === null ? '' : ` in ${code(placeName({ file, line }))}`)
  );
}
