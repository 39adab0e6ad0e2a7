// SPDX-License-Identifier: Apache-2.0
// Writes DER (X.690), so that certificates and timestamps can be made that no library makes.

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length =
    size < 0x80
      ? [size]
      : size < 0x100
        ? [0x81, size]
        : [0x82, Math.floor(size / 0x100), size % 0x100];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => tlv(0x31, ...parts);
export const octets = (...parts: readonly Uint8Array[]) => tlv(0x04, ...parts);
export const bits = (...parts: readonly Uint8Array[]) => tlv(0x03, Buffer.from([0]), ...parts);
export const text = (value: string) => tlv(0x0c, Buffer.from(value));
export const boolean = (value: boolean) => tlv(0x01, Buffer.from([value ? 0xff : 0]));
export const integer = (value: number) =>
  tlv(0x02, Buffer.from(value < 0x80 ? [value] : [0, value]));
/** A constructed element of the context, [N]. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]) =>
  tlv(0xa0 + number, ...parts);
/** A primitive element of the context, [N] IMPLICIT. */
export const implicit = (number: number, value: string | Uint8Array) =>
  tlv(0x80 + number, Buffer.from(value));

export function oid(id: string): Buffer {
  const [first = 0, second = 0, ...rest] = id.split('.').map(Number);
  const base128 = (arc: number): number[] => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(128 + (left % 128));
    return digits;
  };
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** `GeneralizedTime` in whole seconds. */
export function time(date: Date): Buffer {
  return tlv(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
}

/** As certificates have it: UTCTime until 2049 (RFC 5280, 4.1.2.5). */
export function validity(date: Date): Buffer {
  const year = date.getUTCFullYear();
  if (year < 1950 || year > 2049) return time(date);
  return tlv(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}
