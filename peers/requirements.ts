// SPDX-License-Identifier: Apache-2.0
// Names what is missing on this machine, and the command that brings it, before anything starts.
import { constants, accessSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

export interface Requirements {
  /** Programs of the system, by their names in `PATH`. */
  readonly system: readonly string[];
  /** Go programs of `modules/` that are not built. */
  readonly unbuilt: readonly string[];
  /** Ports of all interfaces that a program insists on, and the program. */
  readonly ports: Readonly<Record<number, string>>;
}

/** What is said of programs that no package of the distribution brings in the version needed. */
const elsewhere: Readonly<Record<string, string>> = {
  go: 'install Go 1.26 or later, see https://go.dev/doc/install',
  python3: 'install Python 3.10 or later with its module venv',
};

/** @throws Error that names everything that is missing, not only the first thing */
export async function requireAll({ system, unbuilt, ports }: Requirements): Promise<void> {
  const taken = await takenPorts(ports);
  const missing = system.filter((program) => !isInPath(program));
  const packages = missing.flatMap((program) => packageOf(program) ?? []);
  const problems = [
    ...missing.flatMap((program) => {
      const advice = elsewhere[program];
      return advice === undefined ? [] : [`${program} is not installed: ${advice}`];
    }),
    ...(packages.length === 0
      ? []
      : [
          `${missing.filter((program) => packageOf(program) !== undefined).join(', ')} ` +
            'not installed: run peers/install-tools.sh, which does\n    ' +
            `sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
        ]),
    ...(unbuilt.length === 0
      ? []
      : [
          `${unbuilt.join(', ')} not built: run\n    npm run test:peers -- --build ` +
            `${unbuilt.join(' ')}\n  (all of peers/modules/ takes about 30 minutes on 2 cores)`,
        ]),
    ...taken,
  ];
  if (problems.length > 0) throw new Error(`Missing on this machine:\n- ${problems.join('\n- ')}`);
}

async function takenPorts(ports: Requirements['ports']): Promise<string[]> {
  const taken = await Promise.all(
    Object.entries(ports).map(async ([port, program]) =>
      (await isFree(Number(port)))
        ? []
        : [
            `port ${port}, which ${program} insists on: another program has it. ` +
              `"ss -ltnp 'sport = :${port}'" shows which; end it, or wait until it is done`,
          ],
    ),
  );
  return taken.flat();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => {
      done(false);
    });
    server.listen(port, () => server.close(() => done(true)));
  });
}

function isInPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** `system-tools.txt` is what `install-tools.sh` reads, too. */
function packageOf(program: string): string | undefined {
  const lines = readFileSync(join(import.meta.dirname, 'system-tools.txt'), 'utf8').split('\n');
  return lines.map((line) => line.split(' ')).find(([name]) => name === program)?.[1];
}

/** A failure with its causes and without stack traces: what is missing is for people to read. */
export function failureText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { message, cause } = thrown;
  return cause === undefined ? message : `${message}\ncaused by: ${failureText(cause)}`;
}
