// SPDX-License-Identifier: Apache-2.0
// Compiles who must have signed, from what is declared and from the run itself.
import { createPublicKey, type KeyObject } from 'node:crypto';

import { SignetError } from '../errors.ts';
import { algorithmOf, isShortKey, kindOf } from '../sigstore/signer.ts';
import {
  fromRepositories,
  type CertificatePolicy,
  type Match,
  type SignerPolicy,
} from '../sigstore/signer-policy.ts';
import type { DeclaredSigner } from './declared.ts';
import { anchored } from './regular-expression.ts';

/** What the run says of itself. */
export interface PolicyContext {
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
  /** `OWNER/REPOSITORY` of the run; empty when it does not say. */
  readonly repository: string;
}

/** @throws SignetError INPUT_INVALID, also when the run does not say whose repository this is */
export function signerPolicy(
  inputs: DeclaredSigner,
  context: PolicyContext,
  readKey: (text: string) => string,
): SignerPolicy {
  switch (inputs.kind) {
    case 'key':
      return { kind: 'key', publicKey: parsePublicKey(readKey(inputs.key)) };
    case 'identity':
      return {
        kind: 'certificate',
        subjectAlternativeName: { equals: inputs.identity },
        issuer: issuerOf(inputs.issuer, context),
      };
    case 'identity-regexp':
      return {
        kind: 'certificate',
        subjectAlternativeName: readPattern(inputs.pattern),
        issuer: issuerOf(inputs.issuer, context),
      };
    case 'workflow':
      return workflowPolicy(inputs, context);
  }
}

/**
 * A workflow of a repository, in the name and in the extensions: who signs is the workflow that
 * holds the step, and what it worked on must come from that repository or from this one, because a
 * reusable workflow signs for anybody who calls it.
 */
function workflowPolicy(
  { repository, workflow, ref, issuer }: Extract<DeclaredSigner, { kind: 'workflow' }>,
  context: PolicyContext,
): CertificatePolicy {
  const { server, repository: own } = context;
  const signer = repository === '' ? own : repository;
  if (signer === '')
    throw new SignetError('INPUT_INVALID', 'Nothing says who must have signed', {
      hint: 'Give "certificate-identity", "signer-repository" or "key".',
    });
  const url = (name: string) => `${server}/${name}`;
  const path =
    workflow === '' || workflow.includes('/')
      ? workflow.replace(/^\//, '')
      : `.github/workflows/${workflow}`;
  return {
    kind: 'certificate',
    issuer: issuerOf(issuer, context),
    workflow: { repository: url(signer), path, ref },
    extensions: [fromRepositories([signer, own].filter((name) => name !== '').map(url))],
  };
}

/** GitHub's own issuer, or that of an enterprise at ghe.com. */
function issuerOf(given: string, { server }: PolicyContext): string {
  if (given !== '') return given;
  const { hostname } = new URL(server);
  return hostname.endsWith('.ghe.com')
    ? `https://token.actions.${hostname}`
    : 'https://token.actions.githubusercontent.com';
}

function readPattern(pattern: string): Match {
  try {
    return anchored(pattern);
  } catch (cause) {
    throw new SignetError(
      'INPUT_INVALID',
      'The input "certificate-identity-regexp" is not a regular expression: ' +
        JSON.stringify(pattern.slice(0, 200)),
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
  try {
    if (!pem.includes('PUBLIC KEY-----')) throw new Error('no public key');
    return createPublicKey(pem);
  } catch (cause) {
    throw new SignetError('INPUT_INVALID', 'The input "key" is no public key in PEM', {
      cause,
      hint: 'Give the text of cosign.pub, its path, or env://NAME.',
    });
  }
}
