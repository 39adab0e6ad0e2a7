// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the sign action together; the account of it is given whatever happens.
import * as core from '@actions/core';

import { inputProblems, messageOf, SignetError } from '../../errors.ts';
import type { Identity } from '../../identity/claims.ts';
import { discoverImages, type Discovery } from '../../image/discovery.ts';
import { imageName } from '../../image/reference.ts';
import { filesDestination, registryDestination } from '../../sign/destination.ts';
import type { SessionOptions, SessionPorts } from '../../sign/session-options.ts';
import type { BundleFile } from '../../sign/prove.ts';
import { signImages, type SignPorts } from '../../sign/sign.ts';
import { openSigstore } from '../../sign/sigstore-session.ts';
import type { Format } from '../../sigstore/sign.ts';
import type { StatementFile } from '../../statements/files.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import {
  boundMemory,
  endRun,
  readEvent,
  readText,
  serverOf,
  tempOf,
  workspaceOf,
} from '../runner/environment.ts';
import { maskKey, readKeyText } from '../runner/key-text.ts';
import { getInput, line, maskInputs, notice, warn } from '../runner/log.ts';
import { openNetwork, registriesOf, type Network } from '../runner/open-registries.ts';
import { checkLoginScope } from '../runner/registry-login.ts';
import { accident } from '../runner/ending.ts';
import { resolvedTags, tellNotes } from '../runner/notes.ts';
import { fingerprintOf } from '../runner/signer-words.ts';
import { stepFolder } from '../runner/files.ts';
import {
  giveAccount,
  signerInWords,
  tellCertificate,
  tellIdentity,
  type SignProgress,
} from './account.ts';
import { readSignInputs, type SignInputs } from './inputs.ts';
import { isStating } from './statement-inputs.ts';

export async function runSignStep(): Promise<void> {
  const env = process.env;
  const progress: SignProgress = {
    startedAt: new Date(),
    env,
    folder: stepFolder(env),
    resolved: resolvedTags('gets signed', tagAdvice),
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
          : registryDestination(registriesOf(inputs, env, network, 'pull,push'), {
              signatureRepository: inputs.signatureRepository,
              existing: {
                formats: inputs.existing === 'skip' ? formatsOf(inputs) : [],
                predicateTypes: isStating(statements) ? 'all' : [],
              },
            }),
      sigstore,
      saveBundle: (bundle) => folder.write(bundleName(bundle), bundle.bytes),
      now: () => new Date(network.patience.clock.now()),
      notify: notifyOf(progress),
    },
  );
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
    job: { env, event: () => readEvent(env), server: serverOf(env) },
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

interface StepRequest {
  readonly inputs: SignInputs;
  readonly discovery: Discovery;
  readonly files: readonly StatementFile[];
}

/** Inputs, images and files are judged together: all problems are told at once, before any request. */
async function readRequest(progress: SignProgress): Promise<StepRequest> {
  maskInputs(['registry-password', 'github-token', 'key-password']);
  // Before it is parsed: whatever is printed later, no line of a key is.
  if (getInput('key').includes('-----BEGIN ')) maskKey(getInput('key'));
  const problems: unknown[] = [];
  const attempt = async <Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> => {
    try {
      return await read();
    } catch (error) {
      problems.push(error);
      return undefined;
    }
  };
  const inputs = await attempt(() => readSignInputs(getInput));
  const discovery = await attempt(() =>
    discoverImages(
      { images: getInput('images'), digest: getInput('digest').trim(), purpose: 'sign' },
      progress.env,
      readText,
    ),
  );
  const files = inputs === undefined ? [] : await attempt(() => readFiles(inputs));
  if (inputs === undefined || discovery === undefined || files === undefined)
    throw merged(problems);
  progress.inputs = inputs;
  progress.discovery = discovery;
  checkLoginScope(inputs.registryLogin, [
    ...[...discovery.images, ...inputs.tags].map(({ repository }) => repository),
    inputs.signatureRepository,
  ]);
  boundMemory(discovery.images);
  return { inputs, discovery, files };
}

async function readFiles({
  statements: { sbom, attestations, style, maxBytes },
}: SignInputs): Promise<readonly StatementFile[]> {
  const sboms = sbom.kind === 'files' ? sbom.lines : [];
  if (sboms.length + attestations.length === 0) return [];
  const { readStatementFiles } = await import('../../statements/files.ts');
  const request = { sboms, attestations, style, maxBytes };
  return readStatementFiles(request, { workspace: workspaceOf() });
}

/** Who signs what, first of all: a run that signs with the wrong one must be seen to do so. */
function tellRequest(
  { fingerprint }: SignProgress,
  discovery: Discovery,
  { transparencyLog }: SignInputs,
): void {
  line('Signer', signerInWords(fingerprint));
  line('Images', `${discovery.images.length} from ${discovery.source}`);
  tellNotes(discovery);
  if (!transparencyLog)
    warn(
      'No transparency log records these signatures, so you cannot notice those that others ' +
        'make in your name: "transparency-log" is false.',
    );
}

/** From here on, a statement is felt by everyone who verifies the image, in bytes. */
const feltBytes = 5_000_000;

/**
 * What is read of files, before anything is signed. Verifiers download all statements, even to
 * check the signature alone.
 */
function tellFiles(files: readonly StatementFile[], { images }: Discovery): void {
  for (const { kind, path, describes, platform, size, json } of files) {
    const about = platform === undefined ? '' : ` for ${platform}`;
    line('States', `${describes}${about} from ${path} (${size} bytes)`);
    if (json.length > feltBytes)
      warn(
        `${path} becomes a statement of ${megabytes(json.length)}, which cosign and Kyverno ` +
          'download whenever they check the image, also for its signature alone: 20 MB cost them ' +
          '2.5 seconds and 0.4 GB of memory. Leave out what nobody looks up in it (syft: ' +
          '--select-catalogers -file).',
      );
    const others = new Set(images.map(({ digest, tag = 'latest' }) => digest ?? tag));
    if (kind === 'sbom' && platform === undefined && others.size > 1)
      warn(
        `${path} is attested for all ${others.size} images, and describes one: sign images with ` +
          'SBOMs of their own in steps of their own.',
      );
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One error of several, with all their problems and each fix once. */
function merged(errors: readonly unknown[]): unknown {
  const [first, second] = errors;
  if (second === undefined) return first;
  const coded = errors.filter((error) => error instanceof SignetError);
  const hints = new Set(coded.flatMap(({ hint }) => (hint === undefined ? [] : [hint])));
  return inputProblems(
    errors.flatMap((error) => (error instanceof SignetError ? error.problems : [messageOf(error)])),
    [...hints].join('\n'),
  );
}
