// SPDX-License-Identifier: Apache-2.0
// URLs as RFC 3986 builds them. fast-check's own make a table of all characters, see unicode.ts.
import fc from 'fast-check';

import { scalarValue } from './unicode.ts';

const plain = "abcXYZ019-._~!$&'()*+,;=:@".split('');
const character = fc.oneof(
  { arbitrary: fc.constantFrom(...plain), weight: 4 },
  { arbitrary: scalarValue.map((text) => encodeURIComponent(text)), weight: 1 },
);
const segment = fc.string({ unit: character, maxLength: 8 });
const rest = fc.string({ unit: fc.oneof(character, fc.constantFrom('/', '?')), maxLength: 12 });

/** Empty, or with a slash before each segment. */
export const webPath = fc
  .array(segment, { maxLength: 4 })
  .map((segments) => segments.map((text) => `/${text}`).join(''));

const authority = fc
  .tuple(fc.domain(), fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }))
  .map(([domain, port]) => (port === undefined ? domain : `${domain}:${port}`));

export const httpsUrl = fc
  .tuple(authority, webPath)
  .map(([host, path]) => `https://${host}${path}`);

/** With any scheme of the web, query and fragment. */
export const webUrl = fc
  .tuple(
    fc.constantFrom('https', 'http'),
    authority,
    webPath,
    fc.oneof(
      fc.constant(''),
      rest.map((text) => `?${text}`),
    ),
    fc.oneof(
      fc.constant(''),
      rest.map((text) => `#${text}`),
    ),
  )
  .map(([scheme, host, ...parts]) => `${scheme}://${host}${parts.join('')}`);
