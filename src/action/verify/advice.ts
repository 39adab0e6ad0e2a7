// SPDX-License-Identifier: Apache-2.0
// Says why signatures do not count, and which lines of "with:" would change that; pure.
import type { DeclaredSigner } from '../../policy/declared.ts';
import { anchored } from '../../policy/regular-expression.ts';
import { glob } from '../../sigstore/signer-policy.ts';
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
}

/** Whom this step trusts: `release.yml of acme/app on refs/tags/v*`. */
export function trustInWords({ declared, repository: own, fingerprint }: Trusted): string {
  switch (declared.kind) {
    case 'key':
      return `the key ${fingerprint ?? 'given as "key"'}`;
    case 'identity':
      return declared.identity;
    case 'identity-regexp':
      return `identities that match ${declared.pattern} from the first to the last character`;
    case 'workflow': {
      const { repository, workflow, ref } = declared;
      const whose = repository === '' ? own : repository;
      const which = workflow === '' ? whose : `${workflow} of ${whose}`;
      return `${which}${ref === '' ? '' : ` on ${ref}`}`;
    }
  }
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
  if (!isOwnWorkflow(finding, trusted))
    return `${who}, but this step trusts ${trustInWords(trusted)} only${defaultNote(trusted)}`;
  const source = nameOf(signer?.sourceRepository, trusted);
  const sources = sourcesOf(trusted);
  // A certificate without Fulcio's newer extensions names the source in another form.
  return sources.some((name) => isSame(name, source))
    ? `${who}: ${detail}`
    : `${who}, for ${source}, but this step trusts what comes from ${sources.join(' or ')} only`;
}

type SignerFlaw = Pick<FindingReport, 'flaw' | 'signer'>;

/** The workflow is of the repository that is trusted, so something else was wrong with it. */
function isOwnWorkflow({ flaw, signer }: SignerFlaw, trusted: Trusted): boolean {
  const name = workflowOf(signer?.subjectAlternativeName, trusted);
  return (
    flaw === 'repository' &&
    name !== undefined &&
    isSame(name.repository, trustedRepository(trusted))
  );
}

function sourcesOf(trusted: Trusted): string[] {
  const names = [trustedRepository(trusted), trusted.repository].filter((name) => name !== '');
  return [...new Set(names)];
}

function trustedRepository({ declared, repository }: Trusted): string {
  return declared.kind === 'workflow' && declared.repository !== ''
    ? declared.repository
    : repository;
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
    case 'age':
      return 'Build and sign the image again, or raise the input "max-age".';
    case 'key':
    case 'signature':
      return trusted.declared.kind === 'key'
        ? `Is "key" the public key of the signer? ${notTheRightOne}`
        : `To trust a key, give it as "key" instead of an identity. ${notTheRightOne}`;
    default:
      return `If the signer is right, correct who is trusted by this step. ${notTheRightOne}`;
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
  if (declared.kind === 'identity') return yaml([['certificate-identity', identity]]);
  if (declared.kind === 'identity-regexp') return regexpLines(declared.pattern, identity);
  const name = workflowOf(identity, trusted);
  if (name === undefined || declared.kind !== 'workflow') return [];
  return isOwnWorkflow(finding, trusted) ? [] : workflowLines(name, declared, trusted);
}

/** A pattern that is found within the identity was meant as cosign takes it, which searches. */
function regexpLines(pattern: string, identity: string): string[] {
  return anchored(`.*(?:${pattern}).*`).matches.test(identity)
    ? [`certificate-identity-regexp: ${quoted(`.*(?:${pattern}).*`)}`]
    : yaml([['certificate-identity', identity]]);
}

type DeclaredWorkflow = Extract<DeclaredSigner, { kind: 'workflow' }>;

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
