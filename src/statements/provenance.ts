// SPDX-License-Identifier: Apache-2.0
// SLSA provenance as @actions/attest writes it, from the claims that Fulcio accepted; pure.
import { SignetError } from '../errors.ts';
import type { Claims } from '../identity/claims.ts';
import type { CertificateFacts } from '../sigstore/certificate-facts.ts';
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import { disagreements, workflowBuildType, workflowPath } from '../sigstore/workflow-provenance.ts';
import type { Predicate } from './predicate.ts';

const needed = [
  'ref',
  'sha',
  'repository',
  'event_name',
  'job_workflow_ref',
  'workflow_ref',
  'repository_id',
  'repository_owner_id',
  'runner_environment',
  'run_id',
  'run_attempt',
] as const;

type Needed = Readonly<Record<(typeof needed)[number], string>>;

/**
 * Who built it, in GitHub's build type (slsa-framework/github-actions-buildtypes, workflow/v1),
 * field for field as `buildSLSAProvenancePredicate` of @actions/attest.
 * @param claims of the token for which the certificate was issued
 * @param server where GitHub is, without a slash at the end
 * @throws SignetError PROVENANCE_CLAIMS when the token lacks a claim, PROVENANCE_MISMATCH when the
 * certificate says otherwise
 */
export function provenanceOf(
  claims: Claims,
  certificate: CertificateFacts,
  server: string,
): Predicate {
  const provenance = predicateOf(demandClaims(claims), server);
  const differences = disagreements(provenance, certificate);
  if (differences.length > 0)
    throw new SignetError(
      'PROVENANCE_MISMATCH',
      `The certificate contradicts the ID token that it was issued for: ${differences.join('; ')}`,
      {
        hint:
          'Nothing was signed. On github.com, run the job again. With a private Sigstore, Fulcio ' +
          'must issue certificates for this issuer by its GitHub workflow rules, with the URL of ' +
          'this GitHub.',
      },
    );
  return {
    predicateType: provenancePredicateType,
    json: Buffer.from(JSON.stringify(provenance)),
  };
}

function demandClaims(claims: Claims): Needed {
  const missing = needed.filter((name) => (claims[name] ?? '') === '');
  const given = Object.fromEntries(needed.map((name) => [name, claims[name] ?? '']));
  if (missing.length === 0 && isWhole(given)) return given;
  throw new SignetError(
    'PROVENANCE_CLAIMS',
    `The ID token of ${JSON.stringify(claims.iss)} lacks what a provenance says: ` +
      missing.join(', '),
    {
      hint:
        'GitHub’s own tokens have these claims. Leave out "provenance", or have the issuer of ' +
        'this runner add them.',
    },
  );
}

function isWhole(given: Readonly<Record<string, string>>): given is Needed {
  return needed.every((name) => Object.hasOwn(given, name));
}

/** In the order of @actions/attest. */
function predicateOf(claims: Needed, server: string): object {
  const { ref, sha, event_name, repository_id, repository_owner_id, runner_environment } = claims;
  const repository = `${server}/${claims.repository}`;
  return {
    buildDefinition: {
      buildType: workflowBuildType,
      externalParameters: {
        workflow: { ref, repository, path: workflowPath(claims.workflow_ref, claims.repository) },
      },
      internalParameters: {
        github: { event_name, repository_id, repository_owner_id, runner_environment },
      },
      resolvedDependencies: [{ uri: `git+${repository}@${ref}`, digest: { gitCommit: sha } }],
    },
    runDetails: {
      builder: { id: `${server}/${claims.job_workflow_ref}` },
      metadata: {
        invocationId: `${repository}/actions/runs/${claims.run_id}/attempts/${claims.run_attempt}`,
      },
    },
  };
}
