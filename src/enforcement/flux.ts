// SPDX-License-Identifier: Apache-2.0
// The policy as Flux verifies what it pulls itself (fluxcd.io, OCIRepository, spec.verify). It does
// not look at the images of pods. In a HelmRelease, clusters before helm-controller 1.7 drop the
// identity silently, so an OCIRepository is all that is named here.
import { repositoryName } from '../image/reference.ts';
import { exactExpression } from './identity-expression.ts';
import { expression, resourcesFile, type Enforcement } from './engine.ts';
import type { EnforcedPolicy } from './enforced-policy.ts';
import { trustedRootText } from './trusted-root-text.ts';

export function fluxPolicy(policy: EnforcedPolicy): Enforcement {
  const refusal = leftOut(policy);
  if (refusal !== undefined) return { kind: 'left-out', reason: refusal };
  const { name, repositories, signer, trust } = policy;
  const keyName = `${name}-key`;
  const rootName = `${name}-trusted-root`;
  const verify = {
    provider: 'cosign',
    ...(signer.kind === 'key'
      ? { secretRef: { name: keyName } }
      : {
          matchOIDCIdentity: [
            {
              issuer: expression(exactExpression(signer.issuer)),
              subject: expression(signer.subject),
            },
          ],
        }),
    ...(trust === undefined ? {} : { trustedRootSecretRef: { name: rootName } }),
  };
  const secrets = [
    ...(signer.kind === 'key' ? [secret(keyName, { 'cosign.pub': signer.pem })] : []),
    ...(trust === undefined
      ? []
      : [secret(rootName, { 'trusted_root.json': trustedRootText(trust.root) })]),
  ];
  const resources = repositories.map((repository, index) => ({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: repositories.length === 1 ? name : `${name}-${index + 1}` },
    spec: { interval: '10m', url: `oci://${repositoryName(repository)}`, verify },
  }));
  return {
    kind: 'written',
    files: [
      resourcesFile(
        'flux.yaml',
        ' Copy spec.verify into your own OCIRepository; a HelmRelease names it as its chartRef.',
        [...secrets, ...resources],
      ),
    ],
    install:
      '# Copy spec.verify of flux.yaml into your OCIRepository, and apply its Secrets, if any.',
    notes: [
      'It is for charts and configuration that Flux pulls; the images of pods are not looked at.',
      'Any statement by the signer passes, a provenance without a signature too.',
      'Where there is no bundle it takes a legacy signature, and judges it loosely: this signer ' +
        'must sign with "format: bundle" only.',
    ],
  };
}

function leftOut({ predicateTypes, formats, signer, log }: EnforcedPolicy): string | undefined {
  if (predicateTypes.length > 0)
    return (
      'Flux cannot demand statements. Without "predicate-types" and "require-provenance" there ' +
      'is a policy for it.'
    );
  if (formats.includes('legacy'))
    return (
      'Flux judges legacy signatures too loosely to rely on. Sign what it pulls with "format: ' +
      'bundle", and leave "policies-format" out.'
    );
  return signer.kind === 'key' && log === 'required'
    ? 'Flux never asks for the log when a key signs. With "transparency-log: false" there is a ' +
        'policy for it.'
    : undefined;
}

function secret(name: string, stringData: Readonly<Record<string, string>>): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData };
}
