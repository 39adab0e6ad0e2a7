// SPDX-License-Identifier: Apache-2.0
// How long bundles may be, apart from the code that reads them, so that looking for them loads none
// of it.

/** Above the longest statement that is signed here (64 MiB), in base64 and with its proofs. */
export const maxBundleBytes = 96 * 1024 * 1024;

/** What is longer is parsed without its payload; signatures are much shorter. */
export const maxParsedBytes = 8 * 1024 * 1024;
