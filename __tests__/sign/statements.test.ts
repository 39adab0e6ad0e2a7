// SPDX-License-Identifier: Apache-2.0
// Which statements are made about an image, and which of them are there already.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { FoundSignature } from '../../src/lookup/find-signatures.ts';
import { earlierStatements } from '../../src/sign/existing.ts';
import { statementsFor, type StatementRequest } from '../../src/sign/statements.ts';
import { digestOf } from '../action/given.ts';

const image = {
  repository: { registry: 'docker.io', path: 'acme/app' },
  digest: digestOf('a'),
} as const;
const request: StatementRequest = {
  formats: ['bundle', 'legacy'],
  annotations: { team: 'payments' },
  dockerReference: '',
  files: [],
  provenance: 'none',
  buildSbom: false,
  style: 'unversioned',
  maxBytes: 1,
};
const noParts = { children: [], built: [] };
const signType = 'https://sigstore.dev/cosign/sign/v1';
const legacyType = 'cosign container image signature';

function found(changes: Partial<FoundSignature>): FoundSignature {
  return {
    format: 'bundle',
    predicateType: signType,
    dockerReference: undefined,
    certificate: undefined,
    time: undefined,
    logEntries: [],
    manifest: digestOf('b'),
    ...changes,
  };
}

describe('the statements about an image', () => {
  test('are one signature for each format, with the annotations', () => {
    const subjects = [{ image, annotations: { team: 'payments' } }];
    const told = { kind: 'signature', label: '', unless: 'same-type', title: 'signature' };
    expect(statementsFor(image, noParts, request)).toMatchObject([
      {
        ...told,
        format: 'bundle',
        predicateType: signType,
        subjects,
        predicate: Buffer.from('{}'),
      },
      {
        ...told,
        format: 'legacy',
        predicateType: legacyType,
        subjects,
        dockerReference: 'index.docker.io/acme/app',
      },
    ]);
  });

  test('call the repository in a legacy signature as the user says', () => {
    const [, legacy] = statementsFor(image, noParts, {
      ...request,
      dockerReference: 'mirror.example/app',
    });
    expect(legacy).toMatchObject({ dockerReference: 'mirror.example/app' });
  });
});

describe('a statement', () => {
  const statements = statementsFor(image, noParts, request);
  const made = (signatures: readonly FoundSignature[]) =>
    statements.flatMap((statement) => {
      const { same } = earlierStatements(statement, signatures);
      return same === undefined ? [] : [{ statement, verified: same }];
    });
  const existing = (signatures: readonly FoundSignature[]) =>
    made(signatures).map(({ statement: { format } }) => format);
  const legacy = (dockerReference: string) =>
    found({ format: 'legacy', predicateType: legacyType, dockerReference });

  test('is there already only in its own format, type and name', () => {
    expect(existing([found({})])).toEqual(['bundle']);
    expect(existing([legacy('index.docker.io/acme/app')])).toEqual(['legacy']);
    expect(existing([legacy('mirror.example/app')])).toEqual([]);
    expect(existing([found({ predicateType: 'https://slsa.dev/provenance/v1' })])).toEqual([]);
    expect(existing([found({ format: 'legacy-attestation' })])).toEqual([]);
  });

  test('is found once, however many signatures state it, and none is invented', () => {
    const signature = fc.record({
      format: fc.constantFrom('bundle', 'legacy', 'legacy-attestation'),
      predicateType: fc.constantFrom(signType, legacyType, 'https://spdx.dev/Document'),
      dockerReference: fc.constantFrom(undefined, 'index.docker.io/acme/app', 'other/app'),
    });
    fc.assert(
      fc.property(fc.array(signature), (given) => {
        const signatures = given.map((each) => found(each));
        for (const { statement, verified } of made(signatures)) {
          expect(signatures).toContain(verified);
          expect(verified.format).toBe(statement.format);
          expect(verified.predicateType).toBe(statement.predicateType);
        }
        expect(existing(signatures)).toEqual(existing([...signatures, ...signatures]));
      }),
    );
  });
});
