// SPDX-License-Identifier: Apache-2.0
// Joins who signs, the job's identity or a key, with the Sigstore that records it.
import type { KeyObject } from 'node:crypto';

import { eager, keepFresh, onDemand } from '../concurrency.ts';
import type { Image } from '../image/reference.ts';
import type { SigningServices } from '../sigstore/services.ts';
import type { SignedArtifact } from '../sigstore/sign.ts';
import type { Signer } from '../sigstore/signer.ts';
import type { SignerPolicy } from '../sigstore/signer-policy.ts';
import type { StatementSubject } from '../sigstore/statement.ts';
import type { Offers, Trust } from '../sigstore/trust.ts';
import type { Expectation } from '../sigstore/verification.ts';
import type { SessionOptions, SessionPorts } from './session-options.ts';
import type { SigstorePort } from './sign.ts';
import { keySource, workflowSource, type SignerSource } from './signer-source.ts';
import { loadModules, type Modules } from './sigstore-modules.ts';
import { configFor, judgeFitness, kindOf, kindsOf, needsOf, type Kind } from './statement-kinds.ts';
import type { Statement } from './statements.ts';

/**
 * A signer with less left is not begun with: a signature must be timestamped while its certificate
 * is valid.
 */
const minimumLeftMs = 120_000;

/** Sigstore as the flow wants it. */
export function openSigstore(options: SessionOptions, ports: SessionPorts): OpenSigstore {
  const modules = loadModules(ports.sent);
  const trusting = onDemand(() => openTrust(modules, options, ports));
  // Whoever asks is told what failed; it must not end the process before.
  void eager(ports.sent.then(trusting));
  const shared = { options, ports, modules, trusting };
  const source =
    options.key === undefined
      ? workflowSource(options, ports, modules, () => publicityOf(shared))
      : keySource(options.key);
  const session: Session = { ...shared, source };
  const signer = keepFresh(
    async () => buySigner(session),
    ({ certificate }) =>
      certificate === undefined ||
      certificate.notAfter.getTime() - ports.patience.clock.now() > minimumLeftMs,
  );
  return {
    ready: async () => {
      const policy = options.key === undefined ? undefined : await source.policy();
      return policy?.kind === 'key' ? policy.publicKey : undefined;
    },
    signer,
    async own(candidate, image) {
      const [{ judgeCandidate }, material] = await Promise.all([
        import('../lookup/judge-signatures.ts'),
        materialOf(session),
      ]);
      const expected = expectationOf(session, image, await source.earlierPolicy());
      const judged = judgeCandidate(candidate, material, expected);
      if (judged.kind !== 'signature') return undefined;
      const { isPlain } = await import('./plain-candidate.ts');
      return isPlain(candidate) ? judged.signature : undefined;
    },
    sign: (statement, current) => signOnce(session, statement, current, signer),
    verify: (signed, statement) => verifyOwn(session, signed, statement),
  };
}

export interface OpenSigstore extends SigstorePort {
  /**
   * A key is read before any server is asked.
   * @returns the public key; undefined when the workflow signs
   * @throws SignetError KEY_INVALID
   */
  ready(): Promise<KeyObject | undefined>;
}

/** What is known before it is known who signs. */
interface SessionGround {
  readonly options: SessionOptions;
  readonly ports: SessionPorts;
  readonly modules: Modules;
  readonly trusting: () => Promise<Trust>;
}

interface Session extends SessionGround {
  readonly source: SignerSource;
}

/** A key that signs without a log needs no Sigstore. */
async function openTrust(
  { trust }: Modules,
  { instance, key, transparencyLog, largeStatements }: SessionOptions,
  { http, patience, temp, readFile }: SessionPorts,
): Promise<Trust> {
  const { openPrivateTrust, openPublicGoodTrust, noTrust } = await trust();
  if (instance.kind === 'private') {
    const { signingConfigFile: signingConfig, trustedRootFile: trustedRoot } = instance;
    return openPrivateTrust({ signingConfig, trustedRoot }, readFile);
  }
  if (key !== undefined && !transparencyLog) return noTrust;
  const { rekorVersion } = instance;
  const largeRekorVersion = largeStatements === 'rekor-v2' ? 2 : rekorVersion;
  return openPublicGoodTrust({ rekorVersion, largeRekorVersion }, { http, patience, temp });
}

const now = ({ ports }: SessionGround) => new Date(ports.patience.clock.now());

/** The services that a statement of this kind uses by a signing config. */
async function chooseServices(
  session: SessionGround,
  offers: Offers,
  kind: Kind,
): Promise<SigningServices> {
  const { selectServices } = await session.modules.services();
  return selectServices(configFor(offers, kind), now(session), needsOf(session.options, kind));
}

/** Whether what is signed becomes public, by the services that will be used. */
async function publicityOf(session: SessionGround) {
  const { options, modules, trusting } = session;
  const [{ publicityOfServices }, trust] = await Promise.all([modules.publicity(), trusting()]);
  const services = await Promise.all(
    kindsOf(options).map((kind) => chooseServices(session, trust, kind)),
  );
  // What is built in is known to be public, and its trusted root is still on its way.
  const material =
    options.instance.kind === 'private' ? (await trust.refreshed()).material : undefined;
  return publicityOfServices(services, material);
}

async function buySigner(session: Session, refreshed?: Offers): Promise<Signer> {
  const { options, trusting, source } = session;
  const [trust] = await Promise.all([trusting(), source.policy()]);
  // The services of every kind are chosen before the token is sent anywhere: what cannot be
  // signed is refused now.
  const chosen = await Promise.all(
    kindsOf(options).map(async (kind) => ({
      format: kind.format,
      services: await chooseServices(session, refreshed ?? trust, kind),
    })),
  );
  const signer = await source.signer(chosen[0]?.services.fulcio);
  // In one format a key may sign what the log of the other refuses: then nothing is recorded at
  // all.
  for (const { format, services } of chosen) judgeFitness(signer, format, services);
  return signer;
}

/**
 * Signs, and once more when the refreshed signing config no longer lists what was used, or the
 * services took so long that the certificate has expired.
 */
async function signOnce(
  session: Session,
  statement: Statement,
  signer: Signer,
  renewed: () => Promise<Signer>,
): Promise<SignedArtifact> {
  const { modules, trusting } = session;
  const { stillOffered } = await modules.services();
  const trust = await trusting();
  const kind = kindOf(statement, session.options);
  const chosen = await chooseServices(session, trust, kind);
  const signed = await signWith(session, statement, signer, chosen);
  const refreshed = await trust.refreshed();
  const isOffered = stillOffered(signed.services, configFor(refreshed, kind), now(session));
  const isValid = signer.certificate === undefined || signer.certificate.notAfter > now(session);
  if (isOffered && isValid) return signed;
  const next = isOffered ? await renewed() : await buySigner(session, refreshed);
  const offered = await chooseServices(session, refreshed, kind);
  return signWith(session, statement, next, offered);
}

async function signWith(
  { modules, ports, source }: Session,
  statement: Statement,
  signer: Signer,
  services: SigningServices,
): Promise<SignedArtifact> {
  const { signStatement, signPayload } = await modules.sign();
  if (statement.format === 'bundle') {
    const { statementParts } = await modules.statement();
    const predicate =
      statement.predicate === 'run-provenance' ? await source.provenance() : statement.predicate;
    return signStatement(statementParts({ ...statement, predicate }), signer, services, ports);
  }
  const { simpleSigningPayload } = await modules.simpleSigning();
  const [{ image, annotations }] = statement.subjects;
  const payload = simpleSigningPayload(statement.dockerReference, image.digest, annotations);
  return signPayload(payload, signer, services, ports);
}

/** Judged as any other before it is published, for each of its subjects. */
async function verifyOwn(
  session: Session,
  signed: SignedArtifact,
  { subjects, predicateType }: Statement,
) {
  const [{ verifySigned }, material, policy] = await Promise.all([
    session.modules.selfVerification(),
    materialOf(session),
    session.source.policy(),
  ]);
  const [first, ...others] = subjects;
  const judge = ({ image }: StatementSubject) =>
    verifySigned(signed, predicateType, material, expectationOf(session, image, policy));
  for (const other of others) judge(other);
  return judge(first);
}

function expectationOf(
  { options: { transparencyLog, annotations } }: Session,
  image: Image,
  signer: SignerPolicy,
): Expectation {
  return {
    digest: image.digest,
    signer,
    log: transparencyLog ? 'required' : 'ignored',
    annotations,
  };
}

async function materialOf({ trusting }: Session) {
  return (await (await trusting()).refreshed()).material;
}
