// SPDX-License-Identifier: Apache-2.0
// The keys of the JSON objects that are open while a text is read: which are there already, and how
// many in all.

/** Of one object and of those around it: more take many times the text in memory. */
export const maxOpenKeys = 250_000;

/** By depth; the sets are used again. */
export class OpenKeys {
  readonly #sets: Set<string>[] = [];
  #count = 0;

  open(depth: number): Set<string> {
    return (this.#sets[depth] ??= new Set());
  }

  add(keys: Set<string>, key: string): 'added' | 'repeated' | 'too many' {
    if (keys.has(key)) return 'repeated';
    keys.add(key);
    this.#count += 1;
    return this.#count > maxOpenKeys ? 'too many' : 'added';
  }

  close(keys: Set<string>): void {
    this.#count -= keys.size;
    keys.clear();
  }
}
