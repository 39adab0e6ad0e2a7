// SPDX-License-Identifier: Apache-2.0
// Authorizes the requests to a registry, follows its redirects, and waits while it is away.
import { outcomeOf } from '../concurrency.ts';
import { SignetError, type Purpose } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience, type Transient } from '../http/retry.ts';
import { isLoopback, judgeRedirect } from '../http/url-policy.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import type { Authorizer } from './authorization.ts';
import { invalid, unavailable } from './failure.ts';
import { passingDenial } from './token-service.ts';

export interface RegistryPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly authorizer: Authorizer;
  /** Answers the challenges of other registries, to which this one redirects: with no login. */
  readonly anonymous: Authorizer;
  readonly purpose: Purpose;
  /** How long what was pushed a moment ago may be missing, in milliseconds. */
  readonly propagationMs?: number;
}

/** A request within a repository; `path` follows `/v2/<name>/`. */
export interface RepositoryRequest {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly maxBytes: number;
  readonly timeoutMs?: number;
  readonly transient?: Transient;
}

const maxRedirects = 5;
/** A refusal may have more words than a small blob has bytes. */
export const roomForErrors = 64 * 1024;

/** A request within a repository, with its URL. */
type Request = HttpRequest & Pick<RepositoryRequest, 'transient'>;

export class Exchange {
  readonly #ports: RegistryPorts;
  /** Registries on this machine that turned out to speak TLS. */
  readonly #tlsOnLoopback = new Set<string>();
  #fastestMs = Infinity;
  /** What the registry allowed in this run, by repository. */
  readonly #granted = new Set<string>();

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
  }

  /** The shortest time that an answer took so far: what the way there costs. */
  get fastestMs(): number {
    return this.#fastestMs;
  }

  /**
   * Sends within a repository; an answer to a GET or HEAD may come from where the registry
   * redirects to.
   */
  async send(
    repository: Repository,
    { path, ...request }: RepositoryRequest,
  ): Promise<HttpResponse> {
    // What belongs to no repository has no path before it.
    const within = repository.path === '' ? '' : `${repository.path}/`;
    const url = new URL(`/v2/${within}${path}`, this.#origin(repository));
    const response = await this.#sendAuthorized(repository, { ...request, url });
    if (await this.#speaksTls(repository, response))
      return this.send(repository, { path, ...request });
    return this.#follow(repository, { ...request, url }, response);
  }

  /**
   * Sends to a URL that the registry gave and our policy allowed, such as the next page of a list.
   */
  async sendTo(
    repository: Repository,
    url: URL,
    request: Omit<RepositoryRequest, 'path'>,
  ): Promise<HttpResponse> {
    return this.#follow(
      repository,
      { ...request, url },
      await this.#sendAuthorized(repository, { ...request, url }),
    );
  }

  /** To where an upload goes: with a login to the registry itself only. */
  async sendUpload(repository: Repository, request: HttpRequest): Promise<HttpResponse> {
    return request.url.origin === this.#origin(repository).origin
      ? this.#sendAuthorized(repository, request)
      : this.#sendPatiently(repository, request);
  }

  async #sendAuthorized(repository: Repository, request: Request): Promise<HttpResponse> {
    let header = await this.#ports.authorizer.current(repository);
    let response = await this.#sendPatiently(repository, withAuthorization(request, header));
    // Twice: a token that others share may have expired between its answer and its use.
    for (let answers = 0; response.status === 401 && answers < 2; answers++) {
      header = await this.#ports.authorizer.answer(repository, response, header);
      response = await this.#sendPatiently(repository, withAuthorization(request, header));
    }
    return response;
  }

  /**
   * Only GET and HEAD follow; credentials are left behind at the first other origin and do not come
   * back.
   */
  async #follow(
    repository: Repository,
    request: Request,
    first: HttpResponse,
  ): Promise<HttpResponse> {
    let response = first;
    let isOwn = true;
    for (
      let hops = 0;
      isRedirect(response) && request.method !== 'POST' && request.method !== 'PUT';
      hops++
    ) {
      if (hops >= maxRedirects) throw invalid(repository, `more than ${maxRedirects} redirects`);
      const url = judgeRedirect(response.headers.get('location') ?? '', response.url);
      isOwn &&= url.origin === request.url.origin;
      // The referrers API of ghcr.io redirects to a web page of another host; the caller
      // decides, and nothing is fetched (artifacthub#4785).
      if (!isOwn && /\/referrers\/[^/]*$/.test(request.url.pathname)) return response;
      response = isOwn
        ? await this.#sendAuthorized(repository, { ...request, url })
        : await this.#sendAnonymously(repository, { ...request, url });
    }
    return response;
  }

  /**
   * To where the registry redirects. That may be a registry with a token service of its own
   * (google/go-containerregistry#2333), which gives a token to anyone; no login is sent there.
   */
  async #sendAnonymously(repository: Repository, request: Request): Promise<HttpResponse> {
    const response = await this.#sendPatiently(repository, request);
    const path = /^\/v2\/(.+)\/(?:manifests|blobs)\/[^/]+$/.exec(request.url.pathname)?.[1];
    if (response.status !== 401 || path === undefined) return response;
    const other: Repository = { registry: request.url.host, path };
    const header = await outcomeOf(() => this.#ports.anonymous.answer(other, response, undefined));
    if (header.ok) return this.#sendPatiently(repository, withAuthorization(request, header.value));
    if (header.error instanceof SignetError && header.error.code === 'REGISTRY_UNAUTHENTICATED')
      return response;
    throw header.error;
  }

  async #sendPatiently(repository: Repository, request: Request): Promise<HttpResponse> {
    const { patience } = this.#ports;
    const { transient, ...plain } = request;
    const began = patience.clock.now();
    // A right that was there a moment ago does not end.
    const right = `${repositoryName(repository)} ${isWrite(request) ? 'push' : 'pull'}`;
    try {
      const response = await sendPatiently(this.#ports.http, plain, patience, [
        ...(transient === undefined ? [] : [transient]),
        ...(this.#granted.has(right) ? [passingDenial] : []),
      ]);
      if (response.status < 300) this.#granted.add(right);
      return response;
    } catch (cause) {
      throw unavailable(repository, cause);
    } finally {
      this.#fastestMs = Math.min(this.#fastestMs, patience.clock.now() - began);
    }
  }

  #origin({ registry }: Repository): URL {
    if (registry === 'docker.io') return new URL('https://registry-1.docker.io');
    const secure = new URL(`https://${registry}`);
    return isLoopback(secure.hostname) && !this.#tlsOnLoopback.has(registry)
      ? new URL(`http://${registry}`)
      : secure;
  }

  /**
   * A TLS server answers plain http with 400 and these words (Go, net/http); only registries on
   * this machine are asked so.
   */
  async #speaksTls(repository: Repository, { status, url, body }: HttpResponse): Promise<boolean> {
    if (url.protocol !== 'http:' || status !== 400) return false;
    // The answer to a HEAD has no words.
    const words =
      body.length > 0
        ? body
        : (
            await this.#sendPatiently(repository, {
              method: 'GET',
              url: new URL('/v2/', url),
              maxBytes: roomForErrors,
            })
          ).body;
    if (!words.toString('utf8', 0, 200).includes('HTTP request to an HTTPS server')) return false;
    this.#tlsOnLoopback.add(repository.registry);
    return true;
  }
}

function withAuthorization<Request extends HttpRequest>(
  request: Request,
  header: string | undefined,
): Request {
  return header === undefined
    ? request
    : { ...request, headers: { ...request.headers, authorization: header } };
}

function isWrite({ method }: HttpRequest): boolean {
  return method === 'POST' || method === 'PUT';
}

function isRedirect({ status, headers }: HttpResponse): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.has('location');
}
