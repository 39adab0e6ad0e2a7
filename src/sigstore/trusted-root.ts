// SPDX-License-Identifier: Apache-2.0
// The trusted root (protobuf-specs, sigstore_trustroot.proto) and the signing config, as files or
// TUF targets.
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, type TrustMaterial } from '@sigstore/verify';
import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import { describeIssue, parseJson } from '../json.ts';
import { withKnownCertificates } from './known-certificate.ts';
import { signingConfigSchema, type SigningConfig } from './services.ts';

const validFor = v.object({
  start: v.pipe(v.string(), v.isoTimestamp()),
  end: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
/**
 * A log key without a start of validity is valid at no time; @sigstore/verify 4.1.3 takes it as
 * valid always.
 */
const log = v.looseObject({
  publicKey: v.looseObject({ rawBytes: v.string(), validFor }),
  logId: v.looseObject({ keyId: v.string() }),
});
const authority = v.looseObject({
  certChain: v.looseObject({
    certificates: v.pipe(
      v.array(v.looseObject({ rawBytes: v.string() })),
      v.minLength(1),
      v.maxLength(10),
    ),
  }),
});
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.maxLength(100)), []);

export const trustedRootSchema = v.looseObject({
  mediaType: v.pipe(
    v.string(),
    v.regex(
      /^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/,
      'a trusted root’s media type',
    ),
  ),
  tlogs: list(log),
  certificateAuthorities: list(authority),
  ctlogs: list(log),
  timestampAuthorities: list(authority),
});

/**
 * Reads a signing config. `name` is how a person knows the text.
 * @throws SignetError TRUST_FILE_INVALID
 */
export function parseSigningConfig(text: string, name: string): SigningConfig {
  return parse(signingConfigSchema, text, name, 'signing config v0.2');
}

/**
 * Reads a trusted root into what bundles are verified with. `name` is how a person knows the text.
 * @throws SignetError TRUST_FILE_INVALID
 */
export function parseTrustedRoot(text: string, name: string): TrustMaterial {
  const json = parse(trustedRootSchema, text, name, 'trusted root');
  try {
    return withKnownCertificates(toTrustMaterial(TrustedRoot.fromJSON(json)));
  } catch (cause) {
    throw invalid(name, 'trusted root', messageOf(cause), cause);
  }
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  name: string,
  kind: string,
): v.InferOutput<Schema> {
  const json = parseJson(text);
  if (json === undefined) throw invalid(name, kind, 'it is not JSON');
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw invalid(name, kind, describeIssue(parsed.issues[0]));
  return parsed.output;
}

function invalid(name: string, kind: string, what: string, cause?: unknown): SignetError {
  return new SignetError('TRUST_FILE_INVALID', `${name} is no ${kind}: ${what}`, {
    hint:
      'Use the files that the Sigstore instance publishes (targets trusted_root.json and ' +
      'signing_config.v0.2.json), or that "cosign trusted-root create" and "cosign ' +
      'signing-config create" write.',
    cause,
  });
}
