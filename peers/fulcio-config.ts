// SPDX-License-Identifier: Apache-2.0
// How the public-good Fulcio turns GitHub's claims into a certificate.

/** Config of a Fulcio that trusts one issuer of GitHub-shaped tokens. */
export function fulcioConfig(issuer: string) {
  return {
    OIDCIssuers: {
      [issuer]: {
        IssuerURL: issuer,
        ClientID: 'sigstore',
        Type: 'ci-provider',
        CIProvider: 'github-workflow',
      },
    },
    CIIssuerMetadata: {
      'github-workflow': {
        DefaultTemplateValues: { url: 'https://github.com', environment: '' },
        SubjectAlternativeNameTemplate: '{{ .url }}/{{ .job_workflow_ref }}',
        ExtensionTemplates: extensionTemplates,
      },
    },
  };
}

const extensionTemplates = {
  GithubWorkflowTrigger: 'event_name',
  GithubWorkflowSHA: 'sha',
  GithubWorkflowName: 'workflow',
  GithubWorkflowRepository: 'repository',
  GithubWorkflowRef: 'ref',
  BuildSignerURI: '{{ .url }}/{{ .job_workflow_ref }}',
  BuildSignerDigest: 'job_workflow_sha',
  RunnerEnvironment: 'runner_environment',
  SourceRepositoryURI: '{{ .url }}/{{ .repository }}',
  SourceRepositoryDigest: 'sha',
  SourceRepositoryRef: 'ref',
  SourceRepositoryIdentifier: 'repository_id',
  SourceRepositoryOwnerURI: '{{ .url }}/{{ .repository_owner }}',
  SourceRepositoryOwnerIdentifier: 'repository_owner_id',
  BuildConfigURI: '{{ .url }}/{{ .workflow_ref }}',
  BuildConfigDigest: 'workflow_sha',
  BuildTrigger: 'event_name',
  RunInvocationURI:
    '{{ .url }}/{{ .repository }}/actions/runs/{{ .run_id }}/attempts/{{ .run_attempt }}',
  SourceRepositoryVisibilityAtSigning: 'repository_visibility',
  DeploymentEnvironment: 'environment',
};
