// SPDX-License-Identifier: Apache-2.0
// A workspace with files to attest, and what is said of them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect } from '@jest/globals';

import { SignetError } from '../../src/errors.ts';
import { readAttestationsInput, readSbomInput } from '../../src/statements/file-inputs.ts';
import { readStatementFiles } from '../../src/statements/files.ts';
import type { PredicateTypeStyle } from '../../src/statements/sbom.ts';

interface Inputs {
  readonly sbom?: string;
  readonly attestations?: string;
  readonly style?: PredicateTypeStyle;
  readonly maxBytes?: number;
}

export class Workspace {
  /** Around the workspace. */
  readonly folder: string;
  readonly path: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.path = join(folder, 'workspace');
  }

  static async make(): Promise<Workspace> {
    const workspace = new Workspace(await mkdtemp(join(tmpdir(), 'signet-statements-')));
    await mkdir(workspace.path);
    return workspace;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  /** Text and bytes as they are, everything else as JSON with blanks. */
  async write(name: string, content: unknown): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(path, isRaw ? content : JSON.stringify(content, null, 2));
  }

  read({ sbom = '', attestations = '', style = 'unversioned', maxBytes }: Inputs) {
    const noProblem = (text: string) => {
      throw new Error(text);
    };
    const input = readSbomInput(sbom, noProblem);
    return readStatementFiles(
      {
        sboms: input.kind === 'files' ? input.lines : [],
        attestations: readAttestationsInput(attestations, noProblem),
        style,
        maxBytes: maxBytes ?? 64 * 1024 * 1024,
      },
      { workspace: this.path },
    );
  }

  async problemsOf(inputs: Inputs): Promise<readonly string[]> {
    const outcome: unknown = await this.read(inputs).catch((error: unknown) => error);
    if (!(outcome instanceof SignetError)) throw new Error('it was taken', { cause: outcome });
    expect(outcome.code).toBe('STATEMENT_INVALID');
    expect(outcome.hint).toContain('nothing was signed');
    return outcome.problems;
  }
}
