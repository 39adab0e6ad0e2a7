// SPDX-License-Identifier: Apache-2.0
// A reference as text, before it is judged, and who asked for it.
import type { Digest } from './digest.ts';

/** Who asked for an image. */
export type ImageSource =
  | { readonly kind: 'input'; readonly input: 'images' }
  | { readonly kind: 'file'; readonly file: string; readonly line: number }
  | { readonly kind: 'environment'; readonly variable: string };

/** A reference as text, with the digest that its source gives it. */
export interface ImageEntry {
  readonly text: string;
  readonly digest?: Digest;
  readonly source: ImageSource;
}

/** The references of one kind of source. */
export interface ImageList {
  /** For people: `input "images"`, `build-push-action metadata` … */
  readonly source: string;
  readonly entries: readonly ImageEntry[];
  /** Targets of a bake that made no image; absent when there are none. */
  readonly skipped?: readonly string[];
}

/** What is to be done with the images, for messages. */
export type Purpose = 'sign' | 'verify';
