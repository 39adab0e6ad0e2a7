// SPDX-License-Identifier: Apache-2.0
// Writes files line by line, as people do, and keeps where each image stands.
import fc from 'fast-check';

import { build } from './arbitraries.ts';

/** Names as they are used in files: by tag, by digest, and by both. */
export const reference: fc.Arbitrary<string> = fc.oneof(
  build.map(({ names }) => names[0] ?? ''),
  build.map(({ names, digest }) => `${names[0] ?? ''}@${digest}`),
  fc.constantFrom('alpine', 'nginx:1.27', 'docker.io/library/redis', 'localhost:5000/a/b:c'),
);

export interface Named {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
}

export class Writer {
  readonly lines: string[] = [];
  readonly images: Named[] = [];

  write(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** Of the line that was written last. */
  name(text: string, kind = 'image'): void {
    this.images.push({ kind, text, line: this.lines.length });
  }
}

/** Makes choices, each of which may be shrunk. */
export class Chooser {
  readonly #gen: fc.GeneratorValue;

  constructor(gen: fc.GeneratorValue) {
    this.#gen = gen;
  }

  of<T>(...values: readonly T[]): T {
    return this.#gen(fc.constantFrom<T[]>, ...values);
  }

  some(max: number): number {
    return this.#gen(fc.nat, { max });
  }

  chance(): boolean {
    return this.#gen(fc.boolean);
  }

  reference(): string {
    return this.#gen(() => reference);
  }

  /** The word in capitals here and there. */
  mixedCase(word: string): string {
    return this.#gen(fc.mixedCase, fc.constant(word));
  }
}
