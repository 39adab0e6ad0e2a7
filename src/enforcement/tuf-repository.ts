// SPDX-License-Identifier: Apache-2.0
// A TUF repository (theupdateframework.github.io/specification) for files that nobody updates: the
// form in which admission engines take a trusted root.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

import {
  Key,
  Metadata,
  MetaFile,
  Root,
  Signature,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models';

export interface TufRepository {
  /** root.json, with which clients begin. */
  readonly root: string;
  /** All files by path. */
  readonly files: ReadonlyMap<string, string>;
}

const said = { version: 1, specVersion: '1.0.31', expires: '2100-01-01T00:00:00Z' };

/**
 * The same targets give the same bytes. Its key is no secret: whoever may change the resource that
 * holds the repository may change all of it, so nothing rests on the signatures within.
 */
export function tufRepository(targets: Readonly<Record<string, string>>): TufRepository {
  const { key, signWith } = publicKeyPair(JSON.stringify(targets));
  const root = new Metadata(new Root({ ...said, consistentSnapshot: true }));
  for (const role of ['root', 'timestamp', 'snapshot', 'targets']) root.signed.addKey(key, role);
  const listed = new Metadata(new Targets(said));
  const contents = Object.entries(targets).map(([path, content]): [string, string] => {
    listed.signed.addTarget(new TargetFile({ path, ...lengthAndHash(content) }));
    return [`targets/${hashOf(content)}.${path}`, content];
  });
  root.sign(signWith);
  const targetsText = signed(listed, signWith);
  const snapshot = new Metadata(
    new Snapshot({ ...said, meta: { 'targets.json': metaOf(targetsText) } }),
  );
  const snapshotText = signed(snapshot, signWith);
  const timestamp = new Metadata(new Timestamp({ ...said, snapshotMeta: metaOf(snapshotText) }));
  const rootText = JSON.stringify(root.toJSON());
  return {
    root: rootText,
    files: new Map([
      ['1.root.json', rootText],
      ['1.targets.json', targetsText],
      ['1.snapshot.json', snapshotText],
      ['timestamp.json', signed(timestamp, signWith)],
      ...contents,
    ]),
  };
}

type Sign = (data: Buffer) => Signature;

function signed(metadata: Metadata<Targets | Snapshot | Timestamp>, signWith: Sign): string {
  metadata.sign(signWith);
  return JSON.stringify(metadata.toJSON());
}

function metaOf(text: string): MetaFile {
  return new MetaFile({ version: 1, ...lengthAndHash(text) });
}

function lengthAndHash(text: string) {
  return { length: Buffer.byteLength(text), hashes: { sha256: hashOf(text) } };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An Ed25519 key made of what it signs (RFC 8410: the 32 bytes of the seed behind a header). */
function publicKeyPair(seedText: string): { readonly key: Key; readonly signWith: Sign } {
  const seed = createHash('sha256').update(seedText).digest();
  const header = Buffer.from('302e020100300506032b657004220420', 'hex');
  const privateKey = createPrivateKey({
    key: Buffer.concat([header, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const hex = spki.subarray(-32).toString('hex');
  // The hash of the key in canonical JSON, which go-tuf insists on (TUF 4.2).
  const keyID = hashOf(`{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`);
  return {
    key: new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: hex } }),
    signWith: (data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') }),
  };
}
