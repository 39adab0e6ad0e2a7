// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseLinks } from '../../src/http/link.ts';
import { webPath } from '../urls.ts';

describe('a Link header (RFC 8288)', () => {
  const nextOf = (text: string) =>
    parseLinks(text)?.find(({ relations }) => relations.includes('next'))?.target;

  const token = fc.stringMatching(/^[A-Za-z0-9!#$&+.^_`|~-]{1,8}$/);
  const blanks = fc.constantFrom('', ' ', '\t');
  const quoted = fc
    .string({ unit: fc.constantFrom(...'ab ,;=<>"\\/'.split('')), maxLength: 10 })
    .map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
  const otherParameter = fc.tuple(
    token.filter((name) => name.toLowerCase() !== 'rel'),
    fc.oneof(token, quoted),
  );
  const relation = fc.stringMatching(/^[a-z]{3,6}$/).filter((name) => name !== 'next');
  const relations = (hasNext: boolean) =>
    fc
      .tuple(
        fc.array(relation, { maxLength: 2 }),
        fc.array(relation, { minLength: hasNext ? 0 : 1, maxLength: 2 }),
      )
      .map(([before, after]) => [...before, ...(hasNext ? ['next'] : []), ...after]);
  const target = fc
    .tuple(webPath, fc.stringMatching(/^[a-z0-9=&,;]{0,12}$/))
    .map(([first, query]) => `/v2${first}?${query}`);
  /** A link and whether it is to the next page. */
  const link = fc.boolean().chain((isNext) =>
    fc.record({
      isNext: fc.constant(isNext),
      target,
      relations: relations(isNext),
      before: fc.array(otherParameter, { maxLength: 2 }),
      after: fc.array(fc.oneof(otherParameter, fc.constant(['rel', 'next'] as [string, string])), {
        maxLength: 2,
      }),
      blank: blanks,
      relName: fc.constantFrom('rel', 'Rel', 'REL'),
    }),
  );
  const header = fc.array(link, { maxLength: 4 }).map((links) => ({
    text: links
      .map(({ target: to, relations: names, before, after, blank, relName }) => {
        const value =
          names.length === 1 && blank === '' ? (names[0] ?? '') : `"${names.join(' ')}"`;
        const parameters = [...before, [relName, value] as const, ...after].map(
          ([name, text]) => `${blank};${blank}${name}=${text}`,
        );
        return `<${to}>${parameters.join('')}`;
      })
      .join(', '),
    next: links.find(({ isNext }) => isNext)?.target,
  }));

  test('leads to the first link that is to the next page, and nowhere else', () => {
    fc.assert(
      fc.property(header, ({ text, next }) => {
        expect(nextOf(text)).toBe(next);
      }),
    );
  });

  test('cut anywhere within its targets is not one', () => {
    fc.assert(
      fc.property(target, fc.nat(), ({ length }, at) => {
        const whole = `<${'a'.repeat(length)}>; rel="next"`;
        expect(parseLinks(whole.slice(0, 1 + (at % (length + 1))))).toBeUndefined();
      }),
    );
  });

  test.each([
    ['</v2/x>; rel="prev"'],
    ['</v2/x>; rel="nextpage"'],
    ['</v2/x>; rel=nextpage'],
    ['</v2/x>; x-rel="next"'],
    ['</v2/x>; title="rel=next"'],
    ['</v2/x>; title="; rel=next"'],
    ['</v2/x>; rel="prev"; rel="next"'],
    ['</v2/x>'],
  ])('%s is one link, and not to the next page', (text) => {
    expect(parseLinks(text)).toHaveLength(1);
    expect(nextOf(text)).toBeUndefined();
  });

  test.each([
    ['</v2/x>;rel=next;', '/v2/x'],
    [' , </v2/x> ; rel = "next" , ', '/v2/x'],
    ['<a>; title="a,b", <b>; rel="x next"', 'b'],
    [String.raw`<a>; title="", <c>; rel=next"`, undefined],
  ])('%s leads to %s', (text, next) => {
    expect(nextOf(text)).toBe(next);
  });

  test.each(['/v2/x; rel="next"', '<a', '<a> b', '<a>; rel="next', '<a><b>', 'x, <a>; rel=next'])(
    '%s is not one',
    (text) => {
      expect(parseLinks(text)).toBeUndefined();
    },
  );

  test('has an end: a longer one is not read in part', () => {
    expect(parseLinks(`<${'a'.repeat(16_500)}>; rel=next`)).toBeUndefined();
  });

  test('is read in a time that grows with its length only', () => {
    for (const piece of ['<', '<a>;', '<a>; a="', '<a>; a=b', ' ;', '<a>; rel=x ', ' ,', '<a>,']) {
      const started = performance.now();
      parseLinks(piece.repeat(16_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});
