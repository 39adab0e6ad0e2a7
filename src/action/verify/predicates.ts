// SPDX-License-Identifier: Apache-2.0
// The predicates of proven statements as files, for the programs that judge what they say.
import { rm } from 'node:fs/promises';

import { SignetError } from '../../errors.ts';
import type { ImageVerdict, KeptPredicate } from '../../verify/verdict.ts';
import type { StepFolder } from '../runner/files.ts';

/** Keeps each predicate under a number, as nothing that others chose becomes part of a path. */
export function predicateKeeper(folder: StepFolder): (predicate: Buffer) => Promise<KeptPredicate> {
  let count = 0;
  return async (predicate) => {
    const path = await folder.write(`predicate-${++count}.json`, predicate);
    // A gate that judges every file of a list passes when the list lacks one.
    if (path === undefined)
      throw new SignetError('FILE_UNWRITABLE', 'A statement’s predicate cannot be written', {
        hint: 'The runner’s temporary folder (RUNNER_TEMP) must be writable and not full.',
      });
    return { path, discard: () => rm(path, { force: true }) };
  };
}

/** One entry of the output `predicates`. */
export interface PredicateOutput {
  readonly image: string;
  readonly type: string;
  readonly path: string;
  /** The identity, or the fingerprint of the key. */
  readonly signer: string | null;
  /** When it was signed, as far as that is proven. */
  readonly time: string | null;
}

/** What was proven about verified images; of each, the newest first. */
export function predicateOutputs(
  verdicts: readonly ImageVerdict[],
  keyFingerprint: string | undefined,
): PredicateOutput[] {
  return verdicts.flatMap(({ name, verdict }) =>
    verdict.kind === 'verified'
      ? verdict.statements.map(({ predicateType, certificate, time, kept }) => ({
          image: name,
          type: predicateType,
          path: kept?.path ?? '',
          signer: certificate?.subjectAlternativeName ?? keyFingerprint ?? null,
          time: time?.toISOString() ?? null,
        }))
      : [],
  );
}
