// SPDX-License-Identifier: Apache-2.0
// The one HTTP client: bounded bodies, one deadline per request, no redirects of its own.
import { SignetError } from '../errors.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The most bytes of body that are read; a longer answer is an error, never a truncation. */
  readonly maxBytes: number;
  /** Milliseconds for the whole exchange, body included; 30 s when absent. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly url: URL;
}

/** Sends one request once: no redirect is followed, nothing is retried. */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** What a debug log may know of an exchange: never headers, bodies or query strings. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly outcome: number | string;
  readonly ms: number;
  readonly requestId: string | undefined;
}

export interface HttpPorts {
  readonly fetch: typeof fetch;
  readonly userAgent: string;
  /** Ends every exchange when the job is cancelled. */
  readonly signal?: AbortSignal;
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * The one way out of the process, over `fetch` so that one proxy and one CA setting rule all
 * requests.
 * `send` throws SignetError HTTP_UNREACHABLE, HTTP_TIMEOUT, HTTP_TOO_LARGE or CANCELLED; any status
 * is an answer, not an error.
 */
export function createHttpClient({ fetch, userAgent, signal, onExchange }: HttpPorts): HttpClient {
  return {
    async send(request) {
      const started = performance.now();
      const tell = (outcome: number | string, requestId?: string | null) =>
        onExchange?.({
          method: request.method,
          url: publicUrl(request.url),
          outcome,
          ms: performance.now() - started,
          requestId: requestId ?? undefined,
        });
      const timeout = AbortSignal.timeout(request.timeoutMs ?? 30_000);
      try {
        const response = await fetch(request.url, {
          method: request.method,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', ...request.headers },
          body: request.body ?? null,
          redirect: 'manual',
          signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
        });
        const body = await readWithin(request.maxBytes, response, request);
        tell(
          response.status,
          response.headers.get('x-github-request-id') ?? response.headers.get('x-request-id'),
        );
        return { status: response.status, headers: response.headers, body, url: request.url };
      } catch (thrown) {
        const error =
          thrown instanceof SignetError
            ? thrown
            : judgeFailure(thrown, request, timeout.aborted, signal?.aborted === true);
        tell(error.code);
        throw error;
      }
    },
  };
}

/** A URL as logs and messages may show it: without the query, which may be presigned. */
export function publicUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

async function readWithin(
  limit: number,
  response: Response,
  request: HttpRequest,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  if (response.body === null) return Buffer.alloc(0);
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    total += chunk.byteLength;
    // Counted while it streams: a small gzip body can become endless (reference: fetch decodes
    // transparently).
    if (total > limit) {
      throw new SignetError(
        'HTTP_TOO_LARGE',
        `${request.method} ${publicUrl(request.url)}: the answer is longer than ${limit} bytes`,
        {
          hint: 'Something else may answer in the place of this server, such as a proxy.',
        },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}

function judgeFailure(
  thrown: unknown,
  request: HttpRequest,
  timedOut: boolean,
  cancelled: boolean,
): SignetError {
  const what = `${request.method} ${publicUrl(request.url)}`;
  if (cancelled) return new SignetError('CANCELLED', 'the job was cancelled', { cause: thrown });
  if (timedOut)
    return new SignetError(
      'HTTP_TIMEOUT',
      `${what}: no complete answer within ${(request.timeoutMs ?? 30_000) / 1000} s`,
      { cause: thrown },
    );
  return new SignetError('HTTP_UNREACHABLE', `${what}: ${networkReason(thrown)}`, {
    cause: thrown,
  });
}

/**
 * `fetch` says only "fetch failed", and a refusal by a proxy only "Request was cancelled"; the
 * reason is the innermost cause, or in the causes of an AggregateError.
 */
function networkReason(thrown: unknown): string {
  const innermost = innermostOf(thrown);
  if (!(innermost instanceof Error)) return 'the connection failed';
  return 'code' in innermost &&
    typeof innermost.code === 'string' &&
    !innermost.message.includes(innermost.code)
    ? `${innermost.message} (${innermost.code})`
    : innermost.message;
}

function innermostOf(thrown: unknown, depth = 0): unknown {
  if (thrown instanceof AggregateError) return innermostOf(thrown.errors[0], depth + 1);
  return thrown instanceof Error && thrown.cause !== undefined && depth < 5
    ? innermostOf(thrown.cause, depth + 1)
    : thrown;
}
