// SPDX-License-Identifier: Apache-2.0
// Cuts the payload out of a bundle that is too long to be parsed: a statement of many megabytes is
// one base64 text in it, which JSON.parse would copy again and again.
import { Flawed } from './flaw.ts';
import { lastNamed, membersOf, type Member } from '../json-members.ts';

export interface CutBundle {
  /** The bundle with `placeholder` as its payload. */
  readonly rest: Buffer;
  /** What the payload says. */
  readonly payload: () => Buffer;
}

/** Stands for the payload that was cut out. */
export const placeholder = Buffer.alloc(3);

/**
 * The payload is the one that a parser of the whole would find.
 * @throws Flawed when it is not JSON with an envelope
 */
export function cutPayload(bytes: Buffer): CutBundle {
  const envelope = lastNamed(membersOf(bytes), 'dsseEnvelope', 'dsse_envelope');
  const payload = envelope && lastNamed(membersOf(partOf(bytes, envelope)), 'payload');
  if (envelope === undefined || payload === undefined)
    throw new Flawed('malformed', 'it holds no DSSE envelope');
  const start = envelope.start + payload.start;
  const end = envelope.start + payload.end;
  return {
    rest: Buffer.concat([
      bytes.subarray(0, start),
      Buffer.from(JSON.stringify(placeholder.toString('base64'))),
      bytes.subarray(end),
    ]),
    payload: () => decode(bytes.subarray(start, end)),
  };
}

function partOf(bytes: Buffer, { start, end }: Member): Buffer {
  return bytes.subarray(start, end);
}

/** Divisible by four, so that each piece is base64 by itself. */
const pieceLength = 1024 * 1024;

/**
 * Decoded in pieces, so that the text is never there as a whole. @throws Flawed
 * @param quoted a JSON value
 */
function decode(quoted: Buffer): Buffer {
  const text = quoted.subarray(1, -1);
  const padding = text.subarray(-2).filter((byte) => byte === 0x3d).length;
  const length = (text.length / 4) * 3 - padding;
  const isText = quoted[0] === 0x22 && text.length % 4 === 0;
  const decoded = Buffer.alloc(isText ? length : 0);
  let written = 0;
  for (let at = 0; isText && at < text.length; at += pieceLength)
    written += decoded.write(text.toString('latin1', at, at + pieceLength), written, 'base64');
  // Whatever is not a digit of base64 is skipped, so that less is written; only "-" and "_" are
  // digits too.
  if (!isText || written !== length || text.includes('-') || text.includes('_'))
    throw new Flawed('malformed', 'its payload is not base64');
  return decoded;
}
