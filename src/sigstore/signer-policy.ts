// SPDX-License-Identifier: Apache-2.0
// Who must have signed, and whether a certificate is theirs.
import type { KeyObject } from 'node:crypto';

import type { Certificate } from './certificate-facts.ts';
import { Flawed, type Flaw } from './flaw.ts';

/** Text that must be equal, or match from its first to its last character. */
export type Match =
  | { readonly equals: string }
  | { readonly matches: RegExp; /** For people. */ readonly text: string };

/**
 * A demand on one of Fulcio's extensions, by the last part of its OID (`1.3.6.1.4.1.57264.1.N`).
 */
export interface ExtensionDemand {
  readonly extension: string;
  /** For people: `source repository` … */
  readonly name: string;
  readonly flaw: Extract<Flaw, 'repository' | 'workflow' | 'ref'>;
  readonly anyOf: readonly Match[];
}

/**
 * What was signed comes from one of these repositories, by their URLs (fulcio, docs/oid-info.md,
 * 1.12).
 */
export function fromRepositories(urls: readonly string[]): ExtensionDemand {
  return {
    extension: '12',
    name: 'source repository',
    flaw: 'repository',
    anyOf: urls.map((url) => anchored(repositoryPattern(url), url)),
  };
}

/** GitHub tells repositories apart without regard to case. */
export function repositoryPattern(url: string): string {
  return `(?i:${RegExp.escape(url)})`;
}

export interface CertificatePolicy {
  readonly kind: 'certificate';
  readonly subjectAlternativeName: Match;
  readonly issuer: string;
  readonly extensions?: readonly ExtensionDemand[];
}

/** Exactly one of these. */
export type SignerPolicy =
  CertificatePolicy | { readonly kind: 'key'; readonly publicKey: KeyObject };

/**
 * A policy's regular expression, anchored at both ends; `text` is how a person knows it.
 * @throws SyntaxError when it is none
 */
export function anchored(pattern: string, text = pattern): Match {
  // By itself first: "a)|(b" is no pattern, and would leave the anchors.
  const { source } = new RegExp(pattern, 'u');
  return { matches: new RegExp(`^(?:${source})$`, 'u'), text };
}

/** `*` stands for anything but a slash, `**` for anything. */
export function glob(pattern: string, anything = '.*'): string {
  return pattern.replace(/\*\*|\*|[^*]+/g, (part) =>
    part === '**' ? anything : part === '*' ? '[^/]*' : RegExp.escape(part),
  );
}

/**
 * The extensions are told first, because they say best what differs. Our own comparison: libraries
 * take a string as an unanchored regular expression (sigstore-js#1556), or compare DER with text.
 * @throws Flawed
 */
export function judgeSigner(
  { subjectAlternativeNames, issuer, extensions }: Certificate,
  policy: CertificatePolicy,
): void {
  if (issuer !== policy.issuer)
    throw new Flawed('issuer', `the issuer is ${quote(issuer)}, not ${quote(policy.issuer)}`);
  for (const { extension, name, flaw, anyOf } of policy.extensions ?? []) {
    const value = extensions[extension];
    if (!anyOf.some((match) => holds(value, match)))
      throw new Flawed(
        flaw,
        `the ${name} is ${quote(value)}, not ${anyOf.map(describe).join(' or ')}`,
      );
  }
  // Any of its names, as for cosign: an authority vouches for each of them.
  if (!subjectAlternativeNames.some((name) => holds(name, policy.subjectAlternativeName))) {
    const names = subjectAlternativeNames.map((name) => quote(name)).join(' and ');
    throw new Flawed(
      'identity',
      `signed by ${names === '' ? quote(undefined) : names}, not by ` +
        describe(policy.subjectAlternativeName),
    );
  }
}

function holds(value: string | undefined, match: Match): boolean {
  if (value === undefined) return false;
  return 'equals' in match ? value === match.equals : match.matches.test(value);
}

function describe(match: Match): string {
  return quote('equals' in match ? match.equals : match.text);
}

function quote(text: string | undefined): string {
  return text === undefined ? 'not named' : JSON.stringify(text.slice(0, 300));
}
