// SPDX-License-Identifier: Apache-2.0
// Sends again what failed for a passing reason, until the run’s patience ends.
import { SignetError } from '../errors.ts';
import { publicUrl, type HttpClient, type HttpRequest, type HttpResponse } from './client.ts';

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
  readonly clock: Clock;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
  readonly onWait?: (wait: { url: string; reason: string; ms: number }) => void;
}

const transientStatuses = new Set([
  408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524,
]);

/**
 * Sends a request until it gets a lasting answer or patience ends. Only for requests that may be
 * repeated.
 * `alsoTransient` are statuses that pass by themselves here, such as 404 for what was written a
 * moment ago; they are waited for until `untilThen` only.
 * @returns the first lasting answer, or the last transient one when patience ended
 * @throws SignetError HTTP_UNREACHABLE, HTTP_TIMEOUT (the last try's), HTTP_IMPATIENT when the
 * server asks for a longer wait than is left
 */
export async function sendPatiently(
  http: HttpClient,
  request: HttpRequest,
  patience: Patience,
  alsoTransient: readonly number[] = [],
  untilThen = patience.deadline,
): Promise<HttpResponse> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await tryOnce(http, request);
    if (!isTransient(outcome, alsoTransient)) return unwrap(outcome);
    const deadline = isTransient(outcome, [])
      ? patience.deadline
      : Math.min(untilThen, patience.deadline);
    const left = deadline - patience.clock.now();
    const asked = retryAfter(outcome, patience.clock.now());
    if (asked !== undefined && asked > Math.max(left, 0))
      throw impatient(request, asked, left, outcome);
    // "At once" would be a loop without pause: an asked wait is never shorter than our first.
    const ms =
      asked === undefined
        ? backoff(attempt, patience.random())
        : Math.max(asked, backoff(0, patience.random()));
    if (ms > left) return unwrap(outcome);
    patience.onWait?.({ url: publicUrl(request.url), reason: reasonOf(outcome), ms });
    await patience.clock.sleep(ms);
  }
}

type Outcome = { readonly response: HttpResponse } | { readonly failure: SignetError };

async function tryOnce(http: HttpClient, request: HttpRequest): Promise<Outcome> {
  try {
    return { response: await http.send(request) };
  } catch (thrown) {
    if (thrown instanceof SignetError) return { failure: thrown };
    throw thrown;
  }
}

function unwrap(outcome: Outcome): HttpResponse {
  if ('failure' in outcome) throw outcome.failure;
  return outcome.response;
}

function isTransient(outcome: Outcome, also: readonly number[]): boolean {
  if ('failure' in outcome)
    return outcome.failure.code === 'HTTP_UNREACHABLE' || outcome.failure.code === 'HTTP_TIMEOUT';
  return transientStatuses.has(outcome.response.status) || also.includes(outcome.response.status);
}

/** The same patience, but for at most `ms` from now. */
export function within(ms: number, patience: Patience): Patience {
  return { ...patience, deadline: Math.min(patience.deadline, patience.clock.now() + ms) };
}

function reasonOf(outcome: Outcome): string {
  return 'failure' in outcome ? outcome.failure.message : `status ${outcome.response.status}`;
}

function retryAfter(outcome: Outcome, now: number): number | undefined {
  return 'failure' in outcome
    ? undefined
    : retryAfterMs(outcome.response.headers.get('retry-after'), now);
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
  outcome: Outcome,
): SignetError {
  return new SignetError(
    'HTTP_IMPATIENT',
    `${request.method} ${publicUrl(request.url)}: ${reasonOf(outcome)}, and the server asks to ` +
      `wait ${Math.ceil(asked / 1000)} s; ${Math.max(0, Math.floor(left / 1000))} s of patience ` +
      'are left',
    { hint: 'Run the job again later, or raise the input "patience".' },
  );
}
