// SPDX-License-Identifier: Apache-2.0
// The lines, groups and annotations of the log.
import * as core from '@actions/core';

import type { Exchange } from '../../http/client.ts';
import type { Identity } from '../../identity/claims.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import type { Failure } from './failure.ts';
import { plain } from './text.ts';

/** One line: a label of fixed width, then text that may come from outside. */
export function line(label: string, text: string): void {
  core.info(`${label.padEnd(11)} ${plain(text)}`);
}

/**
 * Who signs. A policy copied from the caller's file never matches a reusable workflow's
 * certificate, so the difference is said loudly.
 */
export function tellIdentity({ subjectAlternativeName, issuer, reusable }: Identity): void {
  group(`Identity    ${subjectAlternativeName}`, [
    ['Issuer', issuer],
    ...(reusable === null ? [] : [['Caller', reusable.caller] as const]),
  ]);
  if (reusable === null) return;
  core.notice(
    plain(
      `This job runs in a reusable workflow, so the signature names ${subjectAlternativeName}, ` +
        `and not the calling ${reusable.caller}. Verify with the first.`,
    ),
  );
}

export function tellCertificate({
  serialNumber,
  fingerprint,
  notBefore,
  notAfter,
}: Certificate): void {
  group(`Certificate valid ${notBefore.toISOString()} to ${notAfter.toISOString()}`, [
    ['Serial', serialNumber],
    ['SHA-256', fingerprint],
  ]);
}

/** Lines that fold away in the log. */
export function group(
  title: string,
  facts: readonly (readonly [label: string, text: string])[],
): void {
  core.startGroup(plain(title));
  for (const [label, text] of facts) line(label, text);
  core.endGroup();
}

export function warn(text: string): void {
  core.warning(plain(text));
}

/** Targets of a bake that were left out. */
export function warnOfSkipped({ skipped = [] }: { readonly skipped?: readonly string[] }): void {
  if (skipped.length > 0)
    warn(
      `Left out, because the bake made no image there: ${skipped
        .slice(0, 20)
        .map((target) => JSON.stringify(target))
        .join(', ')}`,
    );
}

export function debug(text: string): void {
  core.debug(plain(text));
}

/** One debug line per request: never headers, bodies or queries. */
export function debugExchange({ method, url, outcome, ms, requestId }: Exchange): void {
  debug(
    `${method} ${url} → ${outcome} in ${Math.round(ms)} ` +
      `ms${requestId === undefined ? '' : ` (request ${requestId})`}`,
  );
}

/**
 * The one error annotation of a run: code, fact and fix; it points to the workflow file, where the
 * fix usually goes.
 */
export function fail({ code, fact, hint }: Failure, workflowFile: string | undefined): void {
  core.error(hint === undefined ? fact : `${fact}\n${hint}`, {
    title: code,
    ...(workflowFile === undefined ? {} : { file: workflowFile }),
  });
  process.exitCode = core.ExitCode.Failure;
}
