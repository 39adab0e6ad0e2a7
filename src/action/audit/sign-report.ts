// SPDX-License-Identifier: Apache-2.0
// Signs the report with the job's identity, so that the next run knows its own.
import * as core from '@actions/core';

import { digestOf } from '../../image/digest.ts';
import type { Repository } from '../../image/reference.ts';
import { openSigstore } from '../../sign/sigstore-session.ts';
import { signaturePredicateType } from '../../sigstore/statement.ts';
import { knownServer, readEvent, readText, tempOf, type Env } from '../runner/environment.ts';
import { serverOf } from '../runner/environment.ts';
import type { Network } from '../runner/open-registries.ts';
import type { AuditInputs } from './inputs.ts';

/**
 * A bundle about the report as a file, which `cosign verify-blob-attestation` reads, too.
 * @throws SignetError OIDC_…, FULCIO_…, REKOR_…, PRIVATE_REPOSITORY …
 */
export async function signReport(
  report: Buffer,
  inputs: AuditInputs,
  env: Env,
  { http, patience, sent }: Network,
): Promise<Buffer> {
  const { signingConfigFile, trustedRootFile, disclosePrivateRepository } = inputs;
  const session = openSigstore(
    {
      instance:
        signingConfigFile === ''
          ? { kind: 'public-good', rekorVersion: 1 }
          : { kind: 'private', signingConfigFile, trustedRootFile },
      key: undefined,
      formats: ['bundle'],
      provenance: 'none',
      annotations: {},
      transparencyLog: true,
      largeStatements: 'same-log',
      disclosePrivateRepository,
    },
    {
      http,
      patience,
      sent,
      temp: tempOf(env),
      job: { env, event: () => readEvent(env), server: knownServer(env) },
      readFile: readText,
      maskSecret: core.setSecret,
      notify: { identified: () => undefined, certified: () => undefined },
    },
  );
  const image = { repository: reportRepository(env), digest: digestOf(report) };
  const statement = {
    format: 'bundle',
    kind: 'signature',
    title: 'the report of an audit',
    label: '',
    unless: 'same-type',
    file: undefined,
    platform: undefined,
    predicateType: signaturePredicateType,
    subjects: [{ image, annotations: {} }],
    predicate: Buffer.from('{}'),
  } as const;
  const signed = await session.sign(statement, await session.signer());
  await session.verify(signed, statement);
  return signed.bytes;
}

/** A statement’s subject has a name: that of the file, in the repository that is audited. */
function reportRepository(env: Env): Repository {
  const { host } = new URL(serverOf(env));
  return { registry: host, path: `${env['GITHUB_REPOSITORY'] ?? 'unknown'}/report.json` };
}
