// SPDX-License-Identifier: Apache-2.0
// What a user sees of a run, without what differs from run to run, compared with a file that is
// reviewed like prose.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import type { ActionResult } from '../../playground/runner.ts';
import type { World } from '../../playground/world.ts';

const folder = join(import.meta.dirname, '../transcripts');

/** Compares a run with its transcript; UPDATE_TRANSCRIPTS=1 writes it. */
export function expectTranscript(name: string, run: ActionResult, world: World): void {
  const path = join(folder, `${name}.txt`);
  const text = transcriptOf(run, world);
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') writeFileSync(path, text);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(text);
}

function transcriptOf({ stdout, outputs, exitCode }: ActionResult, world: World): string {
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '' && !/^(?:::(?:add-mask|debug)::|Waiting )/.test(line))
    .map((line) => line.replaceAll('%0A', '\n    '));
  const results = Object.entries(outputs)
    .filter(([name]) => exitCode === 0 || !name.startsWith('certificate-'))
    .map(([name, value]) => `${name}: ${value.replaceAll('\n', '\n    ')}`);
  return normalised(
    [
      ...(exitCode === 0 ? lines : withoutSigner(lines)),
      '',
      `exit code ${exitCode ?? 'none'}`,
      '',
      ...results,
      '',
    ].join('\n'),
    world,
  );
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

function normalised(text: string, world: World): string {
  const digests = new Map<string, string>();
  const nameDigest = (hex: string) => {
    const known = digests.get(hex) ?? `<digest ${digests.size + 1}>`;
    digests.set(hex, known);
    return known;
  };
  return text
    .replaceAll(world.registry.host, 'registry.example')
    .replaceAll(world.sigstore.host, 'sigstore.example')
    .replaceAll(world.oidc.host, 'issuer.example')
    .replaceAll(/[^\s"=]*\/signet-world-[^/\s]+\//g, '<trust>/')
    .replaceAll(/[^\s"=]*\/signet-runner-[^/\s]+\//g, '<temp>/')
    .replaceAll(/signet-[A-Za-z0-9]{6}\//g, 'signet-<step>/')
    .replaceAll(/\b[0-9a-f]{64}\b/g, nameDigest)
    .replaceAll(/\b[0-9a-f]{16}\b(?= index)/g, '<log>')
    .replaceAll(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, '<fingerprint>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/g, '<time>')
    .replaceAll(/(?<=index |logIndex=|log-index: |"logIndex":")\d+/g, '<index>')
    .replaceAll(/in \d+\.\d s/g, 'in <n> s')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'host.example');
}
