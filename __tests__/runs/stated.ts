// SPDX-License-Identifier: Apache-2.0
// Puts statements beside images as any workflow with push access could.
import type { Claims } from '../../playground/oidc.ts';
import type { World } from '../../playground/world.ts';
import { digestOf, hexOf, type Digest } from '../../src/image/digest.ts';
import { referrerManifest } from '../../src/oci/manifest.ts';
import { certify } from '../../src/sigstore/certificate.ts';
import { selectServices } from '../../src/sigstore/services.ts';
import { signStatement } from '../../src/sigstore/sign.ts';
import { parseSigningConfig } from '../../src/sigstore/trusted-root.ts';
import { portsOf } from '../sigstore/setup.ts';

export interface Stated {
  readonly type: string;
  /** JSON text. */
  readonly predicate: string | Buffer;
  /** Whose workflow, by what differs in its token. */
  readonly claims?: Claims;
  /** What the list calls it; the truth when absent, nothing when null. */
  readonly called?: string | null;
}

/** Signs a statement about an image of this world, and attaches it as cosign does. */
export async function stateBeside(
  world: World,
  image: string,
  { type, predicate, claims = {}, called = type }: Stated,
): Promise<void> {
  const [name = '', digest = ''] = image.split('@');
  const repository = name.slice(name.indexOf('/') + 1);
  const services = selectServices(
    parseSigningConfig(JSON.stringify(world.sigstore.signingConfig), 'signing-config.json'),
    new Date(),
  );
  const token = world.oidc.token('sigstore', claims);
  const subject = String(world.oidc.check(token)?.['sub']);
  const fulcio = services.fulcio ?? new URL(world.sigstore.url);
  const signer = await certify({ token, subject }, fulcio, portsOf());
  const head = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: hexOf(digest as Digest) } }],
    predicateType: type,
  });
  const statement = [
    Buffer.from(`${head.slice(0, -1)},"predicate":`),
    Buffer.from(predicate),
    Buffer.from('}'),
  ];
  const { bytes, mediaType } = await signStatement(statement, signer, services, portsOf());
  const manifest = world.registry.store.manifest(repository, digest);
  if (manifest === undefined) throw new Error(`${image} is not there`);
  const annotations = called === null ? {} : { 'dev.sigstore.bundle.predicateType': called };
  const referrer = referrerManifest(
    { bytes, mediaType, annotations },
    { mediaType: manifest.mediaType, digest: digest as Digest, size: manifest.bytes.length },
  );
  world.registry.store.blobs.set(`${repository}/${digestOf(bytes)}`, bytes);
  world.registry.store.put(repository, undefined, {
    digest: referrer.descriptor.digest,
    mediaType: referrer.descriptor.mediaType,
    bytes: referrer.bytes,
  });
}

/** The predicate that GitHub's own action would state for the standard job of the playground. */
export function provenance(changes: {
  readonly ref?: string;
  readonly repository?: string;
  readonly builder?: string;
  readonly commit?: string;
}): string {
  const { ref = 'refs/heads/main', repository = 'https://github.com/acme/app' } = changes;
  const path = '.github/workflows/release.yml';
  return JSON.stringify({
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: { ref, repository, path } },
      internalParameters: {
        github: {
          event_name: 'push',
          repository_id: '1001',
          repository_owner_id: '2002',
          runner_environment: 'github-hosted',
        },
      },
      resolvedDependencies: [
        {
          uri: `git+${repository}@${ref}`,
          digest: { gitCommit: changes.commit ?? 'a'.repeat(40) },
        },
      ],
    },
    runDetails: {
      builder: { id: changes.builder ?? `${repository}/${path}@${ref}` },
      metadata: { invocationId: `${repository}/actions/runs/42/attempts/1` },
    },
  });
}
