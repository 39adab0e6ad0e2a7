// SPDX-License-Identifier: Apache-2.0
// The names that people use for predicate types, and the URIs that they stand for.

/** SLSA provenance (slsa.dev/spec/v1.0/provenance). */
export const provenancePredicateType = 'https://slsa.dev/provenance/v1';

/** The names that cosign gives to common predicate types (cosign, options/predicate.go). */
export const predicateKeywords: Readonly<Record<string, string>> = {
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: provenancePredicateType,
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  cyclonedx: 'https://cyclonedx.org/bom',
  link: 'https://in-toto.io/Link/v1',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
  openvex: 'https://openvex.dev/ns',
  custom: 'https://cosign.sigstore.dev/attestation/v1',
};

/** The URI that a keyword or a URI stands for; undefined when it is neither. */
export function predicateTypeOf(text: string): string | undefined {
  if (Object.hasOwn(predicateKeywords, text)) return predicateKeywords[text];
  return URL.canParse(text) ? text : undefined;
}
