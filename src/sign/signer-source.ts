// SPDX-License-Identifier: Apache-2.0
// Who signs: the workflow that holds the step, by the job's token, or a key.
import * as core from '@actions/core';

import {
  decodeClaims,
  guardIssuer,
  guardPrivateRepository,
  identityOf,
  type Identity,
} from '../identity/claims.ts';
import { requestToken } from '../identity/github-oidc.ts';
import type { Signer } from '../sigstore/signer.ts';
import {
  fromRepositories,
  type CertificatePolicy,
  type ExtensionDemand,
  type SignerPolicy,
} from '../sigstore/signer-policy.ts';
import { SignetError } from '../errors.ts';
import { readEvent, readText, serverOf, type Env } from '../action/runner/environment.ts';
import type { SignInputs } from '../action/sign/inputs.ts';
import { readKeyText } from '../action/runner/key-text.ts';
import type { SigstoreModules, SigstoreRequest } from './sigstore-modules.ts';

export interface SignerSource {
  /** What signatures of this source prove; known before any is made. */
  policy(): Promise<SignerPolicy>;
  /** What a signature must prove to count as made by this source before. */
  earlierPolicy(): Promise<SignerPolicy>;
  /** @param fulcio who certifies, when somebody has to */
  signer(fulcio: URL | undefined): Promise<Signer>;
}

const audience = 'sigstore';

interface Identified {
  readonly token: string;
  readonly subject: string;
  readonly identity: Identity;
}

/** The token is asked for at once, beside everything that the registry is asked. */
export function workflowSource(
  request: SigstoreRequest,
  loading: Promise<SigstoreModules>,
): SignerSource {
  const { http, patience, tell } = request;
  const first = identify(request);
  first.catch(() => undefined);
  let unused: Promise<Identified> | undefined = first;
  return {
    async policy() {
      return policyOf((await first).identity);
    },
    async earlierPolicy() {
      const { identity } = await first;
      return { ...policyOf(identity), extensions: fromSameRepository(identity, request.env) };
    },
    async signer(fulcio) {
      // A token lives for minutes; a certificate that is renewed needs a new one.
      const identifying = unused ?? identify(request);
      unused = undefined;
      const [{ token, subject }, { certify }] = await Promise.all([identifying, loading]);
      if (fulcio === undefined)
        throw new SignetError(
          'SERVICES_UNUSABLE',
          'The signing config names no certificate authority',
          { hint: 'Update the file given as "signing-config".' },
        );
      const signer = await certify({ token, subject }, fulcio, { http, patience });
      tell.certified(signer.certificate);
      return signer;
    },
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
 * A reusable workflow signs under its own name for whoever calls it, so the name alone does not say
 * that it was this repository.
 */
function fromSameRepository({ repository }: Identity, env: Env): ExtensionDemand[] {
  if (repository === null) return [];
  return [fromRepositories([`${serverOf(env)}/${repository}`])];
}

/** Gets a token and judges it before it is sent to anybody. */
async function identify({
  inputs,
  http,
  patience,
  env,
  tell,
}: SigstoreRequest): Promise<Identified> {
  const token = await requestToken({
    http,
    patience,
    env,
    event: await readEvent(env),
    audience,
    maskSecret: core.setSecret,
  });
  const claims = decodeClaims(token, audience);
  const identity = identityOf(claims, serverOf(env));
  tell.identified(identity);
  const isPublicGood = inputs.instance.kind === 'public-good';
  guardIssuer(identity, { publicGood: isPublicGood });
  guardPrivateRepository(identity, {
    publicLog: isPublicGood,
    disclose: inputs.disclosePrivateRepository,
  });
  return { token, subject: claims.sub, identity };
}

/** A key names nobody, so neither token nor certificate is asked for. */
export function keySource(
  { text, password }: NonNullable<SignInputs['key']>,
  { env }: SigstoreRequest,
): SignerSource {
  const reading = (async () => {
    const { signerFromKey } = await import('../sigstore/private-key.ts');
    const pem = await readKeyText(text, env, readText);
    maskKey(pem);
    return signerFromKey(pem, password);
  })();
  reading.catch(() => undefined);
  const policy = async (): Promise<SignerPolicy> => ({
    kind: 'key',
    publicKey: (await reading).publicKey,
  });
  return {
    policy,
    earlierPolicy: policy,
    signer: () => reading,
  };
}

/**
 * Each line too, because the runner searches its log line by line. Done before the key is parsed.
 */
export function maskKey(text: string): void {
  for (const secret of [text, ...text.split('\n').map((line) => line.trim())]) {
    if (secret.length >= 8 && !secret.startsWith('-----')) core.setSecret(secret);
  }
}
