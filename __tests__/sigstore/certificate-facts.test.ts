// SPDX-License-Identifier: Apache-2.0
// What a certificate says of its holder is read as Fulcio wrote it, whatever text it is.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readCertificate } from '../../src/sigstore/certificate-facts.ts';
import { startGround, type Ground } from './setup.ts';

/** Claims of a token, by the extensions that hold them (fulcio, docs/oid-info.md). */
const held = {
  event_name: ['2', '20'],
  sha: ['3', '13'],
  workflow: ['4'],
  ref: ['6', '14'],
  job_workflow_sha: ['10'],
  runner_environment: ['11'],
  repository_id: ['15'],
  repository_visibility: ['22'],
} as const;

describe('a certificate', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround();
  });
  afterAll(async () => ground.close());

  test('gives the text of every extension', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom('0', '\u0000', '\u000c\u0003abc', 'ä'.repeat(80)),
    );
    const claims = fc.record(Object.fromEntries(Object.keys(held).map((name) => [name, text])));
    await fc.assert(
      fc.asyncProperty(claims, async (given) => {
        const { extensions, issuer, subjectAlternativeName } = (await ground.certify(given))
          .certificate;
        for (const [name, numbers] of Object.entries(held))
          for (const number of numbers)
            expect([number, extensions[number]]).toEqual([number, given[name]]);
        expect(issuer).toBe(ground.oidc.url);
        expect(subjectAlternativeName).toMatch(/^https:\/\/github\.com\/acme\/app\//);
      }),
      { numRuns: 30 },
    );
  });

  test('that is cut or followed by anything is none', async () => {
    const { der } = (await ground.certify()).certificate;
    fc.assert(
      fc.property(fc.nat({ max: der.length - 1 }), (end) => {
        expect(() => readCertificate(Buffer.from(der.subarray(0, end)))).toThrow();
      }),
    );
    expect(() => readCertificate(Buffer.concat([der, Buffer.from([0])]))).toThrow();
  });
});
