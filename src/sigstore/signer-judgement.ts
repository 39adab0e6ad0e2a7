// SPDX-License-Identifier: Apache-2.0
// Whether a certificate is that of a signer whom a policy demands; pure.
import { encodedAsUri } from '../http/go-url.ts';
import { glob } from '../glob.ts';
import type { Certificate } from './certificate-facts.ts';
import { Flawed } from './flaw.ts';
import {
  repositoryAt,
  type CertificatePolicy,
  type KnownSource,
  type Match,
  type WorkflowPolicy,
} from './signer-policy.ts';

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
