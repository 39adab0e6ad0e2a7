// SPDX-License-Identifier: Apache-2.0
// Which names an authority may certify (RFC 5280, 4.2.1.10), judged as Go's crypto/x509 does, with
// which every other verifier of Sigstore is written.
import type { ASN1Obj } from '@sigstore/core';

import { elementsOf, readGeneralName, type GeneralName } from './x509.ts';

/** What is allowed and what is excluded; a kind that is not named is not limited. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/**
 * `NameConstraints ::= SEQUENCE { permittedSubtrees [0], excludedSubtrees [1] }` of
 * `GeneralSubtree ::= SEQUENCE { base GeneralName, … }`.
 * @throws Error
 */
export function readNameConstraints(value: Buffer): NameConstraints {
  const parts = elementsOf(value);
  const isKnown = parts.every(({ tag }) => tag.isContextSpecific(0) || tag.isContextSpecific(1));
  if (parts.length === 0 || !isKnown) throw new Error('the name constraints cannot be read');
  const subtrees = (number: number) =>
    parts
      .filter(({ tag }) => tag.isContextSpecific(number))
      .flatMap(({ subs }) => subs.map(baseOf));
  return { permitted: subtrees(0), excluded: subtrees(1) };
}

function baseOf({ subs: [base] }: ASN1Obj): GeneralName {
  if (base === undefined) throw new Error('a name constraint cannot be read');
  return readGeneralName(base);
}

/** Kinds of constraints that are not read: the certificate must be refused if they are critical. */
export function hasUnreadConstraint({ permitted, excluded }: NameConstraints): boolean {
  return [...permitted, ...excluded].some(({ kind }) => kind === 'other' || kind === 'user');
}

/** Whether a name keeps within the limits. @throws Error when that cannot be told */
export function isWithin(name: GeneralName, { permitted, excluded }: NameConstraints): boolean {
  const ofKind = (names: readonly GeneralName[]) => names.filter(({ kind }) => kind === name.kind);
  const [allowed, forbidden] = [ofKind(permitted), ofKind(excluded)];
  if (allowed.length === 0 && forbidden.length === 0) return true;
  const matches = matcherOf(name);
  return (
    !forbidden.some(({ value }) => matches(value)) &&
    (allowed.length === 0 || allowed.some(({ value }) => matches(value)))
  );
}

function matcherOf({ kind, value }: GeneralName): (constraint: string) => boolean {
  switch (kind) {
    case 'dns':
      return (constraint) => isInDomain(value, constraint);
    case 'uri': {
      const host = hostOf(value);
      return (constraint) => isInDomain(host, constraint);
    }
    case 'email':
      return (constraint) => isMailbox(value, constraint);
    case 'ip':
      return (constraint) => isInNetwork(value, constraint);
    case 'user':
    case 'other':
      return () => false;
  }
}

/**
 * A domain holds itself and what is below it; with a dot at its front, only what is below. Nothing
 * stands for every domain.
 */
function isInDomain(domain: string, constraint: string): boolean {
  if (constraint === '') return true;
  const [name, limit] = [domain.toLowerCase(), constraint.toLowerCase()];
  const isLabelled = name !== '' && !name.startsWith('.') && !name.includes('..');
  if (!isLabelled) throw new Error('a name has an empty label');
  return limit.startsWith('.')
    ? name.endsWith(limit)
    : name === limit || name.endsWith(`.${limit}`);
}

/** A constraint with an @ is one mailbox; without, a domain of mailboxes. */
function isMailbox(mailbox: string, constraint: string): boolean {
  const at = mailbox.lastIndexOf('@');
  if (at < 1) throw new Error('a mailbox has no domain');
  const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1)];
  const limit = constraint.lastIndexOf('@');
  return limit < 0
    ? isInDomain(domain, constraint)
    : local === constraint.slice(0, limit) &&
        domain.toLowerCase() === constraint.slice(limit + 1).toLowerCase();
}

/** The authority's host; a URI without one, or with an address, is not constrained (4.2.1.10). */
function hostOf(uri: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  const isAddress = host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
  if (host === '' || isAddress) throw new Error('a URI without a domain cannot be constrained');
  return host;
}

/** Address and mask, one after the other, in hex. */
function isInNetwork(address: string, constraint: string): boolean {
  if (constraint.length !== 2 * address.length) return false;
  const bytes = (hex: string) => [...Buffer.from(hex, 'hex')];
  const [network, mask] = [
    bytes(constraint.slice(0, address.length)),
    bytes(constraint.slice(address.length)),
  ];
  return bytes(address).every((byte, at) => ((byte ^ (network[at] ?? 0)) & (mask[at] ?? 0)) === 0);
}
