// SPDX-License-Identifier: Apache-2.0
// One statement, signed and proven before anything of it is published.
import { onDemand } from '../concurrency.ts';
import { digestOf, type Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import type { Artifact } from '../oci/manifest.ts';
import type { RecordedEntry, SignedArtifact } from '../sigstore/sign.ts';
import type { Signer } from '../sigstore/signer.ts';
import type { VerifiedSignature } from '../sigstore/verification.ts';
import type { Statement } from './statements.ts';

/** What signing needs of Sigstore to prove a statement. */
export interface ProvingPort {
  /** One key, and one certificate for the whole run, renewed when it is about to expire. */
  signer(): Promise<Signer>;
  /**
   * The statement, signed, recorded and timestamped by services that the refreshed signing config
   * still lists.
   */
  sign(statement: Statement, signer: Signer): Promise<SignedArtifact>;
  /**
   * @throws SignetError VERIFY_FAILED unless it verifies against the refreshed trusted root, for
   * this statement and this signer
   */
  verify(signed: SignedArtifact, statement: Statement): Promise<VerifiedSignature>;
}

/** A statement that holds, as it will be stored. */
export interface ProvenStatement {
  readonly artifact: Artifact;
  readonly facts: ProvenFacts;
  /** Keeps its bundle as a file, once. @returns its path; undefined when it has none */
  readonly save: () => Promise<string | undefined>;
}

/** What is told of it when its bytes are gone. */
export interface ProvenFacts {
  /** Of the bundle or payload. */
  readonly digest: Digest;
  readonly size: number;
  readonly logEntries: readonly RecordedEntry[];
  readonly time: Date | undefined;
}

/** A statement of the run, which is signed when the first of its subjects is ready for it. */
export interface StatementTask {
  readonly statement: Statement;
  /** Signs it, once, whichever of its subjects asks first. */
  readonly prove: () => Promise<ProvenStatement>;
}

/** A bundle that is to be kept as a file. */
export interface BundleFile {
  /** Counts the images of the run from 1, because one digest may be in several repositories. */
  readonly number: number;
  readonly image: Image;
  /** Tells it from the image's other bundles; empty for its signature. */
  readonly label: string;
  readonly bytes: Buffer;
}

export interface TaskPorts {
  readonly sigstore: ProvingPort;
  readonly saveBundle: (bundle: BundleFile) => Promise<string | undefined>;
  readonly now: () => Date;
}

/** @param owner the image that the statement was asked for, and its number */
export function taskOf(
  statement: Statement,
  owner: Pick<BundleFile, 'number' | 'image'>,
  { sigstore, saveBundle, now }: TaskPorts,
): StatementTask {
  const prove = async (): Promise<ProvenStatement> => {
    const signed = await sigstore.sign(statement, await sigstore.signer());
    const verified = await sigstore.verify(signed, statement);
    const { bytes } = signed;
    return {
      artifact: artifactOf(signed, verified, now()),
      save: onDemand(async () =>
        statement.format === 'bundle'
          ? saveBundle({ ...owner, label: statement.label, bytes })
          : undefined,
      ),
      facts: {
        digest: digestOf(bytes),
        size: bytes.length,
        logEntries: signed.logEntries,
        time: verified.time,
      },
    };
  };
  return { statement, prove: onDemand(prove) };
}

/**
 * A bundle carries the annotations that cosign writes (cosign, pkg/oci/remote/write.go), a layer
 * those that hold its signature. The time is the signature's, so that a retry makes the same
 * manifest.
 */
function artifactOf(
  { format, bytes, mediaType, annotations }: SignedArtifact,
  { time, predicateType }: VerifiedSignature,
  now: Date,
): Artifact {
  if (format === 'legacy') return { bytes, mediaType, annotations };
  return {
    bytes,
    mediaType,
    annotations: {
      'org.opencontainers.image.created': (time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': predicateType,
    },
  };
}
