// SPDX-License-Identifier: Apache-2.0
// Who must have signed, and whether a certificate is theirs.
import type { KeyObject } from 'node:crypto';

import { encodedAsUri } from '../http/go-url.ts';
import type { Certificate } from './certificate-facts.ts';
import { Flawed, type Flaw } from './flaw.ts';

export { encodedAsUri } from '../http/go-url.ts';

/** Something that a text matches as a whole, in time that grows with its length alone. */
export interface Pattern {
  test(text: string): boolean;
}

/** Text that must be equal, or match from its first to its last character. */
export type Match =
  | { readonly equals: string }
  | { readonly matches: Pattern; /** For people. */ readonly text: string };

/** A demand on what one of Fulcio’s extensions says. */
export interface ExtensionDemand {
  readonly fact: 'sourceRepository' | 'sourceRepositoryId' | 'sourceRef';
  /** For people: `source repository` … */
  readonly name: string;
  readonly flaw: Extract<Flaw, 'repository' | 'workflow' | 'ref'>;
  readonly anyOf: readonly Match[];
}

/** An owner or a repository as it is known today: its name may change hands, its id does not. */
export interface KnownSource {
  readonly what: 'owner' | 'repository';
  readonly url: string;
  readonly id: string;
}

/** A workflow of a repository on GitHub; what is empty may be anything. */
export interface WorkflowPolicy {
  /** Its URL. */
  readonly repository: string;
  /** A glob for the file's path in the repository. */
  readonly path: string;
  /** A glob for the ref, or the commit, at which the workflow was read. */
  readonly ref: string;
}

export interface CertificatePolicy {
  readonly kind: 'certificate';
  /** Any name when absent. */
  readonly subjectAlternativeName?: Match;
  readonly issuer: string;
  readonly workflow?: WorkflowPolicy;
  readonly extensions?: readonly ExtensionDemand[];
  /** What comes from these must have their ids, where the certificate names ids. */
  readonly known?: readonly KnownSource[];
}

/** Exactly one of these. */
export type SignerPolicy =
  CertificatePolicy | { readonly kind: 'key'; readonly publicKey: KeyObject };

/**
 * What was signed comes from one of these repositories, by their URLs (fulcio, docs/oid-info.md,
 * 1.12).
 */
export function fromRepositories(urls: readonly string[]): ExtensionDemand {
  return {
    fact: 'sourceRepository',
    name: 'source repository',
    flaw: 'repository',
    anyOf: urls.map((url) => ({ matches: repositoryAt(url), text: url })),
  };
}

/** What was signed was made for this ref. */
export function fromRef(pattern: string): ExtensionDemand {
  return {
    fact: 'sourceRef',
    name: 'source ref',
    flaw: 'ref',
    anyOf: [{ matches: glob(pattern), text: pattern }],
  };
}

/** What was signed comes from a repository with one of these ids, whatever its name was. */
export function fromIds(ids: readonly string[]): ExtensionDemand {
  return {
    fact: 'sourceRepositoryId',
    name: 'id of the source repository',
    flaw: 'repository',
    anyOf: ids.map((id) => ({ equals: id })),
  };
}

/** GitHub tells repositories apart without regard to case. */
function repositoryAt(url: string): Pattern {
  return { test: (text) => text.toLowerCase() === url.toLowerCase() };
}

/** A pattern with stars. */
export interface Glob extends Pattern {
  /** Whether a text that begins so can match. */
  canBegin(start: string): boolean;
}

/** The stars and characters of a glob. */
export function globSteps(pattern: string): readonly string[] {
  return pattern.match(/\*\*|\*|[^*]/gu) ?? [];
}

/**
 * `*` stands for anything but a slash, `**` for anything. All ways to match are tried at once, so
 * no text takes long, however many stars there are.
 */
export function glob(pattern: string): Glob {
  const steps = globSteps(pattern);
  /** The places in the pattern to which one leads, as a star may stand for nothing. */
  const withEmptyStars = (places: ReadonlySet<number>) => {
    const reached = new Set(places);
    for (const place of reached) if (steps[place]?.startsWith('*') === true) reached.add(place + 1);
    return reached;
  };
  const placesAfter = (text: string): ReadonlySet<number> => {
    let places = withEmptyStars(new Set([0]));
    for (const character of text) {
      const next = [...places].flatMap((place) => {
        const step = steps[place];
        if (step === '**' || (step === '*' && character !== '/')) return [place];
        return step === character ? [place + 1] : [];
      });
      places = withEmptyStars(new Set(next));
      if (places.size === 0) break;
    }
    return places;
  };
  return {
    test: (text) => placesAfter(text).has(steps.length),
    canBegin: (start) => placesAfter(start).size > 0,
  };
}

/** `https://HOST/OWNER/REPOSITORY/PATH@REF`, taken apart. */
interface WorkflowName {
  readonly repository: string;
  /** Undefined when there is no ref behind it. */
  readonly file: { readonly path: string; readonly ref: string } | undefined;
}

/**
 * A ref begins with `refs/`, or is the commit by which a reusable workflow was called:
 * `release.yml@x.yml` is a file's name. Workflows lie in one folder, so the first `@refs/` is where
 * the path ends; a ref may have more of them.
 */
function readWorkflowName(uri: string): WorkflowName | undefined {
  const [, repository, rest] = /^(https?:\/\/[^/]+\/[^/]+\/[^/]+)\/(.*)$/su.exec(uri) ?? [];
  if (repository === undefined || rest === undefined) return undefined;
  const atRef = rest.indexOf('@refs/');
  const split = atRef < 0 ? rest.lastIndexOf('@') : atRef;
  const ref = rest.slice(split + 1);
  const isRef = atRef >= 0 || /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref);
  return {
    repository,
    file: split >= 0 && isRef ? { path: rest.slice(0, split), ref } : undefined,
  };
}

/**
 * The extensions are told first, because they say best what differs. Our own comparison: libraries
 * take a string as an unanchored regular expression (sigstore-js#1556), or compare DER with text.
 * @throws Flawed
 */
export function judgeSigner(certificate: Certificate, policy: CertificatePolicy): void {
  const { issuer, subjectAlternativeNames: names } = certificate;
  if (issuer !== policy.issuer)
    throw new Flawed('issuer', `the issuer is ${quote(issuer)}, not ${quote(policy.issuer)}`);
  if (policy.workflow !== undefined) judgeWorkflow(certificate, policy.workflow);
  for (const { fact, name, flaw, anyOf } of policy.extensions ?? []) {
    const value = certificate[fact];
    if (!anyOf.some((match) => holds(value, match)))
      throw new Flawed(
        flaw,
        `the ${name} is ${quote(value)}, not ${anyOf.map(describe).join(' or ')}`,
      );
  }
  judgeIds(certificate, policy.known ?? []);
  const { subjectAlternativeName: wanted } = policy;
  // Any of its names, as for cosign: an authority vouches for each of them.
  if (wanted !== undefined && !names.some((name) => holds(name, wanted)))
    throw new Flawed('identity', `signed by ${describeAll(names)}, not by ${describe(wanted)}`);
}

/** Who takes over a name that was given up is another, as the ids tell. @throws Flawed */
function judgeIds(certificate: Certificate, known: readonly KnownSource[]): void {
  const { sourceRepository: repository = '', sourceRepositoryId, sourceOwnerId } = certificate;
  const signed = {
    repository: { url: repository, id: sourceRepositoryId },
    owner: { url: repository.slice(0, repository.lastIndexOf('/')), id: sourceOwnerId },
  };
  for (const { what, url, id } of known) {
    const source = signed[what];
    if (repositoryAt(url).test(source.url) && source.id !== undefined && source.id !== id)
      throw new Flawed(
        'repository',
        `the ${what} that was called ${quote(source.url)} has the id ${quote(source.id)}, and ` +
          `the one of that name today has ${quote(id)}`,
      );
  }
}

/**
 * The workflow is judged by extension 1.9, which holds it as it is called; the name of the
 * certificate must say the same, encoded. @throws Flawed
 */
function judgeWorkflow(
  { buildSignerUri, subjectAlternativeNames: names }: Certificate,
  { repository, path, ref }: WorkflowPolicy,
): void {
  const signer = buildSignerUri === undefined ? undefined : readWorkflowName(buildSignerUri);
  const is = (what: string) => `the ${what} of the signing workflow is ${quote(buildSignerUri)}`;
  if (signer === undefined || !repositoryAt(repository).test(signer.repository))
    throw new Flawed('repository', `${is('repository')}, not ${quote(repository)}`);
  if (signer.file === undefined || (path !== '' && !glob(path).test(signer.file.path)))
    throw new Flawed(
      'workflow',
      `the signing workflow is ${quote(buildSignerUri)}, not ` +
        quote(`${repository}/${path || '…'}`),
    );
  if (ref !== '' && !glob(ref).test(signer.file.ref))
    throw new Flawed('ref', `${is('ref')}, not ${quote(`…@${ref}`)}`);
  const expected = buildSignerUri === undefined ? undefined : encodedAsUri(buildSignerUri);
  if (expected === undefined || !names.includes(expected))
    throw new Flawed(
      'identity',
      `signed by ${describeAll(names)}, and the signing workflow is ${quote(buildSignerUri)}`,
    );
}

function holds(value: string | undefined, match: Match): boolean {
  if (value === undefined) return false;
  return 'equals' in match ? value === match.equals : match.matches.test(value);
}

function describe(match: Match): string {
  return quote('equals' in match ? match.equals : match.text);
}

function describeAll(names: readonly string[]): string {
  return names.length === 0 ? quote(undefined) : names.map((name) => quote(name)).join(' and ');
}

function quote(text: string | undefined): string {
  return text === undefined ? 'not named' : JSON.stringify(text.slice(0, 300));
}
