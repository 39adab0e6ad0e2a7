// SPDX-License-Identifier: Apache-2.0
// What an audit asks: registries, trusted roots, files and GitHub's API, each opened once.
import type { PolicyTrust } from '../../audit/verification.ts';
import { eager } from '../../concurrency.ts';
import { limitHosts, type CountingClient } from '../../http/host-limit.ts';
import { digestOf } from '../../image/digest.ts';
import type { Registries } from '../../oci/registries.ts';
import type { TrustMaterial } from '../../sigstore/trust-material.ts';
import type { TrustSource } from '../../sigstore/trust.ts';
import { readText, tempOf, type Env } from '../runner/environment.ts';
import type { Octokit } from '../runner/github.ts';
import { openNetwork, registriesOf, type Network } from '../runner/open-registries.ts';
import type { AuditInputs } from './inputs.ts';

export interface AuditServices {
  readonly network: Network;
  readonly http: CountingClient;
  readonly registries: Registries;
  /** The trusted root of a policy. @throws SignetError TRUST_… */
  readonly trust: (source: TrustSource) => Promise<PolicyTrust>;
  /** @param token of the job, or one that may read packages */
  readonly octokit: (token: string) => Promise<Octokit>;
}

/** Requests to one host that are under way at the same time. */
const perHost = 16;

export function openServices(inputs: AuditInputs, env: Env): AuditServices {
  const open = openNetwork(inputs.patienceMs, env);
  const http = limitHosts(open.http, perHost, open.patience.clock);
  const network = { ...open, http };
  const roots = new Map<string, Promise<PolicyTrust>>();
  return {
    network,
    http,
    // What an audit looks at was pushed long ago: what is missing does not appear.
    registries: registriesOf(inputs, env, network, { access: 'pull', propagationMs: 0 }),
    trust(source) {
      const key = JSON.stringify(source);
      const known = roots.get(key) ?? eager(openTrust(source, env, network));
      roots.set(key, known);
      return known;
    },
    async octokit(token) {
      const { openGitHub } = await import('../runner/github.ts');
      return openGitHub(token, env, http);
    },
  };
}

async function openTrust(source: TrustSource, env: Env, network: Network): Promise<PolicyTrust> {
  const { openTrustMaterial } = await import('../../sigstore/trust.ts');
  const material = await openTrustMaterial(source, { ...network, temp: tempOf(env) }, readText);
  return { material, digest: digestOfTrust(material) };
}

/** Of what is trusted and until when, whatever file or mirror said so. */
function digestOfTrust(material: TrustMaterial): string {
  const { certificateAuthorities, timestampAuthorities, tlogs, ctlogs } = material;
  const authorities = [certificateAuthorities, timestampAuthorities].map((all) =>
    all.map(({ chain, validFor }) => [chain.map(({ node }) => node.fingerprint256), validFor]),
  );
  const logs = [tlogs, ctlogs].map((all) =>
    all.map(({ logID, publicKey, validFor }) => [
      logID.toString('hex'),
      publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
      validFor,
    ]),
  );
  return digestOf(Buffer.from(JSON.stringify([authorities, logs])));
}
