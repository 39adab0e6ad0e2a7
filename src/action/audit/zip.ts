// SPDX-License-Identifier: Apache-2.0
// Takes single files out of an artifact’s archive, as GitHub sends it: bounded, whatever it says.
import { unzipSync } from 'fflate';

const maxFiles = 100;

/**
 * The wanted files, by their whole names; none of an archive that cannot be read, or that holds
 * more than it may. A name that is there twice could mean either.
 * @param limits the most bytes of each
 */
export function filesInZip(
  archive: Uint8Array,
  limits: Readonly<Record<string, number>>,
): ReadonlyMap<string, Uint8Array> {
  let count = 0;
  const seen = new Set<string>();
  try {
    const files = unzipSync(archive, {
      filter({ name, originalSize }) {
        count += 1;
        const isTooMuch = count > maxFiles || seen.has(name) || originalSize > (limits[name] ?? 0);
        if (!Object.hasOwn(limits, name)) return false;
        // What is inflated has at most the size that the archive tells.
        if (isTooMuch) throw new Error('it holds more than it may');
        seen.add(name);
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch {
    return new Map();
  }
}
