// SPDX-License-Identifier: Apache-2.0
// Who signs: the workflow that holds the step, by the job's token, or a key.
import { eager } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import {
  decodeClaims,
  guardIssuer,
  guardPrivateRepository,
  identityOf,
  type Claims,
  type Identity,
} from '../identity/claims.ts';
import { requestToken } from '../identity/github-oidc.ts';
import type { Publicity } from '../sigstore/publicity.ts';
import type { Signer } from '../sigstore/signer.ts';
import {
  fromRepositories,
  type CertificatePolicy,
  type ExtensionDemand,
  type SignerPolicy,
} from '../sigstore/signer-policy.ts';
import type { Predicate } from '../statements/predicate.ts';
import type { KeyOptions, SessionOptions, SessionPorts } from './session-options.ts';
import type { Modules } from './sigstore-modules.ts';

export interface SignerSource {
  /** What signatures of this source prove; known before any is made. */
  policy(): Promise<SignerPolicy>;
  /** What a signature must prove to count as made by this source before. */
  earlierPolicy(): Promise<SignerPolicy>;
  /** @param fulcio who certifies, when a certificate is needed */
  signer(fulcio: URL | undefined): Promise<Signer>;
  /**
   * The JSON text of this run's provenance (SLSA v1), which the certificate confirms.
   * @throws SignetError PROVENANCE_UNPROVEN
   */
  provenance(): Promise<Buffer>;
}

const audience = 'sigstore';

interface IdentifiedJob {
  readonly token: string;
  readonly claims: Claims;
  readonly identity: Identity;
}

/** The token is asked for at once, beside everything that the registry is asked. */
export function workflowSource(
  options: SessionOptions,
  ports: SessionPorts,
  modules: Modules,
  publicity: () => Promise<Publicity>,
): SignerSource {
  const { http, patience, job, notify } = ports;
  const first = eager(identify(options, ports, publicity));
  let unused: Promise<IdentifiedJob> | undefined = first;
  let provenance: Predicate | undefined;
  return {
    async policy() {
      return policyOf((await first).identity);
    },
    async earlierPolicy() {
      const { identity } = await first;
      return { ...policyOf(identity), extensions: fromSameRepository(identity, job.server) };
    },
    async signer(fulcio) {
      // A token lives for minutes; a certificate that is renewed needs a new one.
      const identifying = unused ?? identify(options, ports, publicity);
      unused = undefined;
      const [{ token, claims, identity }, { certify }] = await Promise.all([
        identifying,
        modules.certificate(),
      ]);
      if (fulcio === undefined)
        throw new SignetError(
          'SERVICES_UNUSABLE',
          'The signing config names no certificate authority',
          { hint: 'Update the file given as "signing-config".' },
        );
      const { subjectAlternativeName: name } = identity;
      const request = { token, subject: claims.sub, name };
      const signer = await certify(request, fulcio, { http, patience });
      notify.certified(signer.certificate);
      // Judged before anything is signed: nothing of a run is published that tells it wrongly.
      if (options.provenance === 'run') {
        const { provenanceOf } = await import('../statements/provenance.ts');
        provenance = provenanceOf(claims, signer.certificate, job.server);
      }
      return signer;
    },
    provenance: () =>
      provenance === undefined
        ? Promise.reject(new Error('the provenance is told before its signer is known'))
        : Promise.resolve(provenance.json),
  };
}

function policyOf({ subjectAlternativeName, issuer }: Identity): CertificatePolicy {
  return {
    kind: 'certificate',
    subjectAlternativeName: { equals: subjectAlternativeName },
    issuer,
  };
}

/**
 * A reusable workflow signs under its own name for any caller, so the name alone does not say that
 * it was this repository.
 */
function fromSameRepository({ repository }: Identity, server: string): ExtensionDemand[] {
  if (repository === null) return [];
  return [fromRepositories([`${server}/${repository}`])];
}

/** Gets a token and judges it before it is sent anywhere. */
async function identify(
  { disclosePrivateRepository }: SessionOptions,
  { http, patience, job, maskSecret, notify }: SessionPorts,
  publicity: () => Promise<Publicity>,
): Promise<IdentifiedJob> {
  const token = await requestToken({
    http,
    patience,
    env: job.env,
    event: await job.event(),
    audience,
    maskSecret,
  });
  const claims = decodeClaims(token, audience);
  const identity = identityOf(claims, job.server);
  notify.identified(identity);
  const { isPublicAuthority, isPublished } = await publicity();
  guardIssuer(identity, { isPublicAuthority });
  guardPrivateRepository(identity, { isPublished, disclose: disclosePrivateRepository });
  return { token, claims, identity };
}

/** A key names no identity, so neither token nor certificate is asked for. */
export function keySource({ read, password }: KeyOptions): SignerSource {
  const reading = eager(
    Promise.all([import('../sigstore/private-key.ts'), read()]).then(([{ signerFromKey }, pem]) =>
      signerFromKey(pem, password),
    ),
  );
  const policy = async (): Promise<SignerPolicy> => ({
    kind: 'key',
    publicKey: (await reading).publicKey,
  });
  return {
    policy,
    earlierPolicy: policy,
    signer: () => reading,
    provenance: () => Promise.reject(new Error('a key tells of no run')),
  };
}
