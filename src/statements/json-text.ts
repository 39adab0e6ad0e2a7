// SPDX-License-Identifier: Apache-2.0
// Judges the JSON text of a large file in one pass over its bytes, and takes the blanks out of it.
import { isUtf8 } from 'node:buffer';

import { maxOpenKeys, OpenKeys } from './open-keys.ts';

/** What is deeper is not a statement, and overflows the stack of what reads it. */
const maxDepth = 256;

export type JsonText =
  | { readonly kind: 'json'; readonly json: Buffer }
  /** What is wrong with it, as the rest of a sentence about the file. */
  | { readonly kind: 'fault'; readonly fault: string };

/**
 * The text of a JSON object (RFC 8259) without blanks; numbers and strings stay as they are
 * written. A byte order mark, which Windows tools write, counts as a blank (section 8.1). Refused
 * is what parsers read in different ways: keys that are twice in an object, lone surrogates, bytes
 * that are not UTF-8, numbers beyond a double.
 * @param bytes written over and kept, so that a large text is not in memory twice
 */
export function compactJson(bytes: Buffer): JsonText {
  if (!isUtf8(bytes)) return { kind: 'fault', fault: notUtf8(bytes) };
  try {
    const length = new Compactor(bytes).compact();
    const json = bytes.subarray(0, length);
    // A copy lets go of the blanks, but takes memory for both until it does.
    return { kind: 'json', json: length < bytes.length / 2 ? Buffer.from(json) : json };
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return { kind: 'fault', fault: thrown.message };
  }
}

function notUtf8([first, second]: Buffer): string {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
    ? 'is UTF-16, as ">" of Windows PowerShell writes it: write it as UTF-8'
    : 'is not UTF-8';
}

class Fault extends Error {}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, colon, comma] = [code('"'), code('\\'), code(':'), code(',')];
const [openObject, closeObject] = [code('{'), code('}')];
const [openArray, closeArray] = [code('['), code(']')];
const [space, tab, lineFeed, carriageReturn] = [code(' '), code('\t'), code('\n'), code('\r')];
const [minus, plus, point, zero, nine] = [code('-'), code('+'), code('.'), code('0'), code('9')];
const exponent = new Set([code('e'), code('E')]);
const escaped = new Set(Buffer.from('"\\/bfnrt'));
const literals = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/** Reads at `at` and writes at `length`, which never overtakes it, in the same bytes. */
class Compactor {
  readonly #bytes: Buffer;
  readonly #keys = new OpenKeys();
  #at = 0;
  #length = 0;
  #line = 1;
  #lineStart = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @returns the length of what is left */
  compact(): number {
    if (this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf)
      this.#at = this.#lineStart = 3;
    this.#skipBlanks();
    const first = this.#bytes[this.#at];
    if (first === undefined) throw new Fault('is empty');
    if (first !== openObject) throw new Fault(notAnObject(first));
    this.#object(1);
    this.#skipBlanks();
    if (this.#at < this.#bytes.length) throw this.#fault('something follows the JSON object');
    return this.#length;
  }

  #value(depth: number): void {
    this.#skipBlanks();
    const byte = this.#bytes[this.#at];
    if (byte === quote) this.#string();
    else if (byte === openObject) this.#object(depth + 1);
    else if (byte === openArray) this.#array(depth + 1);
    else if (byte === minus || isDigit(byte)) this.#number();
    else this.#literal();
  }

  #object(depth: number): void {
    this.#enter(depth);
    if (this.#takes(closeObject)) return;
    const keys = this.#keys.open(depth);
    do {
      this.#skipBlanks();
      if (this.#bytes[this.#at] !== quote) throw this.#fault('a key in quotes must stand here');
      const start = this.#length;
      const isPlain = this.#string();
      const added = this.#keys.add(keys, this.#keyAt(start, isPlain));
      if (added === 'repeated') throw this.#repeated(start);
      if (added === 'too many') throw new Fault(`has more than ${maxOpenKeys} keys in an object`);
      if (!this.#takes(colon)) throw this.#fault('":" must follow the key');
      this.#value(depth);
    } while (this.#takes(comma));
    if (!this.#takes(closeObject)) throw this.#fault('"," or "}" must stand here');
    this.#keys.close(keys);
  }

  #repeated(start: number): Fault {
    const key = this.#bytes.toString('utf8', start, Math.min(this.#length, start + 80));
    return this.#fault(`the key ${key} is twice in one object`);
  }

  #array(depth: number): void {
    this.#enter(depth);
    if (this.#takes(closeArray)) return;
    do this.#value(depth);
    while (this.#takes(comma));
    if (!this.#takes(closeArray)) throw this.#fault('"," or "]" must stand here');
  }

  #enter(depth: number): void {
    if (depth > maxDepth) throw this.#fault(`it is nested deeper than ${maxDepth}`);
    this.#keep();
  }

  /** What the key means: `"\u0061"` is the key `a`. */
  #keyAt(start: number, isPlain: boolean): string {
    if (isPlain) return this.#bytes.toString('latin1', start + 1, this.#length - 1);
    return String(JSON.parse(this.#bytes.toString('utf8', start, this.#length)));
  }

  /** @returns whether it is ASCII without escapes */
  #string(): boolean {
    const bytes = this.#bytes;
    this.#keep();
    let isPlain = true;
    for (;;) {
      const byte = bytes[this.#at] ?? lineFeed;
      if (byte < space) throw this.#fault('a string is cut off, or has a control character in it');
      if (byte === backslash) {
        this.#escape();
        isPlain = false;
        continue;
      }
      if (byte > 0x7f) isPlain = false;
      this.#keep();
      if (byte === quote) return isPlain;
    }
  }

  #escape(): void {
    const unit = this.#codeUnit();
    // A lone surrogate is not a character: one parser keeps it, the next one replaces it.
    if (unit >= 0xdc00 && unit <= 0xdfff) throw this.#fault('half of a surrogate pair stands here');
    if (unit < 0xd800 || unit > 0xdbff) return;
    const low = this.#bytes[this.#at] === backslash ? this.#codeUnit() : 0;
    if (low < 0xdc00 || low > 0xdfff) throw this.#fault('half of a surrogate pair stands here');
  }

  /** Keeps an escape. @returns the UTF-16 code unit of `\uXXXX`, 0 for others */
  #codeUnit(): number {
    this.#keep();
    const byte = this.#bytes[this.#at] ?? 0;
    if (escaped.has(byte)) {
      this.#keep();
      return 0;
    }
    const digits = this.#bytes.toString('latin1', this.#at, this.#at + 5);
    if (!/^u[0-9a-fA-F]{4}$/.test(digits)) throw this.#fault('"\\" begins no escape of JSON');
    this.#keepAll(digits.length);
    return Number.parseInt(digits.slice(1), 16);
  }

  #number(): void {
    const start = this.#length;
    if (this.#bytes[this.#at] === minus) this.#keep();
    if (this.#bytes[this.#at] === zero) this.#keep();
    else this.#digits();
    if (this.#bytes[this.#at] === point) {
      this.#keep();
      this.#digits();
    }
    if (exponent.has(this.#bytes[this.#at] ?? 0)) {
      this.#keep();
      const sign = this.#bytes[this.#at];
      if (sign === plus || sign === minus) this.#keep();
      this.#digits();
    }
    // Parsers in Go, of which cosign is one, refuse the whole text for it.
    if (!Number.isFinite(Number(this.#bytes.toString('latin1', start, this.#length))))
      throw this.#fault('the number is too large for a double');
  }

  #digits(): void {
    if (!isDigit(this.#bytes[this.#at])) throw this.#fault('a digit must stand here');
    while (isDigit(this.#bytes[this.#at])) this.#keep();
  }

  #literal(): void {
    const rest = this.#bytes.subarray(this.#at, this.#at + 5);
    const literal = literals.find((word) => rest.subarray(0, word.length).equals(word));
    if (literal === undefined) throw this.#fault('a JSON value must stand here');
    this.#keepAll(literal.length);
  }

  /** Keeps the mark when it comes next. */
  #takes(mark: number): boolean {
    this.#skipBlanks();
    if (this.#bytes[this.#at] !== mark) return false;
    this.#keep();
    return true;
  }

  #keep(): void {
    this.#bytes[this.#length++] = this.#bytes[this.#at++] ?? 0;
  }

  #keepAll(count: number): void {
    for (let kept = 0; kept < count; kept += 1) this.#keep();
  }

  #skipBlanks(): void {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === lineFeed) {
        this.#line += 1;
        this.#lineStart = this.#at + 1;
      } else if (byte !== space && byte !== tab && byte !== carriageReturn) return;
      this.#at += 1;
    }
  }

  #fault(what: string): Fault {
    const column = this.#at - this.#lineStart + 1;
    return new Fault(
      `is not JSON as verifiers read it: line ${this.#line}, byte ${column}: ${what}`,
    );
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

function notAnObject(first: number): string {
  const kind =
    first === openArray
      ? 'a JSON array'
      : first === quote
        ? 'a JSON string'
        : first === minus || isDigit(first)
          ? 'a JSON number'
          : undefined;
  return kind === undefined
    ? 'is not JSON: it does not begin with "{"'
    : `is ${kind}: verifiers read only JSON objects`;
}
