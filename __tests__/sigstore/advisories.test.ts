// SPDX-License-Identifier: Apache-2.0
// What other verifiers have once accepted, or fallen over, by their advisories. Those of registry
// clients are named in the tests of oci/ and http/.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { signEnvelope, envelopeJson } from '../../src/sigstore/envelope.ts';
import { signStatement } from '../../src/sigstore/sign.ts';
import type { Signer } from '../../src/sigstore/signer.ts';
import { judgeBundle, type Expectation, type Judgement } from '../../src/sigstore/verification.ts';
import { verdictOf } from '../../src/verify/verdict.ts';
import {
  changed,
  image,
  keySigner,
  otherDigest,
  portsOf,
  startGround,
  workflow,
  type Ground,
  type Json,
} from './setup.ts';

const subject = [{ name: 'ghcr.io/acme/app', digest: { sha256: image.digest.slice(7) } }];
const statement = (changes: Json = {}) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject,
  predicateType: 'https://sigstore.dev/cosign/sign/v1',
  predicate: {},
  ...changes,
});

describe.each([1, 2] as const)('over Rekor v%i', (rekorVersion) => {
  let ground: Ground;
  let signer: Signer;
  let bundle: Json;
  let other: Json;
  beforeAll(async () => {
    ground = await startGround({ rekorVersion });
    signer = await ground.certify();
    await ground.sign(signer);
    [bundle, other] = [
      parsed((await ground.sign(signer)).bytes),
      parsed((await ground.sign(signer)).bytes),
    ];
  });
  afterAll(async () => ground.close());
  const parsed = (bytes: Buffer) => JSON.parse(bytes.toString()) as Json;
  const judge = (json: unknown, changes: Partial<Expectation> = {}): Judgement =>
    judgeBundle(Buffer.from(JSON.stringify(json)), ground.trust, ground.expected(changes));
  const signed = async (payload: unknown) => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return parsed(
      (await signStatement([Buffer.from(text)], signer, ground.services, portsOf())).bytes,
    );
  };
  const at = (json: Json, path: string) =>
    path.split('.').reduce<unknown>((inner, key) => (inner as Json)[key], json);
  const swapped = (path: string) => changed(bundle, path, () => at(other, path));
  const entry = 'verificationMaterial.tlogEntries.0';

  test('the bundle that is changed below verifies as it is', () => {
    expect(judge(bundle)).toMatchObject({ ok: true });
  });

  test('cosign GHSA-ccxc-vr6p-4858: a log entry of another signature by the same signer', () => {
    expect(judge(swapped(entry))).toMatchObject({ ok: false, flaw: 'log' });
  });

  test('sigstore-java GHSA-q4xm-6fjc-5f6w: a checkpoint or proof of another entry', () => {
    for (const part of [
      'inclusionProof',
      'inclusionProof.checkpoint',
      'inclusionProof.hashes',
      'canonicalizedBody',
    ])
      expect(judge(swapped(`${entry}.${part}`))).toMatchObject({ ok: false, flaw: 'log' });
  });

  test('sigstore-go GHSA-9vcr-p3rj-q5q6: one entry counted twice', () => {
    expect(
      judge(
        changed(bundle, 'verificationMaterial.tlogEntries', (old) => [
          ...(old as unknown[]),
          ...(old as unknown[]),
        ]),
      ),
    ).toMatchObject({ ok: false });
  });

  test('sigstore-js CVE-2026-48816, sigstore-python PYSEC-2026-1923: a time that nobody signed', () => {
    const claimed = changed(
      changed(bundle, `${entry}.inclusionPromise`, () => undefined),
      `${entry}.integratedTime`,
      () => '1700000000',
    );
    expect(judge(claimed)).toMatchObject({ ok: false, flaw: 'log' });
    expect(
      judge(changed(claimed, 'verificationMaterial.timestampVerificationData', () => ({}))),
    ).toMatchObject({ ok: false });
  });

  test('cosign GHSA-8gw7-4j42-w388: another image, another identity, another issuer', () => {
    expect(judge(bundle, { digest: otherDigest })).toMatchObject({ ok: false, flaw: 'digest' });
    const as = (subjectAlternativeName: string, issuer: string) =>
      judge(bundle, {
        signer: {
          kind: 'certificate',
          subjectAlternativeName: { equals: subjectAlternativeName },
          issuer,
        },
      });
    expect(as(workflow.replace('main', 'main-old'), ground.oidc.url)).toMatchObject({
      ok: false,
      flaw: 'identity',
    });
    expect(as(workflow.slice(0, -1), ground.oidc.url)).toMatchObject({
      ok: false,
      flaw: 'identity',
    });
    expect(as(workflow, `${ground.oidc.url}/`)).toMatchObject({ ok: false, flaw: 'issuer' });
  });

  test('cosign GHSA-w6c6-c85g-mmv6: a payload that is signed and cannot be read', async () => {
    for (const payload of [
      '',
      '{',
      'null',
      '[]',
      '{"_type":1}',
      statement({ subject: [] }),
      statement({ predicateType: undefined }),
    ])
      expect(judge(await signed(payload))).toMatchObject({ ok: false, flaw: 'malformed' });
  });

  test('policy-controller GHSA-739f-hw6h-7wq8: a statement of another type', async () => {
    const provenance = judge(
      await signed(statement({ predicateType: 'https://slsa.dev/provenance/v1' })),
    );
    const found = provenance.ok
      ? [{ ...provenance.signature, format: 'bundle' as const, manifest: otherDigest }]
      : [];
    expect(found).toHaveLength(1);
    expect(verdictOf({ signatures: found, findings: [], unread: [] })).toMatchObject({
      kind: 'untrusted',
      findings: [{ flaw: 'predicate-type' }],
    });
    expect(
      verdictOf({ signatures: found, findings: [], unread: [] }, [
        'https://slsa.dev/provenance/v1',
      ]),
    ).toMatchObject({ kind: 'untrusted' });
  });

  test('sigstore-go GHSA-cq38-jh5f-37mq: more subjects and digests than anybody needs', async () => {
    const [named] = subject;
    const digests = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, number) => [`md${number}`, 'a']));
    expect(
      judge(await signed(statement({ subject: Array.from({ length: 1024 }, () => named) }))),
    ).toMatchObject({ ok: true });
    expect(
      judge(await signed(statement({ subject: Array.from({ length: 1025 }, () => named) }))),
    ).toMatchObject({ ok: false, flaw: 'malformed' });
    expect(
      judge(
        await signed(statement({ subject: [{ digest: { ...digests(31), ...named?.digest } }] })),
      ),
    ).toMatchObject({ ok: true });
    expect(
      judge(
        await signed(statement({ subject: [{ digest: { ...digests(32), ...named?.digest } }] })),
      ),
    ).toMatchObject({ ok: false, flaw: 'malformed' });
  });

  test('cosign GHSA-whqx-f9j3-ch6m: an entry that records the same envelope for somebody else', async () => {
    // Whoever holds a bundle can sign the same statement himself and have that recorded; his entry
    // proves nothing of our signer.
    const theirs = parsed((await ground.sign(await ground.certify())).bytes);
    expect(judge(theirs)).toMatchObject({ ok: true });
    expect(
      judge(
        changed(bundle, 'verificationMaterial.tlogEntries', () =>
          at(theirs, 'verificationMaterial.tlogEntries'),
        ),
      ),
    ).toMatchObject({
      ok: false,
      flaw: 'log',
    });
  });

  test('a signature by a key where an identity is demanded, and the other way round', async () => {
    const key = keySigner();
    const byKey = parsed((await ground.sign(key)).bytes);
    expect(judge(byKey)).toMatchObject({ ok: false, flaw: 'key' });
    expect(judge(byKey, { signer: { kind: 'key', publicKey: key.publicKey } })).toMatchObject({
      ok: true,
    });
    expect(judge(bundle, { signer: { kind: 'key', publicKey: signer.publicKey } })).toMatchObject({
      ok: false,
      flaw: 'key',
    });
  });

  test('an envelope with no signature, or with another’s beside the good one', () => {
    const theirs = envelopeJson(signEnvelope([Buffer.from('{}')], keySigner())) as {
      signatures: unknown[];
    };
    expect(judge(changed(bundle, 'dsseEnvelope.signatures', () => []))).toMatchObject({
      ok: false,
      flaw: 'malformed',
    });
    expect(
      judge(
        changed(bundle, 'dsseEnvelope.signatures', (old) => [
          ...(old as unknown[]),
          ...theirs.signatures,
        ]),
      ),
    ).toMatchObject({
      ok: false,
      flaw: 'malformed',
    });
  });
});

test('cosign GHSA-vjxv-45g9-9296: where nothing matched, nothing is verified', () => {
  expect(verdictOf({ signatures: [], findings: [], unread: [] })).toEqual({ kind: 'unsigned' });
  expect(
    verdictOf({ signatures: [], findings: [], unread: [] }, ['https://slsa.dev/provenance/v1']),
  ).toEqual({ kind: 'unsigned' });
  expect(verdictOf({ signatures: [], findings: [], unread: [new Error('x')] })).toMatchObject({
    kind: 'unknown',
  });
});
