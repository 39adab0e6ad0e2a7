// SPDX-License-Identifier: Apache-2.0
// The policy as policy-controller's ClusterImagePolicy (docs.sigstore.dev/policy-controller).
import { signaturePredicateType } from '../sigstore/statement.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { expression, resourcesFile, type Enforcement } from './engine.ts';
import type { EnforcedPolicy } from './enforced-policy.ts';
import { bundleTrustRoot, legacyTrustRoot } from './trust-roots.ts';

export function policyControllerPolicy(policy: EnforcedPolicy): Enforcement {
  const refusal = leftOut(policy);
  if (refusal !== undefined) return { kind: 'left-out', reason: refusal };
  const resource = {
    apiVersion: 'policy.sigstore.dev/v1beta1',
    kind: 'ClusterImagePolicy',
    metadata: { name: policy.name },
    spec: {
      images: policy.repositories
        .map(resolvedName)
        .flatMap((name) => [{ glob: `${name}:**` }, { glob: `${name}@**` }]),
      // One of them must pass.
      authorities: [
        ...(readsBundles(policy) ? [bundleAuthority(policy)] : []),
        ...(readsLegacy(policy) ? [legacyAuthority(policy)] : []),
      ],
    },
  };
  return {
    kind: 'written',
    files: [
      resourcesFile(
        'policy-controller.yaml',
        ' Needs policy-controller 0.15 or later, and namespaces with the label\n' +
          ' policy.sigstore.dev/include=true.',
        [...trustRootsOf(policy), resource],
      ),
    ],
    install:
      'kubectl apply --server-side -f policy-controller.yaml\n' +
      'kubectl label namespace NAMESPACE policy.sigstore.dev/include=true',
    notes: notesOn(policy),
  };
}

function leftOut(policy: EnforcedPolicy): string | undefined {
  if (policy.repositories.some(({ registry }) => !/^[A-Za-z0-9.:-]+$/.test(registry)))
    return 'policy-controller’s globs cannot hold the address of a registry in brackets.';
  if (readsBundles(policy) || readsLegacy(policy)) return undefined;
  return policy.signer.kind === 'key'
    ? 'policy-controller judges bundles of keyless signers only. Sign with "format: both", and ' +
        'give "policies-format: both".'
    : 'policy-controller judges the signature or the statements of a legacy image, not both.';
}

/** Bundles of keys are refused by policy-controller itself (0.15.1, checkOptsFromAuthority). */
function readsBundles({ formats, signer }: EnforcedPolicy): boolean {
  return formats.includes('bundle') && signer.kind === 'identity';
}

/** With attestations, an authority does not ask for a legacy signature. */
function readsLegacy({ formats, predicateTypes }: EnforcedPolicy): boolean {
  return formats.includes('legacy') && predicateTypes.length === 0;
}

function bundleAuthority({ signer, predicateTypes, trust, name }: EnforcedPolicy): object {
  return {
    name: 'bundle',
    signatureFormat: 'bundle',
    ...keylessOf(signer, trust === undefined ? undefined : `${name}-bundle`),
    attestations: [signaturePredicateType, ...predicateTypes].map((predicateType, index) => ({
      name: index === 0 ? 'signed' : `statement${index}`,
      predicateType,
    })),
  };
}

function legacyAuthority({ signer, trust, name, log }: EnforcedPolicy): object {
  const trustRootRef = trust === undefined ? undefined : `${name}-legacy`;
  const ctlog = {
    url: 'https://rekor.sigstore.dev',
    ...(trustRootRef === undefined ? {} : { trustRootRef }),
  };
  return {
    name: 'legacy',
    ...(signer.kind === 'key' ? { key: { data: signer.pem } } : keylessOf(signer, trustRootRef)),
    ...(log === 'ignored' ? {} : { ctlog }),
  };
}

function keylessOf(signer: EnforcedPolicy['signer'], trustRootRef: string | undefined): object {
  if (signer.kind === 'key') return {};
  return {
    keyless: {
      // Demanded, and never asked.
      url: 'https://fulcio.sigstore.dev',
      ...(trustRootRef === undefined ? {} : { trustRootRef }),
      identities: [{ issuer: signer.issuer, subjectRegExp: expression(signer.subject) }],
    },
  };
}

/** policy-controller completes names as go-containerregistry does, before it compares them. */
function resolvedName(repository: Repository): string {
  return repository.registry === 'docker.io'
    ? `index.docker.io/${repository.path}`
    : repositoryName(repository);
}

/** Each kind serves one format only: log IDs are held in two ways. */
function trustRootsOf(policy: EnforcedPolicy): object[] {
  const { trust, name } = policy;
  if (trust === undefined) return [];
  return [
    ...(readsBundles(policy) ? [bundleTrustRoot(`${name}-bundle`, trust)] : []),
    ...(readsLegacy(policy) ? [legacyTrustRoot(`${name}-legacy`, trust)] : []),
  ];
}

function notesOn(policy: EnforcedPolicy): string[] {
  const { signer, formats, trust } = policy;
  return [
    'In a namespace with that label it refuses every image that no policy is about, unless ' +
      'no-match-policy in its ConfigMap config-policy-controller is warn or allow: set that first.',
    'Leave its setting enable-oci11 off, as it is by default: 0.15.1 then judges bundles loosely.',
    ...(signer.kind === 'key' && formats.includes('bundle')
      ? ['It reads the legacy format only: bundles of a key are not judged.']
      : []),
    ...(trust !== undefined && readsBundles(policy)
      ? [
          'In a cluster, 0.15.1 refuses every bundle of a private Sigstore. Sign with "format: ' +
            'both", and give "policies-format: both": legacy signatures are verified.',
        ]
      : []),
    ...(formats.includes('legacy') && !readsLegacy(policy)
      ? ['It reads bundles only: legacy statements are judged without a legacy signature.']
      : []),
  ];
}
