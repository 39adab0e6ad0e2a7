// SPDX-License-Identifier: Apache-2.0
// What cosign calls its layers and payloads, apart from the code that reads them, so that looking
// for them loads none of it.

/** A layer of a `.sig` manifest. */
export const simpleSigningMediaType = 'application/vnd.dev.cosign.simplesigning.v1+json';

/** A layer of an `.att` manifest. */
export const envelopeMediaType = 'application/vnd.dsse.envelope.v1+json';

/**
 * How a simple-signing payload is named where others have a predicate type; also the value of its
 * `critical.type`.
 */
export const simpleSigningType = 'cosign container image signature';
