// SPDX-License-Identifier: Apache-2.0
// The one HTTP client: bounded bodies, one deadline per request, no redirects of its own.
import { SignetError } from '../errors.ts';
import { UnreachableError } from './network-fault.ts';
import { publicUrl } from './public-url.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The most bytes of body that are read; a longer answer is an error, never a truncation. */
  readonly maxBytes: number;
  /** Milliseconds for the whole exchange, body included; what `timeoutOf` says when absent. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  /** Of the request that this answers. */
  readonly method: HttpRequest['method'];
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Buffer;
  readonly url: URL;
}

/** The fields of an answer's head; several of one name are joined by commas (RFC 9110, 5.3). */
export type HeaderFields = Pick<Headers, 'get' | 'has'>;

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

/** The part of `fetch` that is needed: it follows nothing, and its body is read as it comes. */
export type Fetch = (
  url: URL,
  request: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array | null;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<{
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: AsyncIterable<Uint8Array> | null;
}>;

export interface HttpPorts {
  readonly fetch: Fetch;
  readonly userAgent: string;
  /** Ends every exchange when the job is cancelled. */
  readonly signal?: AbortSignal;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** Milliseconds for an exchange without a long body. */
const shortTimeoutMs = 30_000;
/** What the slowest line carries that a job can be expected to wait for: 1 MB each second. */
const bytesPerMs = 1_000;

/** Milliseconds for the whole exchange, in which a long body takes its time. */
export function timeoutOf({ body, timeoutMs }: HttpRequest): number {
  return timeoutMs ?? timeoutFor(body?.byteLength ?? 0);
}

/** For a body of so many bytes, on its way there or back. */
export function timeoutFor(bytes: number): number {
  return shortTimeoutMs + Math.ceil(bytes / bytesPerMs);
}

/**
 * The one way out of the process, so that one proxy and one CA setting rule all requests.
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
      const timeout = AbortSignal.timeout(timeoutOf(request));
      try {
        const response = await fetch(request.url, {
          method: request.method,
          headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', ...request.headers },
          body: request.body ?? null,
          redirect: 'manual',
          signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
        });
        const body = await readWithin(request, response.body);
        tell(
          response.status,
          response.headers.get('x-github-request-id') ?? response.headers.get('x-request-id'),
        );
        const { status, headers } = response;
        return { method: request.method, status, headers, body, url: request.url };
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

async function readWithin(
  request: HttpRequest,
  body: AsyncIterable<Uint8Array> | null,
): Promise<Buffer> {
  const { maxBytes: limit } = request;
  const chunks: Uint8Array[] = [];
  let total = 0;
  if (body === null) return Buffer.alloc(0);
  for await (const chunk of body) {
    total += chunk.byteLength;
    // Counted while it streams, and after it is unpacked: a small gzip body can become endless.
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
      `${what}: no complete answer within ${Number((timeoutOf(request) / 1000).toFixed(2))} s`,
      { cause: thrown },
    );
  return new UnreachableError(what, thrown);
}
