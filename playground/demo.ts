// SPDX-License-Identifier: Apache-2.0
// Signs a small multi-platform image with the built action, states what is in it and who built it,
// then verifies all of it, refuses an image that nothing signed, audits the repository, writes the
// policies for a cluster, and shows what a user would see on GitHub.
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ActionResult, ActionRun } from './runner.ts';
import { startWorld } from './world.ts';

console.log('Starting a token service, a Sigstore and a registry on this machine …');
const started = Date.now();
/** What the runner says of a job that a tag has started; the action is of a release of its own. */
const released = {
  GITHUB_REF: 'refs/tags/v1.2.3',
  GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3',
  GITHUB_ACTION_REPOSITORY: 'OWNER/signet',
  GITHUB_ACTION_REF: 'v1.0.0',
};
const world = await startWorld({ rekorVersion: 1, shape: 'none-404-text' });
try {
  const { GITHUB_REF: ref, GITHUB_WORKFLOW_REF: workflow } = released;
  world.oidc.setClaims({
    ref,
    ref_type: 'tag',
    sub: `repo:acme/app:ref:${ref}`,
    workflow_ref: workflow,
    job_workflow_ref: workflow,
  });
  const { digest, image } = world.pushBuild('acme/app', { tag: 'v1.2.3' });
  title('A workflow has built and pushed', image);

  const signed = await step('signet', (run) => world.sign(run), {
    images: image,
    sbom: 'from-build',
    provenance: 'true',
  });
  const folder = await mkdtemp(join(tmpdir(), 'signet-demo-'));
  const policies = join(folder, 'policies');
  const trusted = { 'signer-workflow': 'release.yml', 'signer-ref': 'refs/tags/v*' };
  const verified = await step('signet/verify', (run) => world.verify(run), {
    images: image,
    ...trusted,
    'predicate-types': 'spdxjson',
    'require-provenance': 'true',
    policies,
  });
  const forgotten = world.push('acme/app', { tag: 'v1.2.4', content: 'never signed' });
  title('Someone has pushed another image, and nothing signed it', forgotten.image);
  const refused = await step('signet/verify', (run) => world.verify(run), {
    images: forgotten.image,
    ...trusted,
  });
  title('The audit finds it too', 'It would fail; with "fail-on: never" the demo goes on.');
  const audited = await step('signet/audit', (run) => world.audit(run), {
    repositories: world.name('acme/app'),
    ...trusted,
    'fail-on': 'never',
  });

  const report = join(folder, 'report.json');
  const summary = join(folder, 'summary.md');
  const page = join(folder, 'audit.html');
  await copyFile(signed.outputs['report-path'] ?? '', report);
  await copyFile(audited.outputs['html-path'] ?? '', page);
  await writeFile(summary, signed.summary);
  title(
    'In the registry, under the image’s fallback tag',
    world.registry.store.manifest('acme/app', digest.replace(':', '-'))?.bytes.toString('utf8') ??
      'nothing',
  );
  title('Report', report);
  title('Job summary', summary);
  title('Page of the audit, for a browser', page);
  title('Policies for a cluster, with a README', policies);
  console.log(`\nDone in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  const wentWell = [signed, verified, audited].every((run) => run.exitCode === 0);
  process.exitCode = wentWell && refused.exitCode === 1 ? 0 : 1;
} finally {
  await world.close();
}

function title(label: string, text: string): void {
  console.log(`\n\u001b[1m${label}\u001b[0m\n${text}`);
}

/** Runs an action of this release, and shows what was asked of it and what it said. */
async function step(
  action: string,
  run: (given: ActionRun) => Promise<ActionResult>,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionResult> {
  const given = Object.entries(inputs).map(([name, value]) => `    ${name}: ${value}`);
  title(`- uses: OWNER/${action}`, ['  with:', ...given].join('\n'));
  const result = await run({ inputs, env: released });
  show(result);
  return result;
}

/** The log as GitHub shows it: groups folded open, masks applied, commands not shown. */
function show({ stdout, outputs, exitCode }: ActionResult): void {
  const lines = stdout.split('\n').flatMap((line) => {
    if (line.startsWith('::group::')) return [`▾ ${line.slice('::group::'.length)}`];
    const annotation = /^::(notice|warning|error)[^:]*::(.*)$/.exec(line);
    if (annotation !== null)
      return [
        `[${annotation[1] ?? ''}] ` +
          (annotation[2] ?? '').replaceAll('%0A', '\n  ').replaceAll('%25', '%'),
      ];
    return line.startsWith('::') || line === '' ? [] : [line];
  });
  console.log(`\n${lines.join('\n')}`);
  console.log(`\nExit code ${exitCode ?? 'none'}. Outputs:`);
  for (const [name, value] of Object.entries(outputs))
    console.log(`  ${name.padEnd(21)} ${shortened(value.replaceAll('\n', ', '))}`);
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 160)} …`;
}
