// SPDX-License-Identifier: Apache-2.0
// A bundle's bytes, bounded (sigstore-go GHSA-cq38-jh5f-37mq).
import {
  BUNDLE_V01_MEDIA_TYPE,
  BUNDLE_V02_MEDIA_TYPE,
  BUNDLE_V03_LEGACY_MEDIA_TYPE,
  BUNDLE_V03_MEDIA_TYPE,
  bundleFromJSON,
  type Bundle,
} from '@sigstore/bundle';

import { maxBundleBytes, maxParsedBytes } from './bundle-limits.ts';
import { Flawed } from './flaw.ts';
import { parseJson } from '../json.ts';
import { readProtoJson } from './proto-json.ts';
import { cutPayload, placeholder } from './long-bundle.ts';
import { bundleMessage } from './proto-messages.ts';

const versions: readonly string[] = [
  BUNDLE_V01_MEDIA_TYPE,
  BUNDLE_V02_MEDIA_TYPE,
  BUNDLE_V03_LEGACY_MEDIA_TYPE,
  BUNDLE_V03_MEDIA_TYPE,
];
const limits = { logEntries: 32, timestamps: 32 };

/** @throws Flawed */
export function readBundle(bytes: Buffer): Bundle {
  if (bytes.length > maxBundleBytes)
    throw new Flawed('malformed', `it is longer than ${maxBundleBytes} bytes`);
  const bundle = bytes.length > maxParsedBytes ? parseLong(bytes) : parse(bytes);
  // The library takes later versions too, by the rules of 0.3.
  if (!versions.includes(bundle.mediaType))
    throw new Flawed(
      'malformed',
      `its version is not known: ${JSON.stringify(bundle.mediaType.slice(0, 100))}`,
    );
  const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  if (tlogEntries.length > limits.logEntries)
    throw new Flawed('malformed', `it has ${tlogEntries.length} log entries`);
  if ((timestampVerificationData?.rfc3161Timestamps.length ?? 0) > limits.timestamps)
    throw new Flawed('malformed', 'it has too many timestamps');
  return bundle;
}

/** @throws Flawed */
function parseLong(bytes: Buffer): Bundle {
  const { rest, payload } = cutPayload(bytes);
  if (rest.length > maxParsedBytes)
    throw new Flawed('malformed', `it is longer than ${maxParsedBytes} bytes without its payload`);
  const bundle = parse(rest);
  const { content } = bundle;
  if (content.$case !== 'dsseEnvelope' || !content.dsseEnvelope.payload.equals(placeholder))
    throw new Flawed('malformed', 'it is not a Sigstore bundle');
  content.dsseEnvelope.payload = payload();
  return bundle;
}

function parse(bytes: Buffer): Bundle {
  try {
    return bundleFromJSON(readProtoJson(parseJson(bytes), bundleMessage));
  } catch {
    throw new Flawed('malformed', 'it is not a Sigstore bundle');
  }
}
