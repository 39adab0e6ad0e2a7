// SPDX-License-Identifier: Apache-2.0
// The fenced blocks of the pages that people read and copy from.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const languages = ['yaml', 'sh', 'text'] as const;

export interface Block {
  /** Page, anchor of the heading, language and, from the second one on, the number there. */
  readonly key: string;
  readonly page: string;
  /** What the fence says, known or not. */
  readonly language: string;
  readonly text: string;
}

const project = resolve(import.meta.dirname, '../..');

/** Everything at the root but the change log and what is for coding agents, and all of docs/. */
const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SUPPORT.md',
  'RELEASE.md',
  'SECURITY.md',
  'verify/README.md',
  'audit/README.md',
  ...readdirSync(join(project, 'docs'), { recursive: true })
    .map((name) => `docs/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md'))
    .toSorted(),
];

/** All blocks of all pages, in order. */
export function readBlocks(): readonly Block[] {
  return pages.flatMap((page) => blocksIn(page, readFileSync(join(project, page), 'utf8')));
}

const fence = /^( *)(`{3,})([^`\n]*)\n([\s\S]*?)^\1\2$/;
const part = new RegExp(`${fence.source}|^#{1,6} (.+)$`, 'gm');

export function blocksIn(page: string, markdown: string): readonly Block[] {
  const found = new Map<string, number>();
  const blocks: Block[] = [];
  let anchor = '';
  for (const [, indent, , info, text, heading] of markdown.matchAll(part)) {
    if (heading !== undefined) {
      anchor = anchorOf(heading);
      continue;
    }
    const language = (info ?? '').trim();
    const name = `${page}#${anchor} ${language}`;
    const count = (found.get(name) ?? 0) + 1;
    found.set(name, count);
    blocks.push({
      key: count === 1 ? name : `${name} ${count}`,
      page,
      language,
      text: (text ?? '').replaceAll(new RegExp(`^${indent ?? ''}`, 'gm'), ''),
    });
  }
  return blocks;
}

/** As GitHub makes anchors of headings. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}
