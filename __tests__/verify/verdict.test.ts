// SPDX-License-Identifier: Apache-2.0
// What several signatures of one image amount to.
import { describe, expect, test } from '@jest/globals';

import type { FoundSignature } from '../../src/lookup/find-signatures.ts';
import type { Certificate } from '../../src/sigstore/certificate-facts.ts';
import { verdictOf } from '../../src/verify/verdict.ts';
import { digestOf } from '../action/given.ts';

const signature = 'https://sigstore.dev/cosign/sign/v1';
const provenance = 'https://slsa.dev/provenance/v1';
const bill = 'https://spdx.dev/Document';

/** Something stated by this workflow; by the key without one. */
function stated(
  predicateType: string,
  subjectAlternativeName?: string,
  issuer = 'https://issuer.example',
): FoundSignature {
  const facts = {
    der: Buffer.alloc(0),
    pem: '',
    serialNumber: '1',
    fingerprint: '',
    notBefore: new Date(0),
    notAfter: new Date(0),
    extensions: {},
  };
  const certificate: Certificate | undefined =
    subjectAlternativeName === undefined
      ? undefined
      : {
          ...facts,
          subjectAlternativeName,
          subjectAlternativeNames: [subjectAlternativeName],
          issuer,
        };
  return {
    certificate,
    predicateType,
    dockerReference: undefined,
    time: undefined,
    logEntries: [],
    format: 'bundle',
    manifest: digestOf('a'),
  };
}

const verdict = (signatures: readonly FoundSignature[], ...predicateTypes: string[]) =>
  verdictOf({ signatures, findings: [], unread: [] }, predicateTypes).kind;

describe('a statement that is demanded', () => {
  test('counts beside a signature by the same workflow or key', () => {
    expect(
      verdict([stated(signature, 'release.yml'), stated(provenance, 'release.yml')], provenance),
    ).toBe('verified');
    expect(verdict([stated(signature), stated(provenance)], provenance)).toBe('verified');
    expect(
      verdict(
        [
          stated('cosign container image signature', 'a.yml'),
          stated(provenance, 'a.yml'),
          stated(signature, 'b.yml'),
        ],
        provenance,
      ),
    ).toBe('verified');
  });

  test('does not by another workflow, even one that the policy lets in', () => {
    expect(
      verdict([stated(signature, 'release.yml'), stated(provenance, 'other.yml')], provenance),
    ).toBe('untrusted');
    expect(
      verdict(
        [
          stated(signature, 'release.yml'),
          stated(provenance, 'release.yml', 'https://other.example'),
        ],
        provenance,
      ),
    ).toBe('untrusted');
    expect(
      verdict(
        [
          stated(signature, 'a.yml'),
          stated(provenance, 'a.yml'),
          stated(bill, 'b.yml'),
          stated(signature, 'b.yml'),
        ],
        provenance,
        bill,
      ),
    ).toBe('untrusted');
  });

  test('that is missing is named to each signer', () => {
    const judged = verdictOf(
      {
        signatures: [stated(signature, 'a.yml'), stated(provenance, 'b.yml')],
        findings: [],
        unread: [],
      },
      [provenance],
    );
    expect(judged).toMatchObject({
      findings: [
        {
          flaw: 'predicate-type',
          detail: `it states "${signature}", and nothing by the same signer states "${provenance}"`,
        },
        {
          flaw: 'predicate-type',
          detail: `it states "${provenance}", and nothing by the same signer states "${signature}"`,
        },
      ],
    });
  });
});
