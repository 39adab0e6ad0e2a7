// SPDX-License-Identifier: Apache-2.0
// All files of a policy: one for each engine that can enforce it, and a README that says the rest.
import type { KeyObject } from 'node:crypto';

import { repositoryName } from '../image/reference.ts';
import { containersPolicy } from './containers.ts';
import type { EnforcedPolicy } from './enforced-policy.ts';
import type { Enforcement, PolicyFile } from './engine.ts';
import { fluxPolicy } from './flux.ts';
import { kyvernoPolicy } from './kyverno.ts';
import { policyControllerPolicy } from './policy-controller.ts';

interface Engine {
  readonly title: string;
  /** The version it needs; empty when any will do. */
  readonly needs: string;
  readonly enforce: (
    policy: EnforcedPolicy,
    logKeys: readonly KeyObject[] | undefined,
  ) => Enforcement;
}

const engines: readonly Engine[] = [
  { title: 'Kyverno', needs: '1.19 or later', enforce: kyvernoPolicy },
  { title: 'policy-controller', needs: '0.15 or later', enforce: policyControllerPolicy },
  { title: 'Flux', needs: 'source-controller 1.9 or later', enforce: fluxPolicy },
  { title: 'podman, skopeo, CRI-O', needs: '', enforce: containersPolicy },
];

/** The first line of the README. */
export const folderMark = '<!-- Written by Signet: each run writes these files anew. -->';

/** An engine with its files, or the reason why it has none. */
export interface EnginePolicy extends Pick<Engine, 'title' | 'needs'> {
  readonly enforcement: Enforcement;
}

/** What each engine is given. @param logKeys Of the trusted logs, where known. */
export function enginePolicies(
  policy: EnforcedPolicy,
  logKeys: readonly KeyObject[] | undefined,
): EnginePolicy[] {
  const { inexpressible } = policy;
  return engines.map(({ title, needs, enforce }) => ({
    title,
    needs,
    enforcement: inexpressible.length === 0 ? enforce(policy, logKeys) : unable(inexpressible),
  }));
}

function unable(demands: readonly string[]): Enforcement {
  const inputs = demands.map((input) => `"${input}"`).join(' and ');
  return {
    kind: 'left-out',
    reason: `No policy holds what ${inputs} says, and one without it would let in more.`,
  };
}

/** The README is the first. */
export function policyFiles(
  policy: EnforcedPolicy,
  engines: readonly EnginePolicy[],
): PolicyFile[] {
  const files = engines.flatMap(({ enforcement }) =>
    enforcement.kind === 'written' ? enforcement.files : [],
  );
  return [{ path: 'README.md', content: readme(policy, engines) }, ...files];
}

function readme(policy: EnforcedPolicy, engines: readonly EnginePolicy[]): string {
  const { signer, repositories, gateOnly } = policy;
  const who =
    signer.kind === 'key'
      ? ['Signed with this key:', '', fenced('', signer.pem)]
      : [
          'Signed by an identity that matches, from its first to its last character:',
          '',
          fenced('', `${signer.subject}\nissuer ${signer.issuer}\n`),
        ];
  const blocks = [
    `# Policy ${policy.name}`,
    'Written by a step that verifies images, from what it demands. To change it, change the ' +
      'inputs of that step, and run it again.',
    'It is about these repositories, as they are written here; another way to write a registry ' +
      '(capitals, a port) is another registry to some engines:',
    repositories.map((repository) => `- ${repositoryName(repository)}`).join('\n'),
    ...who.filter((line) => line !== ''),
    ...(gateOnly.length === 0
      ? []
      : [
          'The step looks at more, which no engine does:',
          gateOnly.map((what) => `- ${what}`).join('\n'),
        ]),
    ...engines.flatMap(sectionOf),
  ];
  return `${folderMark}\n\n${blocks.join('\n\n')}\n`;
}

function sectionOf({ title, needs, enforcement }: EnginePolicy): string[] {
  if (enforcement.kind === 'left-out') return [`## ${title}: left out`, enforcement.reason];
  const { install, notes } = enforcement;
  const version = needs === '' ? [] : [`Needs ${needs}.`];
  return [`## ${title}`, ...version, fenced('sh', `${install}\n`), ...notes];
}

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${fence}`;
}
