// SPDX-License-Identifier: Apache-2.0
// The classes of findings: how grave each is, what it is called, and what to do about it.

/** An incident needs a person now, a violation this week; what is operational judges no image. */
export type Severity = 'incident' | 'violation' | 'operational' | 'notice';

/** Gravest first. */
export const severities: readonly Severity[] = ['incident', 'violation', 'operational', 'notice'];

interface ClassFacts {
  readonly severity: Severity;
  /** A heading, in a few words. */
  readonly title: string;
  /** What it means, as one sentence. */
  readonly meaning: string;
  /** What to do, as one sentence. */
  readonly action: string;
}

export const findingClasses = {
  'signature-removed': {
    severity: 'incident',
    title: 'Signature removed',
    meaning: 'The image was verified before, is still there, and has no signature now.',
    action:
      'Look at retention and clean-up jobs of the registry first, which delete signatures as ' +
      'untagged or odd tags; if none ran, find out who deleted it, and sign the image again.',
  },
  'tag-moved-untrusted': {
    severity: 'incident',
    title: 'Tag moved to an image that is not verified',
    meaning: 'The tag names another image than before, and that one is not verified.',
    action:
      'Point the tag back at the image that was verified, and find out who can push to the ' +
      'repository.',
  },
  'immutable-tag-moved': {
    severity: 'incident',
    title: 'Release tag moved',
    meaning: 'A tag that should never move names another image than before.',
    action:
      'Compare the two images, tell those who use the tag, and make such tags immutable in the ' +
      'registry.',
  },
  'log-entry-not-ours': {
    severity: 'incident',
    title: 'Signature in the log that no run explains',
    meaning:
      'The transparency log holds a signature with your identity that no workflow run made, or a ' +
      'foreign one about an image beside which it also lies.',
    action:
      'Look at the run that the certificate names, revoke what could have been used to sign, and ' +
      'treat images with that signature as hostile.',
  },
  'log-inconsistent': {
    severity: 'incident',
    title: 'Log inconsistent',
    meaning: 'The transparency log does not extend what it showed before.',
    action:
      'Keep both checkpoints, ask the operator of the log, and do not rely on its entries until ' +
      'it is explained.',
  },
  'invalid-signature': {
    severity: 'violation',
    title: 'Invalid signature',
    meaning: 'There is a signature, and its cryptography does not hold.',
    action: 'Sign the image again, and find out what wrote the signature that does not hold.',
  },
  'untrusted-signer': {
    severity: 'violation',
    title: 'Signed by someone else',
    meaning: 'The image is signed, but not by whom the policy names.',
    action:
      'Sign the image with the workflow that the policy names, or name this signer in the policy.',
  },
  'policy-unmet': {
    severity: 'violation',
    title: 'Signed, but not as the policy demands',
    meaning: 'The right signer signed, and an annotation or statement that is demanded is missing.',
    action: 'Sign with what the policy demands, or demand less of these images.',
  },
  'new-signer': {
    severity: 'violation',
    title: 'New signer',
    meaning: 'The policy admits this signer, who never signed for this repository before.',
    action: 'List it under "signers" of the scope if it is yours; make the policy narrower if not.',
  },
  unsigned: {
    severity: 'violation',
    title: 'Unsigned',
    meaning: 'No signature is there, in none of the places where one may be.',
    action: 'Sign the image in the workflow that builds it, or list it as an exception.',
  },
  'attestation-only': {
    severity: 'violation',
    title: 'Statements without a signature',
    meaning: 'Provenance or the like is there, and no signature of the image itself.',
    action: 'Sign the image too: verifiers that ask for a signature refuse it.',
  },
  'platform-unsigned': {
    severity: 'violation',
    title: 'Platform not signed',
    meaning: 'The index is signed, and the image of one platform within it is not.',
    action: 'Sign with "recursive: true", so that each platform has a signature of its own.',
  },
  'trust-ended': {
    severity: 'violation',
    title: 'Trust has ended',
    meaning: 'The signature holds only by a key whose time was over when it was signed.',
    action: 'Sign the image again with what is trusted today.',
  },
  rollback: {
    severity: 'violation',
    title: 'Rolled back',
    meaning: 'The tag names an image that was signed before the one that it named last.',
    action: 'Point the tag at the newer image, unless the rollback is meant.',
  },
  'digest-gone': {
    severity: 'violation',
    title: 'Image gone',
    meaning: 'The image is in use and no longer in the registry: the next node cannot pull it.',
    action: 'Push the image again, or deploy one that is there; then look at retention rules.',
  },
  'exception-expired': {
    severity: 'violation',
    title: 'Exception expired',
    meaning: 'An exception in the scopes file is past its date.',
    action: 'Remove it from the scopes file, or have its owner set a new date.',
  },
  unknown: {
    severity: 'operational',
    title: 'Not known',
    meaning: 'Something could not be checked, which says nothing about the images.',
    action: 'See why, and run the audit again.',
  },
  'tag-moved': {
    severity: 'notice',
    title: 'Tag moved',
    meaning: 'The tag names another image than before, which is verified.',
    action: 'Nothing, when a release moved it; deploy digests to be independent of it.',
  },
  'foreign-signature': {
    severity: 'notice',
    title: 'Foreign signature beside a good one',
    meaning: 'Someone whom the policy does not name has signed the image as well.',
    action: 'Find out who else can push to the repository.',
  },
  'legacy-only': {
    severity: 'notice',
    title: 'Older format only',
    meaning: 'The only signature has the older format, of cosign 2.',
    action: 'Sign with "format: both" or "bundle", as newer verifiers look for bundles.',
  },
  stale: {
    severity: 'notice',
    title: 'Signed long ago',
    meaning: 'The signature is older than the policy’s "max-age".',
    action: 'Build and sign the image again.',
  },
  unpinned: {
    severity: 'notice',
    title: 'Not pinned',
    meaning: 'A file names the image by a tag, which can be moved.',
    action: 'Write the digest behind the name: name:tag@sha256:…',
  },
} as const satisfies Readonly<Record<string, ClassFacts>>;

export type FindingClass = keyof typeof findingClasses;
