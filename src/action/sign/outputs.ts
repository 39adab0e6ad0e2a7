// SPDX-License-Identifier: Apache-2.0
// The outputs that action.yml documents; what is not known is empty.
import type { Report } from './report.ts';
import type { SignatureReport, StatementReport } from './statement-report.ts';

export function outputsOf(report: Report, reportPath: string): Record<string, string> {
  const signed = report.images.filter((image) => image.status !== 'failed');
  const signatures = signed.flatMap(({ image, signatures: all }) =>
    all.map((signature) => signatureOutput(image, signature)),
  );
  const attestations = signed.flatMap(({ image, statements: all }) =>
    all.map((statement) => attestationOutput(image, statement)),
  );
  const proofs = signed.map((image) => [...image.signatures, ...image.statements]);
  const [entry] = (proofs[0] ?? []).flatMap(({ log }) => log);
  return {
    signed: String(report.signed),
    images: lines(signed.map(({ image }) => image)),
    digest: signed[0]?.digest ?? '',
    signatures: JSON.stringify(signatures),
    attestations: JSON.stringify(attestations),
    'attestation-urls': lines(proofs.flat().map(({ githubUrl }) => githubUrl)),
    'bundle-paths': lines(proofs.flat().map(({ bundlePath }) => bundlePath)),
    'report-path': reportPath,
    'certificate-identity': report.identity?.subjectAlternativeName ?? '',
    'certificate-issuer': report.identity?.issuer ?? '',
    'log-index': entry?.index ?? '',
    'log-url': entry?.link ?? '',
    'verify-commands': lines(signed.map(({ verifyCommand }) => verifyCommand)),
  };
}

function lines(values: readonly (string | null)[]): string {
  return values.filter((value) => value !== null).join('\n');
}

function signatureOutput(
  image: string,
  { status, format, digest, repository, listing, log, bundlePath }: SignatureReport,
) {
  return {
    image,
    status,
    format,
    artifact: digest,
    repository,
    listing,
    logIndex: log[0]?.index ?? null,
    bundlePath,
  };
}

/** One object for each statement, with each place where it stands. */
function attestationOutput(
  image: string,
  { status, kind, predicateType, platform, file, places, log, bundlePath }: StatementReport,
) {
  return {
    image,
    status,
    kind,
    predicateType,
    platform,
    path: file?.path ?? null,
    sha256: file?.sha256 ?? null,
    artifacts: places.map(({ subject, digest, repository }) => ({
      subject,
      artifact: digest,
      repository,
    })),
    logIndex: log[0]?.index ?? null,
    bundlePath,
  };
}
