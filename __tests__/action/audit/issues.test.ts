// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, test } from '@jest/globals';
import { Octokit } from '@octokit/core';

import { fileIssues, tellIssues } from '../../../src/action/audit/issues.ts';
import { openGitHub } from '../../../src/action/runner/github.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { openTransport } from '../../../src/http/transport.ts';
import { digestOf } from '../given.ts';
import { observe } from '../observed.ts';
import { startIssues, type IssueServer } from './issue-server.ts';
import { auditReport, cleanReport, findingOf, imageOf, sha256 } from './outputs-given.ts';

const servers: IssueServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
const start = async (options?: { mayLabel: boolean }) => {
  const server = await startIssues(options);
  servers.push(server);
  /** Without the plugin that spreads writes over seconds, as GitHub asks for. */
  const octokit = new Octokit({ auth: 'token', baseUrl: server.url });
  const file = (report = auditReport(), isTrustedState = true) =>
    fileIssues(report, { octokit, owner: 'acme', repo: 'app', isTrustedState });
  const writes = () => server.requests.filter(({ method }) => method !== 'GET').length;
  return { server, file, writes };
};
const settled = cleanReport({
  images: [imageOf('verified', { repository: 'ghcr.io/acme/checkout', digest: digestOf('a') })],
});
const many = cleanReport({
  findings: Array.from({ length: 15 }, (_, at) =>
    findingOf('signature-removed', { fingerprint: sha256(String(at)) }),
  ),
});

describe('issues at GitHub', () => {
  test('are filed with the label, and a second run writes nothing', async () => {
    const { server, file, writes } = await start();
    expect(await file()).toEqual({
      done: [
        {
          kind: 'file',
          number: 1,
          title: 'Signature removed: ghcr.io/acme/checkout@sha256:aaaaaaaaaaaa…',
        },
        { kind: 'file', number: 2, title: 'Image signatures: open violations' },
      ],
      unfiled: 0,
      failure: undefined,
    });
    expect(server.issues.map(({ labels }) => labels)).toEqual([
      [{ name: 'signet-audit' }],
      [{ name: 'signet-audit' }],
    ]);
    expect(await file()).toEqual({ done: [], unfiled: 0, failure: undefined });
    expect(writes()).toBe(2);
  });

  test('are closed as completed by a clean run, opened again, and never filed twice', async () => {
    const { server, file } = await start();
    await file();
    expect((await file(settled, false)).done).toEqual([]);
    expect((await file(settled)).done.map(({ kind }) => kind)).toEqual(['close', 'close']);
    expect(server.issues.map(({ state, state_reason: why }) => [state, why])).toEqual([
      ['closed', 'completed'],
      ['closed', 'completed'],
    ]);
    expect((await file()).done.map(({ kind }) => kind)).toEqual(['reopen', 'reopen']);
    expect(server.issues.map(({ state, state_reason: why }) => [state, why])).toEqual([
      ['open', 'reopened'],
      ['open', 'reopened'],
    ]);
    expect(server.issues).toHaveLength(2);
  });

  test('that a person closed stay closed', async () => {
    const { server, file, writes } = await start();
    await file();
    for (const issue of server.issues) issue.state = 'closed';
    expect((await file()).done).toEqual([]);
    expect(writes()).toBe(2);
  });

  test('are found behind a hundred others, and among pull requests', async () => {
    const { server, file } = await start();
    const filler = {
      state: 'closed',
      state_reason: null,
      labels: [{ name: 'signet-audit' }],
    } as const;
    for (let number = 1; number <= 250; number++)
      server.issues.push({ ...filler, number, title: 'x', body: null, labels: [...filler.labels] });
    await file();
    const body = server.issues[250]?.body ?? '';
    server.issues.unshift({
      ...{ ...filler, state: 'open', number: 0, title: 'x', body, labels: [...filler.labels] },
      pull_request: {},
    });
    expect((await file()).done).toEqual([]);
    expect(server.issues).toHaveLength(253);
  });

  test('are at most ten a run, and what is left is told', async () => {
    const { file } = await start();
    const account = await file(many);
    expect([account.done.length, account.unfiled]).toEqual([10, 5]);
    const { stdout } = await observe(() => Promise.resolve(tellIssues(account)));
    expect(stdout).toContain('Issue       #1 filed: Signature removed: ghcr.io/acme/web');
    expect(stdout).toContain('Issue       5 issues left to the next run');
    expect(stdout).not.toContain('::warning');
  });

  test('go through the action’s own client, which sends PATCH', async () => {
    const { server, file } = await start();
    await file();
    for (const issue of server.issues) issue.title = 'Changed by hand';
    const http = createHttpClient({ fetch: openTransport(), userAgent: 'signet/test' });
    const octokit = openGitHub('token', { GITHUB_API_URL: server.url }, http);
    const [first] = server.issues;
    server.issues.splice(1);
    const only = auditReport({
      findings: auditReport().findings.filter(({ severity }) => severity === 'incident'),
    });
    const account = await fileIssues(only, {
      ...{ octokit, owner: 'acme', repo: 'app', isTrustedState: true },
    });
    expect(account.done).toMatchObject([{ kind: 'update', number: 1 }]);
    expect(first?.title).toBe('Signature removed: ghcr.io/acme/checkout@sha256:aaaaaaaaaaaa…');
  });
});

describe('a filing that fails', () => {
  test.each([
    [403, 'Resource not accessible by integration', 'Grant the job "issues: write"'],
    [410, 'Issues has been disabled in this repository.', 'Switch issues on'],
    [401, 'Bad credentials', 'The input "github-token" is empty, wrong or expired'],
    [429, 'You have exceeded a secondary rate limit', 'Run the job again later'],
    [500, 'Server Error', 'status 500: Server Error'],
  ])('with status %i says what to do, and fails nothing', async (status, message, advice) => {
    const { server, file } = await start();
    server.faults.push({ path: /issues/, fault: { status, body: { message } } });
    const account = await file();
    expect(account).toMatchObject({ done: [], unfiled: 0 });
    expect(account.failure).toContain(advice);
    const { stdout } = await observe(() => Promise.resolve(tellIssues(account)));
    expect(stdout).toMatch(/^::warning::Issues are not up to date: .*[^.]\.$/m);
  });

  test('in the middle stops there, and says how many are left', async () => {
    const { server, file } = await start();
    expect((await file(cleanReport({ findings: many.findings.slice(0, 3) }))).done).toHaveLength(3);
    server.faults.push({ method: 'POST', path: /issues/, fault: { status: 500, body: {} } });
    const account = await file(many);
    expect(account.done).toEqual([]);
    expect(account.unfiled).toBe(12);
  });

  test('to set the label files no second, which no run would find again', async () => {
    const { server, file } = await start({ mayLabel: false });
    const account = await file();
    expect(account.failure).toBe(
      'issue #1 did not get the label signet-audit; set it there by hand',
    );
    expect(server.issues).toHaveLength(1);
  });

  test.each([
    ['no list', { status: 200, body: { message: 'hello' } }],
    ['no issues', { status: 200, body: [{ number: 'one' }] }],
    ['HTML', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
  ])('because the answer is %s writes nothing', async (_, fault) => {
    const { server, file, writes } = await start();
    server.faults.push({ path: /issues/, fault });
    expect((await file()).failure).toBe('the answer is no list of issues');
    expect(writes()).toBe(0);
  });

  test('because there are too many to know them all writes nothing', async () => {
    const { server, file, writes } = await start();
    const link = `<${server.url}/repos/acme/app/issues?page=2>; rel="next"`;
    server.faults.push({ path: /issues/, fault: { status: 200, headers: { link }, body: [] } });
    expect((await file()).failure).toContain('more than 2000 issues have the label signet-audit');
    expect([writes(), server.requests.length]).toEqual([0, 20]);
  });
});
