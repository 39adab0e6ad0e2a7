// SPDX-License-Identifier: Apache-2.0
// Says why signatures do not count, and which lines of "with:" would change that; pure.
import {
  signerRepository,
  sourceRepositories,
  type DeclaredSigner,
  type DeclaredWorkflow,
} from '../../policy/declared.ts';
import { glob, type Pattern } from '../../sigstore/signer-policy.ts';
import { identityInWords, workflowIn, type WorkflowName } from '../runner/signer-words.ts';
import type { FindingReport } from './report.ts';

/** Whom this step trusts: what the user declared, and what the run adds to it. */
export interface Trusted {
  readonly declared: DeclaredSigner;
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
  /** `OWNER/REPOSITORY` of the run, which is trusted when nothing is declared. */
  readonly repository: string;
  /** Of the declared key. */
  readonly fingerprint: string | undefined;
  /** The declared expression as cosign takes it, which looks for it within an identity. */
  readonly within?: Pattern | undefined;
}

/** Whom this step trusts: `release.yml of acme/app on refs/tags/v*`. */
export function trustInWords(trusted: Trusted): string {
  const { declared, fingerprint } = trusted;
  return declared.kind === 'key'
    ? `the key ${fingerprint ?? 'given as "key"'}`
    : `${signerInWords(declared, trusted)}${sourceInWords(declared)}`;
}

type CertificateSigner = Exclude<DeclaredSigner, { kind: 'key' }>;

function signerInWords(declared: CertificateSigner, { repository: own }: Trusted): string {
  switch (declared.kind) {
    case 'identity':
      return declared.identity;
    case 'identity-regexp':
      return `identities that match ${declared.pattern} from the first to the last character`;
    case 'workflow': {
      const { workflow, ref } = declared;
      const whose = signerRepository(declared, own);
      const which = workflow === '' ? whose : `${workflow} of ${whose}`;
      return `${which}${ref === '' ? '' : ` on ${ref}`}`;
    }
  }
}

/** `, for acme/app on refs/heads/main`; nothing when nothing was declared. */
function sourceInWords({ source }: CertificateSigner): string {
  const { repositories, repositoryIds, ref } = source;
  const ids = repositoryIds.length === 0 ? '' : `the id ${repositoryIds.join(' or ')}`;
  const names = repositories.join(' or ');
  if (`${names}${ids}${ref}` === '') return '';
  const which =
    names === '' ? ids && `the repository with ${ids}` : `${names}${ids && ` (${ids})`}`;
  return `, for ${which || 'what was built'}${ref === '' ? '' : ` on ${ref}`}`;
}

/** Says so when nothing was declared. */
export function defaultNote({ declared }: Trusted): string {
  return declared.kind === 'workflow' && declared.repository === ''
    ? ' (the default: this repository)'
    : '';
}

/** Each distinct flaw once, with its count; flaws of keys last when an identity is asked for. */
export function reasonsFor(findings: readonly FindingReport[], trusted: Trusted): string[] {
  const groups = [...Map.groupBy(ordered(findings, trusted), (each) => reasonFor(each, trusted))];
  return groups.map(([reason, { length }]) =>
    length === 1 ? reason : `${reason} (${length} signatures)`,
  );
}

const aboutSigner = ['repository', 'workflow', 'ref', 'identity'];

/** Who signed comes first, because a wrong policy is the commonest cause. */
function ordered(findings: readonly FindingReport[], { declared }: Trusted): FindingReport[] {
  const rank = ({ flaw }: FindingReport) => {
    if (aboutSigner.includes(flaw)) return 0;
    return flaw === 'key' && declared.kind !== 'key' ? 2 : 1;
  };
  return findings.toSorted((one, other) => rank(one) - rank(other));
}

/** Why one signature does not count. */
export function reasonFor(finding: FindingReport, trusted: Trusted): string {
  const { flaw, detail, signer } = finding;
  const identity = signer?.subjectAlternativeName ?? undefined;
  if (trusted.declared.kind === 'key' && (flaw === 'signature' || flaw === 'key'))
    return flaw === 'key' && identity === undefined ? detail : 'not made with this key';
  if (flaw === 'issuer')
    return `${identity === undefined ? '' : `signed by ${identity}: `}${detail}`;
  if (!aboutSigner.includes(flaw) || identity === undefined) return detail;
  const who = `signed by ${whoIn(identity, trusted)}`;
  const source = nameOf(signer?.sourceRepository, trusted);
  const ref = signer?.sourceRef ?? undefined;
  const from = saysSource(trusted) ? `, for ${source}${ref === undefined ? '' : ` on ${ref}`}` : '';
  if (!isOtherSource(finding, trusted))
    return isSourceFlaw(finding, trusted)
      ? `${who}: ${detail}`
      : `${who}${from}, but this step trusts ${trustInWords(trusted)} only${defaultNote(trusted)}`;
  const sources = sourcesOf(trusted).join(' or ');
  return `${who}, for ${source}, but this step trusts what comes from ${sources} only`;
}

function saysSource({ declared }: Trusted): boolean {
  return declared.kind !== 'key' && sourceInWords(declared) !== '';
}

type SignerFlaw = Pick<FindingReport, 'flaw' | 'signer'>;

/** Whose signature it is was right; the repository that it was made for was not. */
function isSourceFlaw({ flaw, signer }: SignerFlaw, trusted: Trusted): boolean {
  if (flaw !== 'repository') return false;
  // Without a workflow that must have signed, no other repository was judged.
  if (trusted.declared.kind !== 'workflow') return true;
  const name = workflowOf(signer?.subjectAlternativeName, trusted);
  return name !== undefined && isSame(name.repository, trustedRepository(trusted));
}

/** It is another one by its name; a certificate may write the name or the id in its own way. */
function isOtherSource(finding: SignerFlaw, trusted: Trusted): boolean {
  const source = nameOf(finding.signer?.sourceRepository, trusted);
  const sources = sourcesOf(trusted);
  return (
    isSourceFlaw(finding, trusted) &&
    sources.length > 0 &&
    !sources.some((name) => isSame(name, source))
  );
}

function sourcesOf({ declared, repository }: Trusted): string[] {
  return declared.kind === 'key' ? [] : sourceRepositories(declared, repository);
}

function trustedRepository({ declared, repository }: Trusted): string {
  return declared.kind === 'workflow' ? signerRepository(declared, repository) : repository;
}

function whoIn(identity: string, { server }: Trusted): string {
  return identityInWords(identity, server).replace(', on ', ' on ');
}

function nameOf(url: string | null | undefined, { server }: Trusted): string {
  const text = url ?? 'an unnamed repository';
  return text.startsWith(`${server}/`) ? text.slice(server.length + 1) : text;
}

function workflowOf(
  identity: string | null | undefined,
  { server }: Trusted,
): WorkflowName | undefined {
  return identity === null || identity === undefined ? undefined : workflowIn(identity, server);
}

/** GitHub tells repositories apart without regard to case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

const notTheRightOne = 'If not, do not use the image.';
const wrongSigner = `If the signer is right, correct who is trusted by this step. ${notTheRightOne}`;

/** What to change in this step when the signer is right; it never says that this is so. */
export function fixFor(findings: readonly FindingReport[], trusted: Trusted): string {
  const [first] = ordered(findings, trusted);
  const lines = first === undefined ? [] : linesFor(first, trusted);
  if (lines.length > 0)
    return [
      'If that is the right signer:',
      '  with:',
      ...lines.map((line) => `    ${line}`),
      notTheRightOne,
    ].join('\n');
  return first === undefined ? notTheRightOne : otherFix(first, trusted);
}

function otherFix(finding: FindingReport, trusted: Trusted): string {
  switch (finding.flaw) {
    case 'annotations':
    case 'predicate-type':
      return 'Sign what is missing in the workflow that builds the image, or correct the input.';
    case 'provenance':
      return (
        'Do not use the image before you know which step of its workflow wrote the provenance: ' +
        'the job signed something else than its own certificate says.'
      );
    case 'age':
      return 'Build and sign the image again, or raise the input "max-age".';
    case 'key':
    case 'signature':
      return trusted.declared.kind === 'key'
        ? `Is "key" the public key of the signer? ${notTheRightOne}`
        : `To trust a key, give it as "key" instead of an identity. ${notTheRightOne}`;
    case 'repository':
      if (isSourceFlaw(finding, trusted) && !isOtherSource(finding, trusted))
        return (
          'If that repository is right, give the id in its certificate as ' +
          `"source-repository-id". ${notTheRightOne}`
        );
      return wrongSigner;
    default:
      return wrongSigner;
  }
}

/** The lines below `with:` that would trust this signer. */
function linesFor(finding: SignerFlaw, trusted: Trusted): string[] {
  const { flaw, signer } = finding;
  const { declared } = trusted;
  const identity = signer?.subjectAlternativeName ?? '';
  if (flaw === 'issuer' && signer?.issuer != null)
    return yaml([['certificate-oidc-issuer', signer.issuer]]);
  if (!aboutSigner.includes(flaw) || identity === '') return [];
  if (isSourceFlaw(finding, trusted)) return sourceLines(finding, trusted);
  if (flaw === 'ref' && isSourceRef(finding, trusted))
    return yaml([['source-ref', signer?.sourceRef ?? '']]);
  if (declared.kind === 'identity') return yaml([['certificate-identity', identity]]);
  if (declared.kind === 'identity-regexp')
    return regexpLines(declared.pattern, identity, trusted.within);
  const name = workflowOf(identity, trusted);
  if (name === undefined || declared.kind !== 'workflow') return [];
  return workflowLines(name, declared, trusted);
}

/** The repository beside those that the user named; the defaults are left out, to trust no more. */
function sourceLines(finding: SignerFlaw, trusted: Trusted): string[] {
  const { declared } = trusted;
  const source = nameOf(finding.signer?.sourceRepository, trusted);
  if (declared.kind === 'key' || !isOtherSource(finding, trusted)) return [];
  if (!/^[\w.-]+\/[\w.-]+$/.test(source)) return [];
  return yaml([['source-repository', [...declared.source.repositories, source].join(', ')]]);
}

/** The workflow's own ref was right, or not asked for. */
function isSourceRef({ signer }: SignerFlaw, trusted: Trusted): boolean {
  const { declared } = trusted;
  if (declared.kind === 'key' || declared.source.ref === '') return false;
  const isRight = glob(declared.source.ref).test(signer?.sourceRef ?? '');
  if (isRight || (signer?.sourceRef ?? '') === '') return false;
  const name = workflowOf(signer?.subjectAlternativeName, trusted);
  return (
    declared.kind !== 'workflow' ||
    declared.ref === '' ||
    (name !== undefined && glob(declared.ref).test(name.ref))
  );
}

/** A pattern that is found within the identity was meant as cosign takes it, which searches. */
function regexpLines(pattern: string, identity: string, within?: Pattern): string[] {
  return within?.test(identity) === true
    ? [`certificate-identity-regexp: ${quoted(`.*(?:${pattern}).*`)}`]
    : yaml([['certificate-identity', identity]]);
}

/** Those inputs that differ; the workflow always, so that no more is trusted than was seen. */
function workflowLines(name: WorkflowName, declared: DeclaredWorkflow, trusted: Trusted): string[] {
  const isOther = !isSame(name.repository, trustedRepository(trusted));
  const keepsRef = declared.ref === '' || glob(declared.ref).test(name.ref);
  return yaml([
    ...(isOther || declared.repository !== ''
      ? [['signer-repository', name.repository] as const]
      : []),
    ['signer-workflow', name.workflow],
    ...(keepsRef ? [] : [['signer-ref', name.ref] as const]),
  ]);
}

/** Nothing when a value could mean more than itself: `*` is a pattern in some inputs. */
function yaml(lines: readonly (readonly [name: string, value: string])[]): string[] {
  return lines.some(([, value]) => value.includes('*'))
    ? []
    : lines.map(([name, value]) => `${name}: ${quoted(value)}`);
}

function quoted(value: string): string {
  return /^[A-Za-z][\w./:@-]*$/.test(value) && !value.endsWith(':') ? value : JSON.stringify(value);
}
