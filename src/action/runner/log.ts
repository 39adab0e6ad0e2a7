// SPDX-License-Identifier: Apache-2.0
// The lines, groups and annotations of the log.
import * as core from '@actions/core';

import type { Exchange } from '../../http/client.ts';
import { plain } from './text.ts';

/** An input as it was given; what it means is decided where it is read. */
export function getInput(name: string): string {
  return core.getInput(name, { trimWhitespace: false });
}

/** Hides the values of inputs before anything can print them. */
export function maskInputs(names: readonly string[]): void {
  for (const secret of names.map(getInput)) if (secret !== '') core.setSecret(secret);
}

/** One line: a label of fixed width, then text that may come from outside. */
export function line(label: string, text: string): void {
  core.info(`${label.padEnd(11)} ${plain(text)}`);
}

/** A labelled line of a group. */
export type Fact = readonly [label: string, text: string];

/** Lines that fold away in the log. */
export function group(title: string, facts: readonly Fact[]): void {
  core.startGroup(plain(title));
  for (const [label, text] of facts) line(label, text);
  core.endGroup();
}

/** An annotation that is not a warning. */
export function notice(text: string): void {
  core.notice(plain(text));
}

export function warn(text: string): void {
  core.warning(plain(text));
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

/** A file of the repository that a person edits. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}

export interface Annotation {
  readonly title: string;
  readonly text: string;
  readonly place: Place | undefined;
}

/** The one error annotation of a run. */
export function fail(annotation: Annotation): void {
  core.error(annotation.text, propertiesOf(annotation));
  process.exitCode = core.ExitCode.Failure;
}

/** The same as a warning, with which the job goes on. */
export function failSoftly(annotation: Annotation): void {
  core.warning(annotation.text, propertiesOf(annotation));
}

function propertiesOf({ title, place }: Annotation): core.AnnotationProperties {
  return {
    title,
    ...(place === undefined ? {} : { file: place.file }),
    ...(place?.line === undefined ? {} : { startLine: place.line }),
  };
}
