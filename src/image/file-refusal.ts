// SPDX-License-Identifier: Apache-2.0
// Why a file says nothing for certain about the images in it.
import { SignetError } from '../errors.ts';

/** @param what is wrong with the file, as a clause @param hint what its author does now */
export type Refuse = (file: string, what: string, hint: string) => SignetError;

/** What may be read, but not by every parser in the same way, or not to the end. */
export const refused: Refuse = (file, what, hint) =>
  new SignetError('INPUT_INVALID', `The images in ${file} cannot be told for certain: ${what}`, {
    hint,
  });
