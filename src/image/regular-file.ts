// SPDX-License-Identifier: Apache-2.0
// Reads files that others may have put there: no device or pipe, and no more than was asked for.
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

export type FileContent =
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  | { readonly kind: 'not regular' }
  | { readonly kind: 'too long' };

/**
 * The bytes of a regular file, unless there are more than `limit`. What `stat` says of a size is
 * not believed: files under /proc have none.
 * @throws what the file system says when it cannot be opened or read
 */
export async function readRegularFile(path: string, limit: number): Promise<FileContent> {
  // Without O_NONBLOCK, to open a pipe waits for its writer.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return { kind: 'not regular' };
    if (stats.size > limit) return { kind: 'too long' };
    const chunks: Uint8Array[] = [];
    let length = 0;
    // One chunk for all of it, where the size is true: a large file is in memory once.
    let size = Math.max(stats.size + 1, chunkSize);
    for (;;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(size) });
      if (bytesRead === 0) return { kind: 'content', bytes: joined(chunks) };
      size = chunkSize;
      length += bytesRead;
      if (length > limit) return { kind: 'too long' };
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

const chunkSize = 64 * 1024;

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** Whether the path, with its links followed, ends in the folder. */
export async function isWithin(path: string, folder: string): Promise<boolean> {
  const [target, root] = await Promise.all([realpath(path), realpath(folder)]);
  return target.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

/** Everything in a folder and its folders that is not a folder; links to folders are among it. */
export async function filesIn(
  folder: string,
): Promise<readonly { readonly file: string; readonly isLink: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isLink: entry.isSymbolicLink() }));
}

/** Whether the path, with its links followed, is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}
