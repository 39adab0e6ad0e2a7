// SPDX-License-Identifier: Apache-2.0
// The outputs that action.yml documents; what is not known is empty.
import type { Report, SignatureReport } from './report.ts';

export function outputsOf(report: Report, reportPath: string): Record<string, string> {
  const signed = report.images.filter((image) => image.status !== 'failed');
  const signatures = signed.flatMap(({ image, signatures: all }) =>
    all.map((signature) => signatureOutput(image, signature)),
  );
  const bundles = signed.flatMap((image) => image.signatures.map(({ bundlePath }) => bundlePath));
  const entry = signed[0]?.signatures.flatMap(({ log }) => log)[0];
  return {
    signed: String(report.signed),
    images: lines(signed.map(({ image }) => image)),
    digest: signed[0]?.digest ?? '',
    signatures: JSON.stringify(signatures),
    'bundle-paths': lines(bundles),
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
