// SPDX-License-Identifier: Apache-2.0
// What a user sees of a run and what it asks of others, without what differs from run to run,
// compared with a file that is reviewed like prose.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import type { Recorded } from '../../playground/server.ts';
import type { World, WorldResult } from '../../playground/world.ts';

const folder = join(import.meta.dirname, '../transcripts');

/** Compares a run with its transcript, which `npm run test:update -- transcripts` writes. */
export function expectTranscript(name: string, run: WorldResult, world: World): void {
  const path = join(folder, `${name}.txt`);
  const text = transcriptOf(run, world);
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') writeFileSync(path, text);
  const known = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // The name of this field is what a failure shows first.
  expect({ [howToUpdate(name)]: text }).toEqual({ [howToUpdate(name)]: known });
}

const howToUpdate = (name: string) =>
  `${name}.txt, written anew by "npm run test:update -- transcripts modes policies"`;

function transcriptOf(run: WorldResult, world: World): string {
  const { outputs, exitCode, summary } = run;
  const results = Object.entries(outputs)
    .filter(([name]) => exitCode === 0 || !name.startsWith('certificate-'))
    .map(([name, value]) => `${name}: ${value.replaceAll('\n', '\n    ')}`);
  const sections = [
    logOf(run),
    [`exit code ${exitCode ?? 'none'}`],
    results,
    ['--- SUMMARY ---', isWhole(run) ? summary.trim() : withoutSignerTable(summary.trim())],
    ['--- MASKS ---', ...masksOf(run)],
    ['--- REQUESTS ---', ...requestsOf(run)],
  ];
  const text = sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
  return normalised(text, world);
}

function logOf({ stdout, exitCode }: WorldResult): string[] {
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '' && !/^(?:::(?:add-mask|debug)::|Waiting )/.test(line))
    .map((line) => line.replaceAll('%0A', '\n    '));
  return exitCode === 0 ? lines : withoutSigner(lines);
}

/** How far the signer got, as the summary tells it. */
function withoutSignerTable(summary: string): string {
  return summary.replace(/<table>\n(?:<tr><th align="left">.*\n)+<\/table>\n/, '');
}

/** How far the signer got when something else failed is chance. */
function withoutSigner(lines: readonly string[]): string[] {
  let isInside = false;
  return lines.filter((line) => {
    isInside ||= /^::group::(?:Identity|Certificate) /.test(line);
    const isKept = !isInside;
    if (line === '::endgroup::') isInside = false;
    return isKept;
  });
}

/** What the runner is told to hide, by kind where it is another one each time. */
function masksOf(run: WorldResult): string[] {
  const kinds = run.masks.map((mask) => {
    if (mask.startsWith('eyJ')) return '<ID token>';
    return /^[A-Za-z0-9+/=]{30,}$/.test(mask) ? '<line of the private key>' : mask;
  });
  const known = kinds.filter((kind) => isWhole(run) || kind !== '<ID token>');
  return known.length === 0 ? ['none'] : [...new Set(known)].toSorted();
}

/**
 * Who is asked for what, and how it ends; how often something is asked for in vain depends on the
 * time it takes. Of a signing that failed, only the manifests that were put: how much else was
 * asked before the failure ended it is chance.
 */
function requestsOf(run: WorldResult): string[] {
  const isWrite = ({ method, path }: Recorded) => method === 'PUT' && path.includes('/manifests/');
  const lines = run.requests
    .filter((request) => isWhole(run) || isWrite(request))
    .map(({ role, method, path, status }) => ({
      line: [role.padEnd(8), method.padEnd(4), shapeOf(path), status].join(' '),
      isInVain: Number(status) >= 400,
    }));
  return counted([
    ...lines.filter(({ isInVain }) => !isInVain).map(({ line }) => line),
    ...new Set(lines.filter(({ isInVain }) => isInVain).map(({ line }) => line)),
  ]);
}

/** A verification, or a signing that did not fail: nothing of it is chance. */
function isWhole({ exitCode, outputs }: WorldResult): boolean {
  return exitCode === 0 || 'verified' in outputs;
}

function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts.size === 0
    ? ['none']
    : [...counts]
        .map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`))
        .toSorted();
}

/** A path without what differs from run to run. */
function shapeOf(path: string): string {
  return path
    .replaceAll(/sha256(?:[:-]|%3A)[0-9a-f]{64}/g, '<digest>')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<upload>')
    .replaceAll(/(?<=log\/entries\/)[0-9a-f]{80}/g, '<entry>');
}

/** What differs from run to run, and the name that stands for it. */
function replacements(world: World): readonly (readonly [what: RegExp | string, name: string])[] {
  return [
    // Where a browser may break a line.
    ['<wbr>', ''],
    [world.registry.host, 'registry.example'],
    [world.sigstore.host, 'sigstore.example'],
    [world.oidc.host, 'issuer.example'],
    [/127\.0\.0\.1:\d+/g, 'host.example'],
    [/[^\s"=<>]*\/signet-runner-[^/\s]+\//g, '<temp>/'],
    [/[^\s"=<>]*\/signet-workspace-[^/\s]+\//g, '<workspace>/'],
    [/[^\s"=<>]*\/signet-world-[^/\s]+\//g, '<trust>/'],
    [/signet-[A-Za-z0-9]{6}\//g, 'signet-<step>/'],
    [/\b[0-9a-f]{16}\b(?= index)/g, '<log>'],
    [/(?<=^Serial +)[0-9A-F]+/gm, '<serial>'],
    [/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, '<fingerprint>'],
    [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/g, '<time>'],
    [/(?<=index |logIndex=|log-index: |"logIndex":")\d+/g, '<index>'],
    [/(?<=logIndex=<index>">)\d+/g, '<index>'],
    [/(?<=logIndex=<index>">log )\d+/g, '<index>'],
    [/(?<=<\/b>, log )\d+|(?<=\blog )\d+(?=<\/td>)/g, '<index>'],
    [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<time>'],
    [/(?<=SHA256:)[0-9a-f]{64}\b/g, '<key>'],
    [/<time>(?:<br><time>)+/g, '<time>'],
    [/(?<=in |\()\d+\.\d s/g, '<n> s'],
  ];
}

function normalised(text: string, world: World): string {
  const named = replacements(world).reduce(
    (before, [what, name]) => before.replaceAll(what, name),
    text,
  );
  // The same digest has the same number everywhere.
  const digests = new Map<string, string>();
  const whole = named.replaceAll(/\b[0-9a-f]{64}\b/g, (hex) => {
    const known = digests.get(hex) ?? `<digest ${digests.size + 1}>`;
    digests.set(hex, known);
    return known;
  });
  // Short forms stand beside the whole one.
  return whole.replaceAll(/\b([0-9a-f]{12})…/g, (short, start: string) => {
    const hex = [...digests.keys()].find((each) => each.startsWith(start));
    return hex === undefined ? short : `${digests.get(hex) ?? ''}…`;
  });
}
