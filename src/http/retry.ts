// SPDX-License-Identifier: Apache-2.0
// Sends again what failed for a passing reason, until the run’s patience ends.
import { SignetError } from '../errors.ts';
import { type HttpClient, type HttpRequest, timeoutOf, type HttpResponse } from './client.ts';
import { publicUrl } from './public-url.ts';
import { UnreachableError } from './network-fault.ts';

/** Time, as a parameter. `now` is milliseconds since the epoch. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * How long outages are ridden out: until `deadline` (milliseconds since the epoch), for the whole
 * run.
 */
export interface Patience {
  readonly deadline: number;
  /**
   * What a request has at least, in milliseconds, even when patience has ended: a run that makes
   * progress goes on, and a server that hangs or drips does not hold it. 5 s when absent.
   */
  readonly graceMs?: number;
  readonly clock: Clock;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly onWait?: (wait: { url: string; reason: string; ms: number }) => void;
  /** Told of waits of more than a second that no failed request is the reason of. */
  readonly onPause?: (pause: Pause & { readonly ms: number }) => void;
}

/** Where a pause is made, and what for: words that complete "NAME: …". */
export interface Pause {
  readonly where: string;
  readonly why: string;
}

/** From here on, a wait without an explanation looks like a job that hangs. */
const noticeableMs = 1_000;

/** Waits, and says what for when it takes long. */
export async function pauseFor(
  { clock, onPause }: Patience,
  ms: number,
  pause: Pause,
): Promise<void> {
  if (ms > noticeableMs) onPause?.({ ...pause, ms });
  await clock.sleep(ms);
}

/** Statuses that pass by themselves here, such as 404 for what was written a moment ago. */
export interface Transient {
  readonly statuses: readonly number[];
  /** How long that is believed, in milliseconds; as long as patience lasts when absent. */
  readonly forMs?: number;
}

const transientStatuses = new Set([
  408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524,
]);
const momentMs = 10_000;
const defaultGraceMs = 5_000;

/**
 * Sends a request until it gets a lasting answer or patience ends. Only for requests that may be
 * repeated. No single try outlives patience, but for the grace that every request has.
 * @returns the first lasting answer, or the last transient one when patience ended
 * @throws SignetError HTTP_UNREACHABLE, HTTP_TIMEOUT (the last try's), HTTP_IMPATIENT when the
 * server asks for a longer wait than is left
 */
export async function sendPatiently(
  http: HttpClient,
  request: HttpRequest,
  patience: Patience,
  transients: readonly Transient[] = [],
): Promise<HttpResponse> {
  const began = patience.clock.now();
  for (let attempt = 0; ; attempt++) {
    const settled = await tryOnce(http, hurried(request, patience));
    const passesMs = passingMs(settled, transients);
    if (passesMs === undefined) return unwrap(settled);
    const left = Math.min(began + passesMs, patience.deadline) - patience.clock.now();
    const asked = retryAfter(settled, patience.clock.now());
    if (asked !== undefined && asked > Math.max(left, 0))
      throw impatient(request, asked, left, settled);
    // "At once" would be a loop without pause: an asked wait is never shorter than our first.
    const ms =
      asked === undefined
        ? backoff(attempt, patience.random())
        : Math.max(asked, backoff(0, patience.random()));
    if (ms > left) return unwrap(settled);
    patience.onWait?.({ url: publicUrl(request.url), reason: reasonOf(settled), ms });
    await patience.clock.sleep(ms);
  }
}

/** The request with no more time than patience leaves it. */
function hurried(request: HttpRequest, patience: Patience): HttpRequest {
  const timeoutMs = timeoutOf(request);
  const left = Math.max(
    patience.deadline - patience.clock.now(),
    patience.graceMs ?? defaultGraceMs,
  );
  return left < timeoutMs ? { ...request, timeoutMs: left } : request;
}

type Settled = { readonly response: HttpResponse } | { readonly failure: SignetError };

async function tryOnce(http: HttpClient, request: HttpRequest): Promise<Settled> {
  try {
    return { response: await http.send(request) };
  } catch (thrown) {
    if (thrown instanceof SignetError) return { failure: thrown };
    throw thrown;
  }
}

function unwrap(settled: Settled): HttpResponse {
  if ('failure' in settled) throw settled.failure;
  return settled.response;
}

/** How long this may take to pass by itself, in milliseconds; undefined when it lasts. */
function passingMs(settled: Settled, transients: readonly Transient[]): number | undefined {
  if ('failure' in settled) return failurePassesMs(settled.failure);
  const { status } = settled.response;
  if (transientStatuses.has(status) || isRateLimit(settled.response)) return Infinity;
  const here = transients.filter(({ statuses }) => statuses.includes(status));
  return here.length === 0 ? undefined : Math.max(...here.map(({ forMs = Infinity }) => forMs));
}

function failurePassesMs(failure: SignetError): number | undefined {
  if (failure instanceof UnreachableError)
    return { outage: Infinity, moment: momentMs, never: undefined }[failure.lasts];
  return failure.code === 'HTTP_UNREACHABLE' || failure.code === 'HTTP_TIMEOUT'
    ? Infinity
    : undefined;
}

/**
 * A rate limit under another status: GitHub says 403 (docs.github.com, Rate limits for the REST
 * API), with Retry-After or in words; Oracle’s registry says 400 (docker/cli#5874).
 */
export function isRateLimit({ status, headers, body }: HttpResponse): boolean {
  if (status !== 403 && status !== 400) return false;
  if (status === 403 && headers.has('retry-after')) return true;
  return /rate[ -]?limit|TOOMANYREQUESTS|too many requests/i.test(body.toString('utf8', 0, 4096));
}

/** The same patience, but for at most `ms` from now. */
export function within(ms: number, patience: Patience): Patience {
  return { ...patience, deadline: Math.min(patience.deadline, patience.clock.now() + ms) };
}

function reasonOf(settled: Settled): string {
  return 'failure' in settled ? settled.failure.message : `status ${settled.response.status}`;
}

function retryAfter(settled: Settled, now: number): number | undefined {
  return 'failure' in settled
    ? undefined
    : retryAfterMs(settled.response.headers.get('retry-after'), now);
}

/**
 * Reads Retry-After, in seconds or as a date (RFC 9110, section 10.2.3), as milliseconds from
 * `now`; undefined when it says nothing readable.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text))
    return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Half a second doubling to 30 s, each drawn from its upper half, so that jobs which failed
 * together do not return together.
 */
function backoff(attempt: number, random: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(attempt, 6)) * (0.5 + random / 2);
}

function impatient(
  request: HttpRequest,
  asked: number,
  left: number,
  settled: Settled,
): SignetError {
  return new SignetError(
    'HTTP_IMPATIENT',
    `${request.method} ${publicUrl(request.url)}: ${reasonOf(settled)}, and the server asks to ` +
      `wait ${Math.ceil(asked / 1000)} s; ${Math.max(0, Math.floor(left / 1000))} s of patience ` +
      'are left',
    { hint: 'Run the job again later, or raise the input "patience".' },
  );
}
