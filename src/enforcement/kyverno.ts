// SPDX-License-Identifier: Apache-2.0
// The policy as Kyverno's ImageValidatingPolicy (kyverno.io/docs/policy-types), in the form that
// demands the signature itself: with verifyImageSignatures, a provenance alone would do.
import { signaturePredicateType } from '../sigstore/statement.ts';
import { trustedRootText } from './trusted-root-text.ts';
import { expression, resourcesFile, writtenNames, type Enforcement } from './engine.ts';
import type { EnforcedPolicy, PrivateTrust } from './enforced-policy.ts';

/** All lists of a pod: an image that no list checks is refused, signed or not. */
const allContainers = '(images.containers + images.initContainers + images.ephemeralContainers)';

export function kyvernoPolicy(policy: EnforcedPolicy): Enforcement {
  if (!policy.formats.includes('bundle'))
    return {
      kind: 'left-out',
      reason:
        'Kyverno reads legacy signatures only in a form that a provenance alone passes, too. ' +
        'Sign with "format: bundle" or "both".',
    };
  const { name, repositories, predicateTypes } = policy;
  const attestations = [signaturePredicateType, ...predicateTypes].map((type, index) => ({
    name: index === 0 ? 'signed' : `statement${index}`,
    intoto: { type },
  }));
  const resource = {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: { name },
    spec: {
      validationActions: ['Deny'],
      webhookConfiguration: { timeoutSeconds: 30 },
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['pods'],
          },
        ],
      },
      // Names are compared as the pod has them: without a tag, with one, with a digest.
      matchImageReferences: repositories
        .flatMap(writtenNames)
        .flatMap((written) => [written, `${written}:*`, `${written}@*`])
        .map((glob) => ({ glob })),
      attestors: [{ name: 'signer', cosign: cosignAttestor(policy) }],
      attestations,
      validations: attestations.map((attestation, index) => ({
        expression:
          `${allContainers}.map(i, verifyAttestationSignatures(i, ` +
          `attestations.${attestation.name}, [attestors.signer])).all(e, e > 0)`,
        message:
          index === 0
            ? 'the image is not signed by whom the policy names'
            : `the image has no statement ${attestation.intoto.type} by that signer`,
      })),
    },
  };
  return {
    kind: 'written',
    files: [resourcesFile('kyverno.yaml', ' Needs Kyverno 1.19 or later.', [resource])],
    install: 'kubectl apply --server-side -f kyverno.yaml',
    notes: notesOn(policy),
  };
}

function cosignAttestor({ signer, log, trust }: EnforcedPolicy): object {
  const ignoresLog = signer.kind === 'key' && log === 'ignored';
  return {
    ...(signer.kind === 'key'
      ? { key: { data: signer.pem } }
      : {
          keyless: {
            identities: [{ issuer: signer.issuer, subjectRegExp: expression(signer.subject) }],
          },
        }),
    ctlog: ignoresLog ? { insecureIgnoreTlog: true } : { url: 'https://rekor.sigstore.dev' },
    ...(trust === undefined ? {} : trustOf(trust)),
  };
}

function trustOf({ root, tuf }: PrivateTrust): object {
  return {
    ...(tuf === undefined
      ? {}
      : { tuf: { mirror: tuf.mirror, root: { data: Buffer.from(tuf.root).toString('base64') } } }),
    trustedRoot: { value: trustedRootText(root) },
  };
}

function notesOn({ formats, trust }: EnforcedPolicy): string[] {
  return [
    ...(formats.includes('legacy') ? ['It reads bundles only, not the legacy format.'] : []),
    ...(trust !== undefined && trust.tuf === undefined
      ? [
          'Before it reads the private trusted root, Kyverno asks the TUF mirror of the public ' +
            'Sigstore. In a network without it, give "tuf-mirror" and "tuf-root".',
        ]
      : []),
  ];
}
