// SPDX-License-Identifier: Apache-2.0
// The trusted root (protobuf-specs, sigstore_trustroot.proto) and the signing config, as files or
// TUF targets.
import { createPublicKey, type KeyObject } from 'node:crypto';

import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import { describeIssue, parseJson } from '../json.ts';
import type { Authority } from './certificate-path.ts';
import { readProtoJson, type Message } from './proto-json.ts';
import { signingConfigMessage, trustedRootMessage } from './proto-messages.ts';
import { signingConfigSchema, type SigningConfig } from './services.ts';
import type { Validity } from './certificate-path.ts';
import type { LogKey, TrustMaterial } from './trust-material.ts';
import { readX509 } from './x509.ts';

const validFor = v.object({ start: v.string(), end: v.optional(v.string()) });
const logId = v.object({ keyId: v.string() });
/** A log key without a start of validity would be valid always. */
const log = v.object({
  baseUrl: v.optional(v.string(), ''),
  publicKey: v.object({
    rawBytes: v.string(),
    keyDetails: v.optional(v.string(), 'PUBLIC_KEY_DETAILS_UNSPECIFIED'),
    validFor,
  }),
  logId: v.optional(logId),
  checkpointKeyId: v.optional(logId),
});
const authority = v.object({
  subject: v.optional(
    v.object({
      organization: v.optional(v.string(), ''),
      commonName: v.optional(v.string(), ''),
    }),
  ),
  uri: v.optional(v.string(), ''),
  certChain: v.object({
    certificates: v.pipe(
      v.array(v.object({ rawBytes: v.string() })),
      v.minLength(1),
      v.maxLength(10),
    ),
  }),
  validFor: v.optional(v.partial(validFor), {}),
});
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.maxLength(100)), []);

const trustedRootSchema = v.object({
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
  return parse(text, name, 'signing config v0.2', signingConfigMessage, signingConfigSchema);
}

/** A trusted root as it is written. */
export type WrittenTrustedRoot = v.InferOutput<typeof trustedRootSchema>;

/** Reads a trusted root without judging its keys. @throws SignetError TRUST_FILE_INVALID */
export function readTrustedRoot(text: string, name: string): WrittenTrustedRoot {
  return parse(text, name, 'trusted root', trustedRootMessage, trustedRootSchema);
}

/**
 * Reads a trusted root into what bundles are verified with. `name` is how a person knows the text.
 * An entry that cannot be read is nothing that could prove anything, and is left out, as long as
 * another of its list can be read.
 * @throws SignetError TRUST_FILE_INVALID
 */
export function parseTrustedRoot(text: string, name: string): TrustMaterial {
  const kind = 'trusted root';
  const root = readTrustedRoot(text, name);
  const readable = <Entry, Read>(
    field: string,
    entries: readonly Entry[],
    read: (entry: Entry) => Read,
  ): Read[] => {
    const results = entries.map((entry) => attempt(() => read(entry)));
    const found = results.flatMap((result) => (result.ok ? [result.value] : []));
    const [failure] = results.flatMap((result) => (result.ok ? [] : [result.error]));
    if (found.length === 0 && failure !== undefined)
      throw invalid(name, kind, `${field}: ${messageOf(failure)}`, failure);
    return found;
  };
  return {
    tlogs: readable('tlogs', root.tlogs, readLog),
    ctlogs: readable('ctlogs', root.ctlogs, readLog),
    certificateAuthorities: readable(
      'certificateAuthorities',
      root.certificateAuthorities,
      readAuthority,
    ),
    timestampAuthorities: readable(
      'timestampAuthorities',
      root.timestampAuthorities,
      readAuthority,
    ),
  };
}

type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown };

function attempt<Value>(make: () => Value): Attempt<Value> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    return { ok: false, error };
  }
}

function readLog(entry: v.InferOutput<typeof log>): LogKey {
  const { rawBytes, keyDetails, validFor: validity } = entry.publicKey;
  const id = entry.checkpointKeyId ?? entry.logId;
  if (id === undefined) throw new Error('a log has no ID');
  return {
    baseURL: entry.baseUrl,
    logID: Buffer.from(id.keyId, 'base64'),
    publicKey: readKey(Buffer.from(rawBytes, 'base64'), keyDetails),
    hash: hashFor(keyDetails),
    validFor: validityOf(validity),
  };
}

/** PKIX is SubjectPublicKeyInfo; the older names mean PKCS#1 (sigstore_common.proto). */
function readKey(der: Buffer, keyDetails: string): KeyObject {
  const type = keyDetails.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
  try {
    return createPublicKey({ key: der, format: 'der', type });
  } catch (cause) {
    throw new Error(`a key of the kind ${keyDetails} cannot be read`, { cause });
  }
}

/** A log signs as its kind of key says (sigstore_common.proto, PublicKeyDetails). */
function hashFor(keyDetails: string): string | null {
  if (keyDetails.includes('_PSS')) throw new Error(`keys of the kind ${keyDetails} are not known`);
  const size = /_SHA_?(256|384|512)$/.exec(keyDetails)?.[1];
  if (size !== undefined) return `sha${size}`;
  if (keyDetails === 'PKIX_ED25519') return null;
  if (['PKCS1_RSA_PKCS1V5', 'PKIX_RSA_PKCS1V5'].includes(keyDetails)) return 'sha256';
  throw new Error(`keys of the kind ${keyDetails} are not known`);
}

function readAuthority(entry: v.InferOutput<typeof authority>): Authority {
  return {
    chain: entry.certChain.certificates.map(({ rawBytes }) =>
      readX509(Buffer.from(Uint8Array.from(Buffer.from(rawBytes, 'base64')).buffer)),
    ),
    validFor: validityOf(entry.validFor),
  };
}

const ever = { start: new Date(0), end: new Date(8_640_000_000_000_000) };

function validityOf({
  start,
  end,
}: {
  start?: string | undefined;
  end?: string | undefined;
}): Validity {
  return {
    start: start === undefined ? ever.start : new Date(start),
    end: end === undefined ? ever.end : new Date(end),
  };
}

function parse<Schema extends v.GenericSchema>(
  text: string,
  name: string,
  kind: string,
  message: Message,
  schema: Schema,
): v.InferOutput<Schema> {
  // PowerShell begins files with a byte order mark, which parsers may ignore (RFC 8259, 8.1).
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (json === undefined) throw invalid(name, kind, 'it is not JSON');
  const read = attempt(() => readProtoJson(json, message));
  if (!read.ok) throw invalid(name, kind, messageOf(read.error), read.error);
  const parsed = v.safeParse(schema, read.value);
  if (!parsed.success) throw invalid(name, kind, describeIssue(parsed.issues[0]));
  return parsed.output;
}

function invalid(name: string, kind: string, what: string, cause?: unknown): SignetError {
  return new SignetError('TRUST_FILE_INVALID', `${name} is not a ${kind}: ${what}`, {
    hint:
      'Use the files that the Sigstore instance publishes (targets trusted_root.json and ' +
      'signing_config.v0.2.json), or that "cosign trusted-root create" and "cosign ' +
      'signing-config create" write.',
    cause,
  });
}
