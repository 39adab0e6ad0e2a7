// SPDX-License-Identifier: Apache-2.0
// The policy of the step as files for admission engines. What writes them is loaded when asked for.
import type { EnforcedFormat, EnforcedPolicy } from '../../enforcement/enforced-policy.ts';
import type { EnginePolicy } from '../../enforcement/policy-files.ts';
import { SignetError } from '../../errors.ts';
import type { Discovery } from '../../image/named-images.ts';
import { parseJson } from '../../json.ts';
import { signatureTypes } from '../../lookup/find-signatures.ts';
import type { TrustMaterial } from '../../sigstore/trust-material.ts';
import type { ImageVerdict } from '../../verify/verdict.ts';
import type { Policy } from '../../verify/verify.ts';
import { group, warn, type Fact } from '../runner/log.ts';
import type { VerifyInputs } from './inputs.ts';
import { writePolicyFolder } from './policy-folder.ts';

/** What was written, and for whom. */
export interface WrittenPolicies {
  /** The folder as it was named. */
  readonly name: string;
  /** Its path. */
  readonly folder: string;
  readonly engines: readonly EnginePolicy[];
  readonly formats: readonly EnforcedFormat[];
}

const formatsOf: Readonly<Record<VerifyInputs['policiesFormat'], readonly EnforcedFormat[]>> = {
  bundle: ['bundle'],
  legacy: ['legacy'],
  both: ['bundle', 'legacy'],
};

/** @throws SignetError TRUST_FILE_INVALID, INPUT_INVALID when no policy says whom to trust */
export async function enforcedBy(
  inputs: VerifyInputs,
  { signer, log, predicateTypes, requireProvenance }: Policy,
  { images }: Discovery,
  readFile: (path: string) => Promise<string>,
): Promise<EnforcedPolicy> {
  const [{ enforcedPolicy }, { readableRoot }] = await Promise.all([
    import('../../enforcement/enforced-policy.ts'),
    import('../../enforcement/trusted-root-text.ts'),
  ]);
  const { trustedRootFile, tufMirror, tufRootFile } = inputs;
  return enforcedPolicy({
    repositories: images.map(({ repository }) => repository),
    declared: inputs.signer,
    signer,
    demands: {
      predicateTypes,
      requireProvenance,
      annotations: inputs.annotations,
      maxAge: inputs.maxAgeMs !== undefined,
      recursive: inputs.recursive,
      log,
      signatureRepository: inputs.signatureRepository,
    },
    formats: formatsOf[inputs.policiesFormat],
    trust:
      trustedRootFile === ''
        ? undefined
        : {
            root: readableRoot(
              await readJson(trustedRootFile, 'trusted-root', readFile),
              trustedRootFile,
            ),
            readAt: new Date(),
            tuf:
              tufMirror === ''
                ? undefined
                : {
                    mirror: tufMirror,
                    root: await readJson(tufRootFile, 'tuf-root', readFile),
                  },
          },
  });
}

/** A file that is JSON. */
async function readJson(
  path: string,
  input: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  const { readTrustFile } = await import('../../sigstore/trust.ts');
  const text = (await readTrustFile(path, input, readFile)).replace(/^\uFEFF/, '');
  if (parseJson(text) !== undefined) return text;
  throw new SignetError('TRUST_FILE_INVALID', `The file ${path} is not JSON`, {
    hint: `Give "${input}" the file that the Sigstore instance publishes.`,
  });
}

/** @throws SignetError FILE_UNWRITABLE, TRUST_FILE_INVALID */
export async function writePolicies(
  name: string,
  policy: EnforcedPolicy,
  trust: TrustMaterial | undefined,
): Promise<WrittenPolicies> {
  const { enginePolicies, policyFiles, folderMark } =
    await import('../../enforcement/policy-files.ts');
  const engines = enginePolicies(
    policy,
    trust?.tlogs.map(({ publicKey }) => publicKey),
  );
  const files = policyFiles(policy, engines);
  return {
    name,
    folder: await writePolicyFolder(name, files, folderMark),
    engines,
    formats: policy.formats,
  };
}

/** Says what each engine is given, and which images that leaves out. */
export function tellPolicies(
  { name, engines, formats }: WrittenPolicies,
  verdicts: readonly ImageVerdict[],
): void {
  group(
    `Policies    ${name}`,
    engines.map(({ title, enforcement }): Fact =>
      enforcement.kind === 'written'
        ? [title, enforcement.files.map(({ path }) => path).join(', ')]
        : [title, `left out: ${enforcement.reason}`],
    ),
  );
  const reasons = new Set(
    engines.flatMap(({ enforcement }) =>
      enforcement.kind === 'written' ? [] : [enforcement.reason],
    ),
  );
  if (engines.every(({ enforcement }) => enforcement.kind !== 'written'))
    warn(`No policy was written for any engine: ${[...reasons].slice(0, 3).join(' ')}`);
  const refused = verdicts
    .filter(({ verdict }) => verdict.kind === 'verified')
    .filter((verified) => !isFoundIn(verified, formats))
    .map(({ name }) => name);
  if (refused.length > 0)
    warn(
      `The policies look for signatures in the format ${formats.join(' and ')}, which ` +
        `${refused.slice(0, 3).join(', ')}${refused.length > 3 ? ' …' : ''} does not have: ` +
        'set "policies-format" to the "format" with which the image is signed.',
    );
}

function isFoundIn({ verdict }: ImageVerdict, formats: readonly EnforcedFormat[]): boolean {
  return (
    verdict.kind !== 'verified' ||
    verdict.signatures.some(
      ({ format, predicateType }) =>
        signatureTypes.includes(predicateType) && formats.some((one) => one === format),
    )
  );
}
