// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the verify action together and tells the verdicts.
import * as core from '@actions/core';

import { messageOf, SignetError } from '../../errors.ts';
import { discoverImages, nameImages, type Discovery } from '../../image/discovery.ts';
import { imageName } from '../../image/reference.ts';
import { findCredential } from '../../oci/credentials.ts';
import { openRegistries } from '../../oci/registries.ts';
import { verifyImages, type Policy } from '../../verify/verify.ts';
import { credentialPorts } from '../runner/credential-ports.ts';
import {
  boundMemory,
  endRun,
  httpOf,
  patienceOf,
  readText,
  tempOf,
  type Env,
} from '../runner/environment.ts';
import { readKeyText } from '../runner/key-text.ts';
import { line, warn, warnOfSkipped } from '../runner/log.ts';
import { checkLoginScope } from '../runner/registry-login.ts';
import { readVerifyInputs, type VerifyInputs } from './inputs.ts';
import { withPlaces, type PlacedVerdict } from './places.ts';
import { signerPolicy } from '../../policy/compile.ts';
import { tellVerdicts } from './account.ts';

/** What a verification knows so far; whatever happens, it is told. */
export interface VerifyProgress {
  readonly startedAt: Date;
  readonly env: Env;
  inputs?: VerifyInputs;
  discovery?: Discovery;
  verdicts?: readonly PlacedVerdict[];
  error?: unknown;
}

/**
 * The verify action: what cannot be verified fails the step, and the account is given either way.
 */
export async function runVerifyStep(): Promise<void> {
  const progress: VerifyProgress = { startedAt: new Date(), env: process.env };
  try {
    await verify(progress);
  } catch (error) {
    progress.error = error;
  }
  endRun();
  await tellVerdicts(progress);
}

async function verify(progress: VerifyProgress): Promise<void> {
  const { env } = progress;
  const get = (name: string) => core.getInput(name, { trimWhitespace: false });
  for (const secret of [get('registry-password'), get('github-token')])
    if (secret !== '') core.setSecret(secret);
  const inputs = readVerifyInputs(get);
  progress.inputs = inputs;
  const policy = await policyOf(inputs, env);
  progress.discovery = await findImages(inputs, env);
  checkLoginScope(inputs.registryLogin, [
    ...progress.discovery.images.map(({ repository }) => repository),
    inputs.signatureRepository,
  ]);
  line('Images', `${progress.discovery.images.length} from ${progress.discovery.source}`);
  warnOfSkipped(progress.discovery);
  boundMemory(progress.discovery.images);
  const http = httpOf(env);
  const patience = patienceOf(inputs.patienceMs);
  const credentials = credentialPorts(inputs, env);
  const registries = openRegistries({
    http,
    patience,
    findCredential: (repository) => findCredential(repository, credentials),
    maskSecret: core.setSecret,
    access: 'pull',
  });
  const trust = import('../../sigstore/trust.ts').then(({ openTrustMaterial }) =>
    openTrustMaterial(trustSource(inputs, policy), { http, patience, temp: tempOf(env) }, readText),
  );
  // Awaited with the first image; until then a failure must not end the process.
  trust.catch(() => undefined);
  const resolved = new Map<string, string>();
  const verifying = verifyImages(
    {
      images: progress.discovery.images,
      policy,
      recursive: inputs.recursive,
      signatureRepository: inputs.signatureRepository,
    },
    {
      registries,
      trust: () => trust,
      tell: {
        tagResolved: (name, image) => {
          resolved.set(name, imageName(image));
          warn(
            `The tag ${name} was resolved to ${image.digest}, which is what was verified. A ` +
              'tag can be moved: deploy the digest.',
          );
        },
      },
    },
  );
  // A file that cannot be used is a wrong input, which no "on-failure" makes a warning; the public
  // root may be back when the job runs again.
  const [verdicts] = await Promise.all([
    verifying,
    inputs.trustedRootFile === '' ? undefined : trust,
  ]);
  progress.verdicts = withPlaces(verdicts, progress.discovery.images, resolved);
}

async function policyOf(inputs: VerifyInputs, env: Env): Promise<Policy> {
  const key =
    inputs.signer.kind === 'key' ? await readKeyText(inputs.signer.key, env, readText) : '';
  return {
    signer: signerPolicy(inputs.signer, env, () => key),
    log: inputs.transparencyLog ? 'required' : 'ignored',
    annotations: inputs.annotations,
    notBefore: inputs.maxAgeMs === undefined ? undefined : new Date(Date.now() - inputs.maxAgeMs),
    predicateTypes: inputs.predicateTypes,
  };
}

/** A key whose signatures need neither log nor age needs no trusted root. */
function trustSource(
  { trustedRootFile }: VerifyInputs,
  { signer, log, notBefore }: Policy,
): { kind: 'public-good' } | { kind: 'file'; path: string } | { kind: 'none' } {
  if (trustedRootFile !== '') return { kind: 'file', path: trustedRootFile };
  return signer.kind === 'key' && log === 'ignored' && notBefore === undefined
    ? { kind: 'none' }
    : { kind: 'public-good' };
}

async function findImages(
  { images, digest, imagesFrom }: VerifyInputs,
  env: Env,
): Promise<Discovery> {
  if (imagesFrom === '')
    return discoverImages({ images, digest, purpose: 'verify' }, env, readText);
  if (images.trim() !== '')
    throw new SignetError('INPUT_INVALID', 'The inputs "images" and "images-from" are both given', {
      hint: 'Give one of them.',
    });
  const { referencesInManifests } = await import('../../image/manifest-files.ts');
  const entries = await referencesInManifests(imagesFrom);
  if (entries.length === 0)
    throw new SignetError('IMAGE_NONE', `No manifest in ${imagesFrom} names an image`, {
      hint: 'Images are looked for under keys "image", in files *.yaml, *.yml and *.json.',
    });
  try {
    return nameImages(
      { source: `manifests in ${imagesFrom}`, entries },
      { digest, purpose: 'verify' },
    );
  } catch (error) {
    throw new SignetError('INPUT_INVALID', messageOf(error), {
      hint: 'Render templates (helm template, kustomize build) before this step.',
    });
  }
}
