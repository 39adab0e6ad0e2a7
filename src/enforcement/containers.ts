// SPDX-License-Identifier: Apache-2.0
// The policy as podman, skopeo and CRI-O read it (containers-policy.json(5),
// containers-registries.d(5)). They know keys, and no identities of workflows.
import type { KeyObject } from 'node:crypto';

import { repositoryName } from '../image/reference.ts';
import type { Enforcement } from './engine.ts';
import { pemOf, type EnforcedPolicy } from './enforced-policy.ts';

/** @param logKeys Of the trusted logs, one of which must have recorded the signature. */
export function containersPolicy(
  policy: EnforcedPolicy,
  logKeys: readonly KeyObject[] | undefined,
): Enforcement {
  const { signer, formats, repositories, predicateTypes, log } = policy;
  if (signer.kind !== 'key')
    return { kind: 'left-out', reason: 'They know keys only, not the identity of a workflow.' };
  if (!formats.includes('legacy'))
    return {
      kind: 'left-out',
      reason:
        'They read the legacy format only. Sign with "format: both" and "recursive: true", and ' +
        'give "policies-format: both".',
    };
  if (predicateTypes.length > 0)
    return { kind: 'left-out', reason: 'They cannot demand statements.' };
  // One key of another kind makes them refuse every image.
  const readable = (logKeys ?? []).filter((key) => key.asymmetricKeyType === 'ec');
  if (log === 'required' && readable.length === 0)
    return {
      kind: 'left-out',
      reason: 'They read logs with ECDSA keys only, and no such log is trusted, or known now.',
    };
  const demand = [
    {
      type: 'sigstoreSigned',
      keyData: base64(signer.pem),
      ...(log === 'ignored'
        ? {}
        : { rekorPublicKeyDatas: readable.map((key) => base64(pemOf(key))) }),
      signedIdentity: { type: 'matchRepository' },
    },
  ];
  const scopes = repositories.map(repositoryName);
  const json = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;
  return {
    kind: 'written',
    files: [
      {
        path: 'containers/policy.json',
        content: json({
          default: [{ type: 'insecureAcceptAnything' }],
          transports: { docker: Object.fromEntries(scopes.map((scope) => [scope, demand])) },
        }),
      },
      {
        path: `containers/registries.d/${policy.name}.yaml`,
        // JSON is YAML, too.
        content: json({
          docker: Object.fromEntries(
            scopes.map((scope) => [scope, { 'use-sigstore-attachments': true }]),
          ),
        }),
      },
    ],
    install:
      `sudo install -m 644 containers/registries.d/${policy.name}.yaml ` +
      '/etc/containers/registries.d/\n' +
      '# Merge transports.docker of containers/policy.json into /etc/containers/policy.json.',
    notes: ['They look at the manifest of their platform: sign with "recursive: true".'],
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
