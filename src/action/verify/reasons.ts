// SPDX-License-Identifier: Apache-2.0
// Says why signatures do not count; pure.
import { identityInWords } from '../runner/signer-words.ts';
import type { FindingReport } from './report.ts';
import {
  defaultNote,
  isSame,
  nameOf,
  sourceInWords,
  sourcesOf,
  trustedRepository,
  trustInWords,
  workflowOf,
  type Trusted,
} from '../runner/trusted.ts';

/** Each distinct flaw once, with its count; flaws of keys last when an identity is asked for. */
export function reasonsFor(findings: readonly FindingReport[], trusted: Trusted): string[] {
  const groups = [...Map.groupBy(ordered(findings, trusted), (each) => reasonFor(each, trusted))];
  return groups.map(([reason, { length }]) =>
    length === 1 ? reason : `${reason} (${length} signatures)`,
  );
}

export const aboutSigner = ['repository', 'workflow', 'ref', 'identity'];

/** Who signed comes first, because a wrong policy is the commonest cause. */
export function ordered(
  findings: readonly FindingReport[],
  { declared }: Trusted,
): FindingReport[] {
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

export type SignerFlaw = Pick<FindingReport, 'flaw' | 'signer'>;

/** Whose signature it is was right; the repository that it was made for was not. */
export function isSourceFlaw({ flaw, signer }: SignerFlaw, trusted: Trusted): boolean {
  if (flaw !== 'repository') return false;
  // Without a workflow that must have signed, no other repository was judged.
  if (trusted.declared.kind !== 'workflow') return true;
  const name = workflowOf(signer?.subjectAlternativeName, trusted);
  return name !== undefined && isSame(name.repository, trustedRepository(trusted));
}

/** It is another one by its name; a certificate may write the name or the id in its own way. */
export function isOtherSource(finding: SignerFlaw, trusted: Trusted): boolean {
  const source = nameOf(finding.signer?.sourceRepository, trusted);
  const sources = sourcesOf(trusted);
  return (
    isSourceFlaw(finding, trusted) &&
    sources.length > 0 &&
    !sources.some((name) => isSame(name, source))
  );
}

function whoIn(identity: string, { server }: Trusted): string {
  return identityInWords(identity, server).replace(', on ', ' on ');
}
