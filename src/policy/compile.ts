// SPDX-License-Identifier: Apache-2.0
// Compiles who must have signed, from what is declared and from the run itself.
import { createPublicKey, type KeyObject } from 'node:crypto';

import { messageOf, SignetError } from '../errors.ts';
import { algorithmOf, isShortKey, kindOf } from '../sigstore/signer.ts';
import {
  fromIds,
  fromRef,
  fromRepositories,
  type CertificatePolicy,
  type ExtensionDemand,
  type KnownSource,
  type SignerPolicy,
} from '../sigstore/signer-policy.ts';
import {
  signerRepository,
  sourceRepositories,
  workflowPath,
  type DeclaredSigner,
  type DeclaredWorkflow,
} from './declared.ts';
import type { Expression } from './regular-expression.ts';

/** What the run says of itself; what it does not say is empty. */
export interface PolicyContext {
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
  /** `OWNER/REPOSITORY` of the run. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
}

type CertificateSigner = Exclude<DeclaredSigner, { kind: 'key' }>;

/** @throws SignetError INPUT_INVALID, also when the run does not say whose repository this is */
export async function signerPolicy(
  declared: DeclaredSigner,
  context: PolicyContext,
  readKey: (text: string) => string,
): Promise<SignerPolicy> {
  if (declared.kind === 'key')
    return { kind: 'key', publicKey: parsePublicKey(readKey(declared.key)) };
  return {
    kind: 'certificate',
    issuer: issuerOf(declared.issuer, context),
    ...(await namePolicy(declared, context)),
    extensions: sourceDemands(declared, context),
    known: knownSources(declared, context),
  };
}

async function namePolicy(
  declared: CertificateSigner,
  context: PolicyContext,
): Promise<Pick<CertificatePolicy, 'workflow' | 'subjectAlternativeName'>> {
  switch (declared.kind) {
    case 'identity':
      return { subjectAlternativeName: { equals: declared.identity } };
    case 'identity-regexp': {
      const { whole } = await compileExpression(declared.pattern);
      return { subjectAlternativeName: { matches: whole, text: declared.pattern } };
    }
    case 'workflow':
      return { workflow: workflowPolicy(declared, context) };
  }
}

/** Who signs is the workflow that holds the step, also when another one calls it. */
function workflowPolicy(declared: DeclaredWorkflow, { server, repository: own }: PolicyContext) {
  const repository = signerRepository(declared, own);
  if (repository === '')
    throw new SignetError('INPUT_INVALID', 'Nothing says who must have signed', {
      hint: 'Give "certificate-identity", "signer-repository" or "key".',
    });
  return {
    repository: `${server}/${repository}`,
    path: workflowPath(declared.workflow),
    ref: declared.ref,
  };
}

function sourceDemands(
  declared: CertificateSigner,
  { server, repository: own }: PolicyContext,
): ExtensionDemand[] {
  const { repositoryIds, ref } = declared.source;
  const repositories = sourceRepositories(declared, own);
  return [
    ...(repositories.length === 0
      ? []
      : [fromRepositories(repositories.map((name) => `${server}/${name}`))]),
    ...(repositoryIds.length === 0 ? [] : [fromIds(repositoryIds)]),
    ...(ref === '' ? [] : [fromRef(ref)]),
  ];
}

/**
 * The run knows the ids of its own repository and owner. They are compared wherever a source is
 * trusted by name, unless the user gives ids: a name that is given up can be registered by others.
 */
function knownSources(declared: CertificateSigner, context: PolicyContext): KnownSource[] {
  const { server, repository, repositoryId, ownerId } = context;
  const isByName = sourceRepositories(declared, repository).length > 0;
  if (!isByName || repository === '' || declared.source.repositoryIds.length > 0) return [];
  const [owner = ''] = repository.split('/');
  const own: KnownSource[] = [
    { what: 'repository', url: `${server}/${repository}`, id: repositoryId },
    { what: 'owner', url: `${server}/${owner}`, id: ownerId },
  ];
  return own.filter(({ id }) => id !== '');
}

/** GitHub's own issuer, or that of an enterprise at ghe.com. */
function issuerOf(given: string, { server }: PolicyContext): string {
  if (given !== '') return given;
  const { hostname } = new URL(server);
  return hostname.endsWith('.ghe.com')
    ? `https://token.actions.${hostname}`
    : 'https://token.actions.githubusercontent.com';
}

/**
 * The engine for expressions is loaded only where there is one.
 * @throws SignetError INPUT_INVALID
 */
export async function compileExpression(pattern: string): Promise<Expression> {
  const { readExpression } = await import('./regular-expression.ts');
  try {
    return readExpression(pattern);
  } catch (cause) {
    throw new SignetError(
      'INPUT_INVALID',
      'The input "certificate-identity-regexp" is not a regular expression: ' +
        messageOf(cause).slice(0, 300),
      {
        cause,
        hint:
          'It is read as cosign reads it: in the syntax of RE2, which has no look-ahead and no ' +
          'back-references. It must match from the first to the last character.',
      },
    );
  }
}

function parsePublicKey(pem: string): KeyObject {
  const key = readPublicKey(pem);
  // RSA of odd sizes may have signed before; what is short proves nothing.
  const isRsa = key.asymmetricKeyType === 'rsa' && !isShortKey(key);
  if (isRsa || algorithmOf(key) !== undefined) return key;
  throw new SignetError(
    'INPUT_INVALID',
    `The input "key" is ${kindOf(key)}, with which no image is signed`,
    {
      hint:
        'Give a public key for ECDSA on P-256, P-384 or P-521, RSA of 2048 bits and more, or ' +
        'Ed25519.',
    },
  );
}

function readPublicKey(pem: string): KeyObject {
  const begun = pem.match(/-----BEGIN [A-Z ]*KEY-----/g) ?? [];
  if (begun.some((line) => line.includes('PRIVATE')))
    throw notPublic('is a private key, which does not belong here', giveText);
  if (begun.length > 1)
    throw notPublic(
      `holds ${begun.length} keys`,
      'Give one; for any of several, verify with each.',
    );
  try {
    if (begun.length === 0) throw new Error('no public key');
    return createPublicKey(pem);
  } catch (cause) {
    if (begun.length === 0) throw notPublic('is not a public key in PEM', giveText, cause);
    throw notPublic(
      'is not a whole public key in PEM: its lines are joined, indented or cut, or have \\n for ' +
        'line breaks',
      'Put the file into the variable or secret as it is, as ' +
        '"gh secret set NAME < cosign.pub" does.',
      cause,
    );
  }
}

const giveText = 'Give the text of cosign.pub, its path, or env://NAME.';

function notPublic(what: string, hint: string, cause?: unknown): SignetError {
  return new SignetError('INPUT_INVALID', `The input "key" ${what}`, { hint, cause });
}
