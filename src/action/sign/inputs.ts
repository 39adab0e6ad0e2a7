// SPDX-License-Identifier: Apache-2.0
// Reads and judges the inputs of the sign action, all problems at once.
import { messageOf } from '../../errors.ts';
import { isDigestAlone } from '../../image/reference-mistakes.ts';
import { isTag, parseReference, repositoryName, type Repository } from '../../image/reference.ts';
import type { TagRequest } from '../../sign/publish-tags.ts';
import type { SigstoreInstance } from '../../sign/session-options.ts';
import type { Format } from '../../sigstore/sign.ts';
import {
  quote,
  readAll,
  readAnnotations,
  readBoolean,
  readChoice,
  readHosts,
  readLogin,
  readPatience,
  readRepository,
  type Reader,
  withDefaults,
  type RegistryLogin,
} from '../runner/input-readers.ts';
import {
  judgeStatements,
  readStatementInputs,
  statementDefaults,
  type StatementInputs,
} from './statement-inputs.ts';

/** The inputs of the sign action as action.yml documents them, read and checked. */
export interface SignInputs {
  readonly annotations: Readonly<Record<string, string>>;
  readonly instance: SigstoreInstance;
  readonly disclosePrivateRepository: boolean;
  readonly patienceMs: number;
  readonly registryLogin: RegistryLogin | undefined;
  readonly tokenHosts: readonly string[];
  readonly githubToken: string;
  readonly summary: boolean;
  /** Of the signature; none when only other statements are made. */
  readonly formats: readonly Format[];
  readonly statements: StatementInputs;
  readonly recursive: boolean;
  readonly tags: readonly TagRequest[];
  readonly existing: 'skip' | 'sign';
  readonly key: { readonly text: string; readonly password: string } | undefined;
  readonly transparencyLog: boolean;
  readonly signatureRepository: Repository | undefined;
  /** What a legacy payload calls the image's repository; empty for its own name. */
  readonly dockerReference: string;
  readonly destination: 'registry' | 'files';
}

/** What an input means when it is empty, as wrappers pass on what they were not given. */
export const signDefaults: Readonly<Record<string, string>> = {
  ...statementDefaults,
  format: 'bundle',
  recursive: 'false',
  existing: 'skip',
  'transparency-log': 'true',
  push: 'true',
  'rekor-version': '1',
  'disclose-private-repository': 'false',
  patience: '10m',
  summary: 'true',
};

/** Reads all inputs. @throws SignetError INPUT_INVALID that lists every problem at once */
export function readSignInputs(get: (name: string) => string): SignInputs {
  return readAll(withDefaults(get, signDefaults), (reader) =>
    judgeTogether(reader, {
      annotations: readAnnotations(reader),
      instance: readInstance(reader),
      disclosePrivateRepository: readBoolean(reader, 'disclose-private-repository'),
      patienceMs: readPatience(reader),
      registryLogin: readLogin(reader),
      tokenHosts: readHosts(reader, 'token-hosts'),
      githubToken: get('github-token'),
      summary: readBoolean(reader, 'summary'),
      formats: readFormats(reader),
      statements: readStatementInputs(reader),
      recursive: readBoolean(reader, 'recursive'),
      tags: readTags(reader),
      existing: readChoice(reader, 'existing', ['skip', 'sign']),
      key: readKey(reader),
      transparencyLog: readBoolean(reader, 'transparency-log'),
      signatureRepository: readRepository(reader, 'signature-repository'),
      dockerReference: readDockerReference(reader),
      destination: readBoolean(reader, 'push') ? 'registry' : 'files',
    }),
  );
}

/** What contradicts each other. */
function judgeTogether({ problem }: Reader, inputs: SignInputs): SignInputs {
  judgeStatements(
    inputs.statements,
    {
      formats: inputs.formats,
      isPushed: inputs.destination === 'registry',
      hasKey: inputs.key !== undefined,
      hasTags: inputs.tags.length > 0,
    },
    problem,
  );
  if (inputs.destination === 'files') {
    if (inputs.formats.includes('legacy'))
      problem(
        'input "push" is false, which writes bundles, but "format" asks for the legacy format, ' +
          'which is kept in registries only',
      );
    if (inputs.tags.length > 0) problem('input "push" is false, so "publish-tags" cannot be');
    if (inputs.signatureRepository !== undefined)
      problem('input "push" is false, so nothing is stored in "signature-repository"');
    if (inputs.recursive)
      problem(
        'input "push" is false, so the registry is not asked what is in an index: name the ' +
          'digests instead of "recursive"',
      );
  }
  if (inputs.dockerReference !== '' && !inputs.formats.includes('legacy'))
    problem(
      'input "docker-reference" is for the legacy format; set "format: legacy" or "format: both"',
    );
  return inputs;
}

function readFormats(reader: Reader): readonly Format[] {
  const format = readChoice(reader, 'format', ['bundle', 'legacy', 'both']);
  if (!readBoolean(reader, 'signature')) return [];
  return format === 'both' ? ['bundle', 'legacy'] : [format];
}

/** A key whose secret is missing must not become a keyless signature where a key is demanded. */
function readKey(reader: Reader): SignInputs['key'] {
  const { get, problem } = reader;
  const signer = readChoice(reader, 'signer', ['', 'key', 'workflow']);
  const text = get('key');
  const password = get('key-password');
  const isGiven = text.trim() !== '';
  const isSecretMissing = 'is the secret set, and available to this event?';
  if (signer === 'key' && !isGiven)
    problem(`input "signer" is key, and the input "key" is empty: ${isSecretMissing}`);
  else if (!isGiven && password !== '')
    problem(`input "key-password" is given without "key" (${isSecretMissing})`);
  if (signer === 'workflow' && (isGiven || password !== ''))
    problem('input "signer" is workflow, but a key is given too: leave out one of them');
  return isGiven ? { text, password } : undefined;
}

/** References `name:tag`, or bare tags, which mean the image's own repository. */
function readTags({ get, problem }: Reader): TagRequest[] {
  const lines = get('publish-tags')
    .split(/[\n,]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const tags = lines.flatMap((text): TagRequest[] => {
    if (isTag(text)) return [{ repository: undefined, tag: text }];
    if (isDigestAlone(text)) {
      problem(
        `input "publish-tags": ${quote(text)} is a digest, not name:tag; digests belong in ` +
          '"images" or "digest"',
      );
      return [];
    }
    try {
      const { repository, tag, digest } = parseReference(text);
      if (tag !== undefined && digest === undefined) return [{ repository, tag }];
      problem(`input "publish-tags": ${quote(text)} is not name:tag`);
    } catch (error) {
      problem(`input "publish-tags": ${messageOf(error)}`);
    }
    return [];
  });
  // Each tag is put once, however often it is named.
  return [...new Map(tags.map((request) => [tagName(request), request])).values()];
}

function tagName({ repository, tag }: TagRequest): string {
  return `${repository === undefined ? '' : repositoryName(repository)}:${tag}`;
}

function readDockerReference({ get, problem }: Reader): string {
  const text = get('docker-reference').trim();
  if (text.length > 500 || /[\s\u0000-\u001f]/.test(text))
    problem(`input "docker-reference" must be a repository as people pull it, not ${quote(text)}`);
  return text;
}

function readInstance({ get, problem }: Reader): SigstoreInstance {
  const signingConfigFile = get('signing-config').trim();
  const trustedRootFile = get('trusted-root').trim();
  const version = get('rekor-version').trim();
  if (version !== '1' && version !== '2')
    problem(`input "rekor-version" must be 1 or 2, not ${quote(version)}`);
  if (signingConfigFile === '' && trustedRootFile === '')
    return { kind: 'public-good', rekorVersion: version === '2' ? 2 : 1 };
  if (signingConfigFile === '')
    problem(
      'input "trusted-root" is given without "signing-config": a private Sigstore needs both files',
    );
  if (trustedRootFile === '')
    problem(
      'input "signing-config" is given without "trusted-root": a private Sigstore needs both files',
    );
  return { kind: 'private', signingConfigFile, trustedRootFile };
}
