// SPDX-License-Identifier: Apache-2.0
// Reads protobuf's JSON (protobuf.dev/programming-guides/json) into one spelling, as Go's protojson
// does: the files and bundles of Sigstore are written by many programs.

/** The type of one field; a list may hold any of them. */
export type FieldType =
  | 'string'
  | 'int32'
  | 'int64'
  | 'bytes'
  | 'timestamp'
  | { readonly enum: Readonly<Record<number, string>> }
  | { readonly message: Message }
  | { readonly list: Exclude<FieldType, { readonly list: unknown }> };

export interface Message {
  /** By their names in lowerCamelCase. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Fields of which a message has at most one. */
  readonly oneof?: readonly string[];
}

export type UnknownFields = 'ignored' | 'refused';

/** What is wrong with a text, and where; never with the value, which may be anything. */
export class ProtoJsonError extends Error {
  constructor(path: string, what: string) {
    super(path === '' ? what : `${path}: ${what}`);
  }
}

type Values = Record<string, unknown>;

/**
 * The same message with lowerCamelCase names, the names of enum values, padded base64, int64 as
 * text, and times in UTC. What is not set is absent.
 * @throws ProtoJsonError
 */
export function readProtoJson(
  json: unknown,
  message: Message,
  unknownFields: UnknownFields = 'ignored',
  path = '',
): Values {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new ProtoJsonError(path, 'expected an object');
  const read: Values = {};
  for (const [key, value] of Object.entries(json)) {
    const name = nameOf(key, message);
    const place = path === '' ? key : `${path}.${key}`;
    if (name === undefined) {
      if (unknownFields === 'refused') throw new ProtoJsonError(place, 'expected no such field');
      continue;
    }
    const type = message.fields[name];
    if (value === null || type === undefined) continue;
    if (Object.hasOwn(read, name)) throw new ProtoJsonError(place, 'expected it only once');
    const content = readField(value, type, unknownFields, place);
    if (content !== undefined) read[name] = content;
  }
  const chosen = message.oneof?.filter((name) => Object.hasOwn(read, name)) ?? [];
  if (chosen.length > 1) throw new ProtoJsonError(path, `expected one of ${chosen.join(' and ')}`);
  return read;
}

/** A field is known by its own name, in snake_case, and by its name in JSON. */
function nameOf(key: string, { fields }: Message): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  return Object.keys(fields).find((name) => snakeCase(name) === key);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function readField(
  value: unknown,
  type: FieldType,
  unknownFields: UnknownFields,
  path: string,
): unknown {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : refuse(path, 'text');
    case 'int32':
    case 'int64':
      return readInteger(value, type, path);
    case 'bytes':
      return readBytes(value, path);
    case 'timestamp':
      return readTimestamp(value, path);
  }
  if ('message' in type) return readProtoJson(value, type.message, unknownFields, path);
  if ('enum' in type) return readEnum(value, type.enum, path);
  if (!Array.isArray(value)) return refuse(path, 'a list');
  return value.map((item: unknown, at) => {
    const place = `${path}.${at}`;
    return item === null
      ? refuse(place, 'a value')
      : readField(item, type.list, unknownFields, place);
  });
}

function refuse(path: string, expected: string): never {
  throw new ProtoJsonError(path, `expected ${expected}`);
}

const limits = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
} as const;

/** A number, or a number as text; `1.0` and `1e3` are whole. */
function readInteger(value: unknown, type: 'int32' | 'int64', path: string): number | string {
  const whole = wholeOf(value);
  const [least, most] = limits[type];
  if (whole === undefined || whole < least || whole > most)
    return refuse(path, `a whole number of the type ${type}`);
  return type === 'int32' ? Number(whole) : whole.toString();
}

function wholeOf(value: unknown): bigint | undefined {
  if (typeof value === 'string') {
    if (/^-?(?:0|[1-9]\d{0,18})$/.test(value)) return BigInt(value);
    return /^-?(?:0|[1-9]\d{0,18})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?$/.test(value)
      ? wholeOf(Number(value))
      : undefined;
  }
  // JSON.parse rounds what is larger; a wrong number is worse than none.
  return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
}

/** Base64 of either alphabet, with padding or without. */
function readBytes(value: unknown, path: string): string {
  const isBase64 =
    typeof value === 'string' &&
    (/^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(value) ||
      /^[A-Za-z0-9_\r\n-]*={0,2}[\r\n]*$/.test(value));
  if (!isBase64) return refuse(path, 'base64');
  const text = value.replace(/[\r\n]/g, '');
  const digits = text.replace(/=+$/, '');
  const isWhole =
    digits.length % 4 !== 1 && (digits.length === text.length || text.length % 4 === 0);
  return isWhole ? Buffer.from(digits, 'base64url').toString('base64') : refuse(path, 'base64');
}

const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const minute = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const rfc3339 = new RegExp(
  String.raw`^(${day}T${minute}:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-]${minute})$`,
);

/** RFC 3339 with any offset and up to nine digits of a fraction, of which three are kept. */
function readTimestamp(value: unknown, path: string): string {
  const [, moment, fraction = '', zone] =
    (typeof value === 'string' ? rfc3339.exec(value) : null) ?? [];
  if (moment === undefined || zone === undefined || moment.startsWith('0000'))
    return refuse(path, 'a time (RFC 3339)');
  const time = Date.parse(`${moment}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  // 30 February is a time for Date, in March.
  if (Number.isNaN(time) || new Date(`${moment}Z`).toISOString().slice(0, 19) !== moment)
    return refuse(path, 'a time (RFC 3339)');
  return new Date(time).toISOString();
}

/** By name or number. A value that later versions add is not one of ours. */
function readEnum(
  value: unknown,
  names: Readonly<Record<number, string>>,
  path: string,
): string | undefined {
  if (typeof value === 'string' && !/^-?\d/.test(value))
    return Object.values(names).includes(value) ? value : undefined;
  const number = Number(readInteger(value, 'int32', path));
  return Object.hasOwn(names, number) ? names[number] : undefined;
}
