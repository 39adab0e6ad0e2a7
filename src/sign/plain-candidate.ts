// SPDX-License-Identifier: Apache-2.0
// Whether every verifier reads what was found, and not only ours: then it need not be made again.
import type { Candidate } from '../lookup/find-signatures.ts';
import { isPlainBundle, isPlainLayer } from '../sigstore/plain-reading.ts';

/** cosign reads the only layer of a referrer, and any layer of a `.sig` manifest. */
export function isPlain({ format, content }: Candidate): boolean {
  if (!content.ok) return false;
  const { bytes, annotations, isAlone } = content.value;
  if (format === 'bundle') return isAlone && isPlainBundle(bytes);
  return format === 'legacy' && isPlainLayer({ payload: bytes, annotations });
}
