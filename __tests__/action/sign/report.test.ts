// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';

import { imageReport } from '../../../src/action/sign/report.ts';
import { signaturesFor } from '../../../src/sign/statements.ts';
import { digestOf } from '../given.ts';

const image = {
  repository: { registry: 'ghcr.io', path: 'acme/app' },
  digest: digestOf('a'),
} as const;
const request = {
  formats: ['bundle'],
  annotations: {},
  dockerReference: '',
  files: [],
  provenance: 'none',
  buildSbom: false,
  style: 'unversioned',
  maxBytes: 1,
} as const;
const rekor = 'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d';

/** The log of an image that was signed before, with this log in its bundle. */
function foundLog(logId: string, instance: 'public-good' | 'private') {
  const predicateType = 'https://sigstore.dev/cosign/sign/v1';
  const [statement] = signaturesFor(image, request);
  if (statement === undefined) throw new Error('no signature is asked for');
  const verified = {
    format: 'bundle',
    manifest: digestOf('b'),
    certificate: undefined,
    predicateType,
    dockerReference: undefined,
    time: undefined,
    logEntries: [{ logId, index: '7' }],
  } as const;
  const report = imageReport(
    {
      name: `ghcr.io/acme/app@${image.digest}`,
      sources: [{ ...image, tag: '1.2.3' }],
      outcome: {
        ok: true,
        value: {
          image,
          subject: undefined,
          statements: [
            {
              statement,
              places: [{ kind: 'found', statement, subject: image.digest, verified }],
            },
          ],
        },
      },
    },
    {
      sigstore: { instance, trustedRootFile: null },
      identity: undefined,
      isLogged: true,
      repository: undefined,
      annotations: {},
      githubUrls: new Map(),
    },
  );
  expect(report).toMatchObject({ status: 'existing', tags: ['1.2.3'] });
  return report.status === 'failed' ? [] : report.signatures.flatMap(({ log }) => log);
}

test('an image that was signed before has a link to its entry, where the log is known', () => {
  expect(foundLog(rekor, 'public-good')).toEqual([
    {
      url: 'https://rekor.sigstore.dev',
      version: 1,
      index: '7',
      link: 'https://search.sigstore.dev/?logIndex=7',
    },
  ]);
});

test('a log that is not known is not guessed', () => {
  const unknown = [{ url: null, version: null, index: '7', link: null }];
  expect(foundLog('ab', 'public-good')).toEqual(unknown);
  expect(foundLog(rekor, 'private')).toEqual(unknown);
});
