// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the sign action together; the account of it is given whatever happens.
import * as core from '@actions/core';

import type { Identity } from '../../identity/claims.ts';
import { imageName } from '../../image/reference.ts';
import { filesDestination, registryDestination } from '../../sign/destination.ts';
import type { SessionOptions, SessionPorts } from '../../sign/session-options.ts';
import type { BundleFile } from '../../sign/prove.ts';
import { signImages, type SignPorts } from '../../sign/sign.ts';
import { openSigstore } from '../../sign/sigstore-session.ts';
import type { Format } from '../../sigstore/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { endRun, knownServer, readEvent, readText, tempOf } from '../runner/environment.ts';
import { jobEntriesOf } from '../runner/job-entries.ts';
import { maskKey, readKeyText } from '../runner/key-text.ts';
import { notice, warn } from '../runner/log.ts';
import { openNetwork, registriesOf, type Network } from '../runner/open-registries.ts';
import { accident } from '../runner/ending.ts';
import { resolvedTags } from '../runner/notes.ts';
import { fingerprintOf } from '../runner/signer-words.ts';
import { stepFolder } from '../runner/files.ts';
import { giveAccount } from './account.ts';
import type { SignInputs } from './inputs.ts';
import type { SignProgress } from './progress.ts';
import { readRequest, tellFiles, tellRequest } from './request.ts';
import { tellCertificate, tellIdentity } from './signer-log.ts';
import { isStating } from './statement-inputs.ts';

export async function runSignStep(): Promise<void> {
  const env = process.env;
  const progress: SignProgress = {
    startedAt: new Date(),
    env,
    folder: stepFolder(env),
    resolved: resolvedTags('gets signed', tagAdvice, warn),
  };
  try {
    await Promise.race([sign(progress), accident]);
  } catch (error) {
    progress.error = error;
  }
  endRun();
  await giveAccount(progress);
}

async function sign(progress: SignProgress): Promise<void> {
  const { env, folder } = progress;
  const { inputs, discovery, files } = await readRequest(progress);
  const network = openNetwork(inputs.patienceMs, env);
  const sigstore = openSigstore(sessionOptions(inputs, env), sessionPorts(progress, network));
  const publicKey = await sigstore.ready();
  if (publicKey !== undefined) progress.fingerprint = fingerprintOf(publicKey);
  tellRequest(progress, discovery, inputs);
  tellFiles(files, discovery);
  const { annotations, dockerReference, formats, statements, recursive, tags } = inputs;
  const jobEntries = jobEntriesOf(env);
  progress.result = await signImages(
    {
      images: discovery.images,
      statements: {
        annotations,
        dockerReference,
        formats,
        files,
        provenance: statements.provenance,
        buildSbom: statements.sbom.kind === 'from-build',
        style: statements.style,
        maxBytes: statements.maxBytes,
      },
      recursive,
      tags,
    },
    {
      destination:
        inputs.destination === 'files'
          ? filesDestination
          : registryDestination(
              registriesOf(inputs, env, network, { access: 'pull,push', jobEntries }),
              {
                signatureRepository: inputs.signatureRepository,
                existing: {
                  formats: inputs.existing === 'skip' ? formatsOf(inputs) : [],
                  predicateTypes: isStating(statements) ? 'all' : [],
                },
              },
            ),
      sigstore,
      saveBundle: (bundle) => folder.write(bundleName(bundle), bundle.bytes),
      now: () => new Date(network.patience.clock.now()),
      notify: notifyOf(progress),
    },
  ).finally(() => jobEntries.save());
  if (statements.isStoredOnGitHub) {
    const { storeOnGitHub } = await import('./github-store.ts');
    const token = inputs.githubToken;
    progress.uploads = await storeOnGitHub(progress.result, token, env, network.http);
  }
}

/** Of everything that is signed; statements beside the signature are bundles. */
function formatsOf({ formats, statements }: SignInputs): readonly Format[] {
  return isStating(statements) ? [...new Set([...formats, 'bundle' as const])] : formats;
}

function bundleName({ number, image: { digest }, label }: BundleFile): string {
  const parts = [`${number}-${digest.replace(':', '-')}`, label, 'sigstore.json'];
  return parts.filter((part) => part !== '').join('.');
}

const tagAdvice =
  'A tag can be moved between build and signature: pass the digest that the build step reports ' +
  '(digest: ${{ steps.build.outputs.digest }}).';

function notifyOf({ resolved }: SignProgress): SignPorts['notify'] {
  return {
    tagResolved(name, { digest }) {
      resolved.add(name, digest);
    },
    hiddenByBundle(image) {
      warn(
        `${imageName(image)} carries a bundle, so cosign 3 and Kyverno will not look at the ` +
          'legacy signature made now. Use "format: both".',
      );
    },
    entriesDropped(image, digests) {
      notice(
        `${imageName(image)}: its list of signatures named ${digests.slice(0, 5).join(', ')}, ` +
          'which the registry has deleted. The list was written without what is gone.',
      );
    },
  };
}

function sessionOptions(inputs: SignInputs, env: SignProgress['env']): SessionOptions {
  const { instance, key, annotations, transparencyLog, disclosePrivateRepository } = inputs;
  return {
    instance,
    formats: formatsOf(inputs),
    provenance: inputs.statements.provenance,
    largeStatements: inputs.statements.largeStatements,
    annotations,
    transparencyLog,
    disclosePrivateRepository,
    key:
      key === undefined
        ? undefined
        : { read: () => readMaskedKey(key.text, env), password: key.password },
  };
}

async function readMaskedKey(given: string, env: SignProgress['env']): Promise<string> {
  const pem = await readKeyText(given, env, readText);
  maskKey(pem);
  return pem;
}

/** What is learned of the signer goes to the log at once, and to the report at the end. */
function sessionPorts(progress: SignProgress, { http, patience, sent }: Network): SessionPorts {
  const { env } = progress;
  return {
    http,
    patience,
    sent,
    temp: tempOf(env),
    job: { env, event: () => readEvent(env), server: knownServer(env) },
    readFile: readText,
    maskSecret: core.setSecret,
    notify: {
      identified(identity: Identity) {
        progress.identity = identity;
        tellIdentity(identity);
      },
      certified(certificate: Certificate) {
        progress.certificate = certificate;
        tellCertificate(certificate);
      },
    },
  };
}
