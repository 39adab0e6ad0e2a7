// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

import { enforcedPolicy, type GatePolicy } from '../../src/enforcement/enforced-policy.ts';
import type { PolicyFile } from '../../src/enforcement/engine.ts';
import { enginePolicies, policyFiles } from '../../src/enforcement/policy-files.ts';
import { signerPolicy } from '../../src/policy/compile.ts';
import { anySource, type DeclaredSigner } from '../../src/policy/declared.ts';
import { startOidc } from '../../playground/oidc.ts';
import { startSigstore, type Sigstore } from '../../playground/sigstore/sigstore.ts';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const logKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;

const workflow: DeclaredSigner = {
  kind: 'workflow',
  issuer: '',
  source: anySource,
  repository: '',
  workflow: 'release.yml',
  ref: 'refs/heads/main',
};
const key: DeclaredSigner = { kind: 'key', key: pem };
const subject = String.raw`'^(?i:https://github\.com/acme/app)/\.github/workflows/release\.yml@refs/heads/main$'`;

const demands: GatePolicy['demands'] = {
  predicateTypes: [],
  requireProvenance: false,
  annotations: {},
  maxAge: false,
  recursive: false,
  log: 'required',
  signatureRepository: undefined,
};

async function filesOf({ declared = workflow, ...gate }: Partial<GatePolicy> = {}): Promise<
  ReadonlyMap<string, string>
> {
  const signer = await signerPolicy(
    declared,
    { server: 'https://github.com', repository: 'acme/app', repositoryId: '1', ownerId: '2' },
    () => pem,
  );
  const policy = enforcedPolicy({
    repositories: [{ registry: 'ghcr.io', path: 'acme/app' }],
    declared,
    signer,
    demands,
    formats: ['bundle'],
    ...gate,
  });
  const files = policyFiles(policy, enginePolicies(policy, [logKey]));
  return new Map(files.map(({ path, content }: PolicyFile) => [path, content]));
}

const documents = (text: string | undefined): unknown[] =>
  parseAllDocuments(text ?? '', { version: '1.1' }).map((one) => one.toJS() as unknown);

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
      { spec: { verify: { provider: 'cosign', secretRef: { name: 'acme-app-signed-key' } } } },
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
    expect(documents(files.get('containers/registries.d/acme-app-signed.yaml'))).toEqual([
      { docker: { 'ghcr.io/acme/app': { 'use-sigstore-attachments': true } } },
    ]);
  });

  test('nobody is told that they know workflows', async () => {
    expect((await filesOf()).get('README.md')).toContain('They know keys only');
  });
});

describe('for a private Sigstore', () => {
  let sigstore: Sigstore;
  let trustedRoot: string;
  beforeAll(async () => {
    const issuer = await startOidc();
    sigstore = await startSigstore({ issuer });
    trustedRoot = JSON.stringify(sigstore.trustedRoot);
    await issuer.close();
  });
  afterAll(async () => sigstore.close());

  test('policy-controller gets a trust root for each format', async () => {
    const files = await filesOf({ formats: ['bundle', 'legacy'], trust: { trustedRoot } });
    const [bundle, legacy, policy] = documents(files.get('policy-controller.yaml'));
    expect(bundle).toMatchObject({
      kind: 'TrustRoot',
      metadata: { name: 'acme-app-signed-bundle' },
      spec: { repository: { targets: 'targets', trustedRootTarget: 'trusted_root.json' } },
    });
    expect(legacy).toMatchObject({
      kind: 'TrustRoot',
      metadata: { name: 'acme-app-signed-legacy' },
      spec: { sigstoreKeys: { certificateAuthorities: [{}], tLogs: [{}], ctLogs: [{}] } },
    });
    expect(policy).toMatchObject({
      spec: {
        authorities: [
          { keyless: { trustRootRef: 'acme-app-signed-bundle' } },
          {
            keyless: { trustRootRef: 'acme-app-signed-legacy' },
            ctlog: { trustRootRef: 'acme-app-signed-legacy' },
          },
        ],
      },
    });
  });

  test('policy-controller is given no log whose key it cannot hold, and nothing retired', async () => {
    const ed25519 = generateKeyPairSync('ed25519').publicKey;
    const root = structuredClone(sigstore.trustedRoot) as Record<
      'tlogs' | 'ctlogs' | 'certificateAuthorities',
      { publicKey: { rawBytes: string; keyDetails: string; validFor: object }; validFor: object }[]
    >;
    const [log] = root.tlogs;
    const [authority] = root.certificateAuthorities;
    if (log === undefined || authority === undefined) throw new Error('nothing is trusted');
    const rawBytes = ed25519.export({ format: 'der', type: 'spki' }).toString('base64');
    const past = { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' };
    root.tlogs.push(
      { ...log, publicKey: { ...log.publicKey, rawBytes, keyDetails: 'PKIX_ED25519' } },
      { ...log, publicKey: { ...log.publicKey, validFor: past } },
    );
    root.certificateAuthorities.push({ ...authority, validFor: past });
    const files = await filesOf({
      formats: ['legacy'],
      trust: { trustedRoot: JSON.stringify(root) },
    });
    expect(documents(files.get('policy-controller.yaml'))[0]).toMatchObject({
      spec: { sigstoreKeys: { certificateAuthorities: [{}], tLogs: [{}] } },
    });
  });

  test('Kyverno gets the root itself, and a mirror where one is named', async () => {
    const tuf = { mirror: 'https://tuf.acme.example/', root: '{"signed":{}}' };
    const files = await filesOf({ trust: { trustedRoot, tuf } });
    expect(documents(files.get('kyverno.yaml'))).toMatchObject([
      {
        spec: {
          attestors: [
            {
              cosign: {
                trustedRoot: { value: trustedRoot },
                tuf: {
                  mirror: tuf.mirror,
                  root: { data: Buffer.from(tuf.root).toString('base64') },
                },
              },
            },
          ],
        },
      },
    ]);
  });
});
