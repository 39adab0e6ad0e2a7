// SPDX-License-Identifier: Apache-2.0
// The input `digest`, which is for all images that are named without one.
import { SignetError } from '../errors.ts';
import { parseDigest, type Digest } from './digest.ts';
import type { Purpose } from './entry.ts';

const digestHint = 'Pass the step’s output as it is: digest: ${{ steps.build.outputs.digest }}';

/** @throws SignetError INPUT_INVALID */
export function readDigestInput(input: string): Digest | undefined {
  if (input === '') return undefined;
  const text = input.replace(/^"(.*)"$/, '$1');
  const named = /^.+@(sha(?:256|512):[0-9a-f]+)$/.exec(text)?.[1];
  if (named !== undefined)
    throw new SignetError('INPUT_INVALID', 'The input "digest" holds a name before its digest', {
      hint: `Give only what follows the "@": ${named}`,
    });
  if (/\s/.test(text))
    throw new SignetError('INPUT_INVALID', 'The input "digest" holds more than one word', {
      hint:
        'It is one digest, for all names in "images". Images with different digests are ' +
        'named in "images", one name@sha256:… per line.',
    });
  try {
    return parseDigest(text);
  } catch (error) {
    if (!(error instanceof SignetError)) throw error;
    throw new SignetError('INPUT_INVALID', `The input "digest": ${error.message}`, {
      hint: digestHint,
    });
  }
}

/** A digest that none of the images takes was meant to say something that is not done. */
export function checkDigestInput(input: Digest, named: readonly (Digest | undefined)[]): void {
  const digests = new Set(named);
  if (digests.has(undefined) || (digests.size === 1 && digests.has(input))) return;
  const [only] = digests;
  throw digests.size === 1 && only !== undefined
    ? new SignetError(
        'INPUT_INVALID',
        `The input "digest" is ${input}, but the image is named with ${only}`,
        { hint: 'Give one of them: leave out "digest", or the digest in "images".' },
      )
    : new SignetError(
        'INPUT_INVALID',
        'The input "digest" is for images that are named without one, but all ' +
          `${digests.size} have their own`,
        { hint: 'Leave it out, or name one image.' },
      );
}

/** A name with neither: it would be `latest`, which may be the image of another build. */
export function nameAlone(name: string, purpose: Purpose): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `${JSON.stringify(name)} has neither tag nor digest, and the input "digest" is empty`,
    {
      hint:
        'Is "digest" taken from the step or job that built it? In digest: ' +
        '${{ steps.build.outputs.digest }}, "build" is the id of that step; one that does not ' +
        `exist gives an empty text. To ${purpose} a tag all the same, write it: ${name}:latest.`,
    },
  );
}
