// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the sign action together and tells what came of it.
import * as core from '@actions/core';

import { messageOf, SignetError } from '../../errors.ts';
import type { Identity } from '../../identity/claims.ts';
import { discoverImages, type Discovery } from '../../image/discovery.ts';
import { imageName } from '../../image/reference.ts';
import { findCredential } from '../../oci/credentials.ts';
import { noRegistries } from '../../oci/no-registries.ts';
import { openRegistries } from '../../oci/registries.ts';
import { signImages, type SignResult } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { credentialPorts } from '../runner/credential-ports.ts';
import {
  boundMemory,
  endRun,
  httpOf,
  patienceOf,
  readText,
  type Env,
} from '../runner/environment.ts';
import { listed, problemsIn } from '../runner/input-readers.ts';
import { readSignInputs, type SignInputs } from './inputs.ts';
import { line, tellCertificate, tellIdentity, warn, warnOfSkipped } from '../runner/log.ts';
import { checkLoginScope } from '../runner/registry-login.ts';
import { maskKey } from '../../sign/signer-source.ts';
import { openSigstore } from '../../sign/sigstore-session.ts';
import { tell } from './account.ts';

/** What a run knows so far; whatever happens, it is told. */
export interface Progress {
  readonly startedAt: Date;
  readonly env: Env;
  inputs?: SignInputs;
  discovery?: Discovery;
  identity?: Identity;
  certificate?: Certificate;
  result?: SignResult;
  error?: unknown;
}

/**
 * The sign action: inputs, images, signatures, and an account of it that is given on failure too.
 */
export async function runSignStep(): Promise<void> {
  const progress: Progress = { startedAt: new Date(), env: process.env };
  try {
    await sign(progress);
  } catch (error) {
    progress.error = error;
  }
  endRun();
  await tell(progress);
}

async function sign(progress: Progress): Promise<void> {
  const { env } = progress;
  const { inputs, discovery } = await readRequest(progress);
  const http = httpOf(env);
  const patience = patienceOf(inputs.patienceMs);
  const credentials = credentialPorts(inputs, env);
  const registries =
    inputs.destination === 'files'
      ? noRegistries
      : openRegistries({
          http,
          patience,
          findCredential: (repository) => findCredential(repository, credentials),
          maskSecret: core.setSecret,
          access: 'pull,push',
        });
  const sigstore = openSigstore({ inputs, http, patience, env, tell: tellTo(progress) });
  await sigstore.ready();
  progress.result = await signImages(
    { ...inputs, images: discovery.images },
    {
      registries,
      sigstore,
      now: () => new Date(patience.clock.now()),
      tell: {
        tagResolved: (name, image) => {
          warn(
            `The tag ${name} was resolved to ${image.digest}, which is what gets signed. A tag ` +
              'can be moved between build and signature: pass the digest that the build step ' +
              'reports.',
          );
        },
        hiddenByBundle: (image) => {
          warn(
            `${imageName(image)} carries a bundle, so cosign 3 and Kyverno will not look at ` +
              'the legacy signature made now. Use "format: both".',
          );
        },
      },
    },
  );
}

/** What is learned of the signer goes to the log at once, and to the report at the end. */
function tellTo(progress: Progress) {
  return {
    identified(identity: Identity) {
      progress.identity = identity;
      tellIdentity(identity);
    },
    certified(certificate: Certificate) {
      progress.certificate = certificate;
      tellCertificate(certificate);
    },
  };
}

/**
 * Inputs and images are judged together, so that all problems are told at once and before any
 * request.
 */
async function readRequest(
  progress: Progress,
): Promise<{ inputs: SignInputs; discovery: Discovery }> {
  const get = (name: string) => core.getInput(name, { trimWhitespace: false });
  for (const name of ['registry-password', 'github-token', 'key-password'])
    if (get(name) !== '') core.setSecret(get(name));
  // Before it is parsed: whatever is printed later, no line of a key is.
  if (get('key').includes('-----BEGIN ')) maskKey(get('key'));
  const problems: unknown[] = [];
  const attempt = async <Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> => {
    try {
      return await read();
    } catch (error) {
      problems.push(error);
      return undefined;
    }
  };
  const inputs = await attempt(() => readSignInputs(get));
  const discovery = await attempt(() =>
    discoverImages(
      { images: get('images'), digest: get('digest').trim(), purpose: 'sign' },
      progress.env,
      readText,
    ),
  );
  if (inputs === undefined || discovery === undefined) throw merged(problems);
  progress.inputs = inputs;
  progress.discovery = discovery;
  checkLoginScope(inputs.registryLogin, [
    ...[...discovery.images, ...inputs.tags].map(({ repository }) => repository),
    inputs.signatureRepository,
  ]);
  line('Images', `${discovery.images.length} from ${discovery.source}`);
  warnOfSkipped(discovery);
  if (!inputs.transparencyLog)
    warn(
      'No transparency log records these signatures, so nobody can notice those that somebody ' +
        'else makes in your name: "transparency-log" is false.',
    );
  boundMemory(discovery.images);
  return { inputs, discovery };
}

function merged(problems: readonly unknown[]): unknown {
  const [first, second] = problems;
  if (second === undefined) return first;
  const hints = problems.flatMap((problem) =>
    problem instanceof SignetError && problem.hint !== undefined ? [problem.hint] : [],
  );
  return new SignetError(
    'INPUT_INVALID',
    listed(problems.flatMap((problem) => problemsIn(messageOf(problem)))),
    { hint: [...new Set(hints)].join('\n') },
  );
}
