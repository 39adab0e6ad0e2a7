// SPDX-License-Identifier: Apache-2.0
// Which services sign, from a signing config (protobuf-specs, sigstore_trustroot.proto,
// SigningConfig v0.2).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';

const service = v.object({
  url: v.pipe(
    v.string(),
    v.maxLength(2000),
    v.url(),
    v.check(isSafeUrl, 'an https URL, or http on this machine'),
  ),
  majorApiVersion: v.optional(v.number(), 0),
  validFor: v.object({ start: v.string(), end: v.optional(v.string()) }),
  operator: v.optional(v.string(), ''),
});
const services = v.optional(v.pipe(v.array(service), v.maxLength(100)), []);
/** A selector that is not set chooses from an empty list, or any (cosign writes `{}`). */
const choice = v.optional(
  v.pipe(
    v.object({
      selector: v.optional(
        v.picklist(['SERVICE_SELECTOR_UNDEFINED', 'ANY', 'ALL', 'EXACT']),
        'SERVICE_SELECTOR_UNDEFINED',
      ),
      count: v.optional(v.number()),
    }),
    v.check(
      ({ selector, count = 1 }) => selector !== 'EXACT' || count >= 1,
      'a count of one or more',
    ),
    v.transform(({ selector, count }) =>
      selector === 'EXACT'
        ? { selector, count: count ?? 1 }
        : { selector: selector === 'ALL' ? selector : ('ANY' as const) },
    ),
  ),
  {},
);

/** Of a message that is read into one spelling (proto-json.ts). */
export const signingConfigSchema = v.object({
  mediaType: v.literal('application/vnd.dev.sigstore.signingconfig.v0.2+json'),
  caUrls: services,
  oidcUrls: services,
  rekorTlogUrls: services,
  rekorTlogConfig: choice,
  tsaUrls: services,
  tsaConfig: choice,
});

export type SigningConfig = v.InferOutput<typeof signingConfigSchema>;
type Service = v.InferOutput<typeof service>;
type Choice = v.InferOutput<typeof choice>;

export interface LogService {
  readonly url: URL;
  readonly version: 1 | 2;
}

/** The services that one signature uses. */
export interface SigningServices {
  /** Absent when a key signs. */
  readonly fulcio: URL | undefined;
  readonly logs: readonly LogService[];
  readonly timestampAuthorities: readonly URL[];
}

/**
 * Chooses by validity, version and selector, as the specification of SigningConfig says: the
 * highest version we understand that has a valid service, one service per operator, the newest
 * first.
 * @throws SignetError SERVICES_UNUSABLE when the config offers too little now
 */
export function selectServices(
  config: SigningConfig,
  now: Date,
  needs: Needs = { certificate: true, log: 'any' },
): SigningServices {
  const [fulcio] = needs.certificate
    ? choose('certificate authority', config.caUrls, [1], { selector: 'ANY' }, now)
    : [];
  const logs = needs.log === 'none' ? [] : chooseLogs(config, needs.log, now);
  const timestampAuthorities = (
    config.tsaUrls.length === 0
      ? []
      : choose('timestamp authority', config.tsaUrls, [1], config.tsaConfig, now)
  ).map(({ url }) => new URL(url));
  // A certificate lives for minutes, so something must prove that the signature was made in them; a
  // key needs no time.
  if (
    needs.certificate &&
    timestampAuthorities.length === 0 &&
    !logs.some(({ version }) => version === 1)
  ) {
    throw unusable(
      'it names no timestamp authority, and no log that gives a time (Rekor v2 gives none)',
    );
  }
  return {
    fulcio: fulcio === undefined ? undefined : new URL(fulcio.url),
    logs,
    timestampAuthorities,
  };
}

/**
 * `v1`: the legacy format holds a promise of inclusion, which only Rekor v1 gives. `v2`: a large
 * statement is recorded by its hash, where Rekor v1 wants the whole of it. `oldest`: what every
 * verifier understands, where a config offers both.
 */
export interface Needs {
  readonly certificate: boolean;
  readonly log: 'any' | 'oldest' | 'v1' | 'v2' | 'none';
}

/** In which order versions are looked for. */
const logVersions = { any: [2, 1], oldest: [1, 2], v1: [1, 2], v2: [2, 1] } as const;

function chooseLogs(
  { rekorTlogUrls, rekorTlogConfig }: SigningConfig,
  needed: keyof typeof logVersions,
  now: Date,
): LogService[] {
  const logs = choose(
    'transparency log',
    rekorTlogUrls,
    logVersions[needed],
    rekorTlogConfig,
    now,
  ).map(({ url, majorApiVersion }): LogService => ({
    url: new URL(url),
    version: majorApiVersion === 2 ? 2 : 1,
  }));
  const isFree = needed === 'any' || needed === 'oldest';
  if (isFree || logs.some(({ version }) => `v${version}` === needed)) return logs;
  if (needed === 'v2')
    throw new SignetError(
      'SERVICES_UNUSABLE',
      'Large statements are to be recorded in Rekor v2, and the signing config names none',
      { hint: 'Leave out "large-statements", or use a signing config with Rekor v2.' },
    );
  throw new SignetError(
    'SERVICES_UNUSABLE',
    'The legacy format needs an entry of Rekor v1, whose promise of inclusion it stores, and ' +
      'the signing config names Rekor v2',
    {
      hint: 'Set "format: bundle", or use a signing config with Rekor v1.',
    },
  );
}

/** Whether each service that was used is still offered by this config. */
export function stillOffered(used: SigningServices, config: SigningConfig, now: Date): boolean {
  const offered = new Set(
    [...config.caUrls, ...config.rekorTlogUrls, ...config.tsaUrls]
      .filter((candidate) => isValidAt(candidate, now))
      .map(({ url }) => new URL(url).href),
  );
  return [
    ...(used.fulcio === undefined ? [] : [used.fulcio]),
    ...used.logs.map(({ url }) => url),
    ...used.timestampAuthorities,
  ].every(({ href }) => offered.has(href));
}

function choose(
  kind: string,
  candidates: readonly Service[],
  versions: readonly number[],
  choice: Choice,
  now: Date,
): readonly Service[] {
  const valid = candidates.filter((candidate) => isValidAt(candidate, now));
  const version = versions.find((wanted) =>
    valid.some(({ majorApiVersion }) => majorApiVersion === wanted),
  );
  const understood = valid
    .filter(({ majorApiVersion }) => majorApiVersion === version)
    .sort((a, b) => Date.parse(b.validFor.start) - Date.parse(a.validFor.start));
  const onePerOperator = [
    ...Map.groupBy(understood, ({ operator, url }) => operator || url).values(),
  ].flatMap(([first]) => (first === undefined ? [] : [first]));
  const wanted = wantedOf(choice, onePerOperator.length);
  if (onePerOperator.length < wanted)
    throw unusable(
      `it wants ${wanted} ${kind} services, and offers ${onePerOperator.length} that are valid ` +
        'now and understood',
    );
  return onePerOperator.slice(0, wanted);
}

function wantedOf(choice: Choice, offered: number): number {
  if (choice.selector === 'EXACT') return choice.count;
  return choice.selector === 'ALL' ? Math.max(1, offered) : 1;
}

function isValidAt({ validFor: { start, end } }: Service, now: Date): boolean {
  return (
    Date.parse(start) <= now.getTime() && (end === undefined || now.getTime() <= Date.parse(end))
  );
}

/** Tokens and certificates travel to these URLs; plain http is for services on this machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (
    username === '' &&
    password === '' &&
    (protocol === 'https:' ||
      (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)))
  );
}

function unusable(what: string): SignetError {
  return new SignetError('SERVICES_UNUSABLE', `The signing config cannot be used: ${what}`, {
    hint: 'Update the file given as "signing-config"; if none is given, update this action.',
  });
}
