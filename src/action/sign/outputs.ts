// SPDX-License-Identifier: Apache-2.0
// Sets the outputs that action.yml documents.
import * as core from '@actions/core';

import type { Report, SignatureReport } from './report.ts';

/** Sets every output that action.yml documents; what is not known is empty. */
export function setOutputs(report: Report, reportPath: string): void {
  const signed = report.images.filter((image) => image.status !== 'failed');
  const lines = (values: readonly (string | null)[]) =>
    values.filter((value) => value !== null).join('\n');
  const [first] = signed;
  const entry = first?.signatures.flatMap(({ log }) => log)[0];
  const outputs: Record<string, string> = {
    signed: String(report.signed),
    images: lines(report.images.map(({ image }) => image)),
    digest: first?.subject.digest ?? '',
    signatures: JSON.stringify(
      signed.flatMap(({ image, signatures }) =>
        signatures.map((signature) => signatureOutput(image, signature)),
      ),
    ),
    'bundle-paths': lines(
      signed.flatMap(({ signatures }) => signatures.map(({ bundlePath }) => bundlePath)),
    ),
    'report-path': reportPath,
    'certificate-identity': report.identity?.subjectAlternativeName ?? '',
    'certificate-issuer': report.identity?.issuer ?? '',
    'log-index': entry?.index ?? '',
    'log-url': entry?.link ?? '',
    'verify-commands': lines(signed.map(({ verifyCommand }) => verifyCommand)),
  };
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
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
