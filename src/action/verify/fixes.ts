// SPDX-License-Identifier: Apache-2.0
// Which lines of "with:" would make a signature count, if its signer is the right one; pure.
import type { DeclaredWorkflow } from '../../policy/declared.ts';
import { glob, type Pattern } from '../../glob.ts';
import type { WorkflowName } from '../runner/signer-words.ts';
import { aboutSigner, isOtherSource, isSourceFlaw, ordered, type SignerFlaw } from './reasons.ts';
import type { FindingReport } from './report.ts';
import { isSame, nameOf, trustedRepository, workflowOf, type Trusted } from '../runner/trusted.ts';

const notTheRightOne = 'If not, do not use the image.';
const wrongSigner =
  'If the signer is right, correct who is trusted by this step. ' + notTheRightOne;

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
