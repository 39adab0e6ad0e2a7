// SPDX-License-Identifier: Apache-2.0
// Writes SARIF 2.1.0 (OASIS) as GitHub's code scanning takes it.
import { actionVersion } from './environment.ts';

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly name?: string;
  readonly summary: string;
  readonly description: string;
  readonly help: string;
  readonly level: SarifLevel;
  /** As code scanning reads them: tags, "security-severity". */
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface SarifPlace {
  /** Relative to the repository. */
  readonly file: string;
  readonly line: number | undefined;
}

export interface SarifResult {
  readonly rule: string;
  readonly level: SarifLevel;
  readonly text: string;
  /** What it is about, such as an image. */
  readonly about: string;
  /** Code scanning shows the first. */
  readonly places: readonly SarifPlace[];
  /** SHA-256 in hex, the same in each run. */
  readonly fingerprint: string;
  /** Why it does not count; empty when it does. Given for all results or for none (3.27.23). */
  readonly suppressions?: readonly string[];
}

export interface SarifRun {
  readonly rules: readonly SarifRule[];
  readonly results: readonly SarifResult[];
  /** Keeps this analysis apart from others of the same commit. */
  readonly category?: string;
  /** What a reader must know of the run, a sentence each. */
  readonly notifications?: readonly string[];
}

export function sarifOf({ rules, results, category, notifications = [] }: SarifRun): string {
  const indexes = new Map(rules.map(({ id }, at) => [id, at]));
  const run = {
    tool: { driver: { name: 'Signet', version: actionVersion, rules: rules.map(ruleOf) } },
    ...(category === undefined ? {} : { automationDetails: { id: `${category}/` } }),
    ...(notifications.length === 0 ? {} : { invocations: [invocationWith(notifications)] }),
    results: results.map((result) => resultOf(result, indexes.get(result.rule))),
  };
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function invocationWith(notifications: readonly string[]) {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: notifications.map((text) => ({
      level: 'warning',
      message: { text },
    })),
  };
}

function ruleOf({ id, name, summary, description, help, level, properties }: SarifRule) {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    shortDescription: { text: summary },
    fullDescription: { text: description },
    help: { text: help },
    defaultConfiguration: { level },
    ...(properties === undefined ? {} : { properties }),
  };
}

function resultOf(result: SarifResult, ruleIndex: number | undefined) {
  const { rule, level, text, about, places, fingerprint, suppressions } = result;
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text },
    locations: places.map(({ file, line = 1 }) => ({
      physicalLocation: {
        artifactLocation: { uri: uriOf(file) },
        region: { startLine: line },
      },
      logicalLocations: [{ fullyQualifiedName: about, kind: 'resource' }],
    })),
    // The only fingerprint that code scanning heeds; it would make one of its own from the line,
    // and so one alert of all images in a file.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(suppressions === undefined
      ? {}
      : {
          suppressions: suppressions.map((justification) => ({
            kind: 'external',
            status: 'accepted',
            justification,
          })),
        }),
  };
}

function uriOf(file: string): string {
  const path = file.toWellFormed().replace(/^(?:\.\/+)+/, '');
  return path === '' ? '.' : path.split('/').map(encodeURIComponent).join('/');
}
