// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, test } from '@jest/globals';

import { SignetError } from '../../src/errors.ts';
import { requestToken, type TokenRequest } from '../../src/identity/github-oidc.ts';
import {
  client,
  json,
  patienceOf,
  reset,
  startTokenService,
  tokenOf,
  type TokenService,
} from './token-service.ts';

const requestSecret = 'runner-request-token';
const token = tokenOf({
  iss: 'https://token.actions.githubusercontent.com',
  sub: 's',
  aud: 'sigstore',
});
const fromFork = {
  pull_request: {
    head: { repo: { full_name: 'mallory/app' } },
    base: { repo: { full_name: 'acme/app' } },
  },
};
const fromBranch = {
  pull_request: {
    head: { repo: { full_name: 'acme/app' } },
    base: { repo: { full_name: 'acme/app' } },
  },
};

const services: TokenService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

async function start(...answers: Parameters<typeof startTokenService>): Promise<TokenService> {
  const service = await startTokenService(...answers);
  services.push(service);
  return service;
}

/** A request as the sign step makes it, and what was masked on the way. */
function ask(service: Pick<TokenService, 'url'>, changes: Partial<TokenRequest> = {}) {
  const masked: string[] = [];
  const patience = patienceOf(60_000);
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: service.url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestSecret,
  };
  const request = {
    http: client(),
    patience,
    env,
    event: {},
    audience: 'sigstore',
    maskSecret: (secret: string) => void masked.push(secret),
    ...changes,
  };
  return { answer: requestToken(request), masked, slept: patience.slept };
}

async function refusal(answer: Promise<unknown>): Promise<SignetError> {
  const outcome = await answer.catch((error: unknown) => error);
  if (outcome instanceof SignetError) return outcome;
  throw new Error('it was not refused', { cause: outcome });
}

describe('the ID token', () => {
  test('is asked for the audience, with the runner’s secret', async () => {
    const service = await start(json(200, { value: token, count: 1 }));
    await expect(ask(service).answer).resolves.toBe(token);
    expect(service.requests).toEqual([
      {
        path: '/token?api-version=2.0&audience=sigstore',
        authorization: `Bearer ${requestSecret}`,
      },
    ]);
  });

  test('is masked before anybody has it, and so is the runner’s secret before it is sent', async () => {
    const maskedAtRequest: string[][] = [];
    const masked: string[] = [];
    const service = await start((response, request) => {
      maskedAtRequest.push([...masked]);
      json(200, { value: token })(response, request);
    });
    const { answer } = ask(service, { maskSecret: (secret) => void masked.push(secret) });
    const maskedAtAnswer = answer.then(() => [...masked]);
    await expect(maskedAtAnswer).resolves.toEqual([requestSecret, token]);
    expect(maskedAtRequest).toEqual([[requestSecret]]);
  });

  test('is asked for again while the service is away, without any word of it to the user', async () => {
    const service = await start(
      json(503, {}),
      reset,
      json(429, {}, { 'retry-after': '7' }),
      json(200, { value: token }),
    );
    const { answer, slept } = ask(service);
    await expect(answer).resolves.toBe(token);
    expect(service.requests).toHaveLength(4);
    expect(slept).toHaveLength(3);
    expect(slept[2]).toBe(7000);
  });
});

describe('without a token', () => {
  test.each([
    ['500', json(500, {}, { 'x-github-request-id': 'ABC:1' }), 'status 500 (request ABC:1)'],
    ['a reset', reset, 'it does not answer'],
    ['too many requests', json(429, {}), 'status 429'],
    [
      'a longer wait than there is patience',
      json(503, {}, { 'retry-after': '3600' }),
      'it does not answer',
    ],
  ])('%s until patience ends is an outage', async (_what, answer, message) => {
    const service = await start(answer);
    const error = await refusal(ask(service).answer);
    expect(error).toMatchObject({
      code: 'OIDC_UNREACHABLE',
      message: `GitHub’s token service is not available: ${message}`,
      hint: 'Run the job again later; see https://www.githubstatus.com.',
    });
  });

  test.each([
    [400, {}],
    [401, {}],
    [403, {}],
    [404, {}],
    [302, { location: 'http://127.0.0.1:9/' }],
    [204, {}],
  ])('status %i is a refusal, told at once', async (status, headers) => {
    const service = await start((response) => response.writeHead(status, headers).end());
    const error = await refusal(ask(service).answer);
    expect(error).toMatchObject({
      code: 'OIDC_REJECTED',
      message: `GitHub’s token service refused the request for an ID token: status ${status}`,
    });
    expect(service.requests).toHaveLength(1);
  });

  test.each([{}, { value: '' }, { value: 7 }, [], null, 'text'])(
    'the answer %j holds none',
    async (value) => {
      const service = await start(json(200, value));
      expect(await refusal(ask(service).answer)).toMatchObject({
        code: 'OIDC_TOKEN_INVALID',
        message: 'GitHub’s token service answered without a token',
      });
    },
  );

  test('a web page is no answer', async () => {
    const service = await start((response) => response.end('<html>proxy login</html>'));
    expect(await refusal(ask(service).answer)).toMatchObject({ code: 'OIDC_TOKEN_INVALID' });
  });

  test('an endless answer is not read to its end', async () => {
    const service = await start((response) => response.end('x'.repeat(70_000)));
    const error = await refusal(ask(service).answer);
    expect(error).toMatchObject({ code: 'OIDC_TOKEN_INVALID', cause: { code: 'HTTP_TOO_LARGE' } });
  });

  test('a cancelled job is told as that, not as an outage', async () => {
    const controller = new AbortController();
    const service = await start(() => controller.abort());
    expect(await refusal(ask(service, { http: client(controller.signal) }).answer)).toMatchObject({
      code: 'CANCELLED',
    });
  });

  test('no error holds a secret', async () => {
    for (const answer of [
      json(500, {}),
      json(403, { value: token }),
      json(200, { token }),
      reset,
    ]) {
      const service = await start(answer);
      const error = await refusal(ask(service).answer);
      const told = [error.message, error.hint, String(error.cause), error.stack].join(' ');
      expect(told).not.toContain(requestSecret);
      expect(told).not.toContain(token);
    }
  });
});

describe('without the permission', () => {
  const none = (env: Record<string, string>, event: unknown) =>
    refusal(ask({ url: '' }, { env, event }).answer);

  test('the missing lines are told', async () => {
    expect(await none({}, {})).toMatchObject({
      code: 'OIDC_UNAVAILABLE',
      message: 'This job has no permission to get an ID token',
      hint: expect.stringMatching(
        /permissions:\n {4}contents: read\n {4}packages: write # for ghcr\.io\n {4}id-token: write$/,
      ),
    });
  });

  test('half of the runner’s variables is none of them', async () => {
    expect(await none({ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/' }, {})).toMatchObject({
      code: 'OIDC_UNAVAILABLE',
    });
    expect(await none({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestSecret }, {})).toMatchObject({
      code: 'OIDC_UNAVAILABLE',
    });
  });

  test.each([
    ['another repository', fromFork],
    [
      'a repository that was deleted',
      { pull_request: { ...fromFork.pull_request, head: { repo: null } } },
    ],
  ])('a pull request from %s is told as that of a fork', async (_what, event) => {
    expect(await none({ GITHUB_ACTOR: 'mallory' }, event)).toMatchObject({
      code: 'OIDC_FORK',
      hint: expect.stringContaining(
        'github.event.pull_request.head.repo.full_name == github.repository',
      ),
    });
  });

  test('a run of Dependabot is told as that', async () => {
    expect(await none({ GITHUB_ACTOR: 'dependabot[bot]' }, fromBranch)).toMatchObject({
      code: 'OIDC_DEPENDABOT',
      hint: expect.stringContaining("if: github.actor != 'dependabot[bot]'"),
    });
  });

  test.each([fromBranch, undefined, 'text', { pull_request: 1 }])(
    'the event %j alone explains nothing',
    async (event) => {
      expect(await none({ GITHUB_ACTOR: 'alice' }, event)).toMatchObject({
        code: 'OIDC_UNAVAILABLE',
      });
    },
  );

  test.each([
    'http://example.com/token?x=1',
    'http://127.0.0.1.example.com/token',
    'http://localhost:80@example.com/token',
    'https://user@example.com/token',
    'ftp://localhost/token',
    'token',
    'https://',
  ])('the secret is not sent to %s', async (url) => {
    const error = await refusal(ask({ url }).answer);
    expect(error).toMatchObject({
      code: 'OIDC_UNAVAILABLE',
      message: 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL',
    });
  });
});
