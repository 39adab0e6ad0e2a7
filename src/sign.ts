// SPDX-License-Identifier: Apache-2.0
// May import: errors, settle, pin-tags, image, identity, sigstore, oci.
import type { NamedImage } from './image/discovery.ts';
import type { Image } from './image/reference.ts';
import type { Descriptor } from './oci/manifest.ts';
import type { Attachment, Publication, Registries } from './oci/registries.ts';
import { pinTags } from './pin-tags.ts';
import { settle, type Settled } from './settle.ts';
import type { Signer } from './sigstore/certificate.ts';
import type { SigningServices } from './sigstore/services.ts';
import type { SignedBundle } from './sigstore/sign.ts';
import type { ExpectedIdentity, VerifiedSignature } from './sigstore/verification.ts';

export interface SignRequest {
  readonly images: readonly NamedImage[];
  /** Signed with every image. */
  readonly annotations: Annotations;
}

/** What signing needs of Sigstore, so that the flow does not care which instance and which log version it is. */
export interface SigstorePort {
  /** One key and one certificate for the whole run, renewed when it is about to expire. */
  certify(): Promise<WorkflowSigner>;
  /** The signed statement about this image, recorded in the logs and timestamped, with services that the refreshed signing config still lists. */
  sign(image: Image, annotations: Annotations, signer: WorkflowSigner): Promise<SignedByWorkflow>;
  /** @throws SignetError VERIFY_FAILED unless the bundle verifies against the refreshed trusted root, for this image and its signer's identity */
  verify(signed: SignedByWorkflow, image: Image, annotations: Annotations): Promise<VerifiedSignature>;
}

type Annotations = Readonly<Record<string, string>>;

/** A key, its certificate, and who the job's token says it is. */
export interface WorkflowSigner extends Signer {
  readonly identity: ExpectedIdentity;
  readonly services: SigningServices;
}

export interface SignedByWorkflow extends SignedBundle {
  readonly signer: WorkflowSigner;
}

export interface SignPorts {
  readonly registries: Registries;
  readonly sigstore: SigstorePort;
  readonly now: () => Date;
  readonly tell: {
    tagResolved(name: string, image: Image): void;
  };
}

/** An image whose signature was published and read back. */
export interface SignedImage {
  readonly image: Image;
  readonly subject: Descriptor;
  readonly signed: SignedByWorkflow;
  readonly signature: VerifiedSignature;
  readonly publication: Publication;
}

export interface ImageResult {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  readonly outcome: Settled<SignedImage>;
}

/** As many images as are worked on at the same time. */
const inFlight = 16;

/** Signs every image of the request and publishes each signature beside its image. Images are independent: one that fails does not stop the others. */
export async function signImages(request: SignRequest, ports: SignPorts): Promise<ImageResult[]> {
  const pinned = await pinTags(request.images, ports);
  const outcomes = await settle(pinned, inFlight, async ({ image }) => {
    if (!image.ok) throw image.error;
    return signImage(image.value, request, ports);
  });
  return outcomes.map((outcome, index) => ({ name: pinned[index]?.name ?? '', outcome }));
}

async function signImage(image: Image, request: SignRequest, { registries, sigstore, now }: SignPorts): Promise<SignedImage> {
  const [subject, attachment, signer] = await Promise.all([registries.subject(image), registries.prepare(image), sigstore.certify()]);
  const signed = await sigstore.sign(image, request.annotations, signer);
  const signature = await sigstore.verify(signed, image, request.annotations);
  const publication = await publish(attachment, signed, signature, subject, now());
  return { image, subject, signed, signature, publication };
}

/** The manifest's annotations are those that cosign writes (cosign, pkg/oci/remote/write.go); the time is the signature's, so that a retry makes the same manifest. */
async function publish(attachment: Attachment, signed: SignedBundle, signature: VerifiedSignature, subject: Descriptor, now: Date): Promise<Publication> {
  return attachment.attach(
    {
      bytes: signed.bytes,
      mediaType: signed.mediaType,
      annotations: {
        'org.opencontainers.image.created': (signature.time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': signature.predicateType,
      },
    },
    subject,
  );
}
