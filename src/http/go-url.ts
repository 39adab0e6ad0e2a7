// SPDX-License-Identifier: Apache-2.0
// How Go writes a URL that it has read (net/url, URL.String): services and certificates of
// Sigstore hold such text.

/** What may stand in an encoded part as it is (net/url, validEncoded). */
const kept = {
  path: /^[A-Za-z0-9$&+,/:;=@\-_.~!'()*[\]%]*$/,
  fragment: /^[A-Za-z0-9$&+,/:;=?@\-_.~!'()*[\]%]*$/,
};
/** What is not encoded when a part is encoded anew (net/url, shouldEscape). */
const plain = { path: /[A-Za-z0-9$&+,/:;=@\-_.~]/, fragment: /[A-Za-z0-9$&+,/:;=?@\-_.~!()*]/ };

/**
 * The text as Fulcio puts it into a certificate's URI: what is not allowed in a URL is encoded, and
 * one such character makes Go encode the rest anew. Undefined when Go does not read it as a URL, so
 * that no such certificate exists.
 */
export function encodedAsUri(text: string): string | undefined {
  if (hasControls(text)) return undefined;
  const [, origin, path = '', query = '', hash] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(text) ?? [];
  const [encodedPath, encodedHash] = [encoded(path, 'path'), encoded(hash ?? '', 'fragment')];
  if (origin === undefined || encodedPath === undefined || encodedHash === undefined)
    return undefined;
  // A query is kept as it is, and a certificate's URI is ASCII.
  if (/[^\x21-\x7e]/.test(query)) return undefined;
  return `${origin}${encodedPath}${query}${encodedHash === '' ? '' : `#${encodedHash}`}`;
}

function hasControls(text: string): boolean {
  return Buffer.from(text).some((byte) => byte < 0x20 || byte === 0x7f);
}

function encoded(part: string, kind: keyof typeof plain): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(part)) return undefined;
  if (kept[kind].test(part)) return part;
  return [...unescaped(part)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return byte < 0x80 && plain[kind].test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** The bytes that a text with percent encoding stands for, which need not be UTF-8. */
function unescaped(part: string): Buffer {
  const pieces = part.split(/(%[0-9A-Fa-f]{2})/);
  return Buffer.concat(
    pieces.map((piece, at) =>
      at % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece),
    ),
  );
}
