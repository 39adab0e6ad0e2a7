// SPDX-License-Identifier: Apache-2.0
// Names those who sign in words: a workflow by its file, a key by its fingerprint.
import { createHash, type KeyObject } from 'node:crypto';

/** A workflow, as GitHub’s identities name it: `SERVER/OWNER/REPOSITORY/PATH@REF`. */
export interface WorkflowName {
  readonly repository: string;
  /** `release.yml`; the whole path when the file is elsewhere. */
  readonly workflow: string;
  readonly ref: string;
}

/**
 * Only for identities on this server: another issuer may certify an address that looks alike.
 * @returns undefined for any other identity
 */
export function workflowIn(identity: string, server: string): WorkflowName | undefined {
  if (!identity.startsWith(`${server}/`)) return undefined;
  const [, repository, path, ref] =
    /^([\w.-]+\/[\w.-]+)\/([^@]+)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(
      identity.slice(server.length + 1),
    ) ?? [];
  if (repository === undefined || path === undefined || ref === undefined) return undefined;
  return { repository, workflow: path.replace(/^\.github\/workflows\/(?=[^/]+$)/, ''), ref };
}

/** `release.yml of acme/app, on refs/heads/main`, or the identity itself. */
export function identityInWords(identity: string, server: string): string {
  const name = workflowIn(identity, server);
  return name === undefined ? identity : `${name.workflow} of ${name.repository}, on ${name.ref}`;
}

/** SHA-256 of a public key (SPKI, DER), as `openssl pkey -pubin -outform der | sha256sum` says. */
export function fingerprintOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(der).digest('hex')}`;
}
