// SPDX-License-Identifier: Apache-2.0
// A run explains a certificate only when GitHub says the same of it, and what GitHub says in other
// words is no difference.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { contradiction, runOf, type WorkflowRun } from '../../src/audit/workflow-run.ts';
import type { Certificate } from '../../src/sigstore/certificate-facts.ts';

const commit = 'a'.repeat(40);
const repository = 'https://github.com/acme/app';
const certificate = (facts: Partial<Certificate> = {}): Certificate => ({
  der: Buffer.alloc(0),
  pem: '',
  serialNumber: '',
  fingerprint: '',
  notBefore: new Date(0),
  notAfter: new Date(0),
  subjectAlternativeName: `${repository}/.github/workflows/release.yml@refs/heads/main`,
  subjectAlternativeNames: [],
  issuer: 'https://token.actions.githubusercontent.com',
  sourceRepository: repository,
  sourceRepositoryId: '1001',
  sourceCommit: commit,
  buildConfigUri: `${repository}/.github/workflows/release.yml@refs/heads/main`,
  trigger: 'push',
  runUrl: `${repository}/actions/runs/42/attempts/2`,
  extensions: {},
  ...facts,
});
const run: WorkflowRun = {
  id: '42',
  headSha: commit,
  path: '.github/workflows/release.yml',
  repositoryId: '1001',
  attempts: 2,
};

describe('the run that a certificate names', () => {
  test('is read as Fulcio writes it, with or without an attempt, on any host', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('https://github.com', 'https://git.example:8443', 'http://localhost'),
        name,
        name,
        fc.bigInt({ min: 1n, max: 10n ** 19n }),
        fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
        (host, owner, app, id, attempt) => {
          const tail = attempt === undefined ? '' : `/attempts/${attempt}`;
          const runUrl = `${host}/${owner}/${app}/actions/runs/${id}${tail}`;
          expect(runOf({ runUrl })).toEqual({
            repository: `${owner}/${app}`,
            id: String(id),
            attempt,
          });
        },
      ),
    );
  });

  test.each([
    undefined,
    '',
    'https://gitlab.com/acme/app/-/jobs/42',
    'https://github.com/acme/app/actions/runs/',
    'https://github.com/acme/app/actions/runs/42/attempts/',
    'https://github.com/acme/app/actions/runs/42/../43',
    'https://github.com/acme/app/x/actions/runs/42',
    'javascript:alert(1)',
    `https://github.com/acme/app/actions/runs/${'9'.repeat(30)}`,
  ])('is none when it is %j', (runUrl) => {
    expect(runOf({ runUrl })).toBeUndefined();
  });
});

describe('a run', () => {
  test.each([
    ['as GitHub lists it', {}, {}],
    ['with the ref behind its path', {}, { path: '.github/workflows/release.yml@main' }],
    ['that was begun again since', {}, { attempts: 5 }],
    ['whose attempts are not known', {}, { attempts: undefined }],
    ['of a pull request, whose commit is a merge', { trigger: 'pull_request' }, { headSha: 'b' }],
    ['of an event that is not named', { trigger: undefined }, { headSha: 'b' }],
    [
      'of a workflow that another repository requires',
      { buildConfigUri: 'https://github.com/acme/rules/.github/workflows/x.yml@refs/heads/main' },
      { path: '.github/workflows/y.yml' },
    ],
    ['of an old certificate, which says little', old(), { repositoryId: '7', headSha: 'b' }],
  ])('%s explains the certificate', (_, facts, change) => {
    expect(contradiction(certificate(facts), { ...run, ...change })).toBeUndefined();
  });

  test.each([
    ['run', { id: '43' }],
    ['id of the repository', { repositoryId: '1002' }],
    ['commit', { headSha: 'b'.repeat(40) }],
    ['workflow', { path: '.github/workflows/other.yml' }],
    ['workflow', { path: 'x/.github/workflows/release.yml' }],
  ])('with another %s does not', (what, change) => {
    expect(contradiction(certificate(), { ...run, ...change })).toContain(`the ${what} is`);
  });

  test.each(['push', 'schedule', 'workflow_dispatch', 'release', 'merge_group'])(
    'of the event %s must be of the certified commit',
    (trigger) => {
      expect(contradiction(certificate({ trigger }), { ...run, headSha: 'b' })).toContain('commit');
    },
  );

  test('that was not begun so often does not', () => {
    expect(contradiction(certificate(), { ...run, attempts: 1 })).toBe(
      'it names attempt 2 of a run that was begun 1 times',
    );
  });
});

function old(): Partial<Certificate> {
  return {
    sourceRepositoryId: undefined,
    sourceCommit: undefined,
    buildConfigUri: undefined,
    trigger: undefined,
  };
}
