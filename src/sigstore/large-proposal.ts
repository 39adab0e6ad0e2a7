// SPDX-License-Identifier: Apache-2.0
// Proposes a large entry to Rekor v1, and tells a log that refuses its size from one that is down.
import { SignetError } from '../errors.ts';
import { timeoutOf, type HttpRequest, type HttpResponse } from '../http/client.ts';
import { within, type Patience } from '../http/retry.ts';
import { askService, endpointOf, type ServicePorts } from './service-exchange.ts';

/** Public logs were seen to drop requests of a few megabytes (rekor#2808, #2915), in bytes. */
const largeRequest = 1_000_000;
/** How long one such request is begun again; each try takes the time that its size needs. */
const largePatienceMs = 3_000;

export function isLargeProposal(body: Uint8Array): boolean {
  return body.byteLength > largeRequest;
}

/**
 * A log that refuses a request for its size closes the connection or answers as if it were down
 * (502), so it is asked something small: when that is answered and the request fails once more, it
 * is the size.
 * @returns the log's answer, also a conflict (409)
 * @throws SignetError REKOR_TOO_LARGE, REKOR_REJECTED, REKOR_UNAVAILABLE
 */
export async function proposeLarge(
  request: HttpRequest & { readonly body: Uint8Array },
  log: URL,
  ports: ServicePorts,
): Promise<HttpResponse> {
  const propose = () => proposeOnce(request, ports);
  const response = await propose().catch(async (error: unknown) => {
    if (!isUnavailable(error)) throw error;
    await askIfAlive(log, ports);
    return propose().catch((again: unknown) => {
      throw isUnavailable(again) ? tooLarge(request, log, again) : again;
    });
  });
  if (response.status === 413) throw tooLarge(request, log);
  return response;
}

async function proposeOnce(request: HttpRequest, ports: ServicePorts): Promise<HttpResponse> {
  const { patience } = ports;
  const brief = { ...within(largePatienceMs, patience), graceMs: timeFor(request, patience) };
  return askService('REKOR', request, { ...ports, patience: brief }, [409, 413]);
}

/** A try that has begun is not cut off while it is sent, unless all patience ends. */
function timeFor(request: HttpRequest, { deadline, clock, graceMs = 0 }: Patience): number {
  return Math.min(timeoutOf(request), Math.max(deadline - clock.now(), graceMs));
}

async function askIfAlive(log: URL, ports: ServicePorts): Promise<void> {
  const url = endpointOf(log, 'api/v1/log');
  await askService('REKOR', { method: 'GET', url, maxBytes: 64 * 1024 }, ports);
}

function isUnavailable(error: unknown): boolean {
  return error instanceof SignetError && error.code === 'REKOR_UNAVAILABLE';
}

function tooLarge({ body }: { readonly body: Uint8Array }, log: URL, cause?: unknown): SignetError {
  return new SignetError(
    'REKOR_TOO_LARGE',
    `Rekor at ${log.origin} refuses large statements: it answers small requests, and drops this ` +
      `one of ${(body.byteLength / 1_000_000).toFixed(1)} MB`,
    {
      hint:
        'Set "large-statements: rekor-v2", which records a hash and takes any size, or make the ' +
        'SBOM smaller: with syft, "--select-catalogers -file" leaves out the list of all files.',
      cause,
    },
  );
}
