// SPDX-License-Identifier: Apache-2.0
// Judges what a build tool stated about a platform, before it is stated again under a signature.
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import { compactJson } from './json-text.ts';
import type { Predicate } from './predicate.ts';
import { partsOf } from './sbom-parts.ts';
import { nameOf, predicateTypeFor, recognize, type PredicateTypeStyle } from './sbom.ts';

/** The types under which BuildKit writes them (BuildKit, docs/attestations). */
export const builtTypes = {
  sbom: ['https://spdx.dev/Document'],
  provenance: [provenancePredicateType, 'https://slsa.dev/provenance/v0.2'],
} as const;

/** A predicate of a build tool that can be signed. */
export interface JudgedPredicate extends Predicate {
  readonly kind: keyof typeof builtTypes;
  /** In words: `SPDX 2.3`. */
  readonly describes: string;
}

/**
 * The predicate, or what is wrong with it as the rest of a sentence about it. An SBOM is not
 * validated here: it is the build tool's, and cannot be corrected by who signs it.
 * @param json written over
 */
export function judgeBuilt(
  { predicateType, json }: Predicate,
  style: PredicateTypeStyle,
): JudgedPredicate | string {
  const text = compactJson(json);
  if (text.kind === 'fault') return text.fault;
  if (!isOneOf(builtTypes.sbom, predicateType))
    return { kind: 'provenance', predicateType, json: text.json, describes: 'provenance' };
  const content = recognize({ json: text.json, members: partsOf(text.json) });
  if (content.kind !== 'sbom') return 'is not an SBOM that can be attested';
  return {
    kind: 'sbom',
    predicateType: predicateTypeFor(content.format, style),
    json: text.json,
    describes: nameOf(content.format),
  };
}

function isOneOf(types: readonly string[], type: string): boolean {
  return types.includes(type);
}
