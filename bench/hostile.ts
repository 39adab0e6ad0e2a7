// SPDX-License-Identifier: Apache-2.0
// The most memory that a verification takes when everything beside sixteen images wants to fill it.
import { createHash } from 'node:crypto';

import { serve, type PlayAnswer, type PlayRequest } from '../playground/server.ts';
import { startWorld } from '../playground/world.ts';
import { peakOf } from './memory.ts';

const mebibyte = 1024 * 1024;
const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  bundle: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  signature: 'application/vnd.dev.cosign.simplesigning.v1+json',
};

export type Attack = 'long blobs' | 'long manifests' | 'long lists' | 'long statements';

/** What each may take, in megabytes. */
export const attacks: Readonly<Record<Attack, number>> = {
  'long blobs': 300,
  'long manifests': 300,
  'long lists': 300,
  'long statements': 512,
};

interface Content {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** What there is: by digest, and under every tag of signatures. */
interface Hoard {
  readonly byDigest: ReadonlyMap<string, Content>;
  readonly referrers: Content;
  readonly signatures: Content;
}

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const json = (value: object, mediaType: string): Content => ({
  bytes: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...value })),
  mediaType,
});

/** JSON that takes many times its length when it is parsed; each number makes another. */
function swelling(length: number, number: number): Buffer {
  const head = `{"n":${number},"x":[[]`;
  return Buffer.from(`${head}${',[]'.repeat((length - head.length - 2) / 3)}]}`);
}

/** A bundle whose envelope holds nothing but length; each number makes another. */
function longBundle(length: number, number: number): Buffer {
  const [head, tail] = [
    `{"mediaType":"${types.bundle}","verificationMaterial":{"certificate":{"rawBytes":"AAAA"},` +
      `"tlogEntries":[]},"dsseEnvelope":{"signatures":[{"sig":"AAA${number}"}],` +
      '"payloadType":"application/vnd.in-toto+json","payload":"',
    '"}}',
  ];
  const room = length - head.length - tail.length;
  return Buffer.concat(
    [head, 'A'.repeat(room - (room % 4)), tail].map((part) => Buffer.from(part)),
  );
}

function blobOf(attack: Attack, number: number): Buffer {
  if (attack === 'long statements') return longBundle(90 * mebibyte, number);
  return swelling(attack === 'long blobs' ? 8 * mebibyte : 1000, number);
}

function hoard(attack: Attack): Hoard {
  const byDigest = new Map<string, Content>();
  const keep = (content: Content) => {
    const digest = digestOf(content.bytes);
    byDigest.set(digest, content);
    return { mediaType: content.mediaType, digest, size: content.bytes.length };
  };
  const isStatement = attack === 'long statements';
  const count = isStatement ? 2 : 8;
  const layers = Array.from({ length: count }, (_, at) =>
    keep({ bytes: blobOf(attack, at), mediaType: types.bundle }),
  );
  const annotations = (length: number) => ({ 'x-pad': 'x'.repeat(length) });
  const manifests = Array.from({ length: attack === 'long manifests' ? 40 : count }, (_, at) => ({
    ...keep(
      json(
        {
          layers: layers.slice(at % count, (at % count) + 1),
          annotations: annotations(attack === 'long manifests' ? 4 * mebibyte - 1000 : 10),
          number: at,
        },
        types.manifest,
      ),
    ),
    artifactType: types.bundle,
    ...(isStatement
      ? { annotations: { 'dev.sigstore.bundle.predicateType': 'https://spdx.dev/Document' } }
      : {}),
  }));
  const pad = attack === 'long lists' ? annotations(4 * mebibyte - 20_000) : {};
  return {
    byDigest,
    referrers: json({ manifests, annotations: pad }, types.index),
    signatures: json(
      {
        layers: layers.map((layer) => ({ ...layer, mediaType: types.signature })),
        annotations: pad,
      },
      types.manifest,
    ),
  };
}

function answer({ byDigest, referrers, signatures }: Hoard, { url }: PlayRequest): PlayAnswer {
  const [kind = '', reference = ''] = url.pathname.split('/').slice(-2);
  const found =
    kind === 'referrers'
      ? referrers
      : reference.endsWith('.sig')
        ? signatures
        : byDigest.get(reference);
  if (found === undefined) return { status: 404 };
  return {
    status: 200,
    headers: { 'content-type': found.mediaType, 'docker-content-digest': reference },
    body: found.bytes,
  };
}

/** @returns megabytes */
export async function measureHostile(attack: Attack, images = 16): Promise<number> {
  const world = await startWorld({});
  const stored = hoard(attack);
  const byDigest = new Map(stored.byDigest);
  const subjects = Array.from({ length: images }, (_, at) =>
    json({ layers: [], config: {}, number: at }, types.manifest),
  );
  const names = subjects.map((subject) => {
    const digest = digestOf(subject.bytes);
    byDigest.set(digest, subject);
    return digest;
  });
  const everything = { ...stored, byDigest };
  const server = await serve((request) => answer(everything, request));
  try {
    return await peakOf(
      (run) => world.verify(run),
      { images: names.map((digest) => `${server.host}/acme/app@${digest}`).join('\n') },
      1,
    );
  } finally {
    await Promise.all([server.close(), world.close()]);
  }
}

if (import.meta.main) {
  for (const attack of Object.keys(attacks) as Attack[]) {
    const started = performance.now();
    const peak = await measureHostile(attack);
    const seconds = (performance.now() - started) / 1000;
    console.log(`${attack}: ${peak.toFixed(0)} MB, ${seconds.toFixed(1)} s`);
  }
}
