// SPDX-License-Identifier: Apache-2.0
// What a sign run knows so far.
import type { Identity } from '../../identity/claims.ts';
import type { Discovery } from '../../image/named-images.ts';
import type { SignResult } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import type { StepFolder } from '../runner/files.ts';
import type { ResolvedTags } from '../runner/notes.ts';
import type { StepProgress } from '../runner/report.ts';
import type { Upload } from './github-store.ts';
import type { SignInputs } from './inputs.ts';

/** What a run knows so far; whatever happens, it is told. */
export interface SignProgress extends StepProgress {
  readonly folder: StepFolder;
  readonly resolved: ResolvedTags;
  inputs?: SignInputs;
  discovery?: Discovery;
  identity?: Identity;
  /** Of the key that signs in place of an identity. */
  fingerprint?: string;
  certificate?: Certificate;
  result?: SignResult;
  /** What GitHub's store made of the bundles; nothing when it was not asked. */
  uploads?: readonly Upload[];
}
