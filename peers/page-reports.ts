// SPDX-License-Identifier: Apache-2.0
// Reports that are hard on the HTML report: names by an attacker, and very many images.
import { findingOf } from '../__tests__/action/audit/report-findings.ts';
import { imageOf, signerOf } from '../__tests__/action/audit/report-images.ts';
import { sampleReport } from '../__tests__/action/audit/reports.ts';
import type { AuditReport } from '../src/audit/report.ts';

/** What a registry, a certificate or a file may hold; each would set `hit` if it ran. */
const attacks: readonly string[] = [
  '<script>hit=1;alert(1)</script>',
  '"><img src=x onerror="hit=1">',
  "'--></style></title></textarea><svg onload=hit=1>",
  'javascript:hit=1',
  'https://evil.example/"onfocus="hit=1"autofocus="',
  '</option></select><iframe srcdoc="<script>parent.hit=1</script>">',
  '\u202e\u2066gnp.exe\u200b\u0000\u001b[31m',
  'W'.repeat(3000),
  `https://github.com/${'long-name/'.repeat(200)}`,
  'مرحبا بالعالم/صورة:١',
];

/** Every text that is foreign in a report is one of the attacks, each in its turn. */
export function hostileReport(): AuditReport {
  const ours = new Set(['kind', 'finding', 'severity', 'verdict', 'before', 'after', 'format']);
  let turn = 0;
  return JSON.parse(JSON.stringify(sampleReport()), (key, value: unknown) =>
    typeof value === 'string' && !ours.has(key) ? attacks[turn++ % attacks.length] : value,
  ) as AuditReport;
}

/** As many findings as half of the images. */
export function largeReport(count: number): AuditReport {
  const images = Array.from({ length: count }, (_, at) =>
    imageOf(`team-${at % 200}/service-${at}`, at % 2 === 0 ? 'unsigned' : 'verified', {
      environments: at % 3 === 0 ? ['production', 'staging'] : ['production'],
    }),
  );
  const unsigned = images
    .filter(({ verdict }) => verdict === 'unsigned')
    .map(({ image }) => findingOf('unsigned', { subject: image, fingerprint: image }));
  return sampleReport({ images, findings: [...sampleReport().findings, ...unsigned] });
}

/** Few enough elements to press Tab through them all. */
export function smallReport(): AuditReport {
  const signer = signerOf('app', { run: 'https://github.com/acme/app/actions/runs/1' });
  const image = imageOf('app');
  return sampleReport({
    findings: [findingOf('signature-removed'), findingOf('unsigned')],
    images: [
      { ...image, signatures: image.signatures.map((signature) => ({ ...signature, signer })) },
      imageOf('backup', 'unsigned'),
    ],
  });
}
