// SPDX-License-Identifier: Apache-2.0
// What all exchanges with Fulcio, Rekor and the timestamp authority have in common.
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { type HttpClient, type HttpRequest, type HttpResponse } from '../http/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { sendPatiently, type Patience, type Transient } from '../http/retry.ts';
import { describeIssue, parseJson } from '../json.ts';

export interface ServicePorts {
  readonly http: HttpClient;
  readonly patience: Patience;
}

/**
 * The address of one of a service's methods. A private Sigstore may have all of its services on one
 * host, each under a path of its own; that path stays, with or without a slash at its end.
 */
export function endpointOf(service: URL, path: string): URL {
  const url = new URL(service);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

export type ServiceName = 'FULCIO' | 'REKOR' | 'TSA';

const titles: Record<ServiceName, string> = {
  FULCIO: 'Fulcio',
  REKOR: 'Rekor',
  TSA: 'The timestamp authority',
};

/**
 * Sends to a service until it answers; 2xx and the statuses of `expected` are answers.
 * @throws SignetError …_REJECTED for another 4xx, with the service's own words; …_UNAVAILABLE
 * when it stays down; …_RESPONSE_INVALID when it does not stop
 */
export async function askService(
  service: ServiceName,
  request: HttpRequest,
  ports: ServicePorts,
  expected: readonly number[] = [],
  transients: readonly Transient[] = [],
): Promise<HttpResponse> {
  const response = await sendPatiently(ports.http, request, ports.patience, transients).catch(
    (error: unknown) => {
      throw error instanceof SignetError ? judgeFailure(service, request, error) : error;
    },
  );
  if ((response.status >= 200 && response.status < 300) || expected.includes(response.status))
    return response;
  if (response.status >= 500 || response.status === 429 || response.status === 408)
    throw unavailable(service, request, `status ${response.status}${wordsOf(response)}`);
  throw new SignetError(
    `${service}_REJECTED`,
    `${titles[service]} refused: ${request.method} ${publicUrl(request.url)}: status ` +
      `${response.status}${wordsOf(response)}`,
    {
      hint:
        service === 'FULCIO'
          ? fulcioHint
          : 'If the cause is not clear from these words, run the job again; if it stays, ' +
            'report it.',
    },
  );
}

function judgeFailure(service: ServiceName, request: HttpRequest, error: SignetError): SignetError {
  if (error.code === 'CANCELLED') return error;
  if (error.code === 'HTTP_TOO_LARGE')
    return invalidAnswer(service, request.url, 'it is too long', error);
  return unavailable(
    service,
    request,
    error.code === 'HTTP_IMPATIENT'
      ? 'it asks for more patience than there is'
      : 'it does not answer',
    error,
  );
}

const fulcioHint =
  'The token may have expired (it lives five minutes), the runner’s clock may be wrong, or ' +
  'this Sigstore may not accept tokens of this issuer: the public-good one accepts github.com ' +
  'and ghe.com, not GitHub Enterprise Server.';

/** Parses a JSON answer by its schema. @throws SignetError …_RESPONSE_INVALID */
export function parseAnswer<Schema extends v.GenericSchema>(
  service: ServiceName,
  schema: Schema,
  response: HttpResponse,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, parseJson(response.body));
  if (parsed.success) return parsed.output;
  throw invalidAnswer(service, response.url, describeIssue(parsed.issues[0]));
}

export function invalidAnswer(
  service: ServiceName,
  url: URL,
  what: string,
  cause?: unknown,
): SignetError {
  return new SignetError(
    `${service}_RESPONSE_INVALID`,
    `${titles[service]} at ${url.origin} gave an answer that the protocol does not allow: ${what}`,
    {
      hint:
        'Something between the runner and the service may have changed it, such as a proxy. ' +
        'Nothing was published.',
      cause,
    },
  );
}

function unavailable(
  service: ServiceName,
  { url }: HttpRequest,
  what: string,
  cause?: unknown,
): SignetError {
  // Where the transport knows the cause, it knows the fix.
  const known =
    cause instanceof SignetError && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
  const status = url.hostname.endsWith('.sigstore.dev') ? 'See https://status.sigstore.dev. ' : '';
  return new SignetError(
    `${service}_UNAVAILABLE`,
    `${titles[service]} at ${url.origin} is not available: ${what}`,
    {
      hint:
        known ??
        `${status}Run the job again when it is back, or raise the input "patience". The image ` +
          'stays unsigned until then; signing again does no harm.',
      cause,
    },
  );
}

const wordsSchema = v.union([v.object({ message: v.string() }), v.object({ error: v.string() })]);

/** The service's own words, if it said any that are fit to show. */
function wordsOf(response: HttpResponse): string {
  const parsed = v.safeParse(wordsSchema, parseJson(response.body));
  if (!parsed.success) return '';
  const words = 'message' in parsed.output ? parsed.output.message : parsed.output.error;
  return `: ${words.slice(0, 300)}`;
}
