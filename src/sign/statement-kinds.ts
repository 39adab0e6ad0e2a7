// SPDX-License-Identifier: Apache-2.0
// Which statements are signed by the same services, and what those must be; pure.
import { SignetError } from '../errors.ts';
import type { Needs, SigningConfig, SigningServices } from '../sigstore/services.ts';
import type { Format } from '../sigstore/sign.ts';
import { unfitness, type Signer } from '../sigstore/signer.ts';
import type { Offers } from '../sigstore/trust.ts';
import type { SessionOptions } from './session-options.ts';
import { isLarge, type Statement } from './statements.ts';

/** Statements that are signed alike use the same services. */
export interface Kind {
  readonly format: Format;
  readonly size: 'usual' | 'large';
}

/** Of everything that a run may sign. */
export function kindsOf({ formats, largeStatements }: SessionOptions): readonly Kind[] {
  const usual = formats.map((format) => ({ format, size: 'usual' as const }));
  return largeStatements === 'rekor-v2' ? [...usual, { format: 'bundle', size: 'large' }] : usual;
}

export function kindOf(statement: Statement, { largeStatements }: SessionOptions): Kind {
  const isApart = largeStatements === 'rekor-v2' && isLarge(statement);
  return { format: statement.format, size: isApart ? 'large' : 'usual' };
}

/** What signing a statement of this kind needs. */
export function needsOf(
  { key, transparencyLog, largeStatements }: SessionOptions,
  { format, size }: Kind,
): Needs {
  const usual = largeStatements === 'rekor-v2' ? 'oldest' : 'any';
  const version = size === 'large' ? 'v2' : format === 'legacy' ? 'v1' : usual;
  return { certificate: key === undefined, log: transparencyLog ? version : 'none' };
}

/** The signing config from which its services are chosen. */
export function configFor(offers: Offers, { size }: Kind): SigningConfig {
  return size === 'large' ? offers.largeSigningConfig : offers.signingConfig;
}

/** @throws SignetError KEY_INVALID */
export function judgeFitness(signer: Signer, format: Format, { logs }: SigningServices): void {
  const unfit = unfitness(
    signer,
    format,
    logs.map(({ version }) => version),
  );
  if (unfit === undefined) return;
  throw new SignetError('KEY_INVALID', `The input "key" cannot be used: ${unfit}`, {
    hint:
      'Use a key on P-256 or an RSA key, which all logs and verifiers take, or ' +
      '"transparency-log: false".',
  });
}
