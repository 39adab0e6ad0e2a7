// SPDX-License-Identifier: Apache-2.0
// What the verify action says of images that cosign signed, in every format, beside what cosign
// says.
import assert from 'node:assert/strict';
import { join } from 'node:path';

import { runAction } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { Builder, PushedImage } from './images.ts';
import { mustRun, run, type Environment } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { SigstoreFiles } from './sigstore-files.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

export type Inputs = Readonly<Record<string, string>>;

/** One way in which cosign signs, and how both are asked about it. */
export interface Way {
  readonly name: string;
  readonly files: SigstoreFiles;
  readonly sign: (image: PushedImage, workflow?: string) => Promise<unknown>;
  /** Flags of `cosign verify` that describe the right signer. */
  readonly right: readonly string[];
  readonly inputs: Inputs;
  /** Policies that must refuse; the flags are cosign's, where it can express them. */
  readonly wrong: readonly {
    readonly name: string;
    readonly inputs: Inputs;
    readonly flags?: readonly string[];
  }[];
}

export async function runGate(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  console.log(`\nverify, ${registry.name}`);
  const env = { ...registry.env, COSIGN_PASSWORD: 'pw' };
  await makeCosignKey(stack);
  for (const way of [...keylessWays(stack, env), ...(await keyWays(stack, env))])
    await askAbout(way, registry, stack, builder, tally);
}

/** An encrypted key pair in the folder of the stack, with the password `pw`. */
export async function makeCosignKey({ folder }: Stack): Promise<void> {
  await mustRun('bash', ['-c', `test -f cosign.key || ${peer('cosign3')} generate-key-pair`], {
    cwd: folder,
    env: { COSIGN_PASSWORD: 'pw' },
  });
}

async function askAbout(
  way: Way,
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  const name = `verify, ${registry.name}: ${way.name}`;
  const [image, other] = [
    ...(await builder.pushNew([registry], 'team/gate')),
    ...(await builder.pushNew([registry], 'team/gate')),
  ];
  assert(image !== undefined && other !== undefined);
  await tally.check(`${name}: signs`, async () => {
    await way.sign(image);
  });
  await tally.check(`${name}: verified, as cosign says`, () =>
    agree(way, image, stack, way.inputs, way.right, 'verified'),
  );
  await tally.check(`${name}: another digest is unsigned`, () =>
    agree(way, other, stack, way.inputs, way.right, 'unsigned'),
  );
  for (const { name: what, inputs, flags } of way.wrong) {
    await tally.check(`${name}: untrusted with another ${what}`, () =>
      agree(way, image, stack, { ...way.inputs, ...inputs }, flags, 'untrusted'),
    );
  }
}

/** Our verdict, and that cosign comes to the same where it can be asked the same. */
export async function agree(
  { files }: Way,
  image: PushedImage,
  stack: Stack,
  inputs: Inputs,
  flags: readonly string[] | undefined,
  expected: string,
): Promise<void> {
  assert.equal(await verdictOn(image, files, inputs), expected);
  if (flags === undefined) return;
  const { exitCode, stderr } = await cosignVerify(image, files, stack, flags);
  assert.equal(exitCode === 0, expected === 'verified', `cosign disagrees: ${stderr}`);
}

async function verdictOn(
  image: PushedImage,
  files: SigstoreFiles,
  inputs: Inputs,
): Promise<string> {
  const run = await runAction({
    action: 'verify',
    inputs: {
      images: image.reference,
      'trusted-root': files.trustedRoot,
      patience: '5s',
      ...inputs,
    },
  });
  const [first] = JSON.parse(run.outputs['verdicts'] ?? '[]') as { verdict: string }[];
  assert.equal(run.exitCode === 0, first?.verdict === 'verified', run.stdout);
  return first?.verdict ?? run.stdout;
}

export async function cosignVerify(
  image: PushedImage,
  files: SigstoreFiles,
  stack: Stack,
  flags: readonly string[],
) {
  return run(
    peer('cosign3'),
    ['verify', '--trusted-root', files.trustedRoot, ...flags, image.reference],
    {
      env: { ...image.registry.env, HOME: stack.folder },
    },
  );
}

const evil = 'https://github.com/evil/app/.github/workflows/release.yml@refs/heads/main';

export function keylessWays(stack: Stack, env: Environment): Way[] {
  const { issuer, rekorV1, rekorV2, urls } = stack;
  const identity = [
    '--certificate-identity',
    issuer.identity(),
    '--certificate-oidc-issuer',
    issuer.url,
  ];
  const inputs = {
    'certificate-oidc-issuer': issuer.url,
    'signer-workflow': 'release.yml',
    'signer-ref': 'refs/heads/*',
  };
  const wrong: Way['wrong'] = [
    {
      name: 'identity',
      inputs: { 'signer-workflow': '', 'signer-ref': '', 'certificate-identity': evil },
      flags: ['--certificate-identity', evil, '--certificate-oidc-issuer', issuer.url],
    },
    {
      name: 'suffix',
      inputs: {
        'signer-workflow': '',
        'signer-ref': '',
        'certificate-identity': issuer.identity().slice(0, -1),
      },
      flags: [
        '--certificate-identity',
        issuer.identity().slice(0, -1),
        '--certificate-oidc-issuer',
        issuer.url,
      ],
    },
    {
      name: 'issuer',
      inputs: { 'certificate-oidc-issuer': 'https://example.com' },
      flags: [
        '--certificate-identity',
        issuer.identity(),
        '--certificate-oidc-issuer',
        'https://example.com',
      ],
    },
    { name: 'repository', inputs: { 'signer-repository': 'evil/app' } },
    { name: 'workflow', inputs: { 'signer-workflow': 'other.yml' } },
    { name: 'ref', inputs: { 'signer-ref': 'refs/tags/*' } },
    { name: 'predicate type', inputs: { 'predicate-types': 'slsaprovenance1' } },
    {
      name: 'annotation',
      inputs: { annotations: 'build=8' },
      flags: [...identity, '-a', 'build=8'],
    },
  ];
  const bundle =
    (program: string, files: SigstoreFiles) => (image: PushedImage, workflow?: string) =>
      mustRun(
        peer(program),
        [
          'sign',
          '--yes',
          '-a',
          'build=7',
          '--signing-config',
          files.signingConfig,
          '--trusted-root',
          files.trustedRoot,
          image.reference,
        ],
        {
          env: { ...env, GITHUB_ACTIONS: 'true', ...jobEnvironment(issuer, workflow) },
        },
      );
  const legacy =
    (program: string, ...flags: string[]) =>
    (image: PushedImage, workflow?: string) =>
      mustRun(
        peer(program),
        [
          'sign',
          '--yes',
          '-a',
          'build=7',
          ...flags,
          '--fulcio-url',
          urls.fulcio,
          '--rekor-url',
          urls.rekorV1,
          image.reference,
        ],
        {
          env: {
            ...env,
            ...legacyTrust(stack),
            GITHUB_ACTIONS: 'true',
            ...jobEnvironment(issuer, workflow),
          },
        },
      );
  return [
    {
      name: 'cosign 3.1.3, bundle, Rekor v1',
      files: rekorV1,
      sign: bundle('cosign3', rekorV1),
      right: identity,
      inputs,
      wrong,
    },
    {
      name: 'cosign 3.1.3, bundle, Rekor v2',
      files: rekorV2,
      sign: bundle('cosign3', rekorV2),
      right: identity,
      inputs,
      wrong,
    },
    {
      name: 'cosign 3.0.6, bundle, Rekor v1',
      files: rekorV1,
      sign: bundle('cosign306', rekorV1),
      right: identity,
      inputs,
      wrong,
    },
    {
      name: 'cosign 2.6.4, legacy',
      files: rekorV1,
      sign: legacy('cosign26'),
      right: identity,
      inputs,
      wrong,
    },
    {
      name: 'cosign 3.1.3, legacy',
      files: rekorV1,
      sign: legacy('cosign3', '--new-bundle-format=false', '--use-signing-config=false'),
      right: identity,
      inputs,
      wrong,
    },
  ];
}

/** Before bundles, cosign takes the trusted keys from the environment. */
export function legacyTrust({ folder }: Stack): Environment {
  return {
    SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: join(folder, 'ct.pub'),
    SIGSTORE_ROOT_FILE: join(folder, 'ca.pem'),
    SIGSTORE_REKOR_PUBLIC_KEY: join(folder, 'rekor-v1.pub'),
  };
}

async function keyWays(stack: Stack, env: Environment): Promise<Way[]> {
  const { rekorV1, urls, folder } = stack;
  for (const [name, ...algorithm] of [
    ['rsa', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
    ['other', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ]) {
    await mustRun(
      'bash',
      [
        '-c',
        `test -f ${name}.key || { openssl genpkey ${algorithm.join(' ')} -out ${name}.pem ` +
          `2>/dev/null && ${peer('cosign3')} import-key-pair --key ${name}.pem ` +
          `--output-key-prefix ${name}; }`,
      ],
      { cwd: folder, env },
    );
  }
  const way = (
    name: string,
    key: string,
    program: string,
    flags: readonly string[],
    more: Environment = {},
  ): Way => ({
    name,
    files: rekorV1,
    sign: (image) =>
      mustRun(
        peer(program),
        [
          'sign',
          '--yes',
          '--key',
          join(folder, `${key}.key`),
          '-a',
          'build=7',
          ...flags,
          image.reference,
        ],
        { env: { ...env, ...more } },
      ),
    right: ['--key', join(folder, `${key}.pub`)],
    inputs: { key: join(folder, `${key}.pub`) },
    wrong: [
      {
        name: 'key',
        inputs: { key: join(folder, 'other.pub') },
        flags: ['--key', join(folder, 'other.pub')],
      },
      {
        name: 'annotation',
        inputs: { annotations: 'build=8' },
        flags: ['--key', join(folder, `${key}.pub`), '-a', 'build=8'],
      },
    ],
  });
  const config = ['--signing-config', rekorV1.signingConfig, '--trusted-root', rekorV1.trustedRoot];
  return [
    way('cosign 3.1.3, key, bundle', 'cosign', 'cosign3', config),
    way('cosign 3.1.3, RSA key, bundle', 'rsa', 'cosign3', config),
    way(
      'cosign 2.6.4, key, legacy',
      'cosign',
      'cosign26',
      ['--rekor-url', urls.rekorV1],
      legacyTrust(stack),
    ),
    way(
      'cosign 2.6.4, RSA key, legacy',
      'rsa',
      'cosign26',
      ['--rekor-url', urls.rekorV1],
      legacyTrust(stack),
    ),
  ];
}
