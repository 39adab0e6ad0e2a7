// SPDX-License-Identifier: Apache-2.0
// Which services sign: those that a signing config offers now, in a version that is understood, one
// per operator, the newest first.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import { selectServices, stillOffered, type SigningConfig } from '../../src/sigstore/services.ts';
import { parseSigningConfig } from '../../src/sigstore/trusted-root.ts';

const now = new Date('2026-06-01T00:00:00Z');
const day = 86_400_000;
const at = (days: number) => new Date(now.getTime() + days * day).toISOString();

const validFor = fc.record(
  {
    start: fc.integer({ min: -20, max: 5 }).map(at),
    end: fc.integer({ min: -10, max: 20 }).map(at),
  },
  { requiredKeys: ['start'] },
);
const serviceOf = (kind: string, versions: readonly number[]) =>
  fc.record({
    url: fc.nat({ max: 99 }).map((number) => `https://${kind}-${number}.example`),
    majorApiVersion: fc.constantFrom(...versions),
    validFor,
    operator: fc.constantFrom('one.example', 'two.example', ''),
  });
const listOf = (kind: string, versions: readonly number[]) =>
  fc.uniqueArray(serviceOf(kind, versions), { maxLength: 6, selector: ({ url }) => url });
const choice = fc.oneof(
  fc.constantFrom({ selector: 'ANY' } as const, { selector: 'ALL' } as const),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ selector: 'EXACT', count }) as const),
);
const config: fc.Arbitrary<SigningConfig> = fc.record({
  mediaType: fc.constant('application/vnd.dev.sigstore.signingconfig.v0.2+json' as const),
  caUrls: listOf('ca', [1, 2]),
  oidcUrls: fc.constant([]),
  rekorTlogUrls: listOf('log', [1, 2, 3]),
  rekorTlogConfig: choice,
  tsaUrls: listOf('tsa', [1, 2]),
  tsaConfig: choice,
});

type Service = SigningConfig['caUrls'][number];
const isValid = ({ validFor: { start, end } }: Service) =>
  Date.parse(start) <= now.getTime() && (end === undefined || Date.parse(end) >= now.getTime());
const hrefs = (urls: readonly URL[]) => urls.map(({ href }) => href.replace(/\/$/, ''));

/** What the specification of SigningConfig allows, judged without a way to choose. */
function expectAllowed(
  chosen: readonly string[],
  offered: readonly Service[],
  versions: readonly number[],
  wanted: SigningConfig['tsaConfig'],
): void {
  const found = chosen.map((url) => offered.find((service) => service.url === url));
  expect(found).not.toContain(undefined);
  const services = found.filter((service) => service !== undefined);
  const usable = offered.filter(
    (service) => isValid(service) && versions.includes(service.majorApiVersion),
  );
  // The first of the versions that has a valid service.
  const best = versions.find((version) =>
    usable.some(({ majorApiVersion }) => majorApiVersion === version),
  );
  const operators = (among: readonly Service[]) =>
    among.map(({ operator, url }) => operator || url);
  expect(services.every((service) => isValid(service) && service.majorApiVersion === best)).toBe(
    true,
  );
  expect(new Set(operators(services)).size).toBe(services.length);
  for (const service of services) {
    const siblings = usable.filter(
      (other) =>
        other.majorApiVersion === best && operators([other])[0] === operators([service])[0],
    );
    expect(
      siblings.every(
        (other) => Date.parse(other.validFor.start) <= Date.parse(service.validFor.start),
      ),
    ).toBe(true);
  }
  const available = new Set(
    operators(usable.filter(({ majorApiVersion }) => majorApiVersion === best)),
  ).size;
  expect(services.length).toBe(
    { ANY: 1, ALL: available, EXACT: wanted.count ?? 1 }[wanted.selector],
  );
}

describe('any signing config', () => {
  test('gives services that it allows, or is refused with a reason', () => {
    fc.assert(
      fc.property(config, fc.constantFrom('any', 'oldest', 'v1', 'v2', 'none'), (offered, log) => {
        const needs = { certificate: true, log } as const;
        const selected = attempt(() => selectServices(offered, now, needs));
        if (selected instanceof SignetError) {
          expect(selected).toMatchObject({ code: 'SERVICES_UNUSABLE', hint: expect.any(String) });
          return;
        }
        expectAllowed(
          hrefs(selected.fulcio === undefined ? [] : [selected.fulcio]),
          offered.caUrls,
          [1],
          { selector: 'ANY' },
        );
        if (log === 'none') expect(selected.logs).toEqual([]);
        else
          expectAllowed(
            hrefs(selected.logs.map(({ url }) => url)),
            offered.rekorTlogUrls,
            log === 'v1' || log === 'oldest' ? [1, 2] : [2, 1],
            offered.rekorTlogConfig,
          );
        if (offered.tsaUrls.length > 0)
          expectAllowed(
            hrefs(selected.timestampAuthorities),
            offered.tsaUrls,
            [1],
            offered.tsaConfig,
          );
        // Something must prove that a certificate of minutes was used in time.
        expect(
          selected.timestampAuthorities.length +
            selected.logs.filter(({ version }) => version === 1).length,
        ).toBeGreaterThan(0);
        if (log === 'v1' || log === 'v2')
          expect(selected.logs.map(({ version }) => `v${version}`)).toContain(log);
        expect(stillOffered(selected, offered, now)).toBe(true);
        const used = selected.logs[0]?.url.href.replace(/\/$/, '');
        if (used !== undefined)
          expect(
            stillOffered(
              selected,
              {
                ...offered,
                rekorTlogUrls: offered.rekorTlogUrls.filter(({ url }) => url !== used),
              },
              now,
            ),
          ).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('is read as it is written', () => {
    fc.assert(
      fc.property(config, (written) => {
        expect(parseSigningConfig(JSON.stringify(written), 'it')).toEqual(written);
      }),
    );
  });

  test.each([
    'http://rekor.example',
    'https://me:word@rekor.example',
    'ftp://rekor.example',
    'rekor.example',
  ])('with the address %s is refused: tokens go there', (url) => {
    const service = { url, majorApiVersion: 1, validFor: { start: at(-1) }, operator: 'o' };
    const text = JSON.stringify({
      mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
      caUrls: [service],
    });
    expect(attempt(() => parseSigningConfig(text, 'config.json'))).toMatchObject({
      code: 'TRUST_FILE_INVALID',
      message: expect.stringContaining('caUrls.0.url'),
    });
  });
});

function attempt<Value>(work: () => Value): Value | SignetError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SignetError) return error;
    throw error;
  }
}
