// SPDX-License-Identifier: Apache-2.0
// May import: identity, image, sigstore, sign (types), action/environment, action/inputs, action/report (types). Joins the job's identity with Sigstore.
import * as core from '@actions/core';

import type { HttpClient } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import { decodeClaims, guardIssuer, guardPrivateRepository, identityOf, type Identity } from '../identity/claims.ts';
import { requestToken } from '../identity/github-oidc.ts';
import type { SigstorePort, WorkflowSigner } from '../sign.ts';
import type { Certificate } from '../sigstore/certificate.ts';
import type { SigningServices } from '../sigstore/services.ts';
import type { Trust } from '../sigstore/trust.ts';
import { readEvent, readText, tempOf, type Env } from './environment.ts';
import type { SignInputs } from './inputs.ts';

export interface SigstoreRequest {
  readonly inputs: Pick<SignInputs, 'instance' | 'disclosePrivateRepository'>;
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly env: Env;
  readonly tell: {
    identified(identity: Identity): void;
    certified(certificate: Certificate): void;
  };
}

const audience = 'sigstore';

/** A certificate with less left is not begun with: a signature must be timestamped while it is valid. */
const minimumLeftMs = 120_000;

/** The code that does the cryptography, loaded while the token is on its way. */
async function loadSigstore() {
  const [certificate, services, sign, statement, trust, verification] = await Promise.all([
    import('../sigstore/certificate.ts'),
    import('../sigstore/services.ts'),
    import('../sigstore/sign.ts'),
    import('../sigstore/statement.ts'),
    import('../sigstore/trust.ts'),
    import('../sigstore/verification.ts'),
  ]);
  return { ...certificate, ...services, ...sign, ...statement, ...trust, ...verification };
}

/** Sigstore as the flow wants it. */
export function openSigstore(request: SigstoreRequest): SigstorePort {
  const { http, patience, tell } = request;
  const ports = { http, patience };
  const loading = loadSigstore();
  const trusting = loading.then((sigstore) => openTrust(sigstore, request));
  // Awaited together with the token; until then a failure must not end the process.
  trusting.catch(() => undefined);
  const now = () => new Date(patience.clock.now());

  /** The trust files are read before the token is sent anywhere. */
  const buy = async (chosen?: SigningServices): Promise<WorkflowSigner> => {
    const [{ token, subject, identity }, sigstore, trust] = await Promise.all([identify(request), loading, trusting]);
    const services = chosen ?? sigstore.selectServices(trust.signingConfig, now());
    const signer = await sigstore.certify({ token, subject }, services.fulcio, ports);
    tell.certified(signer.certificate);
    return { ...signer, identity, services };
  };
  const certify = keepFresh(buy, ({ certificate }) => certificate.notAfter.getTime() - patience.clock.now() > minimumLeftMs);

  return {
    certify,
    async sign(image, annotations, signer) {
      const { signatureStatement, signStatement, stillOffered, selectServices } = await loading;
      const statement = signatureStatement(image, annotations);
      const signed = await signStatement(statement, signer, signer.services, ports);
      const { signingConfig } = await (await trusting).refreshed();
      const isOffered = stillOffered(signed.services, signingConfig, now());
      if (isOffered && signer.certificate.notAfter > now()) return { ...signed, signer };
      // The built-in signing config was out of date, or the services took so long that the certificate has expired: once more, with what is valid now.
      const services = selectServices(signingConfig, now());
      const next = isOffered ? await certify() : await buy(services);
      return { ...(await signStatement(statement, next, services, ports)), signer: next };
    },
    async verify({ bytes, signer }, image, annotations) {
      const { verifyBundle, signaturePredicateType } = await loading;
      const { material } = await (await trusting).refreshed();
      const { subjectAlternativeName, issuer } = signer.identity;
      return verifyBundle(bytes, material, {
        digest: image.digest,
        signer: { kind: 'certificate', subjectAlternativeName: { equals: subjectAlternativeName }, issuer },
        log: 'required',
        annotations,
        predicateType: signaturePredicateType,
      });
    },
  };
}

/** One value for all who ask, made anew when it is no longer fresh; many who ask together cause one making. */
function keepFresh<Value>(make: () => Promise<Value>, isFresh: (value: Value) => boolean): () => Promise<Value> {
  let latest: Promise<Value> | undefined;
  return async () => {
    const known = latest;
    if (known !== undefined && isFresh(await known)) return known;
    const next = latest === undefined || latest === known ? make() : latest;
    latest = next;
    return next;
  };
}

async function openTrust(sigstore: Awaited<ReturnType<typeof loadSigstore>>, { inputs: { instance }, http, patience, env }: SigstoreRequest): Promise<Trust> {
  if (instance.kind === 'public-good') return sigstore.openPublicGoodTrust(instance.rekorVersion, { http, patience, temp: tempOf(env) });
  return sigstore.openPrivateTrust({ signingConfig: instance.signingConfigFile, trustedRoot: instance.trustedRootFile }, readText);
}

interface Identified {
  readonly token: string;
  readonly subject: string;
  readonly identity: Identity;
}

/** Gets a token and judges it before it is sent to anybody. */
async function identify({ inputs, http, patience, env, tell }: SigstoreRequest): Promise<Identified> {
  const token = await requestToken({ http, patience, env, event: await readEvent(env), audience, maskSecret: core.setSecret });
  const claims = decodeClaims(token, audience);
  const identity = identityOf(claims, env['GITHUB_SERVER_URL'] ?? 'https://github.com');
  tell.identified(identity);
  const isPublicGood = inputs.instance.kind === 'public-good';
  guardIssuer(identity, { publicGood: isPublicGood });
  guardPrivateRepository(identity, { publicLog: isPublicGood, disclose: inputs.disclosePrivateRepository });
  return { token, subject: claims.sub, identity };
}
