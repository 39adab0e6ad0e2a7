// SPDX-License-Identifier: Apache-2.0
// What is remembered of a certificate is what the library would say of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXTENSION_OID_SCT, X509Certificate } from '@sigstore/core';

import { knownCertificate, withKnownCertificates } from '../../src/sigstore/known-certificate.ts';
import { startGround, type Ground } from './setup.ts';

describe('a chain of real certificates', () => {
  let ground: Ground;
  let plain: X509Certificate[];
  let known: X509Certificate[];
  beforeAll(async () => {
    ground = await startGround();
    const { certificate, chain } = await ground.certify();
    const other = await ground.certify();
    const authorities = chain.split(/(?<=-----END CERTIFICATE-----\n)/).filter((pem) => pem !== '');
    const stamps = ground.trust.timestampAuthorities.flatMap(({ certChain }) => certChain);
    plain = [
      X509Certificate.parse(certificate.der),
      X509Certificate.parse(other.certificate.der),
      ...authorities.map((pem) => X509Certificate.parse(pem)),
      ...stamps.map(({ root }) => new X509Certificate(root)),
    ];
    known = plain.map((one) => knownCertificate(one, one.root.toDER()));
  });
  afterAll(async () => ground.close());

  /** Answers for every pair, asked twice, because the second answer comes from memory. */
  const answers = (certificates: readonly X509Certificate[]) =>
    [1, 2].map(() =>
      certificates.map((one) => [
        one.publicKey.toString('hex'),
        one.verify(),
        ...certificates.map((other) => [one.equals(other), verifies(one, other)]),
      ]),
    );

  function verifies(one: X509Certificate, issuer: X509Certificate): boolean | string {
    try {
      return one.verify(issuer);
    } catch {
      return 'cannot be checked';
    }
  }

  test('has the same keys, equals the same certificates and was signed by the same ones', () => {
    expect(plain.length).toBeGreaterThanOrEqual(4);
    expect(answers(known)).toEqual(answers(plain));
    expect(answers(known).flat(3)).toEqual(expect.arrayContaining([true, false]));
  });

  test('equals certificates of either kind', () => {
    expect(known.map((one, at) => one.equals(plain[at] ?? one))).toEqual(known.map(() => true));
  });

  test('gives copies that can be changed without changing it', () => {
    const [leaf] = known;
    const copy = leaf?.clone();
    const isTimestamp = ({ subs }: { subs: { toOID(): string }[] }) =>
      subs[0]?.toOID() === EXTENSION_OID_SCT;
    copy?.extensions.splice(copy.extensions.findIndex(isTimestamp), 1);
    expect(copy?.extSCT).toBeUndefined();
    expect(leaf?.extSCT).toBeDefined();
    expect(leaf?.root.toDER()).toEqual(plain[0]?.root.toDER());
    expect(plain[0]?.clone().root.toDER()).toEqual(leaf?.clone().root.toDER());
  });

  test('is the same trust', () => {
    const { certificateAuthorities, timestampAuthorities } = withKnownCertificates(ground.trust);
    expect(certificateAuthorities.map(({ validFor }) => validFor)).toEqual(
      ground.trust.certificateAuthorities.map(({ validFor }) => validFor),
    );
    expect(
      timestampAuthorities.map(({ certChain }) =>
        certChain.map(({ serialNumber }) => serialNumber),
      ),
    ).toEqual(
      ground.trust.timestampAuthorities.map(({ certChain }) =>
        certChain.map(({ serialNumber }) => serialNumber),
      ),
    );
  });
});
