// SPDX-License-Identifier: Apache-2.0
// The inputs of the sign action that ask for statements beside the signature.
import {
  readAttestationsInput,
  readMaxStatementSize,
  readSbomInput,
  type AttestationLine,
  type SbomInput,
} from '../../statements/file-inputs.ts';
import { provenancePredicateType } from '../../sigstore/predicate-types.ts';
import { readBoolean, readChoice, type Reader } from '../runner/input-readers.ts';

export interface StatementInputs {
  readonly sbom: SbomInput;
  readonly attestations: readonly AttestationLine[];
  readonly style: 'unversioned' | 'versioned';
  /** Of each file, in bytes. */
  readonly maxBytes: number;
  /** By whom the provenance is told: this run, or the build tool. */
  readonly provenance: 'none' | 'run' | 'build';
  readonly largeStatements: 'same-log' | 'rekor-v2';
  /** Statements are uploaded to GitHub's store too. */
  readonly isStoredOnGitHub: boolean;
}

/** What these inputs mean when they are empty. */
export const statementDefaults: Readonly<Record<string, string>> = {
  signature: 'true',
  provenance: 'false',
  'predicate-type-style': 'unversioned',
  'max-statement-size': '64MiB',
  'large-statements': 'same-log',
  'github-attestations': 'false',
};

export function readStatementInputs(reader: Reader): StatementInputs {
  const { get, problem } = reader;
  const provenance = readChoice(reader, 'provenance', ['false', 'true', 'from-build']);
  return {
    sbom: readSbomInput(get('sbom'), problem),
    attestations: readAttestationsInput(get('attestations'), problem),
    style: readChoice(reader, 'predicate-type-style', ['unversioned', 'versioned']),
    maxBytes: readMaxStatementSize(get('max-statement-size'), problem) ?? 0,
    provenance: provenance === 'false' ? 'none' : provenance === 'true' ? 'run' : 'build',
    largeStatements: readChoice(reader, 'large-statements', ['same-log', 'rekor-v2']),
    isStoredOnGitHub: readBoolean(reader, 'github-attestations'),
  };
}

/** Whether anything is stated beside the signature. */
export function isStating({ sbom, attestations, provenance }: StatementInputs): boolean {
  return (
    provenance !== 'none' ||
    attestations.length > 0 ||
    sbom.kind === 'from-build' ||
    sbom.lines.length > 0
  );
}

/** What these inputs contradict, each other or the others. */
export function judgeStatements(
  inputs: StatementInputs,
  others: {
    readonly formats: readonly string[];
    readonly isPushed: boolean;
    readonly hasKey: boolean;
    readonly hasTags: boolean;
  },
  problem: Reader['problem'],
): void {
  const { sbom, attestations, provenance, isStoredOnGitHub } = inputs;
  const { formats, isPushed, hasKey, hasTags } = others;
  if (formats.length === 0 && !isStating(inputs))
    problem(
      'input "signature" is false, and nothing else is to be stated: set "sbom", "provenance" or ' +
        '"attestations"',
    );
  if (formats.length === 0 && hasTags)
    problem(
      'input "signature" is false, and "publish-tags" would show an image that this step did not ' +
        'sign: publish the tags in the step that signs',
    );
  if (isStating(inputs) && formats.length === 1 && formats[0] === 'legacy')
    problem(
      'input "format" is legacy, and statements are bundles, beside which cosign 3 and Kyverno ' +
        'look at no legacy signature: set "format: both"',
    );
  const hasProvenance = attestations.some(
    ({ predicateType }) => predicateType === provenancePredicateType,
  );
  if (provenance === 'run' && hasProvenance)
    problem(
      'input "attestations" has a provenance, and "provenance" makes another of the same type: ' +
        'policies that find two disagree which of them counts, so leave out one',
    );
  if (hasKey && provenance === 'run')
    problem(
      'input "provenance" tells of this run what its certificate confirms, and a "key" has no ' +
        'certificate: leave out one of them',
    );
  const isFromRegistry =
    sbom.kind === 'from-build' ||
    provenance === 'build' ||
    sbom.lines.some(({ platform }) => platform !== undefined);
  if (!isPushed && isFromRegistry)
    problem(
      'input "push" is false, so the registry is not asked for platforms or for what the build ' +
        'stated: name files without a platform',
    );
  if (isStoredOnGitHub && hasKey)
    problem(
      'input "github-attestations" stores what a workflow’s certificate proves, and not what a ' +
        '"key" signs',
    );
}
