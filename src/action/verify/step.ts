// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the verify action together; the account of it is given whatever happens.
import { eager } from '../../concurrency.ts';
import { messageOf, SignetError } from '../../errors.ts';
import type { EnforcedPolicy } from '../../enforcement/enforced-policy.ts';
import { discoverImages } from '../../image/discovery.ts';
import { nameImages, type Discovery } from '../../image/named-images.ts';
import type { TrustMaterial } from '../../sigstore/trust-material.ts';
import { verifyImages, type Policy, type VerifyPorts } from '../../verify/verify.ts';
import { accident } from '../runner/ending.ts';
import {
  boundMemory,
  endRun,
  knownServer,
  readText,
  tempOf,
  type Env,
} from '../runner/environment.ts';
import { stepFolder } from '../runner/files.ts';
import { getInput, line, maskInputs, warn } from '../runner/log.ts';
import { resolvedTags, tellNotes } from '../runner/notes.ts';
import { openNetwork, registriesOf } from '../runner/open-registries.ts';
import { policyOf, trustedBy, trustSource } from '../runner/policy-inputs.ts';
import { checkLoginScope } from '../runner/registry-login.ts';
import { defaultNote, trustInWords } from '../runner/trusted.ts';
import { giveAccount, type VerifyProgress } from './account.ts';
import { readVerifyInputs, type VerifyInputs } from './inputs.ts';
import { enforcedBy, writePolicies } from './policies.ts';
import { predicateKeeper } from './predicates.ts';

const deployAdvice = 'A tag can be moved: deploy the digest, as the output "images" has it.';

export async function runVerifyStep(): Promise<void> {
  const env = process.env;
  const progress: VerifyProgress = {
    startedAt: new Date(),
    env,
    folder: stepFolder(env),
    // A gate on a tag is right as long as what is deployed is the digest.
    resolved: resolvedTags('was verified', deployAdvice, (text) => {
      line('Note', text);
    }),
  };
  try {
    await Promise.race([verify(progress), accident]);
  } catch (error) {
    progress.error = error;
  }
  endRun();
  await giveAccount(progress);
}

async function verify(progress: VerifyProgress): Promise<void> {
  const { env } = progress;
  const { inputs, policy, discovery, enforced } = await readRequest(progress);
  const network = openNetwork(inputs.patienceMs, env);
  const registries = registriesOf(inputs, env, network, { access: 'pull' });
  const trust = eager(
    import('../../sigstore/trust.ts').then(({ openTrustMaterial }) =>
      openTrustMaterial(trustSource(inputs, policy), { ...network, temp: tempOf(env) }, readText),
    ),
  );
  const { recursive, signatureRepository } = inputs;
  const verifying = verifyImages(
    { images: discovery.images, policy, recursive, signatureRepository },
    {
      registries,
      trust: () => trust,
      clock: network.patience.clock,
      keepPredicate: predicateKeeper(progress.folder),
      notify: notifyOf(progress),
    },
  );
  // A file that cannot be used is a wrong input, which no "on-failure" makes a warning; the public
  // root may be back when the job runs again.
  const [verdicts] = await Promise.all([
    verifying,
    inputs.trustedRootFile === '' ? undefined : trust,
  ]);
  progress.verdicts = verdicts;
  if (enforced !== undefined) await enforce(progress, inputs.policies, enforced, trust);
}

/** A verdict is worth more than its policy: what refuses an image is told first. */
async function enforce(
  progress: VerifyProgress,
  folder: string,
  enforced: EnforcedPolicy,
  trust: Promise<TrustMaterial>,
): Promise<void> {
  const isVerified = progress.verdicts?.every(({ verdict }) => verdict.kind === 'verified');
  try {
    const material = await trust.catch(() => undefined);
    progress.policies = await writePolicies(folder, enforced, material);
  } catch (error) {
    if (isVerified === true) throw error;
    warn(`No policies: ${messageOf(error)}`);
  }
}

function notifyOf({ resolved }: VerifyProgress): VerifyPorts['notify'] {
  return {
    tagResolved(name, { digest }) {
      resolved.add(name, digest);
    },
  };
}

interface StepRequest {
  readonly inputs: VerifyInputs;
  readonly policy: Policy;
  readonly discovery: Discovery;
  /** Undefined when no policies are to be written. */
  readonly enforced: EnforcedPolicy | undefined;
}

async function readRequest(progress: VerifyProgress): Promise<StepRequest> {
  const { env } = progress;
  maskInputs(['registry-password', 'github-token']);
  const inputs = readVerifyInputs(getInput, knownServer(env));
  progress.inputs = inputs;
  const policy = await policyOf(inputs, env);
  const trusted = await trustedBy(inputs.signer, policy, env);
  progress.trusted = trusted;
  const discovery = await findImages(inputs, env);
  progress.discovery = discovery;
  checkLoginScope(inputs.registryLogin, [
    ...discovery.images.map(({ repository }) => repository),
    inputs.signatureRepository,
  ]);
  line('Trusted', `${trustInWords(trusted)}${defaultNote(trusted)}`);
  line('Images', `${discovery.images.length} from ${discovery.source}`);
  tellNotes(discovery);
  boundMemory(discovery.images);
  const enforced =
    inputs.policies === '' ? undefined : await enforcedBy(inputs, policy, discovery, readText);
  return { inputs, policy, discovery, enforced };
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
  const entries = (await referencesInManifests(imagesFrom)).map(({ text, file, line }) => ({
    text,
    source: { kind: 'file' as const, file, line },
  }));
  if (entries.length === 0)
    throw new SignetError('IMAGE_NONE', `No manifest in ${imagesFrom} names an image`, {
      hint: 'Images are looked for under keys "image", in files *.yaml, *.yml and *.json.',
    });
  return nameImages(
    { source: `manifests in ${imagesFrom}`, entries },
    { digest, purpose: 'verify' },
  );
}
