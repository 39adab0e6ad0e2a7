// SPDX-License-Identifier: Apache-2.0
// Refuses a file of another kind than the type that it is attested as, where that is certain:
// signers attest any file as anything without a word, and only a verifier finds out.
import { isObject } from './sbom-parts.ts';
import { nameOf, type Content, type JsonObject } from './sbom.ts';

/**
 * How a file is not what its type says, as the rest of a sentence about it; undefined when it may
 * be. Nothing is asked of types that are not known here.
 */
export function unlikeItsType(
  predicateType: string,
  object: JsonObject,
  content: Content,
): string | undefined {
  const found = foundIn(content);
  const name = sbomTypeName(predicateType);
  if (name !== undefined) return isNamed(content, name) ? undefined : `is ${found}, not ${name}`;
  if (isUnder(predicateType, 'https://openvex.dev/ns'))
    return content.kind === 'openvex'
      ? undefined
      : `is ${found}, not OpenVEX, whose "@context" is https://openvex.dev/ns`;
  if (/^https:\/\/(?:slsa\.dev|in-toto\.io)\//.test(predicateType) || isScan(predicateType))
    if (content.kind === 'sbom' || content.kind === 'openvex') return `is ${found}`;
  const missing = (required[predicateType] ?? []).filter((key) => !hasObject(object, key));
  return missing.length === 0
    ? undefined
    : `lacks ${missing.map((key) => JSON.stringify(key)).join(' and ')}, an object that every ` +
        `predicate of the type ${predicateType} has`;
}

/** Required by slsa.dev/spec/v1.0/provenance and slsa.dev/provenance/v0.2. */
const required: Readonly<Record<string, readonly string[]>> = {
  'https://slsa.dev/provenance/v1': ['buildDefinition', 'runDetails'],
  'https://slsa.dev/provenance/v0.2': ['builder'],
};

/** Any report of a scanner is attested as these: only a file of another kind is wrong. */
function isScan(predicateType: string): boolean {
  return (
    predicateType === 'https://cosign.sigstore.dev/attestation/vuln/v1' ||
    isUnder(predicateType, 'https://in-toto.io/attestation/vulns')
  );
}

/** `SPDX`, `SPDX 2.3`, `SPDX 3`, as the URI says; undefined when it is not that of an SBOM. */
function sbomTypeName(predicateType: string): string | undefined {
  const [, base, version] =
    /^(https:\/\/spdx\.dev\/Document|https:\/\/cyclonedx\.org\/bom)(?:\/v(\d[\d.]*))?$/.exec(
      predicateType,
    ) ?? [];
  if (base === undefined) return undefined;
  const family = base.includes('spdx') ? 'SPDX' : 'CycloneDX';
  return version === undefined ? family : `${family} ${version}`;
}

/** `SPDX 3` is 3.0.1 too. */
function isNamed(content: Content, name: string): boolean {
  if (content.kind !== 'sbom') return false;
  const given = nameOf(content.format);
  return given === name || given.startsWith(`${name} `) || given.startsWith(`${name}.`);
}

function isUnder(predicateType: string, base: string): boolean {
  return predicateType === base || predicateType.startsWith(`${base}/`);
}

function hasObject({ json, members }: JsonObject, key: string): boolean {
  const slice = members.get(key);
  return slice !== undefined && isObject(json, slice);
}

function foundIn(content: Content): string {
  switch (content.kind) {
    case 'sbom':
      return nameOf(content.format);
    case 'openvex':
      return 'OpenVEX';
    case 'wrapped':
    case 'unknown sbom':
      return content.what;
    case 'other':
      return 'other JSON';
  }
}
