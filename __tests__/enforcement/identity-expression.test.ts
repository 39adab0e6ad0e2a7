// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';

import {
  exactExpression,
  wholeExpression,
  workflowExpression,
} from '../../src/enforcement/identity-expression.ts';
import { encodedAsUri } from '../../src/http/go-url.ts';
import { readExpression } from '../../src/policy/regular-expression.ts';
import type { Certificate } from '../../src/sigstore/certificate-facts.ts';
import { type WorkflowPolicy } from '../../src/sigstore/signer-policy.ts';
import { judgeSigner } from '../../src/sigstore/signer-judgement.ts';
import { thrownBy } from '../http/ports.ts';

/** As every engine asks: the expression is looked for anywhere in the identity. */
const finds = (expression: string, identity: string) => RE2JS.compile(expression).test(identity);

const repository = 'https://github.com/acme/app';
const issuer = 'https://token.actions.githubusercontent.com';

/** Whether verify/ accepts a certificate that Fulcio issues to this workflow. */
function accepts(workflow: WorkflowPolicy, signer: string, identity: string): boolean {
  const facts: Pick<
    Certificate,
    | 'issuer'
    | 'subjectAlternativeName'
    | 'subjectAlternativeNames'
    | 'buildSignerUri'
    | 'extensions'
  > = {
    issuer,
    subjectAlternativeName: identity,
    subjectAlternativeNames: [identity],
    buildSignerUri: signer,
    extensions: {},
  };
  const certificate: Certificate = {
    ...facts,
    der: Buffer.alloc(0),
    pem: '',
    serialNumber: '',
    fingerprint: '',
    notBefore: new Date(0),
    notAfter: new Date(0),
  };
  try {
    judgeSigner(certificate, { kind: 'certificate', issuer, workflow });
    return true;
  } catch {
    return false;
  }
}

const piece = fc.constantFrom(
  ...['a', 'b', 'main', 'v1', '.', '-', '+', '(', ')', "'", '!', '[', '@', '#', '?', '"', '|'],
  ...['refs', '^', '$', '{', 'ü', '漢', '\\'],
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const file = fc.tuple(text, fc.constantFrom('.yml', '.yaml')).map((parts) => parts.join(''));
const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
const ref = fc.oneof(
  fc.tuple(fc.constantFrom('refs/heads/', 'refs/tags/'), text).map((parts) => parts.join('')),
  fc.tuple(text, text).map(([one, other]) => `refs/heads/${one}/${other}`),
  // A branch may be called so, and must not pass for the one behind its @.
  text.map((name) => `refs/heads/${name}@refs/heads/main`),
  hex,
);

/** Puts stars in the place of some of a text, so that many a pattern matches. */
const starred = (source: fc.Arbitrary<string>) =>
  fc
    .tuple(source, fc.nat(20), fc.nat(6), fc.constantFrom('', '*', '**'))
    .map(([whole, from, length, star]) =>
      star === '' ? whole : `${whole.slice(0, from)}${star}${whole.slice(from + length)}`,
    );

const signer = fc.record({
  repository: fc.constantFrom(repository, 'https://github.com/Acme/App', `${repository}-other`),
  file,
  ref,
});

/** A workflow with a policy that was made of it or of another. */
const cases = fc.tuple(signer, signer).chain(([one, other]) =>
  fc.record({
    signer: fc.constant(one),
    path: fc.oneof(
      fc.constantFrom('', '**', '.github/workflows/*', '.github/**/*.yml'),
      starred(fc.constantFrom(one.file, other.file)).map((name) => `.github/workflows/${name}`),
    ),
    ref: fc.oneof(
      fc.constantFrom('', '**', 'refs/**', 'refs/heads/*', 'refs/heads/main'),
      starred(fc.constantFrom(one.ref, other.ref)).map((pattern) =>
        /^(?:refs\/|[0-9a-f]{40}$)/.test(pattern) ? pattern : 'refs/tags/v*',
      ),
    ),
  }),
);

describe('the expression for a workflow', () => {
  test('finds exactly the identities that verify/ accepts', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(cases, ({ signer: { repository: from, file: name, ref: at }, path, ref: to }) => {
        const raw = `${from}/.github/workflows/${name}@${at}`;
        const identity = encodedAsUri(raw);
        fc.pre(identity !== undefined && !`${path}${to}`.includes('#'));
        // Go drops an empty fragment, so a branch `main#` is certified by the name of `main`: only
        // the extensions tell them apart, which engines do not read.
        fc.pre(!raw.endsWith('#'));
        const policy = { repository, path, ref: to };
        const isAccepted = accepts(policy, raw, identity);
        seen[isAccepted ? 'accepted' : 'refused']++;
        expect(finds(workflowExpression(policy), identity)).toBe(isAccepted);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(300);
  });

  test.each([
    ['a longer branch', '@refs/heads/main-old', 'refs/heads/main'],
    ['a branch that ends like another name', '@refs/heads/x@refs/heads/main', 'refs/heads/main'],
    ['a ref that only begins so', '@refs/heads/main/x', 'refs/heads/*'],
  ])('does not find %s', (_, at, to) => {
    const policy = { repository, path: '.github/workflows/release.yml', ref: to };
    const expression = workflowExpression(policy);
    const identity = `${repository}/.github/workflows/release.yml`;
    expect(finds(expression, `${identity}@refs/heads/main`)).toBe(true);
    expect(finds(expression, `${identity}${at}`)).toBe(false);
    expect(finds(expression, `https://evil.example/?${identity}@refs/heads/main`)).toBe(false);
  });

  test('is what a person would write', () => {
    expect(
      workflowExpression({
        repository,
        path: '.github/workflows/release.yml',
        ref: 'refs/tags/v*',
      }),
    ).toBe(
      String.raw`^(?i:https://github\.com/acme/app)/\.github/workflows/release\.yml@refs/tags/v[^/]*$`,
    );
    expect(workflowExpression({ repository, path: '', ref: '' })).toBe(
      String.raw`^(?i:https://github\.com/acme/app)/\.github/workflows/[^/]+@(?:refs/.*|[0-9a-f]{40}(?:[0-9a-f]{24})?)$`,
    );
  });

  test.each([
    ['**abc', 'may stand for a commit: begin it with refs/'],
    ['refs/heads/100%', 'has a %: put a * in its place'],
    ['refs/heads/#1', 'has a #: put a * in its place'],
  ])('is not written for the ref %s', (to, why) => {
    expect(thrownBy(() => workflowExpression({ repository, path: '', ref: to }))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(why),
    });
  });
});

describe('the expression of a user', () => {
  const patterns = fc.oneof(
    fc.constantFrom('a|b', 'a', '^a$', 'a.*', '(?i)A', '(a)(b)?', String.raw`\Qa.b`, '(?m)^a$'),
    fc
      .array(fc.constantFrom('a', 'b', '.', '|', '*', '(', ')', '^', '$', '\\Q', '\\E'), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  );

  test('finds exactly what it matches from the first to the last character', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.array(fc.constantFrom('a', 'b', '.', '$', ')', '\n'), { maxLength: 4 }),
        (pattern, letters) => {
          const identity = letters.join('');
          const read = readable(pattern);
          fc.pre(read !== undefined);
          expect(finds(wholeExpression(pattern), identity)).toBe(read.whole.test(identity));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function readable(pattern: string) {
  try {
    return readExpression(pattern);
  } catch {
    return undefined;
  }
}

test('an exact identity is found alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(finds(exactExpression(one), other)).toBe(one === other);
    }),
  );
  expect(finds(exactExpression('a.b'), 'a.b')).toBe(true);
});
