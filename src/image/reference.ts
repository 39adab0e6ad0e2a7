// SPDX-License-Identifier: Apache-2.0
// Image references by the grammar of distribution/reference (reference.go, normalize.go).
import { SignetError } from '../errors.ts';
import { parseDigest, type Digest } from './digest.ts';
import { checkForm, emptyHint, withoutUser, type Problem } from './reference-mistakes.ts';

/**
 * A repository: `registry` is host or host:port in lower case (docker.io for Docker Hub), `path`
 * what follows it (library/ubuntu).
 */
export interface Repository {
  readonly registry: string;
  readonly path: string;
}

/** What a user typed for an image. */
export interface Reference {
  readonly repository: Repository;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** One image: told apart by repository and digest, never by tag. */
export interface Image {
  readonly repository: Repository;
  readonly digest: Digest;
}

/** The repository as people write it: `ghcr.io/acme/app`. */
export function repositoryName({ registry, path }: Repository): string {
  return `${registry}/${path}`;
}

/**
 * The repository as simple-signing payloads name it, where Docker Hub has its old host
 * (go-containerregistry, pkg/name).
 */
export function dockerReference({ registry, path }: Repository): string {
  return `${registry === 'docker.io' ? 'index.docker.io' : registry}/${path}`;
}

/** The image as people write it: `ghcr.io/acme/app@sha256:…`. */
export function imageName({ repository, digest }: Image): string {
  return `${repositoryName(repository)}@${digest}`;
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const hostGrammar = new RegExp(
  String.raw`^(?:${label}(?:\.${label})*|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$`,
);
const componentGrammar = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagGrammar = /^\w[\w.-]{0,127}$/;

/** Whether the text is a tag by itself (distribution-spec, Pulling manifests). */
export function isTag(text: string): boolean {
  return tagGrammar.test(text);
}

/**
 * Reads `[registry/]path[:tag][@digest]`. With tag and digest, both are kept and the digest rules.
 * Capitals are lowered in the repository, which has none (distribution/reference, and
 * docker/metadata-action writes it so), and never in the tag.
 * @throws SignetError INPUT_INVALID that says what is wrong with it and, where it can be known,
 * what was meant
 */
export function parseReference(text: string): Reference {
  const problem = (what: string, hint = usualHint) =>
    new SignetError(
      'INPUT_INVALID',
      `${JSON.stringify(withoutUser(text).slice(0, 300))} is not an image: ${what}`,
      { hint },
    );
  checkForm(text, problem);
  const [name = '', digestText, ...more] = text.split('@');
  if (more.length > 0) throw problem('it has more than one "@"');
  const digest = digestText === undefined ? {} : { digest: readDigest(digestText, problem) };
  const { rest, tag } = splitTag(name, problem);
  return { repository: readRepository(rest, problem), ...tag, ...digest };
}

const usualHint = 'Write ghcr.io/acme/app@sha256:…, one per line or separated by commas.';

/** What stands before the tag and the digest, as it was written. */
export function nameOfReference(text: string): string {
  const [name = ''] = text.split('@');
  const at = name.lastIndexOf(':');
  return at < 0 || name.includes('/', at) || name.endsWith(']') ? name : name.slice(0, at);
}

function readDigest(text: string, problem: Problem): Digest {
  if (text === '')
    throw problem(
      'the digest after "@" is empty',
      'Is the id in ${{ steps.ID.outputs.digest }} that of the build step, and did it push?',
    );
  if (text.includes('/'))
    throw problem(
      'a user name or password cannot stand in it',
      'Log in with docker/login-action, or pass "registry-username" and "registry-password".',
    );
  try {
    return parseDigest(text);
  } catch (error) {
    throw error instanceof SignetError ? problem(error.message) : error;
  }
}

/**
 * The tag is what follows the last colon, unless a slash follows it: then the colon belongs to a
 * port.
 */
function splitTag(name: string, problem: Problem): { rest: string; tag: { tag?: string } } {
  const at = name.lastIndexOf(':');
  if (at < 0 || name.includes('/', at) || name.endsWith(']')) return { rest: name, tag: {} };
  const tag = name.slice(at + 1);
  if (tag === '') throw problem('the tag after ":" is empty', emptyHint);
  if (!tagGrammar.test(tag))
    throw problem(
      tag.length > 128
        ? 'the tag is longer than 128 characters'
        : `${JSON.stringify(tag)} is not a tag`,
    );
  return { rest: name.slice(0, at), tag: { tag } };
}

function readRepository(name: string, problem: Problem): Repository {
  if (name === '') throw problem('the name is missing');
  const [first = '', ...others] = name.split('/');
  const hasHost = others.length > 0 && (first === 'localhost' || /[.:A-Z[]/.test(first));
  const registry = hasHost ? readHost(first, problem) : 'docker.io';
  const given = (hasHost ? others : [first, ...others]).join('/');
  const path = given.toLowerCase();
  // A registry by its capitals alone: more likely is an owner at GitHub with a registry left out.
  if (path !== given && hasHost && !/[.:[]/.test(first) && registry !== 'localhost')
    throw problem(
      `${JSON.stringify(first)} is taken for a registry, as it has capitals and no dot`,
      `Begin with the registry: ghcr.io/${registry}/${path}, or docker.io/${registry}/${path}.`,
    );
  checkPath(path, problem);
  if (!hasHost && others.length === 0 && /^[0-9a-f]{64}$/.test(path))
    throw problem('64 hexadecimal digits are a digest without its name', 'Write name@sha256:….');
  return {
    registry,
    path: registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path,
  };
}

function readHost(text: string, problem: Problem): string {
  const port = hostGrammar.exec(text)?.[1];
  if (!hostGrammar.test(text))
    throw problem(
      text.endsWith(':')
        ? `the port after ${JSON.stringify(text)} is empty`
        : `${JSON.stringify(text)} is not a registry’s name`,
    );
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
    throw problem(`the port ${port} does not exist`);
  const host = text.toLowerCase();
  if (!isHostOfUrl(host))
    throw problem(
      `${JSON.stringify(text)} is not ` +
        (host.startsWith('[') ? 'an IPv6 address' : 'a registry’s name'),
    );
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

/**
 * Whether a URL takes the name as it is: it would read 0x7f.1 as 127.0.0.1, and refuse 300.1.1.1.
 */
function isHostOfUrl(host: string): boolean {
  const url = `https://${host}`;
  return (
    URL.canParse(url) &&
    (host.startsWith('[') || new URL(url).hostname === host.replace(/:\d+$/, ''))
  );
}

function checkPath(path: string, problem: Problem): void {
  if (path.length > 255) throw problem('the name is longer than 255 characters');
  for (const component of path.split('/')) {
    if (component === '') throw problem('a part between two slashes is empty', emptyHint);
    if (!componentGrammar.test(component))
      throw problem(`${JSON.stringify(component)} is not a part of a repository’s name`);
  }
}
