// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { PrivateTrust } from '../../src/enforcement/enforced-policy.ts';
import { trustedRootText } from '../../src/enforcement/trusted-root-text.ts';
import { startOidc } from '../../playground/oidc.ts';
import { startSigstore, type Sigstore } from '../../playground/sigstore/sigstore.ts';
import { documents, filesOf, trustOf } from './written.ts';

describe('for a private Sigstore', () => {
  test('engines are given what the gate could read, as they read it', () => {
    const root = structuredClone(sigstore.trustedRoot) as Record<string, unknown> & {
      tlogs: { baseUrl?: string; hashAlgorithm?: string; publicKey: object }[];
    };
    const [log] = root.tlogs;
    if (log === undefined) throw new Error('nothing is trusted');
    const { baseUrl: _, hashAlgorithm: __, ...bare } = log;
    const odd = { ...log, publicKey: { ...log.publicKey, keyDetails: 'PKIX_ML_DSA_65' } };
    root.tlogs = [bare, odd];
    root['mediaType'] = 'application/vnd.dev.sigstore.trustedroot.v0.2+json';
    root['later'] = true;
    const written: unknown = JSON.parse(trustedRootText(trustOf(root).root));
    expect(written).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [{ baseUrl: 'https://sigstore.invalid', hashAlgorithm: 'SHA2_256' }],
    });
    expect(written).not.toHaveProperty('later');
  });

  let sigstore: Sigstore;
  let trust: PrivateTrust;
  beforeAll(async () => {
    const issuer = await startOidc();
    sigstore = await startSigstore({ issuer });
    trust = trustOf(sigstore.trustedRoot);
    await issuer.close();
  });
  afterAll(async () => sigstore.close());

  test('policy-controller gets a trust root for each format', async () => {
    const files = await filesOf({ formats: ['bundle', 'legacy'], trust });
    const [bundle, legacy, policy] = documents(files.get('policy-controller.yaml'));
    expect(bundle).toMatchObject({
      kind: 'TrustRoot',
      metadata: { name: 'acme-app-signed-5aaba65f-bundle' },
      spec: { repository: { targets: 'targets', trustedRootTarget: 'trusted_root.json' } },
    });
    expect(legacy).toMatchObject({
      kind: 'TrustRoot',
      metadata: { name: 'acme-app-signed-5aaba65f-legacy' },
      spec: { sigstoreKeys: { certificateAuthorities: [{}], tLogs: [{}], ctLogs: [{}] } },
    });
    expect(policy).toMatchObject({
      spec: {
        authorities: [
          { keyless: { trustRootRef: 'acme-app-signed-5aaba65f-bundle' } },
          {
            keyless: { trustRootRef: 'acme-app-signed-5aaba65f-legacy' },
            ctlog: { trustRootRef: 'acme-app-signed-5aaba65f-legacy' },
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
    const future = { start: '2090-01-01T00:00:00Z' };
    root.tlogs.push(
      { ...log, publicKey: { ...log.publicKey, rawBytes, keyDetails: 'PKIX_ED25519' } },
      { ...log, publicKey: { ...log.publicKey, validFor: past } },
      { ...log, publicKey: { ...log.publicKey, validFor: future } },
    );
    root.certificateAuthorities.push({ ...authority, validFor: past });
    const files = await filesOf({
      formats: ['legacy'],
      trust: trustOf(root),
    });
    expect(documents(files.get('policy-controller.yaml'))[0]).toMatchObject({
      spec: { sigstoreKeys: { certificateAuthorities: [{}], tLogs: [{}] } },
    });
  });

  test('Kyverno gets the root itself, and a mirror where one is named', async () => {
    const tuf = { mirror: 'https://tuf.acme.example/', root: '{"signed":{}}' };
    const files = await filesOf({ trust: { ...trust, tuf } });
    expect(documents(files.get('kyverno.yaml'))).toMatchObject([
      {
        spec: {
          attestors: [
            {
              cosign: {
                trustedRoot: { value: trustedRootText(trust.root) },
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
