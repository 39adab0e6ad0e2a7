// SPDX-License-Identifier: Apache-2.0
// May import: errors, action/text.
import { SignetError } from '../errors.ts';
import { plain } from './text.ts';

/** The inputs of the sign action as action.yml documents them, read and checked. */
export interface SignInputs {
  readonly images: string;
  readonly digest: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly instance: SigstoreInstance;
  readonly disclosePrivateRepository: boolean;
  readonly patienceMs: number;
  readonly registryLogin: { readonly username: string; readonly password: string } | undefined;
  readonly githubToken: string;
  readonly summary: boolean;
}

/** Which Sigstore signs: the public-good one, or a private one described by two files. */
export type SigstoreInstance =
  | { readonly kind: 'public-good'; readonly rekorVersion: 1 | 2 }
  | { readonly kind: 'private'; readonly signingConfigFile: string; readonly trustedRootFile: string };

/** Reads all inputs. @throws SignetError INPUT_INVALID that lists every problem at once */
export function readSignInputs(get: (name: string) => string): SignInputs {
  const problems: string[] = [];
  const reader = { get, problem: (text: string) => problems.push(text) };
  const inputs: SignInputs = {
    images: get('images'),
    digest: get('digest').trim(),
    annotations: readAnnotations(reader),
    instance: readInstance(reader),
    disclosePrivateRepository: readBoolean(reader, 'disclose-private-repository'),
    patienceMs: readDuration(reader, 'patience'),
    registryLogin: readLogin(reader),
    githubToken: get('github-token'),
    summary: readBoolean(reader, 'summary'),
  };
  if (problems.length > 0) throw new SignetError('INPUT_INVALID', listed(problems), { hint: 'Correct the "with:" block of this step.' });
  return inputs;
}

/** Several problems as one message. */
export function listed(problems: readonly string[]): string {
  return problems.length === 1 ? (problems[0] ?? '') : `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
}

/** The problems of a message that `listed` made, to be listed together with others. */
export function problemsIn(message: string): string[] {
  const lines = message.split('\n');
  return /^\d+ problems:$/.test(lines[0] ?? '') ? lines.slice(1).map((line) => line.replace(/^- /, '')) : [message];
}

interface Reader {
  readonly get: (name: string) => string;
  readonly problem: (text: string) => void;
}

function readBoolean({ get, problem }: Reader, name: string): boolean {
  const text = get(name).trim().toLowerCase();
  if (text !== 'true' && text !== 'false') problem(`input "${name}" must be true or false, not ${quote(text)}`);
  return text === 'true';
}

function readDuration({ get, problem }: Reader, name: string): number {
  const match = /^(\d{1,5})\s?(s|m|h)$/.exec(get(name).trim());
  const unit = { s: 1000, m: 60_000, h: 3_600_000 }[match?.[2] ?? ''];
  const ms = Number(match?.[1]) * (unit ?? Number.NaN);
  if (ms > 0 && ms <= 6 * 3_600_000) return ms;
  problem(`input "${name}" must be a time such as 90s, 10m or 1h (at most 6h), not ${quote(get(name))}`);
  return 0;
}

function readAnnotations({ get, problem }: Reader): Record<string, string> {
  const annotations = new Map<string, string>();
  for (const line of get('annotations').split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key === '') problem(`input "annotations": ${quote(line)} is not key=value`);
    else if (annotations.has(key)) problem(`input "annotations": the key ${quote(key)} is given twice`);
    else annotations.set(key, line.slice(at + 1).trim());
  }
  return Object.fromEntries(annotations);
}

function readInstance({ get, problem }: Reader): SigstoreInstance {
  const signingConfigFile = get('signing-config').trim();
  const trustedRootFile = get('trusted-root').trim();
  const version = get('rekor-version').trim();
  if (version !== '1' && version !== '2') problem(`input "rekor-version" must be 1 or 2, not ${quote(version)}`);
  if (signingConfigFile === '' && trustedRootFile === '') return { kind: 'public-good', rekorVersion: version === '2' ? 2 : 1 };
  if (signingConfigFile === '') problem('input "trusted-root" is given without "signing-config": a private Sigstore needs both files');
  if (trustedRootFile === '') problem('input "signing-config" is given without "trusted-root": a private Sigstore needs both files');
  return { kind: 'private', signingConfigFile, trustedRootFile };
}

function readLogin({ get, problem }: Reader): SignInputs['registryLogin'] {
  const username = get('registry-username').trim();
  const password = get('registry-password');
  if (username === '' && password === '') return undefined;
  if (username === '') problem('input "registry-password" is given without "registry-username"');
  if (password === '') problem('input "registry-username" is given without "registry-password" (is the secret set, and available to this event?)');
  return { username, password };
}

function quote(text: string): string {
  const line = plain(text);
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}
