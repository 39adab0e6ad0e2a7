// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import type { GatePolicy } from '../../src/enforcement/enforced-policy.ts';
import { anySource, type DeclaredWorkflow } from '../../src/policy/declared.ts';
import { demands, documents, filesOf, key, logKey, pem, subject, workflow } from './written.ts';

describe('for Kyverno', () => {
  test('every way to write the image is matched, and no other image', async () => {
    const text = (await filesOf()).get('kyverno.yaml') ?? '';
    // A name without a tag is not completed before it is compared.
    expect(text).toContain(
      '    - glob: ghcr.io/acme/app\n    - glob: ghcr.io/acme/app:*\n    - glob: ghcr.io/acme/app@*\n',
    );
    expect(text.match(/glob:/g)).toHaveLength(3);
  });

  test('an image of Docker Hub is matched under each of its names', async () => {
    const of = async (path: string) => {
      const files = await filesOf({ repositories: [{ registry: 'docker.io', path }] });
      return [...(files.get('kyverno.yaml') ?? '').matchAll(/glob: ([^:@\n]+)$/gm)].map(
        ([, name]) => name,
      );
    };
    expect(await of('acme/app')).toEqual([
      'docker.io/acme/app',
      'index.docker.io/acme/app',
      'acme/app',
    ]);
    expect(await of('library/alpine')).toEqual([
      'docker.io/library/alpine',
      'index.docker.io/library/alpine',
      'docker.io/alpine',
      'index.docker.io/alpine',
      'alpine',
      'library/alpine',
    ]);
  });

  test('the signature itself is demanded, in all containers, of one identity', async () => {
    const text = (await filesOf()).get('kyverno.yaml') ?? '';
    expect(text).toContain(`subjectRegExp: ${subject}`);
    expect(text).toContain('verifyAttestationSignatures(i, attestations.signed');
    expect(text).not.toContain('verifyImageSignatures');
    expect(text).toContain(
      'images.containers + images.initContainers + images.ephemeralContainers',
    );
  });

  test('each demanded statement is a validation of its own', async () => {
    const predicateTypes = ['https://slsa.dev/provenance/v1', 'https://spdx.dev/Document'];
    const text = (await filesOf({ demands: { ...demands, predicateTypes } })).get('kyverno.yaml');
    expect(documents(text)).toMatchObject([
      {
        spec: {
          attestations: [
            { name: 'signed', intoto: { type: 'https://sigstore.dev/cosign/sign/v1' } },
            { name: 'statement1', intoto: { type: predicateTypes[0] } },
            { name: 'statement2', intoto: { type: predicateTypes[1] } },
          ],
          validations: ['signed', 'statement1', 'statement2'].map((name) => ({
            expression: expect.stringContaining(`attestations.${name}, `),
          })),
        },
      },
    ]);
  });

  test('a provenance that the gate compares is demanded at least', async () => {
    const files = await filesOf({ demands: { ...demands, requireProvenance: true } });
    expect(files.get('kyverno.yaml')).toContain('type: https://slsa.dev/provenance/v1');
    expect(files.get('policy-controller.yaml')).toContain(
      'predicateType: https://slsa.dev/provenance/v1',
    );
    expect(files.has('flux.yaml')).toBe(false);
    expect(files.get('README.md')).toContain('engines demand one by this signer, and do not');
  });

  test('there is no policy for the legacy format, which a provenance would pass', async () => {
    const files = await filesOf({ formats: ['legacy'] });
    expect(files.has('kyverno.yaml')).toBe(false);
    expect(files.get('README.md')).toContain('## Kyverno: left out\n\nKyverno reads legacy');
  });
});

describe('for policy-controller', () => {
  test('tags and digests are matched, and each format has an authority', async () => {
    const [policy] = documents(
      (await filesOf({ formats: ['bundle', 'legacy'] })).get('policy-controller.yaml'),
    );
    expect(policy).toMatchObject({
      spec: {
        images: [{ glob: 'ghcr.io/acme/app:**' }, { glob: 'ghcr.io/acme/app@**' }],
        authorities: [
          { name: 'bundle', signatureFormat: 'bundle', attestations: [{ name: 'signed' }] },
          { name: 'legacy', ctlog: { url: 'https://rekor.sigstore.dev' } },
        ],
      },
    });
  });

  test('Docker Hub has the name to which it completes references', async () => {
    const files = await filesOf({ repositories: [{ registry: 'docker.io', path: 'acme/app' }] });
    expect(files.get('policy-controller.yaml')).toContain('glob: index.docker.io/acme/app@**');
  });

  test('a legacy signature is not believed when statements are demanded', async () => {
    const files = await filesOf({
      formats: ['bundle', 'legacy'],
      demands: { ...demands, predicateTypes: ['https://spdx.dev/Document'] },
    });
    expect(files.get('policy-controller.yaml')).not.toContain('name: legacy');
    expect(files.get('README.md')).toContain('It reads bundles only');
  });

  test.each([
    ['bundles of a key', { declared: key }, 'judges bundles of keyless signers only'],
    [
      'a registry at an IPv6 address',
      { repositories: [{ registry: '[::1]:5000', path: 'app' }] },
      'the address of a registry in brackets',
    ],
  ])('there is none for %s', async (_, gate, reason) => {
    const files = await filesOf(gate);
    expect(files.has('policy-controller.yaml')).toBe(false);
    expect(files.get('README.md')).toContain(reason);
  });
});

describe('for Flux', () => {
  test.each([
    ['legacy signatures', { formats: ['bundle', 'legacy'] as const }, 'too loosely to rely on'],
    ['a key with a log', { declared: key }, 'never asks for the log when a key signs'],
    [
      'statements',
      { demands: { ...demands, predicateTypes: ['https://spdx.dev/Document'] } },
      'cannot demand statements',
    ],
  ])('there is none for %s', async (_, gate, reason) => {
    const files = await filesOf(gate);
    expect(files.has('flux.yaml')).toBe(false);
    expect(files.get('README.md')).toContain(reason);
  });

  test('a key without a log comes with its Secret', async () => {
    const files = await filesOf({ declared: key, demands: { ...demands, log: 'ignored' } });
    expect(documents(files.get('flux.yaml'))).toMatchObject([
      { kind: 'Secret', stringData: { 'cosign.pub': pem } },
      {
        spec: {
          verify: { provider: 'cosign', secretRef: { name: 'acme-app-signed-5aaba65f-key' } },
        },
      },
    ]);
  });

  test('issuer and identity are anchored, which Flux does not do', async () => {
    expect((await filesOf()).get('flux.yaml')).toContain(
      `- issuer: '^https://token\\.actions\\.githubusercontent\\.com$'\n        subject: ${subject}`,
    );
  });
});

describe('for podman, skopeo and CRI-O', () => {
  test('a key is demanded, with the log in which it must be', async () => {
    const files = await filesOf({ declared: key, formats: ['bundle', 'legacy'] });
    const policy: unknown = JSON.parse(files.get('containers/policy.json') ?? '');
    expect(policy).toEqual({
      default: [{ type: 'insecureAcceptAnything' }],
      transports: {
        docker: {
          'ghcr.io/acme/app': [
            {
              type: 'sigstoreSigned',
              keyData: Buffer.from(pem).toString('base64'),
              rekorPublicKeyDatas: [
                Buffer.from(logKey.export({ type: 'spki', format: 'pem' })).toString('base64'),
              ],
              signedIdentity: { type: 'matchRepository' },
            },
          ],
        },
      },
    });
    expect(documents(files.get('containers/registries.d/acme-app-signed-5aaba65f.yaml'))).toEqual([
      { docker: { 'ghcr.io/acme/app': { 'use-sigstore-attachments': true } } },
    ]);
  });

  test('a log with another kind of key is left out, and without any other the policy is', async () => {
    const ed25519 = generateKeyPairSync('ed25519').publicKey;
    const gate: Partial<GatePolicy> = { declared: key, formats: ['legacy'] };
    const one = (await filesOf(gate, pem, [logKey, ed25519])).get('containers/policy.json') ?? '';
    expect(one).toMatch(/"rekorPublicKeyDatas": \[\s+"[^"]+"\s+\]/);
    const none = await filesOf(gate, pem, [ed25519]);
    expect(none.has('containers/policy.json')).toBe(false);
    expect(none.get('README.md')).toContain('They read logs with ECDSA keys only');
  });

  test('nobody is told that they know workflows', async () => {
    expect((await filesOf()).get('README.md')).toContain('They know keys only');
  });
});

test.each<[string, Partial<GatePolicy['demands']>, Partial<DeclaredWorkflow['source']>]>([
  ['source-repository', {}, { repositories: ['acme/app'] }],
  ['source-repository-id', {}, { repositoryIds: ['1'] }],
  ['source-ref', {}, { ref: 'refs/heads/main' }],
  ['annotations', { annotations: { build: '7' } }, {}],
  ['max-age', { maxAge: true }, {}],
  ['signature-repository', { signatureRepository: { registry: 'ghcr.io', path: 'sigs' } }, {}],
  ['transparency-log: false', { log: 'ignored' }, {}],
])('with %s no engine is given a policy, which would let in more', async (input, more, source) => {
  const files = await filesOf({
    declared: { ...workflow, source: { ...anySource, ...source } },
    demands: { ...demands, ...more },
  });
  expect([...files.keys()]).toEqual(['README.md']);
  expect(files.get('README.md')).toContain(`No policy holds what "${input}" says`);
});

test('what only the gate looks at is said', async () => {
  const files = await filesOf({ demands: { ...demands, recursive: true } });
  const readme = files.get('README.md') ?? '';
  for (const words of ['reusable workflow', 'the ids of repository', 'the platforms of an index'])
    expect(readme).toContain(words);
});

test('each set of repositories has a policy of its own name', async () => {
  const nameOf = async (...names: string[]) => {
    const repositories = names.map((name) => {
      const [registry = '', ...path] = name.split('/');
      return { registry, path: path.join('/') };
    });
    const readme = (await filesOf({ repositories })).get('README.md') ?? '';
    return /^# Policy (\S+)$/m.exec(readme)?.[1] ?? '';
  };
  const long = 'a'.repeat(100);
  const names = [
    await nameOf('ghcr.io/acme/app'),
    await nameOf('quay.io/acme/app'),
    await nameOf('ghcr.io/acme-app/x'),
    await nameOf('ghcr.io/acme/app-x'),
    await nameOf('ghcr.io/acme/app_x'),
    await nameOf('ghcr.io/a', 'ghcr.io/b'),
    await nameOf('ghcr.io/a', 'ghcr.io/c'),
    await nameOf(`ghcr.io/${long}/b`),
    await nameOf(`ghcr.io/${long}/c`),
  ];
  expect(new Set(names).size).toBe(names.length);
  // As labels and the names of webhooks may be (RFC 1123).
  for (const name of names) expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/);
  expect(await nameOf('ghcr.io/b', 'ghcr.io/a')).toBe(await nameOf('ghcr.io/a', 'ghcr.io/b'));
});

test('every file is as it was reviewed', async () => {
  const fixed = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwr
kBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==
-----END PUBLIC KEY-----
`;
  const gates: Partial<GatePolicy>[] = [
    { formats: ['bundle'] },
    {
      formats: ['bundle', 'legacy'],
      demands: { ...demands, predicateTypes: ['https://spdx.dev/Document'] },
    },
    { formats: ['bundle', 'legacy'], declared: { kind: 'key', key: fixed } },
    {
      formats: ['bundle'],
      declared: { kind: 'key', key: fixed },
      demands: { ...demands, log: 'ignored' },
    },
  ];
  for (const gate of gates) {
    const files = await filesOf(gate, fixed, [createPublicKey(fixed)]);
    expect(
      [...files].map(([path, content]) => `=== ${path}\n${content}`).join('\n'),
    ).toMatchSnapshot();
  }
});
