// SPDX-License-Identifier: Apache-2.0
// Images in a real registry, what lies beside them, and the real log asked about them.
import { readFile } from 'node:fs/promises';

import { extension, generalName, generateKeys, issue } from '../playground/sigstore/authority.ts';
import { refusedEvidence, signatureEvidence } from '../src/audit/image-evidence.ts';
import { chooseCanary } from '../src/audit/log-canary.ts';
import type { LoggedImage } from '../src/audit/log-judgement.ts';
import { auditLog, type LogEvidence, type LogQuestion } from '../src/audit/log-audit.ts';
import type { RunAnswer } from '../src/audit/workflow-run.ts';
import { createHttpClient } from '../src/http/client.ts';
import type { Patience } from '../src/http/retry.ts';
import { openTransport } from '../src/http/transport.ts';
import { parseReference, repositoryName, type Image } from '../src/image/reference.ts';
import { findSignatures } from '../src/lookup/find-signatures.ts';
import { judgeCandidate } from '../src/lookup/judge-signatures.ts';
import { openRegistries } from '../src/oci/registries.ts';
import { readCertificate } from '../src/sigstore/certificate-facts.ts';
import { certify } from '../src/sigstore/certificate.ts';
import { selectServices, type SigningServices } from '../src/sigstore/services.ts';
import { signStatement } from '../src/sigstore/sign.ts';
import type { Signer } from '../src/sigstore/signer.ts';
import { signaturePredicateType, statementParts } from '../src/sigstore/statement.ts';
import { parseSigningConfig, parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import type { TrustMaterial } from '../src/sigstore/trust-material.ts';
import type { Stack } from './stack.ts';

/** What the issuer says of every job, as GitHub's API would answer. */
export const explained: RunAnswer = {
  id: '42',
  headSha: 'a'.repeat(40),
  path: '.github/workflows/release.yml',
  repositoryId: '1001',
  attempts: 1,
};

export interface LogScene {
  readonly stack: Stack;
  readonly log: URL;
  readonly trust: TrustMaterial;
  readonly ports: {
    readonly http: ReturnType<typeof createHttpClient>;
    readonly patience: Patience;
  };
  /** How many requests were sent. */
  readonly requests: () => number;
  /** An image and what lies beside it, as an audit keeps it. */
  look(name: string): Promise<LoggedImage>;
  audit(images: readonly LoggedImage[], asked?: Asked): Promise<LogEvidence>;
  /** Who is certified as that workflow of the repository. */
  certify(workflow: string): Promise<Signer>;
  /** Records that an image is signed, and puts nothing beside it. */
  record(name: string, signer: Signer): Promise<void>;
}

export interface Asked extends Partial<LogQuestion> {
  readonly runs?: RunAnswer;
}

export async function openLogScene(stack: Stack): Promise<LogScene> {
  let requests = 0;
  const http = createHttpClient({
    fetch: openTransport(),
    userAgent: 'signet-peers',
    onExchange: () => requests++,
  });
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
  };
  const patience = { deadline: Date.now() + 600_000, clock, random: Math.random };
  const ports = { http, patience };
  const { trustedRoot, signingConfig } = stack.rekorV1;
  const trust = parseTrustedRoot(await readFile(trustedRoot, 'utf8'), trustedRoot);
  const config = parseSigningConfig(await readFile(signingConfig, 'utf8'), signingConfig);
  const services = selectServices(config, new Date());
  const log = new URL(stack.urls.rekorV1);
  const ours = {
    subject: stack.issuer.identity(),
    issuer: stack.issuer.url,
    repository: 'https://github.com/acme/app',
  };
  const logIds = trust.tlogs.map(({ logID }) => logID.toString('hex'));
  return {
    stack,
    log,
    trust,
    ports,
    requests: () => requests,
    look: (name) => look(imageOf(name), { trust, ports, ours }),
    async audit(images, { runs = explained, ...asked } = {}) {
      const question = {
        log,
        trust,
        images,
        identities: [ours],
        canary: chooseCanary(images, logIds),
        previous: undefined,
        ...asked,
      };
      return auditLog(question, { ...ports, runs: () => Promise.resolve(runs) });
    },
    certify: (workflow) => certifyAs(workflow, stack, services, ports),
    async record(name, signer) {
      await signStatement(signatureOf(imageOf(name)), signer, services, ports);
    },
  };
}

type Ports = LogScene['ports'];

async function look(
  image: Image,
  {
    trust,
    ports,
    ours,
  }: {
    readonly trust: TrustMaterial;
    readonly ports: Ports;
    readonly ours: { readonly subject: string; readonly issuer: string };
  },
): Promise<LoggedImage> {
  const registries = openRegistries({
    ...ports,
    findCredential: () => Promise.resolve({ credential: undefined, consulted: [] }),
    maskSecret: () => undefined,
    access: 'pull',
    tokenHosts: [],
  });
  const expected = {
    digest: image.digest,
    signer: {
      kind: 'certificate',
      subjectAlternativeName: { equals: ours.subject },
      issuer: ours.issuer,
    },
    log: 'required',
  } as const;
  const sought = {
    formats: ['bundle', 'legacy', 'legacy-attestation'],
    predicateTypes: [],
  } as const;
  const { judged } = await findSignatures(
    image,
    image.repository,
    sought,
    registries,
    (candidate) => Promise.resolve(judgeCandidate(candidate, trust, expected)),
  );
  return {
    repository: repositoryName(image.repository),
    digest: image.digest,
    signatures: judged.flatMap((one) =>
      one.kind === 'signature' ? [signatureEvidence(one.signature)] : [],
    ),
    refused: judged.flatMap((one) =>
      one.kind === 'finding' ? [refusedEvidence(one.finding)] : [],
    ),
  };
}

async function certifyAs(
  workflow: string,
  { issuer }: Stack,
  { fulcio }: SigningServices,
  ports: Ports,
): Promise<Signer> {
  const answer = await fetch(`${issuer.tokenUrl(workflow)}&audience=sigstore`, {
    headers: { authorization: 'bearer runner' },
  });
  const { value } = (await answer.json()) as { readonly value: string };
  const claims = JSON.parse(
    Buffer.from(value.split('.')[1] ?? '', 'base64url').toString(),
  ) as Readonly<Record<string, string>>;
  if (fulcio === undefined) throw new Error('the signing config names no Fulcio');
  return certify({ token: value, subject: claims['sub'] ?? '' }, fulcio, ports);
}

/** Anybody, with a certificate of his own making that says what ours says. */
export function selfMade(name: string, issuer: string): Signer {
  const keys = generateKeys();
  const { der } = issue({
    subject: 'sigstore',
    keys,
    extensions: [
      extension.keyUsage(0),
      extension.purposes(['1.3.6.1.5.5.7.3.3']),
      extension.names(generalName.uri(name)),
      extension.fulcio(8, issuer),
      extension.fulcio(12, 'https://github.com/acme/app'),
      extension.fulcio(21, 'https://github.com/acme/app/actions/runs/13/attempts/1'),
    ],
  });
  return { ...keys, certificate: readCertificate(der), chain: '' };
}

function imageOf(name: string): Image {
  const { repository, digest } = parseReference(name);
  if (digest === undefined) throw new Error(`${name} has no digest`);
  return { repository, digest };
}

function signatureOf(image: Image): readonly Buffer[] {
  return statementParts({
    subjects: [{ image, annotations: {} }],
    predicateType: signaturePredicateType,
    predicate: Buffer.from('{}'),
  });
}
