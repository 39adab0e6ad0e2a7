// SPDX-License-Identifier: Apache-2.0
// Opens the network and the registries for a step.
import * as core from '@actions/core';

import type { Patience } from '../../http/retry.ts';
import { findCredential } from '../../oci/credentials.ts';
import { openRegistries, type Registries, type RegistriesPorts } from '../../oci/registries.ts';
import { credentialPorts, type CredentialInputs } from './credential-ports.ts';
import { httpOf, patienceOf, type Env, type Http } from './environment.ts';

/** How a step speaks to servers, and how long it waits for them. */
export interface Network extends Http {
  readonly patience: Patience;
}

export function openNetwork(patienceMs: number, env: Env): Network {
  return { ...httpOf(env), patience: patienceOf(patienceMs) };
}

/** What the inputs say about registries. */
export interface RegistryInputs extends CredentialInputs {
  /** Hosts of token services on another site that may be sent a login. */
  readonly tokenHosts: readonly string[];
}

/** Registries with the credentials that the inputs and the runner offer. */
export function registriesOf(
  inputs: RegistryInputs,
  env: Env,
  { http, patience }: Network,
  ports: Pick<RegistriesPorts, 'access' | 'jobEntries' | 'propagationMs'>,
): Registries {
  const credentials = credentialPorts(inputs, env);
  return openRegistries({
    http,
    patience,
    findCredential: (repository) => findCredential(repository, credentials),
    maskSecret: core.setSecret,
    tokenHosts: inputs.tokenHosts,
    ...ports,
  });
}
