// SPDX-License-Identifier: Apache-2.0
// Reads what the step is asked, all of it before any request, and tells it.
import { inputProblems, messageOf, SignetError } from '../../errors.ts';
import { discoverImages } from '../../image/discovery.ts';
import type { Discovery } from '../../image/named-images.ts';
import type { StatementFile } from '../../statements/files.ts';
import { boundMemory, readText, saveMemory, workspaceOf } from '../runner/environment.ts';
import { maskKey } from '../runner/key-text.ts';
import { getInput, line, maskInputs, warn } from '../runner/log.ts';
import { tellNotes } from '../runner/notes.ts';
import { checkLoginScope } from '../runner/registry-login.ts';
import { readSignInputs, type SignInputs } from './inputs.ts';
import type { SignProgress } from './progress.ts';
import { signerInWords } from './signer-log.ts';

/** What is asked of the step. */
export interface StepRequest {
  readonly inputs: SignInputs;
  readonly discovery: Discovery;
  readonly files: readonly StatementFile[];
}

/** Inputs, images and files are judged together: all problems are told before any request. */
export async function readRequest(progress: SignProgress): Promise<StepRequest> {
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
  // An SBOM of 60 MB must fit beside everything that is made of it.
  saveMemory();
  const { readStatementFiles } = await import('../../statements/files.ts');
  const request = { sboms, attestations, style, maxBytes };
  return readStatementFiles(request, { workspace: workspaceOf() });
}

/** Who signs what, first of all: a run that signs with the wrong one must be seen to do so. */
export function tellRequest(
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
export function tellFiles(files: readonly StatementFile[], { images }: Discovery): void {
  for (const { kind, path, describes, platform, size, json } of files) {
    const about = platform === undefined ? '' : ` for ${platform}`;
    line('States', `${describes}${about} from ${path} (${size} bytes)`);
    if (json.length > feltBytes)
      warn(
        `${path} becomes a statement of ${megabytes(json.length)}, which cosign and Kyverno ` +
          'download whenever they check the image, also for its signature alone: 20 MB cost them ' +
          '2.5 seconds and 0.4 GB of memory. Leave out what no one looks up in it (syft: ' +
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
