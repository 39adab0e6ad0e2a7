// SPDX-License-Identifier: Apache-2.0
// What the answer to a PUT of a manifest means, and waiting until what was put can be seen.
import type { HttpResponse } from '../http/client.ts';
import { pauseFor, within, type Patience } from '../http/retry.ts';
import { hasErrorCode, registryWords } from './words.ts';

/** Whether it was taken: 201 by the specification, and 200 or 202 by some registries. */
export function isTaken({ status }: HttpResponse): boolean {
  return status === 200 || status === 201 || status === 202;
}

/** What a manifest names: a list of signatures names manifests, all others name blobs. */
export type Named = 'blobs' | 'manifests';

/** What registries say of a name that they do not know; go-containerregistry's has its own code. */
const unknownCodes: Readonly<Record<Named, readonly string[]>> = {
  blobs: ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'],
  manifests: ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN', 'MANIFEST_UNKNOWN'],
};

/**
 * Whether the registry does not know (now) what the manifest names: ghcr.io copies blobs about, and
 * Gitea replaces them step by step, so that what was taken a moment ago may be unknown.
 */
export function isForgetful(response: HttpResponse, named: Named): boolean {
  return (
    (response.status === 400 || response.status === 404) &&
    unknownCodes[named].some((code) => hasErrorCode(response, code))
  );
}

/** How registries refuse to change a tag: Harbor with 412, ECR TAG_INVALID, ACR, GAR 409, 405. */
export function isImmutable(response: HttpResponse): boolean {
  return (
    [405, 409, 412].includes(response.status) ||
    hasErrorCode(response, 'TAG_INVALID') ||
    saysImmutable(response)
  );
}

export function saysImmutable(response: HttpResponse): boolean {
  return /immutable/i.test(registryWords(response));
}

/**
 * For a tag that was there a moment ago: some registries delete it before they put the next one
 * (Gitea), so that 404 does not yet mean that it is gone.
 */
export const replacing = { transient: { statuses: [404], forMs: 1_000 } };

/** Why it is waited for a registry that does not know what it took. */
export const forgotten = 'the registry does not know yet what it took a moment ago';

const notShown = 'the registry does not show yet what it took a moment ago';

/** How long a registry may take to show what was put a moment ago, in milliseconds. */
const propagationMs = 60_000;

/**
 * Looks again, less and less often, until it is there.
 * @param where what is looked at, for the log
 * @returns false when patience, or a minute, is over before that
 */
export async function isSeen(
  look: () => Promise<boolean>,
  where: string,
  patience: Patience,
): Promise<boolean> {
  const { clock, deadline } = within(propagationMs, patience);
  for (let wait = 250; !(await look()); wait = Math.min(wait * 2, 5_000)) {
    if (clock.now() + wait > deadline) return false;
    await pauseFor(patience, wait, { where, why: notShown });
  }
  return true;
}
