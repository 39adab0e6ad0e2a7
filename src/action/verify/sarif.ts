// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF 2.1.0 (OASIS), one rule per kind, for code scanning.
import { createHash } from 'node:crypto';

import { actionVersion } from '../runner/environment.ts';
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

interface Result {
  readonly rule: string;
  readonly image: string;
  readonly text: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/**
 * Renders the images that are not verified, with all that code scanning demands. `place` is what a
 * person edits, relative to the repository, where no file is known for an image.
 */
export function renderSarif(images: readonly VerdictReport[], place: string): string {
  const results = images.flatMap(resultsOf);
  const rules = [...new Set(results.map(({ rule }) => rule))].toSorted();
  return `${JSON.stringify(
    {
      $schema:
        'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/' +
        'sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Signet', version: actionVersion, rules: rules.map(ruleOf) } },
          results: results.map(({ rule, image, text, file = place, line = 1 }) => ({
            ruleId: rule,
            ruleIndex: rules.indexOf(rule),
            level: 'error',
            message: { text: `${image}: ${text}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(file) },
                  region: { startLine: line },
                },
                logicalLocations: [{ fullyQualifiedName: image, kind: 'resource' }],
              },
            ],
            // The only fingerprint that code scanning heeds; it would make one of its own from the
            // line, and so one alert of all images in a file.
            partialFingerprints: {
              primaryLocationLineHash: createHash('sha256')
                .update(`${rule}\0${image}`)
                .digest('hex'),
            },
          })),
        },
      ],
    },
    undefined,
    2,
  )}\n`;
}

function uriOf(file: string): string {
  const path = file.replace(/^(?:\.\/+)+/, '');
  return path === '' ? '.' : path.split('/').map(encodeURIComponent).join('/');
}

function ruleOf(id: string) {
  const text = ruleTexts[id] ?? id;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: help },
    defaultConfiguration: { level: 'error' },
  };
}

function resultsOf({ image, verdict, findings, failure, file, line }: VerdictReport): Result[] {
  if (verdict === 'unsigned')
    return [{ rule: 'unsigned', image, text: ruleTexts['unsigned'] ?? '', file, line }];
  if (verdict === 'unknown')
    return [{ rule: 'unknown', image, text: failure?.message ?? '', file, line }];
  // Code scanning keeps one alert of what has the same fingerprint, so what many signatures share
  // is one result.
  return [...Map.groupBy(findings, ({ flaw }) => flaw)].map(([flaw, alike]) => ({
    rule: `untrusted/${flaw}`,
    image,
    text: summed(alike.map(({ detail }) => detail)),
    file,
    line,
  }));
}

const maxDetails = 5;

function summed(details: readonly string[]): string {
  const distinct = [...new Set(details)];
  const more = distinct.length - maxDetails;
  return [...distinct.slice(0, maxDetails), ...(more > 0 ? [`… and ${more} more`] : [])].join('; ');
}
