// SPDX-License-Identifier: Apache-2.0
// What a file says of an image: its name, or that only those who use the file can tell it.

/** A name that is certain. */
export interface CertainImage {
  readonly kind: 'image';
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** An image that the file alone does not tell. */
export interface UnresolvedImage {
  readonly kind: 'unresolved';
  /** As it is written. */
  readonly text: string;
  readonly line: number;
  /** As a sentence without its end. */
  readonly why: string;
}

export type FileImage = CertainImage | UnresolvedImage;

/** A text of a file within a message. */
export function quoted(text: string): string {
  const shown = text.slice(0, maxQuoted);
  return JSON.stringify(shown === text ? shown : `${shown}…`);
}

const maxQuoted = 200;
