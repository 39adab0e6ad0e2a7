// SPDX-License-Identifier: Apache-2.0
// Whom a policy names, as the regular expressions (RE2) that engines search identities with. None
// of them anchors an expression, so each of ours begins with ^ and ends with $.
import { RE2JS } from 're2js';

import { SignetError } from '../errors.ts';
import { type WorkflowPolicy } from '../sigstore/signer-policy.ts';
import { globSteps } from '../glob.ts';

const workflowFolder = '.github/workflows/';
const commit = '[0-9a-f]{40}(?:[0-9a-f]{24})?';

/**
 * Matches the names of certificates that Fulcio issues to a workflow exactly when the policy takes
 * them, as long as nothing in them was encoded before Fulcio encoded it.
 * @throws SignetError INPUT_INVALID for a pattern that no expression says
 */
export function workflowExpression({ repository, path, ref }: WorkflowPolicy): string {
  // GitHub tells repositories apart without regard to case.
  const where = `(?i:${escaped(repository)})`;
  return `^${where}/${escaped(workflowFolder)}${fileExpression(path)}@${refExpression(ref)}$`;
}

/**
 * Matches what the user's expression matches from the first to the last character.
 * @throws SignetError INPUT_INVALID
 */
export function wholeExpression(pattern: string): string {
  // What \Q quotes ends with the expression, and must not take our parenthesis with it.
  const whole = [`^(?:${pattern})$`, `^(?:${pattern}\\E)$`].find(isExpression);
  if (whole === undefined) throw inexpressible('"certificate-identity-regexp"', 'is cut');
  return whole;
}

/** Matches this text alone. */
export function exactExpression(text: string): string {
  return `^${escaped(text)}$`;
}

/** GitHub runs the workflows of one folder only, so no star stands for a slash here. */
function fileExpression(path: string): string {
  const files = stepsAfter(path === '' ? '**' : path, workflowFolder).map((steps) =>
    expressionOf(steps, { '*': '[^/]*', '**': '[^/]*' }),
  );
  return anyOf(files.map((file) => (file === '[^/]*' ? '[^/]+' : file)));
}

/** A ref begins with `refs/`, or is the commit by which a reusable workflow was called. */
function refExpression(ref: string): string {
  if (new RegExp(`^${commit}$`).test(ref)) return ref;
  const steps = globSteps(ref === '' ? '**' : ref);
  const commits = steps.every(isStar) ? [commit] : [];
  if (commits.length === 0 && steps[0] === '**' && steps.every(isStarOrHex))
    throw inexpressible('"signer-ref"', 'may stand for a commit: begin it with refs/');
  const names = stepsAfter(ref === '' ? '**' : ref, 'refs/').map(
    (rest) => `refs/${expressionOf(rest, { '*': '[^/]*', '**': '.*' })}`,
  );
  return anyOf([...names, ...commits]);
}

const isStar = (step: string): boolean => step.startsWith('*');
const isStarOrHex = (step: string): boolean => isStar(step) || /^[0-9a-f]$/.test(step);

/** What may follow where a text that matches begins so: one of these. */
function stepsAfter(pattern: string, start: string): (readonly string[])[] {
  const steps = globSteps(pattern);
  let places = new Set([0]);
  const addEmptyStars = () => {
    for (const place of places) if (isStar(steps[place] ?? '')) places.add(place + 1);
  };
  addEmptyStars();
  for (const character of start) {
    const next = [...places].flatMap((place) => {
      const step = steps[place];
      if (step === '**' || (step === '*' && character !== '/')) return [place];
      return step === character ? [place + 1] : [];
    });
    places = new Set(next);
    addEmptyStars();
  }
  // What a star that may be empty leads to is within what the star itself leads to.
  const isWithinStar = (place: number) => places.has(place - 1) && isStar(steps[place - 1] ?? '');
  return [...places].filter((place) => !isWithinStar(place)).map((place) => steps.slice(place));
}

function expressionOf(
  steps: readonly string[],
  stars: Readonly<Record<'*' | '**', string>>,
): string {
  return steps
    .map((step) => (step === '*' || step === '**' ? stars[step] : characterExpression(step)))
    .join('');
}

/**
 * A character as a certificate's name holds it. Some are encoded only when another one of the name
 * has to be (net/url, URL.EscapedPath).
 */
function characterExpression(character: string): string {
  // Go reads these as parts of a URL, and writes what follows in another way.
  if (character === '%' || character === '#')
    throw inexpressible('A pattern', `has a ${character}: put a * in its place`);
  const bytes = Buffer.from(character);
  const encoded = [...bytes]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
  if (/^[A-Za-z0-9$&+,/:;=@\-_.~]$/.test(character)) return escaped(character);
  return /^[\x21-\x7e]$/.test(character) ? `(?:${escaped(character)}|${encoded})` : encoded;
}

function anyOf(expressions: readonly string[]): string {
  if (expressions.length === 0) throw inexpressible('The policy', 'matches no workflow');
  const [first = ''] = expressions;
  return expressions.length === 1 ? first : `(?:${expressions.join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function isExpression(text: string): boolean {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}

function inexpressible(what: string, why: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `No policy can be written for admission engines: ${what} ${why}`,
    { hint: 'Change it, or leave "policies" out.' },
  );
}
