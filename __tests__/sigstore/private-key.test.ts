// SPDX-License-Identifier: Apache-2.0
// A private key in each form that people have signs, and one that cannot be used is refused without
// a word of it.
import { createPublicKey, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import { signerFromKey } from '../../src/sigstore/private-key.ts';
import { signBytes } from '../../src/sigstore/signer.ts';
import { asCosignOf, encryptedForms } from '../runs/encrypted-keys.ts';
import type { Json } from './setup.ts';

const message = Buffer.from('message');
const elliptic = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve }).privateKey;
const kinds: Readonly<Record<string, () => KeyObject>> = {
  'P-256': elliptic('P-256'),
  'P-384': elliptic('P-384'),
  'P-521': elliptic('P-521'),
  'RSA 2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  Ed25519: () => generateKeyPairSync('ed25519').privateKey,
};
const encrypted = { cipher: 'aes-256-cbc', passphrase: 'pass' } as const;

/** The PEM forms that a key can have. */
function formsOf(key: KeyObject): [string, string, string][] {
  const type =
    key.asymmetricKeyType === 'ec' ? 'sec1' : key.asymmetricKeyType === 'rsa' ? 'pkcs1' : undefined;
  const pem = (text: string | Buffer) => text.toString();
  return [
    ['PKCS#8', pem(key.export({ type: 'pkcs8', format: 'pem' })), ''],
    ['encrypted PKCS#8', pem(key.export({ type: 'pkcs8', format: 'pem', ...encrypted })), 'pass'],
    ...(type === undefined
      ? []
      : ([
          [type, pem(key.export({ type, format: 'pem' })), ''],
          [`encrypted ${type}`, pem(key.export({ type, format: 'pem', ...encrypted })), 'pass'],
        ] as [string, string, string][])),
  ];
}

function refusalOf(text: string, password = ''): SignetError {
  try {
    signerFromKey(text, password);
  } catch (error) {
    if (error instanceof SignetError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe.each(Object.entries(kinds))('a key on %s', (_, make) => {
  const key = make();
  test.each(formsOf(key))('signs from %s', (_form, text, password) => {
    for (const given of [text, `\n  ${text}\n`, text.replaceAll('\n', '\r\n')]) {
      const signer = signerFromKey(given, password);
      expect(signer.certificate).toBeUndefined();
      expect(signer.publicKey.equals(createPublicKey(key))).toBe(true);
      expect(
        verify(
          key.asymmetricKeyType === 'ed25519' ? null : 'sha256',
          message,
          createPublicKey(key),
          signBytes(signer, message),
        ),
      ).toBe(true);
    }
  });

  test.each(formsOf(key).filter(([, , password]) => password !== ''))(
    'is not opened from %s by another password',
    (_form, text) => {
      for (const password of ['', 'Pass', 'pass '])
        expect(refusalOf(text, password)).toMatchObject({
          code: 'KEY_INVALID',
          hint: expect.stringContaining('key-password'),
        });
    },
  );
});

describe.each(Object.entries(encryptedForms))('a pair of keys as %s', (_, encrypt) => {
  test('signs with its password, and with no other', () => {
    const { pem } = encrypt('correct horse');
    expect(signerFromKey(pem, 'correct horse').publicKey.asymmetricKeyDetails?.namedCurve).toBe(
      'prime256v1',
    );
    expect(refusalOf(pem, 'wrong horse')).toMatchObject({ code: 'KEY_INVALID' });
  });
});

describe('cosign’s encrypted form', () => {
  const { pem } = encryptedForms['cosign writes it']('pw');
  const edit = (change: (json: Json) => unknown) => {
    const json = JSON.parse(
      Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64').toString(),
    ) as Json;
    return (
      '-----BEGIN ENCRYPTED COSIGN PRIVATE ' +
      `KEY-----\n${Buffer.from(JSON.stringify(change(json))).toString('base64')}\n-----END ` +
      'ENCRYPTED COSIGN PRIVATE KEY-----'
    );
  };

  test('has an older name, which is read too', () => {
    expect(() =>
      signerFromKey(
        edit((json) => json),
        'pw',
      ),
    ).not.toThrow();
  });

  test('cannot make us derive a key at any cost', () => {
    const right = { N: 65_536, r: 8, p: 1 };
    const costs = fc
      .tuple(fc.constantFrom('N', 'r', 'p'), fc.nat())
      .map(([name, cost]) => ({ ...right, [name]: cost }));
    const wrong = costs.filter(
      ({ N, r, p }) => ![32_768, 65_536, 131_072].includes(N) || r !== 8 || p !== 1,
    );
    fc.assert(
      fc.property(wrong, (params) => {
        expect(
          refusalOf(
            edit((json) => ({ ...json, kdf: { ...(json['kdf'] as object), params } })),
            'pw',
          ).message,
        ).toContain('cannot be read');
      }),
    );
  });

  test('with a nonce of another length is refused', () => {
    expect(
      refusalOf(
        edit((json) => ({ ...json, cipher: { name: 'nacl/secretbox', nonce: 'AAAA' } })),
        'pw',
      ).message,
    ).toContain('cannot be read');
  });
});

describe('a key that is not as it was made', () => {
  const key = elliptic('P-256')();
  const plain = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const closed = key.export({ type: 'pkcs8', format: 'pem', ...encrypted }).toString();
  const { pem } = encryptedForms['cosign writes it']('pw');

  test('is taken from beside its public key, and from behind the parameters of its curve', () => {
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    const parameters =
      '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
    const sec1 = key.export({ type: 'sec1', format: 'pem' }).toString();
    for (const text of [`${publicKey}${plain}`, `${plain}${publicKey}`, `${parameters}${sec1}`])
      expect(signerFromKey(text, '').publicKey.equals(createPublicKey(key))).toBe(true);
    expect(
      signerFromKey(`${publicKey}${closed}`, 'pass').publicKey.equals(createPublicKey(key)),
    ).toBe(true);
    expect(signerFromKey(`${publicKey}${pem}`, 'pw').publicKey.asymmetricKeyType).toBe('ec');
  });

  test.each<[string, (text: string) => string]>([
    ['joined into one line', (text) => text.trim().replaceAll('\n', ' ')],
    ['joined without blanks', (text) => text.replaceAll('\n', '')],
    ['with \\n for line breaks', (text) => text.replaceAll('\n', '\\n')],
    ['indented', (text) => text.replaceAll('\n', '\n  ')],
    ['without a line', (text) => text.split('\n').toSpliced(2, 1).join('\n')],
    ['without its end', (text) => text.slice(0, 150)],
  ])('%s is not blamed on the password', (_, damage) => {
    expect(refusalOf(damage(closed), 'pass').message).toContain('its PEM text are broken');
  });

  test('with \\n for line breaks is told so in cosign’s form and in clear too', () => {
    for (const text of [plain, pem])
      expect(refusalOf(text.replaceAll('\n', '\\n'), 'pw').message).toContain(
        'its PEM text are broken',
      );
  });

  test('needs its password, which is told when none is given', () => {
    for (const text of [closed, pem]) {
      expect(refusalOf(text, '').message).toContain(
        'it is encrypted, and no "key-password" is given',
      );
      expect(refusalOf(text, 'other').message).toContain('the password does not open it');
    }
  });

  test('but is something else under its password is refused', () => {
    const { message: told, code } = refusalOf(asCosignOf(Buffer.from('not a key'), 'pw').pem, 'pw');
    expect([code, told]).toEqual([
      'KEY_INVALID',
      'The input "key" cannot be used: what its password opens is not a private key in PKCS#8',
    ]);
  });
});

describe('what is no key', () => {
  test('is refused without quoting it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/]{24,64}$/);
    const label = fc.constantFrom(
      'PRIVATE KEY',
      'EC PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
      'ENCRYPTED SIGSTORE PRIVATE KEY',
      'PUBLIC KEY',
      'NONSENSE',
    );
    fc.assert(
      fc.property(secret, label, (body, name) => {
        const {
          message: told,
          hint,
          cause,
        } = refusalOf(`-----BEGIN ${name}-----\n${body}\n-----END ${name}-----`, 'pw');
        expect(`${told}${hint ?? ''}${String(cause)}`).not.toContain(body.slice(0, 16));
      }),
    );
  });

  test('made by ssh-keygen, is called what it is', () => {
    const text =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----';
    expect(refusalOf(text)).toMatchObject({
      message: expect.stringContaining('it is an OpenSSH key'),
      hint: expect.stringContaining('cosign generate-key-pair'),
    });
  });

  test('longer than any key, is refused before it is read', () => {
    const text = '-----BEGIN PRIVATE KEY-----\n'.repeat(30_000);
    const began = performance.now();
    expect(refusalOf(text).message).toContain('longer than any key');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('or a kind that no verifier of images knows, is told with those that are', () => {
    for (const [key, kind] of [
      [
        generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
        'a key on the curve secp256k1',
      ],
      [
        generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
        'a key of the kind rsa with 1024 bits',
      ],
      [generateKeyPairSync('x25519').privateKey, 'a key of the kind x25519'],
    ] as const)
      expect(refusalOf(key.export({ type: 'pkcs8', format: 'pem' }).toString())).toMatchObject({
        code: 'KEY_INVALID',
        message: `The input "key" cannot be used: ${kind} is of no use here`,
        hint: expect.stringContaining('P-256'),
      });
    const pub = createPublicKey(elliptic('P-256')())
      .export({ type: 'spki', format: 'pem' })
      .toString();
    expect(refusalOf(pub).message).toContain('it is a public key');
  });
});
