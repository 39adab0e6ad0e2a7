// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { plain } from '../../../src/action/runner/text.ts';
import { brokenCommand, verifyCommand } from '../../../src/action/sign/verify-command.ts';
import { hostileText } from '../given.ts';

const image = `ghcr.io/acme/app@sha256:${'a'.repeat(64)}`;
const identity = {
  kind: 'identity',
  subjectAlternativeName: 'https://github.com/acme/app/.github/workflows/r.yml@refs/heads/main',
  issuer: 'https://i.example',
} as const;
const flags =
  `--certificate-identity=${identity.subjectAlternativeName} ` +
  '--certificate-oidc-issuer=https://i.example';

test.each([
  [{ image, signer: identity, isLogged: true }, `cosign verify ${image} ${flags}`],
  [
    { image, signer: identity, isLogged: true, trustedRootFile: 'my root.json' },
    `cosign verify ${image} ${flags} --trusted-root='my root.json'`,
  ],
  [
    { image, signer: identity, isLogged: false },
    `cosign verify ${image} ${flags} --insecure-ignore-tlog --use-signed-timestamps`,
  ],
  [
    {
      image,
      signer: { kind: 'key' },
      isLogged: true,
      annotations: { team: 'payments', 'a b': 'c, "d"' },
    },
    `cosign verify ${image} --key=cosign.pub -a team=payments -a '"a b=c, ""d"""'`,
  ],
  [{ image, signer: { kind: 'key' }, isLogged: true }, `cosign verify ${image} --key=cosign.pub`],
  [
    { image, signer: { kind: 'key' }, isLogged: false },
    `cosign verify ${image} --key=cosign.pub --insecure-ignore-tlog`,
  ],
  [
    { image, signer: { kind: 'key' }, isLogged: true, signatureRepository: 'ghcr.io/acme/s' },
    `COSIGN_REPOSITORY=ghcr.io/acme/s cosign verify ${image} --key=cosign.pub`,
  ],
  [
    {
      image,
      signer: identity,
      isLogged: false,
      file: { bundlePath: '/tmp/my run/1.json', digest: `sha256:${'a'.repeat(64)}` },
    },
    "cosign verify-blob-attestation --bundle='/tmp/my run/1.json' " +
      `--type=https://sigstore.dev/cosign/sign/v1 --digest=${'a'.repeat(64)} --digestAlg=sha256 ` +
      `${flags} --insecure-ignore-tlog --use-signed-timestamps`,
  ],
] as const)('%j', (verification, command) => {
  expect(verifyCommand(verification)).toBe(command);
});

test('is broken into lines that can be read in a job summary', () => {
  const annotations = { team: 'payments' };
  expect(
    brokenCommand(verifyCommand({ image, signer: identity, isLogged: true, annotations })),
  ).toBe(
    [
      'cosign verify',
      `  ${image}`,
      `  --certificate-identity=${identity.subjectAlternativeName}`,
      '  --certificate-oidc-issuer=https://i.example',
      '  -a team=payments',
    ].join(' \\\n'),
  );
});

test('whatever it is about, a shell runs cosign and nothing else, with that', () => {
  fc.assert(
    fc.property(
      hostileText,
      hostileText,
      hostileText,
      hostileText,
      (name, subjectAlternativeName, issuer, file) => {
        const command = verifyCommand({
          image: name,
          signer: { kind: 'identity', subjectAlternativeName, issuer },
          isLogged: true,
          trustedRootFile: file,
          signatureRepository: file,
          annotations: { note: file.replaceAll(/[",]/g, '') },
        });
        const shown = (text: string) => Buffer.from(plain(text)).toString();
        const cosign = `cosign() { printf '%s\\0' "$COSIGN_REPOSITORY" "$@"; }`;
        const script = [cosign, command, brokenCommand(command)].join('\n');
        const words = [
          shown(file),
          'verify',
          shown(name),
          `--certificate-identity=${shown(subjectAlternativeName)}`,
          `--certificate-oidc-issuer=${shown(issuer)}`,
          '-a',
          shown(`note=${file.replaceAll(/[",]/g, '')}`),
          `--trusted-root=${shown(file)}`,
        ];
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0')).toEqual([
          ...words,
          ...words,
          '',
        ]);
      },
    ),
    { numRuns: 60 },
  );
});
