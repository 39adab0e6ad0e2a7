// SPDX-License-Identifier: Apache-2.0
// Single requests of the distribution API (distribution-spec), and what their answers must hold.
import type { Purpose } from '../errors.ts';
import { timeoutFor, type HttpResponse } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import { judgeUploadLocation } from '../http/url-policy.ts';
import { digestOf, isDigest, isDigestOf, type Digest } from '../image/digest.ts';
import type { Repository } from '../image/reference.ts';
import { Exchange, roomForErrors, type RegistryPorts, type RepositoryRequest } from './exchange.ts';
import { invalid, refusal } from './failure.ts';
import { maxManifestBytes, subjectTypes } from './manifest.ts';
import { openMemory } from './memory.ts';
import { manifestType } from './response.ts';

/** A manifest or an index, with the digest of its bytes. */
export interface FoundManifest {
  readonly response: HttpResponse;
  readonly digest: Digest;
  readonly mediaType: string;
}

/** How long a registry may take to show an image that was pushed a moment ago. */
const defaultPropagationMs = 5_000;

type ManifestOptions = Pick<RepositoryRequest, 'transient'> & {
  readonly maxBytes?: number | undefined;
};

export class Registry {
  readonly #ports: RegistryPorts;
  readonly #exchange: Exchange;
  /** What all requests of the run share. */
  readonly memory = openMemory();

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
    this.#exchange = new Exchange(ports);
  }

  get patience(): Patience {
    return this.#ports.patience;
  }

  /** Whom hints speak to. */
  get purpose(): Purpose {
    return this.#ports.purpose;
  }

  /** What may still appear, where someone pushed a moment ago. */
  get propagation(): Pick<RepositoryRequest, 'transient'> {
    const { propagationMs = defaultPropagationMs } = this.#ports;
    return propagationMs === 0 ? {} : { transient: { statuses: [404], forMs: propagationMs } };
  }

  /** The shortest time that an answer took so far: what the way there costs. */
  get fastestMs(): number {
    return this.#exchange.fastestMs;
  }

  /** @see Exchange.send */
  async send(repository: Repository, request: RepositoryRequest): Promise<HttpResponse> {
    return this.#exchange.send(repository, request);
  }

  /** @see Exchange.sendTo */
  async sendTo(
    repository: Repository,
    url: URL,
    request: Omit<RepositoryRequest, 'path'>,
  ): Promise<HttpResponse> {
    return this.#exchange.sendTo(repository, url, request);
  }

  /**
   * A manifest or an index by tag or digest, with the digest of its bytes; undefined when there is
   * none.
   */
  async manifest(
    repository: Repository,
    reference: string,
    options?: ManifestOptions,
  ): Promise<FoundManifest | undefined> {
    const found = await this.lookForManifest(repository, reference, options);
    return 'missing' in found ? undefined : found;
  }

  /** The same, with the answer that says that there is none. */
  async lookForManifest(
    repository: Repository,
    reference: string,
    { maxBytes = maxManifestBytes, ...options }: ManifestOptions = {},
  ): Promise<FoundManifest | { readonly missing: HttpResponse }> {
    const response = await this.send(repository, {
      method: 'GET',
      path: `manifests/${reference}`,
      headers: acceptManifests,
      maxBytes,
      ...options,
    });
    if (response.status === 404) return { missing: response };
    if (response.status !== 200)
      throw refusal(`give the manifest ${reference}`, repository, response, this.purpose);
    // Everything fetched by digest is hashed here; the registry's own header is not compared
    // (regclient, GHSA-qv35-3gw6-8q4j).
    if (!isDigest(reference))
      return { response, digest: digestOf(response.body), mediaType: manifestType(response) };
    if (!isDigestOf(reference, response.body))
      throw invalid(repository, `it gave other bytes for ${reference}`);
    return { response, digest: reference, mediaType: manifestType(response) };
  }

  /**
   * Whether the manifest is there, by GET, as HEAD is not taken everywhere; its bytes are not
   * looked at.
   */
  async hasManifest(repository: Repository, digest: Digest): Promise<boolean> {
    const path = `manifests/${digest}`;
    const response = await this.send(repository, {
      method: 'GET',
      path,
      headers: acceptManifests,
      maxBytes: maxManifestBytes,
    });
    if (response.status !== 200 && response.status !== 404)
      throw refusal(`give the manifest ${digest}`, repository, response, this.purpose);
    return response.status === 200;
  }

  async hasBlob(repository: Repository, digest: Digest): Promise<boolean> {
    return (
      (
        await this.send(repository, {
          method: 'HEAD',
          path: `blobs/${digest}`,
          maxBytes: roomForErrors,
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
    const response = await this.send(repository, {
      method: 'GET',
      path: `blobs/${digest}`,
      maxBytes: Math.max(maxBytes, roomForErrors),
      // A long one takes its time on a slow line, as its upload did.
      timeoutMs: timeoutFor(maxBytes),
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
      maxBytes: roomForErrors,
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
    return this.#exchange.sendUpload(repository, {
      method: 'PUT',
      url,
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      maxBytes: roomForErrors,
    });
  }
}

const acceptManifests = { accept: subjectTypes.join(', ') };
