// SPDX-License-Identifier: Apache-2.0
// Counts checks and prints each one as it ends.

export interface Tally {
  /** Runs one check; a failure is printed and counted, and never thrown. */
  check(name: string, body: () => Promise<void>): Promise<void>;
  /** Prints the closing line; true when nothing failed. */
  close(): boolean;
}

export function openTally(): Tally {
  let passed = 0;
  const failed: string[] = [];
  return {
    async check(name, body) {
      const started = Date.now();
      try {
        await body();
        passed++;
        console.log(`  ok    ${name} (${String(Date.now() - started)} ms)`);
      } catch (error) {
        failed.push(name);
        console.log(
          `  FAIL  ${name}\n${indent(error instanceof Error ? error.message : String(error))}`,
        );
      }
    },
    close() {
      if (failed.length > 0)
        console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join('\n')}`);
      console.log(`\n${String(passed)} passed, ${String(failed.length)} failed`);
      return failed.length === 0;
    },
  };
}

function indent(text: string): string {
  return text.trim().slice(-3000).replaceAll(/^/gm, '        ');
}
