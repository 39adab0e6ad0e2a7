// SPDX-License-Identifier: Apache-2.0
// Admission engines, each by the program that judges as its webhook does.
import { writeFile, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import type { Verdict } from './admission-fixtures.ts';
import { peer } from './build.ts';
import { run, type Environment } from './process.ts';

export interface Judged {
  readonly verdict: Verdict;
  /** What the engine said. */
  readonly words: string;
}

/** A pod’s images, by the list that names them. */
export interface Containers {
  readonly containers: readonly string[];
  readonly initContainers?: readonly string[];
}

export interface AdmissionEngine {
  readonly name: string;
  /** @throws Error when it comes to no verdict */
  readonly judge: (policy: string, pod: Containers, setting: Setting) => Promise<Judged>;
}

export interface Setting {
  /** A folder of its own as HOME, where engines keep what they trust. */
  readonly home: string;
  readonly env: Environment;
}

export const kyverno: AdmissionEngine = {
  name: 'Kyverno 1.19.1',
  async judge(policy, pod, { home, env }) {
    const folder = await mkdtemp(join(home, 'pod-'));
    const resource = join(folder, 'pod.yaml');
    await writeFile(resource, JSON.stringify(podOf(pod)));
    const { exitCode, stdout, stderr } = await run(
      peer('kyverno'),
      ['apply', policy, '--resource', resource, '--registry', '--detailed-results'],
      { env: { ...env, HOME: home } },
    );
    const words = `${stdout}${stderr}`;
    const [, passed = '', failed = '', errors = ''] =
      /pass: (\d+), fail: (\d+), warn: \d+, error: (\d+)/.exec(stdout) ?? [];
    if (passed === '' || errors !== '0' || Number(passed) + Number(failed) !== 1)
      throw new Error(`kyverno came to no verdict: ${words}`);
    const verdict = passed === '1' ? 'admit' : 'deny';
    if ((exitCode === 0) !== (verdict === 'admit'))
      throw new Error(`kyverno ended with ${String(exitCode)}: ${words}`);
    return { verdict, words };
  },
};

function podOf({ containers, initContainers = [] }: Containers): object {
  const named = (prefix: string, images: readonly string[]) =>
    images.map((image, index) => ({ name: `${prefix}${String(index)}`, image }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', namespace: 'default' },
    spec: {
      containers: named('main', containers),
      ...(initContainers.length === 0 ? {} : { initContainers: named('init', initContainers) }),
    },
  };
}

export const policyController = byImage('policy-controller 0.15.1', 'policy-controller', []);

/** With its trust roots as the reconciler of a cluster stores them. */
export const policyControllerInCluster = byImage(
  'policy-controller 0.15.1 in a cluster',
  'policy-controller',
  ['--in-cluster'],
);

/** It judges what it pulls itself, and no pods. */
export const flux = byImage('Flux 1.9.6', 'flux', []);

/** A program of ours around the engine, which judges one image at a time. */
function byImage(name: string, program: string, flags: readonly string[]): AdmissionEngine {
  return {
    name,
    async judge(policy, { containers, initContainers = [] }, { home, env }) {
      let words = '';
      for (const image of [...containers, ...initContainers]) {
        const { exitCode, stdout, stderr } = await run(
          peer(program),
          [...flags, '--policy', policy, '--image', image],
          { env: { ...env, HOME: home } },
        );
        words = `${stdout}${stderr}`;
        if (exitCode === 1) return { verdict: 'deny', words };
        if (exitCode !== 0) throw new Error(`${program} came to no verdict: ${words}`);
      }
      return { verdict: 'admit', words };
    },
  };
}
