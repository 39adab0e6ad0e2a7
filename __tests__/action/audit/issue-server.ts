// SPDX-License-Identifier: Apache-2.0
// The issues of one repository at GitHub, as far as an audit asks for them (docs.github.com, REST
// API, "Issues").
import {
  serve,
  type PlayAnswer,
  type PlayRequest,
  type PlayServer,
} from '../../../playground/server.ts';

export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: string | null;
  labels: { readonly name: string }[];
  readonly pull_request?: object;
}

export interface IssueServer extends PlayServer {
  readonly issues: StoredIssue[];
}

const fields: Readonly<Record<string, readonly string[]>> = {
  POST: ['title', 'body', 'labels'],
  PATCH: ['title', 'body', 'state', 'state_reason'],
};

/** @param mayLabel GitHub drops labels that a token may not set, without a word */
export async function startIssues({ mayLabel = true } = {}): Promise<IssueServer> {
  const issues: StoredIssue[] = [];
  const list = ({ url }: PlayRequest): PlayAnswer => {
    const asked = url.searchParams;
    const size = Number(asked.get('per_page'));
    const page = Number(asked.get('page'));
    const found = issues.filter(
      ({ labels, state }) =>
        labels.some(({ name }) => name === asked.get('labels')) &&
        [state, 'all'].includes(asked.get('state') ?? 'open'),
    );
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      status: 200,
      headers: page * size < found.length ? { link: `<${next.href}>; rel="next"` } : {},
      body: found.slice((page - 1) * size, page * size),
    };
  };
  const create = ({ title, body, labels }: Record<string, unknown>): PlayAnswer => {
    const issue: StoredIssue = {
      ...{ number: issues.length + 1, state: 'open', state_reason: null },
      title: String(title).trim(),
      body: String(body),
      labels:
        mayLabel && Array.isArray(labels) ? labels.map((name) => ({ name: String(name) })) : [],
    };
    issues.push(issue);
    return { status: 201, body: issue };
  };
  const server = await serve(({ method, url, headers, body, ...rest }) => {
    if (headers['authorization'] === undefined)
      return { status: 401, body: { message: 'Requires authentication' } };
    const path = /^\/repos\/acme\/app\/issues(?:\/(\d+))?$/.exec(url.pathname);
    const number = path?.[1];
    if (method === 'GET' && path !== null) return list({ method, url, headers, body, ...rest });
    const sent = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    const isKnown = Object.keys(sent).every((name) => fields[method]?.includes(name));
    const isLong = String(sent['title']).length > 256 || String(sent['body']).length > 65_536;
    if (path === null || !isKnown || isLong)
      return { status: 422, body: { message: 'Validation Failed' } };
    if (method === 'POST' && number === undefined) return create(sent);
    const issue = issues.find((each) => String(each.number) === number);
    if (method !== 'PATCH' || issue === undefined)
      return { status: 404, body: { message: 'Not Found' } };
    Object.assign(issue, sent);
    return { status: 200, body: issue };
  });
  return { ...server, issues };
}
