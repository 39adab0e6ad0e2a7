// SPDX-License-Identifier: Apache-2.0
// Takes the comments out of a bundled file: a fifth of what every step would have to read. They
// stay in the source, and licenses in THIRD-PARTY.txt. Names of modules are kept: whoever reads the
// bundle sees where each part of it comes from.
import { parse } from 'acorn';

const moduleName = /^ (?:CONCATENATED|EXTERNAL) MODULE: [.]\//;

/** @param {string} code An ES module. */
export function withoutComments(code) {
  const comments = [];
  parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onComment: (_isBlock, text, start, end) => {
      if (!moduleName.test(text)) comments.push({ start, end });
    },
  });
  let kept = '';
  let at = 0;
  for (const comment of comments) {
    const { start, end, between } = removal(code, comment, at);
    kept += code.slice(at, start) + between;
    at = end;
  }
  return kept + code.slice(at);
}

/** A comment that has its lines for itself goes with them; nothing else of the text changes. */
function removal(code, { start, end }, from) {
  const lineStart = Math.max(code.lastIndexOf('\n', start - 1) + 1, from);
  const newline = code.indexOf('\n', end);
  const lineEnd = newline < 0 ? code.length : newline + 1;
  const isAlone =
    (lineStart === 0 || code[lineStart - 1] === '\n') &&
    code.slice(lineStart, start).trim() === '' &&
    code.slice(end, lineEnd).trim() === '';
  if (isAlone) return { start: lineStart, end: lineEnd, between: '' };
  // Between two words it separates them, and with a line break in it, it ends a statement.
  return { start, end, between: code.slice(start, end).includes('\n') ? '\n' : ' ' };
}
