// SPDX-License-Identifier: Apache-2.0
// Images that were audited, with what was really signed of them and recorded in the log.
import { randomBytes } from 'node:crypto';

import type { Claims } from '../../playground/oidc.ts';
import type { LoggedImage, OurIdentity } from '../../src/audit/log-judgement.ts';
import { chooseCanary } from '../../src/audit/log-canary.ts';
import { signatureEvidence, signerOf } from '../../src/audit/image-evidence.ts';
import {
  auditLog,
  type LogEvidence,
  type LogPorts,
  type LogQuestion,
} from '../../src/audit/log-audit.ts';
import type { RunAnswer, RunReference, WorkflowRun } from '../../src/audit/workflow-run.ts';
import { repositoryName, type Image } from '../../src/image/reference.ts';
import { signStatement } from '../../src/sigstore/sign.ts';
import type { Signer } from '../../src/sigstore/signer.ts';
import { judgeBundle } from '../../src/sigstore/verification.ts';
import { portsOf, signatureStatement, workflow, type Ground } from '../sigstore/setup.ts';

export const ourRun: WorkflowRun = {
  id: '42',
  headSha: 'a'.repeat(40),
  path: '.github/workflows/release.yml',
  repositoryId: '1001',
  attempts: 1,
};

/** A stranger's workflow, whom the same authority certifies. */
export const stranger: Claims = {
  repository: 'mallory/tools',
  repository_owner: 'mallory',
  repository_id: '6666',
  repository_owner_id: '7777',
  sub: 'repo:mallory/tools:ref:refs/heads/main',
  workflow_ref: 'mallory/tools/.github/workflows/sign.yml@refs/heads/main',
  job_workflow_ref: 'mallory/tools/.github/workflows/sign.yml@refs/heads/main',
};

export function newImage(path = 'acme/app'): Image {
  const hex = randomBytes(32).toString('hex');
  return { repository: { registry: 'ghcr.io', path }, digest: `sha256:${hex}` };
}

export function nameOf({ repository, digest }: Image): string {
  return `${repositoryName(repository)}@${digest}`;
}

export interface LogWorld {
  readonly ground: Ground;
  readonly log: URL;
  readonly ours: OurIdentity;
  /** Signs an image as our workflow does, and audits it. */
  signed(image?: Image): Promise<LoggedImage>;
  /** Records that somebody signs an image, and puts nothing beside it. */
  record(image: Image, signer: Signer): Promise<void>;
  audit(images: readonly LoggedImage[], asked?: Asked): Promise<LogEvidence>;
  /** The runs that were asked about, as `repository id`. */
  readonly askedRuns: string[];
}

export interface Asked extends Partial<LogQuestion> {
  readonly runs?: RunAnswer | ((run: RunReference) => Promise<RunAnswer>);
  readonly ports?: LogPorts;
}

export function logWorld(ground: Ground): LogWorld {
  const log = new URL(ground.sigstore.url);
  const ours: OurIdentity = {
    subject: workflow,
    issuer: ground.oidc.url,
    repository: 'https://github.com/acme/app',
  };
  const askedRuns: string[] = [];
  const logIds = ground.trust.tlogs.map(({ logID }) => logID.toString('hex'));
  return {
    ground,
    log,
    ours,
    askedRuns,
    async signed(image = newImage()) {
      const { bytes } = await signStatement(
        [signatureStatement(image, {})],
        await ground.certify(),
        ground.services,
        portsOf(),
      );
      const judged = judgeBundle(bytes, ground.trust, ground.expected({ digest: image.digest }));
      if (!judged.ok) throw new Error(judged.detail);
      const evidence = signatureEvidence({
        ...judged.signature,
        format: 'bundle',
        manifest: `sha256:${'ee'.repeat(32)}`,
      });
      return {
        repository: repositoryName(image.repository),
        digest: image.digest,
        signatures: [evidence],
        refused: [],
      };
    },
    async record(image, signer) {
      await signStatement([signatureStatement(image, {})], signer, ground.services, portsOf());
    },
    async audit(images, { runs = ourRun, ports, ...asked } = {}) {
      askedRuns.length = 0;
      const answer = typeof runs === 'function' ? runs : async () => runs;
      return auditLog(
        {
          log,
          trust: ground.trust,
          images,
          identities: [ours],
          canary: chooseCanary(images, logIds),
          previous: undefined,
          ...asked,
        },
        ports ?? {
          ...portsOf(),
          runs: async (run) => {
            askedRuns.push(`${run.repository} ${run.id}`);
            return answer(run);
          },
        },
      );
    },
  };
}

/** The same image, with a signature beside it that the policy does not name. */
export function besides(image: LoggedImage, signer: Signer): LoggedImage {
  return {
    ...image,
    refused: [
      {
        manifest: `sha256:${'ff'.repeat(32)}`,
        flaw: 'identity',
        detail: 'signed by another',
        signer: signerOf(signer.certificate),
      },
    ],
  };
}

/** Why somebody must look, a sentence each. */
export function incidents({ entriesNotOurs, inconsistent }: LogEvidence): string[] {
  return [
    ...entriesNotOurs.map(({ why }) => why),
    ...(inconsistent === null ? [] : ['inconsistent']),
  ];
}
