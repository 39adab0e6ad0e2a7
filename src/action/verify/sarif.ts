// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF, one rule per kind, for code scanning.
import { createHash } from 'node:crypto';

import { sarifOf, type SarifResult, type SarifRule } from '../runner/sarif.ts';
import { firstOf } from '../runner/text.ts';
import type { VerdictReport } from './report.ts';

/** What each kind of finding means. `untrusted` has one per flaw. */
const ruleTexts: Readonly<Record<string, string>> = {
  unsigned: 'The image carries no signature.',
  unknown: 'Whether the image is signed could not be found out.',
  'untrusted/malformed': 'A signature cannot be read.',
  'untrusted/log': 'A signature is not proven to be in the transparency log.',
  'untrusted/certificate':
    'A signature’s certificate does not come from the trusted authority, or was not valid when ' +
    'it was made.',
  'untrusted/timestamp': 'Nothing trusted proves when a signature was made.',
  'untrusted/signature': 'A signature does not fit what it signs.',
  'untrusted/key': 'A signature was made with another key, or with a certificate instead of a key.',
  'untrusted/identity': 'Someone else signed the image.',
  'untrusted/issuer': 'The signer’s identity comes from another issuer.',
  'untrusted/repository': 'The image was signed from another repository.',
  'untrusted/workflow': 'Another workflow signed the image.',
  'untrusted/ref': 'The image was signed from another ref.',
  'untrusted/digest': 'A signature is about another image.',
  'untrusted/predicate-type': 'A statement that is required is missing.',
  'untrusted/provenance': 'A provenance contradicts the certificate that it was signed with.',
  'untrusted/annotations': 'An annotation that is required is not signed.',
  'untrusted/age': 'The signature is older than allowed.',
};

const help =
  'If the signer is right, correct the policy of the verify step. If not, do not use the ' +
  'image. An image that is not signed is signed in the workflow that builds it.';

/**
 * Renders the images that are not verified, with all that code scanning demands. `place` is what a
 * person edits, relative to the repository, where no file is known for an image.
 */
export function renderSarif(images: readonly VerdictReport[], place: string): string {
  const results = images.flatMap((image) => resultsOf(image, place));
  const rules = [...new Set(results.map(({ rule }) => rule))].toSorted().map(ruleOf);
  return sarifOf({ rules, results });
}

function ruleOf(id: string): SarifRule {
  const text = ruleTexts[id] ?? id;
  return { id, summary: text, description: text, help, level: 'error' };
}

function resultsOf(report: VerdictReport, place: string): SarifResult[] {
  const { image, file = place, line } = report;
  return flawsOf(report).map(({ rule, text }) => ({
    rule,
    level: 'error',
    text: `${image}: ${text}`,
    about: image,
    places: [{ file, line }],
    fingerprint: createHash('sha256').update(`${rule}\0${image}`).digest('hex'),
  }));
}

function flawsOf({ verdict, findings, failure }: VerdictReport) {
  if (verdict === 'unsigned') return [{ rule: 'unsigned', text: ruleTexts['unsigned'] ?? '' }];
  if (verdict === 'unknown') return [{ rule: 'unknown', text: failure?.message ?? '' }];
  // Code scanning keeps one alert of what has the same fingerprint, so what many signatures share
  // is one result.
  return [...Map.groupBy(findings, ({ flaw }) => flaw)].map(([flaw, alike]) => ({
    rule: `untrusted/${flaw}`,
    text: summed(alike.map(({ detail }) => detail)),
  }));
}

const maxDetails = 5;

function summed(details: readonly string[]): string {
  return firstOf([...new Set(details)], maxDetails).join('; ');
}
