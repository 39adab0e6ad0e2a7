// SPDX-License-Identifier: Apache-2.0
// The images that are not verified, as one failure; pure.
import type { Failure } from '../runner/failure.ts';
import { failureOfImages, withoutName } from '../runner/image-failures.ts';
import { cut, firstOf, plain } from '../runner/text.ts';
import { isOutage } from '../runner/titles.ts';
import { fixFor } from './fixes.ts';
import { reasonsFor } from './reasons.ts';
import type { VerdictReport } from './report.ts';
import type { Trusted } from '../runner/trusted.ts';

/** The worst first. */
const codes = ['IMAGE_UNTRUSTED', 'IMAGE_UNSIGNED', 'IMAGE_UNKNOWN'] as const;

/** @returns undefined when all are verified */
export function failureOfVerdicts(
  images: readonly VerdictReport[],
  trusted: Trusted | undefined,
): Failure | undefined {
  const failed = images.flatMap((image) => {
    const failure = failureOfVerdict(image, trusted);
    return failure === undefined ? [] : [{ name: image.image, failure }];
  });
  return failureOfImages(failed, {
    total: images.length,
    missed: 'verified',
    codeOf: (found) => codes.find((code) => found.includes(code)) ?? 'IMAGE_UNKNOWN',
  });
}

function failureOfVerdict(image: VerdictReport, trusted: Trusted | undefined): Failure | undefined {
  const named = image.file === undefined ? '' : `${image.file}: `;
  const is = (what: string) => plain(`${named}${image.image} is ${what}`);
  switch (image.verdict) {
    case 'verified':
      return undefined;
    case 'unsigned':
      return {
        code: 'IMAGE_UNSIGNED',
        fact: is('unsigned'),
        hint:
          'Sign the image in the workflow that builds it, and deploy the digest that was ' +
          'signed.',
        details: [],
      };
    case 'untrusted':
      return untrusted(image, trusted, is);
    case 'unknown':
      return unknown(image, is);
  }
}

const maxReasons = 5;

function untrusted(
  { findings }: VerdictReport,
  trusted: Trusted | undefined,
  is: (what: string) => string,
): Failure {
  const reasons =
    trusted === undefined ? findings.map(({ detail }) => detail) : reasonsFor(findings, trusted);
  const shown = firstOf(reasons, maxReasons).map((reason) => cut(reason, 400));
  return {
    code: 'IMAGE_UNTRUSTED',
    fact: is(`untrusted: ${shown.join('; ')}`),
    hint:
      trusted === undefined
        ? undefined
        : fixFor(findings, trusted).split('\n').map(plain).join('\n'),
    details: [],
  };
}

/** The cause knows its own fix; to run again helps against an outage only. */
function unknown({ image, failure }: VerdictReport, is: (what: string) => string): Failure {
  const { code = 'INTERNAL', message = '', hint = null } = failure ?? {};
  const [fact = '', ...details] = message.split('\n');
  return {
    code: 'IMAGE_UNKNOWN',
    fact: is(`unknown: ${code}: ${withoutName(image, fact)}`),
    hint: hint ?? (isOutage(code) ? 'Run the job again when the cause is gone.' : undefined),
    details,
  };
}
