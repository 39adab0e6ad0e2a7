// SPDX-License-Identifier: Apache-2.0
// How long admission engines take for an image, with the policies that the gate writes, beside the
// gate itself. Each is a program that starts anew; in a cluster they run all the time.
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { kyverno, policyController, type AdmissionEngine } from '../peers/admission-engines.ts';
import { startMirror } from '../peers/enforced-policies.ts';
import type { SigstoreFiles } from '../peers/sigstore-files.ts';
import type { Stack } from '../peers/stack.ts';
import { runAction } from '../playground/runner.ts';
import { pushImages } from './images.ts';
import { measure, type Measure, type Task } from './measure.ts';

export interface AdmissionRow {
  readonly engine: string;
  readonly found: Measure;
}

interface Place {
  readonly files: SigstoreFiles;
  readonly tokenUrl: string;
  readonly issuer: string;
  readonly hosts: { readonly tag: string };
}

export async function measureAdmission(stack: Stack, place: Place): Promise<AdmissionRow[]> {
  const home = await mkdtemp(join(stack.folder, 'admission-'));
  await using mirror = await startMirror(await readFile(place.files.trustedRoot, 'utf8'), home);
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: place.tokenUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner',
  };
  const act = async (action: '.' | 'verify', inputs: Readonly<Record<string, string>>) => {
    const trust = { 'trusted-root': place.files.trustedRoot };
    const { exitCode, stdout } = await runAction({ action, inputs: { ...trust, ...inputs }, env });
    if (exitCode !== 0) throw new Error(stdout);
  };
  const prepare = async (count: number) => {
    const images = await pushImages(place.hosts.tag, count);
    await act('.', { images: images.join('\n'), 'signing-config': place.files.signingConfig });
    return images;
  };
  const gate = { 'certificate-oidc-issuer': place.issuer, 'signer-workflow': 'release.yml' };
  const [image = ''] = await prepare(1);
  const folder = join(home, 'policies');
  await act('verify', {
    ...gate,
    images: image,
    policies: folder,
    'tuf-mirror': mirror.url,
    'tuf-root': mirror.root,
  });
  const judged = ({ judge }: AdmissionEngine, file: string): Task => ({
    prepare,
    async run(images) {
      const pod = { containers: images };
      const { verdict, words } = await judge(join(folder, file), pod, { home, env: {} });
      if (verdict !== 'admit') throw new Error(words);
    },
  });
  const row = async (engine: string, task: Task): Promise<AdmissionRow> => {
    const found = await measure(task, 1, 600);
    console.error(`measured: ${engine} admits 1 image`);
    return { engine, found };
  };
  return [
    await row('verify/', {
      prepare,
      run: (images) => act('verify', { ...gate, images: images.join('\n') }),
    }),
    await row(policyController.name, judged(policyController, 'policy-controller.yaml')),
    await row(kyverno.name, judged(kyverno, 'kyverno.yaml')),
  ];
}
