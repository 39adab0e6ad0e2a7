// SPDX-License-Identifier: Apache-2.0
// Single requests of the distribution API (distribution-spec), authorized and redirected by our
// rules.
import { SignetError, type Purpose } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience, type Transient } from '../http/retry.ts';
import { isLoopback, judgeRedirect, judgeUploadLocation } from '../http/url-policy.ts';
import { digestOf, isDigest, isDigestOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import type { Authorizer } from './authorization.ts';
import { refusal } from './failure.ts';
import { maxManifestBytes, subjectTypes } from './manifest.ts';

export interface RegistryPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly authorizer: Authorizer;
  readonly purpose: Purpose;
}

/** A request within a repository; `path` follows `/v2/<name>/`. */
export interface RepositoryRequest {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly maxBytes: number;
  readonly transient?: Transient;
}

const maxRedirects = 5;
const maxErrorBytes = 64 * 1024;
/**
 * A right that was there a moment ago does not end: ghcr.io refuses now and then without a reason
 * (docker/build-push-action#687).
 */
const passingDenial: Transient = { statuses: [403], forMs: 4_000 };

export class Registry {
  readonly #ports: RegistryPorts;
  /** Registries on this machine that turned out to speak TLS. */
  readonly #tlsOnLoopback = new Set<string>();
  #fastestMs = Infinity;
  /** What the registry allowed in this run, by repository. */
  readonly #granted = new Set<string>();

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
  }

  /** Whom hints speak to. */
  get purpose(): Purpose {
    return this.#ports.purpose;
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
    const url = new URL(`/v2/${repository.path}/${path}`, this.#origin(repository));
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

  /**
   * A manifest or an index by tag or digest, with the digest of its bytes; undefined when there is
   * none.
   */
  async manifest(
    repository: Repository,
    reference: string,
    options: Pick<RepositoryRequest, 'transient'> = {},
  ): Promise<{ response: HttpResponse; digest: Digest; mediaType: string } | undefined> {
    const response = await this.send(repository, {
      method: 'GET',
      path: `manifests/${reference}`,
      headers: acceptManifests,
      maxBytes: maxManifestBytes,
      ...options,
    });
    if (response.status === 404) return undefined;
    if (response.status !== 200)
      throw refusal(`give the manifest ${reference}`, repository, response, this.purpose);
    // Everything fetched by digest is hashed here; the registry's own header is compared by nobody
    // (regclient, GHSA-qv35-3gw6-8q4j).
    if (!isDigest(reference))
      return { response, digest: digestOf(response.body), mediaType: mediaTypeOf(response) };
    if (!isDigestOf(reference, response.body))
      throw invalid(repository, `it gave other bytes for ${reference}`);
    return { response, digest: reference, mediaType: mediaTypeOf(response) };
  }

  async hasBlob(repository: Repository, digest: Digest): Promise<boolean> {
    return (
      (
        await this.send(repository, {
          method: 'HEAD',
          path: `blobs/${digest}`,
          maxBytes: maxErrorBytes,
        })
      ).status === 200
    );
  }

  /** The bytes of a blob, hashed; undefined when there is none. */
  async blob(
    repository: Repository,
    digest: Digest,
    maxBytes: number,
    options: Pick<RepositoryRequest, 'transient'> = {},
  ): Promise<Buffer | undefined> {
    // A refusal may have more words than a small blob has bytes.
    const response = await this.send(repository, {
      method: 'GET',
      path: `blobs/${digest}`,
      maxBytes: Math.max(maxBytes, maxErrorBytes),
      ...options,
    });
    if (response.status === 404) return undefined;
    if (response.status !== 200)
      throw refusal(`give the blob ${digest}`, repository, response, this.purpose);
    if (response.body.length > maxBytes)
      throw invalid(repository, `the blob ${digest} is longer than ${maxBytes} bytes`);
    if (!isDigestOf(digest, response.body))
      throw invalid(repository, `it gave other bytes for ${digest}`);
    return response.body;
  }

  /** Begins an upload. A login that may not push is found here. @returns where the bytes go */
  async startUpload(repository: Repository): Promise<URL> {
    const response = await this.send(repository, {
      method: 'POST',
      path: 'blobs/uploads/',
      headers: { 'content-length': '0' },
      maxBytes: maxErrorBytes,
    });
    const location = response.headers.get('location');
    if (response.status !== 202) throw refusal('begin an upload', repository, response);
    if (location === null) throw invalid(repository, 'an upload without a Location');
    return judgeUploadLocation(location, response.url);
  }

  /**
   * Ends an upload with all its bytes (distribution-spec, POST then PUT). The answer is judged by
   * the caller.
   */
  async finishUpload(
    repository: Repository,
    location: URL,
    bytes: Buffer,
    digest: Digest,
  ): Promise<HttpResponse> {
    const url = new URL(location);
    url.searchParams.set('digest', digest);
    const request = {
      method: 'PUT' as const,
      url,
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      maxBytes: maxErrorBytes,
    };
    const isOwn = url.origin === this.#origin(repository).origin;
    return isOwn
      ? this.#sendAuthorized(repository, request)
      : this.#sendPatiently(repository, request);
  }

  async #sendAuthorized(
    repository: Repository,
    request: HttpRequest & Pick<RepositoryRequest, 'transient'>,
  ): Promise<HttpResponse> {
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
    request: HttpRequest & Pick<RepositoryRequest, 'transient'>,
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
      // The referrers API of ghcr.io redirects to a web page of another host; whoever asked
      // decides, nothing is fetched (artifacthub#4785).
      if (!isOwn && /\/referrers\/[^/]*$/.test(request.url.pathname)) return response;
      response = isOwn
        ? await this.#sendAuthorized(repository, { ...request, url })
        : await this.#sendPatiently(repository, { ...request, url });
    }
    return response;
  }

  async #sendPatiently(
    repository: Repository,
    request: HttpRequest & Pick<RepositoryRequest, 'transient'>,
  ): Promise<HttpResponse> {
    const { patience } = this.#ports;
    const { transient, ...plain } = request;
    const began = patience.clock.now();
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
              maxBytes: maxErrorBytes,
            })
          ).body;
    if (!words.toString('utf8', 0, 200).includes('HTTP request to an HTTPS server')) return false;
    this.#tlsOnLoopback.add(repository.registry);
    return true;
  }
}

const acceptManifests = { accept: subjectTypes.join(', ') };

/** The media type without parameters. */
export function mediaTypeOf({ headers }: HttpResponse): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The registry said something that the specification does not allow. */
export function invalid({ registry }: Repository, what: string): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${registry} gave an answer that the specification does not allow: ${what}`,
    {
      hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
    },
  );
}

/** What the transport says, as a failure of this registry. */
function unavailable({ registry }: Repository, cause: unknown): unknown {
  const isSilent =
    cause instanceof SignetError &&
    ['HTTP_UNREACHABLE', 'HTTP_TIMEOUT', 'HTTP_IMPATIENT'].includes(cause.code);
  if (!isSilent) return cause;
  return new SignetError('REGISTRY_UNAVAILABLE', `${registry} is not available`, {
    hint:
      cause.hint ??
      'Run the job again when it is back; if it is a private registry, check that this ' +
        'runner can reach it.',
    cause,
  });
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
