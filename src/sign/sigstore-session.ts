// SPDX-License-Identifier: Apache-2.0
// Joins who signs – the job's identity or a key – with Sigstore.
import { SignetError } from '../errors.ts';
import type { Patience } from '../http/retry.ts';
import { dockerReference, type Image } from '../image/reference.ts';
import type { SigstorePort } from './sign.ts';
import type { Format, SignedArtifact } from '../sigstore/sign.ts';
import type { Needs, SigningServices } from '../sigstore/services.ts';
import { unfitness, type Signer } from '../sigstore/signer.ts';
import type { SignerPolicy } from '../sigstore/signer-policy.ts';
import type { Trust } from '../sigstore/trust.ts';
import type { Expectation } from '../sigstore/verification.ts';
import type { SignInputs } from '../action/sign/inputs.ts';
import {
  loadSigstore,
  openTrust,
  type SigstoreModules,
  type SigstoreRequest,
} from './sigstore-modules.ts';
import { keySource, workflowSource, type SignerSource } from './signer-source.ts';

/**
 * A signer with less left is not begun with: a signature must be timestamped while its certificate
 * is valid.
 */
const minimumLeftMs = 120_000;

/** Sigstore as the flow wants it. */
export function openSigstore(request: SigstoreRequest): OpenSigstore {
  const { inputs, patience } = request;
  const loading = loadSigstore();
  const trusting = loading.then((sigstore) => openTrust(sigstore, request));
  // Awaited together with the token; until then a failure must not end the process.
  trusting.catch(() => undefined);
  const source =
    inputs.key === undefined ? workflowSource(request, loading) : keySource(inputs.key, request);
  const session: Session = {
    request,
    loading,
    trusting,
    source,
    needs: (format) => needsOf(inputs, format),
  };
  const signer = keepFresh(
    async () => buySigner(session),
    ({ certificate }) =>
      certificate === undefined ||
      certificate.notAfter.getTime() - patience.clock.now() > minimumLeftMs,
  );
  return {
    ready: async () => {
      if (inputs.key !== undefined) await source.policy();
    },
    signer,
    async own(candidates, image) {
      const [{ judgeCandidates }, material] = await Promise.all([
        import('../lookup/judge-signatures.ts'),
        materialOf(session),
      ]);
      const { signatures } = judgeCandidates(
        candidates,
        material,
        expectationOf(session, image, await source.earlierPolicy()),
      );
      // Container engines compare the name in a legacy signature (containers-policy.json,
      // matchRepository), so one with another is not ours to reuse.
      return signatures.filter(
        ({ format, dockerReference }) =>
          format !== 'legacy' || dockerReference === referenceOf(inputs, image),
      );
    },
    sign: (image, format, current) => signOnce(session, image, format, current, signer),
    async verify(signed, image) {
      const [{ verifySigned }, material] = await Promise.all([loading, materialOf(session)]);
      return verifySigned(signed, material, expectationOf(session, image, await source.policy()));
    },
  };
}

export interface OpenSigstore extends SigstorePort {
  /** A key is read before anybody is asked anything. @throws SignetError KEY_INVALID */
  ready(): Promise<void>;
}

interface Session {
  readonly request: SigstoreRequest;
  readonly loading: Promise<SigstoreModules>;
  readonly trusting: Promise<Trust>;
  readonly source: SignerSource;
  readonly needs: (format: Format) => Needs;
}

function needsOf({ key, transparencyLog }: SignInputs, format: Format): Needs {
  return {
    certificate: key === undefined,
    log: !transparencyLog ? 'none' : format === 'legacy' ? 'v1' : 'any',
  };
}

const now = ({ clock }: Patience) => new Date(clock.now());

async function buySigner(
  session: Session,
  signingConfig?: Trust['signingConfig'],
): Promise<Signer> {
  const { request, loading, trusting, source, needs } = session;
  const [sigstore, trust] = await Promise.all([loading, trusting, source.policy()]);
  // The services of every format are chosen before the token is sent anywhere: what cannot be
  // signed is refused now.
  const chosen = request.inputs.formats.map((format) => ({
    format,
    services: sigstore.selectServices(
      signingConfig ?? trust.signingConfig,
      now(request.patience),
      needs(format),
    ),
  }));
  const signer = await source.signer(chosen[0]?.services.fulcio);
  // In one format a key may sign what the log of the other refuses: then nothing is recorded at
  // all.
  for (const { format, services } of chosen) judgeFitness(signer, format, services);
  return signer;
}

/** @throws SignetError KEY_INVALID */
function judgeFitness(signer: Signer, format: Format, { logs }: SigningServices): void {
  const unfit = unfitness(
    signer,
    format,
    logs.map(({ version }) => version),
  );
  if (unfit !== undefined)
    throw new SignetError('KEY_INVALID', `The input "key" cannot be used: ${unfit}`, {
      hint:
        'Use a key on P-256 or an RSA key, which all logs and verifiers take, or ' +
        '"transparency-log: false".',
    });
}

/**
 * Signs, and once more when the refreshed signing config no longer lists what was used, or the
 * services took so long that the certificate has expired.
 */
async function signOnce(
  session: Session,
  image: Image,
  format: Format,
  signer: Signer,
  renewed: () => Promise<Signer>,
): Promise<SignedArtifact> {
  const { request, loading, trusting, needs } = session;
  const { selectServices, stillOffered } = await loading;
  const trust = await trusting;
  const signed = await signAs(
    session,
    image,
    format,
    signer,
    selectServices(trust.signingConfig, now(request.patience), needs(format)),
  );
  const { signingConfig } = await trust.refreshed();
  const isOffered = stillOffered(signed.services, signingConfig, now(request.patience));
  const isValid =
    signer.certificate === undefined || signer.certificate.notAfter > now(request.patience);
  if (isOffered && isValid) return signed;
  const next = isOffered ? await renewed() : await buySigner(session, signingConfig);
  return signAs(
    session,
    image,
    format,
    next,
    selectServices(signingConfig, now(request.patience), needs(format)),
  );
}

async function signAs(
  { request, loading }: Session,
  image: Image,
  format: Format,
  signer: Signer,
  services: SigningServices,
): Promise<SignedArtifact> {
  const { signatureStatement, signStatement, signPayload, simpleSigningPayload } = await loading;
  const { inputs, http, patience } = request;
  const ports = { http, patience };
  if (format === 'bundle')
    return signStatement(signatureStatement(image, inputs.annotations), signer, services, ports);
  return signPayload(
    simpleSigningPayload(referenceOf(inputs, image), image.digest, inputs.annotations),
    signer,
    services,
    ports,
  );
}

/** How a legacy signature names the image's repository. */
function referenceOf(inputs: SignInputs, { repository }: Image): string {
  return inputs.dockerReference || dockerReference(repository);
}

function expectationOf(
  { request: { inputs } }: Session,
  image: Image,
  signer: SignerPolicy,
): Expectation {
  return {
    digest: image.digest,
    signer,
    log: inputs.transparencyLog ? 'required' : 'ignored',
    annotations: inputs.annotations,
  };
}

async function materialOf({ trusting }: Session) {
  return (await (await trusting).refreshed()).material;
}

/**
 * One value for all who ask, made anew when it is no longer fresh; many who ask together cause one
 * making.
 */
function keepFresh<Value>(
  make: () => Promise<Value>,
  isFresh: (value: Value) => boolean,
): () => Promise<Value> {
  let latest: Promise<Value> | undefined;
  return async () => {
    const known = latest;
    if (known !== undefined && isFresh(await known)) return known;
    const next = latest === undefined || latest === known ? make() : latest;
    latest = next;
    return next;
  };
}
