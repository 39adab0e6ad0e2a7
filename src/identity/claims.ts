// SPDX-License-Identifier: Apache-2.0
// What GitHub's ID token says, and the identity that the certificate will carry.
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { encodedAsUri } from '../http/go-url.ts';
import { parseJson } from '../json.ts';

const text = v.pipe(v.string(), v.maxLength(2000));
const claimsSchema = v.object({
  iss: v.pipe(text, v.url()),
  sub: v.pipe(text, v.minLength(1)),
  aud: v.union([text, v.pipe(v.array(text), v.maxLength(20))]),
  exp: v.optional(v.number()),
  repository: v.optional(text),
  repository_visibility: v.optional(text),
  repository_id: v.optional(text),
  repository_owner_id: v.optional(text),
  ref: v.optional(text),
  sha: v.optional(text),
  event_name: v.optional(text),
  workflow_ref: v.optional(text),
  job_workflow_ref: v.optional(text),
  runner_environment: v.optional(text),
  run_id: v.optional(text),
  run_attempt: v.optional(text),
});

/**
 * GitHub's claims (docs.github.com, OpenID Connect reference); `sub` is taken as it is and never
 * parsed.
 */
export type Claims = v.InferOutput<typeof claimsSchema>;

/** Who signs, as the certificate will say. */
export interface Identity {
  /**
   * `https://github.com/OWNER/REPO/.github/workflows/FILE@REF` of the workflow that contains the
   * step, encoded as Fulcio encodes it.
   */
  readonly subjectAlternativeName: string;
  readonly issuer: string;
  readonly repository: string | null;
  readonly repositoryId: string | null;
  readonly ownerId: string | null;
  readonly ref: string | null;
  readonly commit: string | null;
  readonly event: string | null;
  readonly visibility: string | null;
  readonly runnerEnvironment: string | null;
  /**
   * Set when the step runs in a reusable workflow: the certificate names that one, not the caller.
   */
  readonly reusable: { readonly caller: string } | null;
}

/**
 * Decodes the claims; the signature is Fulcio's to check.
 * @throws SignetError OIDC_TOKEN_INVALID, OIDC_AUDIENCE; never with the token in it
 */
export function decodeClaims(token: string, audience: string): Claims {
  const [header = '', payload = '', signature = '', ...more] = token.split('.');
  const isCompact =
    more.length === 0 &&
    [header, payload, signature].every((part) => /^[A-Za-z0-9_-]+$/.test(part));
  if (!isCompact || token.length > 20_000) throw invalidToken('it is not a JSON Web Token');
  const parsed = v.safeParse(
    claimsSchema,
    parseJson(Buffer.from(payload, 'base64url').toString('utf8')),
  );
  if (!parsed.success)
    throw invalidToken(
      `the claim ${v.getDotPath(parsed.issues[0]) ?? 'set'} is not what GitHub writes`,
    );
  const audiences = [parsed.output.aud].flat();
  if (!audiences.includes(audience)) {
    throw new SignetError(
      'OIDC_AUDIENCE',
      `The ID token is for ${JSON.stringify(audiences)}, not for ${JSON.stringify(audience)}`,
      {
        hint:
          'Something between the runner and GitHub answers with a token of its own; Sigstore ' +
          'would refuse it.',
      },
    );
  }
  return parsed.output;
}

/**
 * The identity Fulcio will certify (fulcio, pkg/identity/github/principal.go): the workflow file
 * that holds the job.
 */
export function identityOf(claims: Claims, serverUrl: string): Identity {
  const name = (workflowRef: string) => `${serverUrl}/${workflowRef}`;
  // Fulcio refuses what is not a URL for Go, and says so.
  const certified = (workflowRef: string) => encodedAsUri(name(workflowRef)) ?? name(workflowRef);
  const signer = claims.job_workflow_ref ?? claims.workflow_ref;
  if (signer === undefined) throw invalidToken('it names no workflow');
  return {
    subjectAlternativeName: certified(signer),
    issuer: claims.iss,
    repository: claims.repository ?? null,
    repositoryId: claims.repository_id ?? null,
    ownerId: claims.repository_owner_id ?? null,
    ref: claims.ref ?? null,
    commit: claims.sha ?? null,
    event: claims.event_name ?? null,
    visibility: claims.repository_visibility ?? null,
    runnerEnvironment: claims.runner_environment ?? null,
    reusable:
      claims.workflow_ref !== undefined && claims.workflow_ref !== signer
        ? { caller: certified(claims.workflow_ref) }
        : null,
  };
}

/**
 * Stops before anything of a private repository reaches a public log, of signatures or of
 * certificates.
 * @throws SignetError PRIVATE_REPOSITORY
 */
export function guardPrivateRepository(
  { repository, visibility }: Identity,
  { isPublished, disclose }: { isPublished: boolean; disclose: boolean },
): void {
  if (!isPublished || disclose || visibility === 'public') return;
  const which =
    visibility === null
      ? 'GitHub does not say that this repository is public'
      : `${repository ?? 'This repository'} is ${visibility}`;
  throw new SignetError(
    'PRIVATE_REPOSITORY',
    `${which}, and signing would publish its owner, name, workflow and ref in a public log, ` +
      'permanently. Nothing was sent',
    {
      hint:
        'If that is acceptable, set "disclose-private-repository: true". If not, sign with a key ' +
        '("key", and "transparency-log: false" so that nothing is logged), or use a private ' +
        'Sigstore ("signing-config" and "trusted-root").',
    },
  );
}

/**
 * The public-good Fulcio accepts GitHub's own issuer, also an enterprise's, and none of a GitHub
 * Enterprise Server.
 * @throws SignetError OIDC_ISSUER_UNSUPPORTED
 */
export function guardIssuer(
  { issuer }: Identity,
  { isPublicAuthority }: { isPublicAuthority: boolean },
): void {
  if (
    !isPublicAuthority ||
    /^https:\/\/token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)(?:\/[\w-]+)?$/.test(
      issuer,
    )
  )
    return;
  throw new SignetError(
    'OIDC_ISSUER_UNSUPPORTED',
    `The public-good Sigstore does not accept ID tokens of ${JSON.stringify(issuer)}`,
    {
      hint:
        'GitHub Enterprise Server needs a private Sigstore: pass its files as "signing-config" ' +
        'and "trusted-root".',
    },
  );
}

function invalidToken(what: string): SignetError {
  return new SignetError(
    'OIDC_TOKEN_INVALID',
    `GitHub’s token service gave an ID token that cannot be used: ${what}`,
    {
      hint:
        'Run the job again; if it stays, something between the runner and GitHub changes the ' +
        'answer.',
    },
  );
}
