// SPDX-License-Identifier: Apache-2.0
// Starts an action from its action.yml as GitHub's runner does: a clean environment, files for
// outputs, commands on stdout.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export interface ActionRun {
  /** Folder of the action's action.yml, relative to the project; the root when absent. */
  readonly action?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Added to the runner's own variables; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The webhook payload of the run. */
  readonly event?: unknown;
  /** Nobody reads the log: its pipe is closed from the beginning. */
  readonly unread?: boolean;
  /** Where the run's own RUNNER_TEMP is made; the temporary folder when absent. */
  readonly folder?: string;
  /** Called as soon as the process runs, for tests that cancel it. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface ActionResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Values the action asked the runner to hide. */
  readonly masks: readonly string[];
  /** RUNNER_TEMP of this run, with all that the action left there. */
  readonly temp: string;
}

const project = resolve(import.meta.dirname, '..');
const node = join(
  project,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Runs `main` of an action with Node 24 and waits for its end. */
export async function runAction(run: ActionRun = {}): Promise<ActionResult> {
  const folder = resolve(project, run.action ?? '.');
  const metadata = parse(await readFile(join(folder, 'action.yml'), 'utf8')) as ActionMetadata;
  const temp = await mkdtemp(join(run.folder ?? tmpdir(), 'signet-runner-'));
  const files = await commandFiles(temp, run.event);
  const env = environment({
    ...runnerVariables(temp),
    // Who starts dist/ often sets it for itself; it changes nothing but the time of a start.
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...files,
    ...inputVariables(metadata, run.inputs ?? {}),
    ...run.env,
  });
  const { exitCode, stdout, stderr } = await execute(
    resolve(folder, metadata.runs.main),
    temp,
    env,
    run,
  );
  return {
    exitCode,
    stdout,
    stderr,
    outputs: parseHeredocs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    masks: [...stdout.matchAll(/^::add-mask::(.*)$/gm)].map((match) =>
      unescapeData(match[1] ?? ''),
    ),
    temp,
  };
}

interface ActionMetadata {
  readonly inputs?: Readonly<Record<string, { default?: unknown }>>;
  readonly runs: { readonly main: string };
}

async function commandFiles(temp: string, event: unknown) {
  const home = join(temp, '_home');
  await mkdir(home);
  const commands = join(temp, '_runner_file_commands');
  await mkdir(commands);
  const file = async (name: string, content: string) => {
    const path = join(commands, name);
    await writeFile(path, content);
    return path;
  };
  return {
    HOME: home,
    GITHUB_OUTPUT: await file('output', ''),
    GITHUB_ENV: await file('env', ''),
    GITHUB_STATE: await file('state', ''),
    GITHUB_PATH: await file('path', ''),
    GITHUB_STEP_SUMMARY: await file('summary.md', ''),
    GITHUB_EVENT_PATH: await file(
      'event.json',
      JSON.stringify(event ?? { repository: { visibility: 'public' } }),
    ),
  };
}

function runnerVariables(temp: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_ID: '1001',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_REPOSITORY_OWNER_ID: '2002',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'octocat',
    GITHUB_WORKFLOW: 'release',
    GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/release.yml@refs/heads/main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'release',
  };
}

/**
 * The runner upper-cases names and keeps hyphens; an input without a value and a default is the
 * empty string.
 */
function inputVariables(
  metadata: ActionMetadata,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const known = Object.entries(metadata.inputs ?? {}).map(([name, { default: fallback }]) => [
    name,
    typeof fallback === 'string' ? fallback : '',
  ]);
  const merged: Record<string, string> = {
    ...(Object.fromEntries(known) as Record<string, string>),
    'github-token': '',
    ...inputs,
  };
  return Object.fromEntries(
    Object.entries(merged).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function environment(
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function execute(
  main: string,
  workspace: string,
  env: Record<string, string>,
  { onStart, unread }: ActionRun,
) {
  const child = spawn(node, [main], {
    env,
    cwd: env['GITHUB_WORKSPACE'] ?? workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  if (unread === true) child.stdout.destroy();
  onStart?.((signal) => child.kill(signal));
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  return { exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

/** `name<<delimiter`, lines, `delimiter`: how @actions/core writes outputs. */
function parseHeredocs(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [name, delimiter] = (lines[at] ?? '').split('<<');
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
