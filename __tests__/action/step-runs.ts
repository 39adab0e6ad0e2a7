// SPDX-License-Identifier: Apache-2.0
// Runs both steps from source, in this process, against the services of a world.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { pushImage } from '../../playground/registry/registry.ts';
import type { World } from '../../playground/world.ts';
import { observe, type Observed, type Variables } from './observed.ts';

type Run = (inputs: Readonly<Record<string, string>>, env?: Variables) => Promise<Observed>;

export interface Steps {
  /** Pushes an image that no other call has pushed. @returns `name@digest` */
  readonly push: (options?: Parameters<typeof pushImage>[2]) => string;
  readonly sign: Run;
  readonly verify: Run;
}

/** As the runner hands inputs over. */
export function variables(
  actionFile: string,
  inputs: Readonly<Record<string, string>>,
): Record<string, string> {
  const { inputs: known } = parse(
    readFileSync(join(import.meta.dirname, '../..', actionFile), 'utf8'),
  ) as { inputs: Record<string, { default: string }> };
  return Object.fromEntries(
    Object.keys(known).map((name) => [
      `INPUT_${name.toUpperCase()}`,
      inputs[name] ?? (name === 'github-token' ? '' : (known[name]?.default ?? '')),
    ]),
  );
}

export function stepsIn(world: World): Steps {
  let content = 0;
  return {
    push(options = {}) {
      content++;
      const { digest } = pushImage(world.registry.store, 'acme/app', {
        content: `steps ${content}`,
        ...options,
      });
      return `${world.name('acme/app')}@${digest}`;
    },
    async sign(inputs, env = {}) {
      const { runSignStep } = await import('../../src/action/sign/step.ts');
      return observe(runSignStep, {
        ...world.oidc.env,
        ...variables('action.yml', { patience: '20s', ...world.trust, ...inputs }),
        ...env,
      });
    },
    async verify(inputs, env = {}) {
      const { runVerifyStep } = await import('../../src/action/verify/step.ts');
      const trust = {
        'trusted-root': world.trust['trusted-root'],
        'certificate-oidc-issuer': world.oidc.url,
      };
      return observe(runVerifyStep, {
        ...variables('verify/action.yml', { patience: '20s', ...trust, ...inputs }),
        ...env,
      });
    },
  };
}
