// SPDX-License-Identifier: Apache-2.0
// Plays a TUF repository (theupdateframework.github.io/specification) with consistent snapshots, as
// Sigstore's is: one key signs every role.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

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

import { serve, type PlayServer } from '../server.ts';

export type Role = 'root' | 'timestamp' | 'snapshot' | 'targets';

/** A key that signs metadata. */
export interface TufKey {
  readonly key: Key;
  readonly sign: (data: Buffer) => Signature;
}

/** What is published; everything is honest unless it says otherwise. */
export interface Edition {
  /** Texts by name. */
  readonly targets: Readonly<Record<string, string>>;
  /** In a year when absent. */
  readonly expires?: Readonly<Partial<Record<Role, Date>>>;
  /** The version that a file says of itself; its parent always names 2. */
  readonly versions?: Readonly<Partial<Record<Exclude<Role, 'root'>, number>>>;
  /** Who signs instead of the mirror's own key. */
  readonly signers?: Readonly<Partial<Record<Exclude<Role, 'root'>, TufKey>>>;
}

/** A new version of the root. */
export interface Rotation {
  readonly version: number;
  readonly key: TufKey;
  readonly signedBy: readonly TufKey[];
  readonly expires?: Date;
}

export interface TufMirror extends PlayServer {
  readonly base: URL;
  /** The root that clients begin with. */
  readonly root: object;
  readonly key: TufKey;
  /** What is served, by path; tests may change it. */
  readonly files: Map<string, string>;
  publish(edition: Edition): void;
  rotate(rotation: Rotation): void;
}

const version = 2;

export async function startTufMirror(edition: Edition): Promise<TufMirror> {
  const files = new Map<string, string>();
  const server = await serve(({ url }) => {
    const content = files.get(url.pathname);
    return content === undefined
      ? { status: 404, body: 'not found' }
      : { status: 200, body: content };
  });
  const key = createTufKey();
  const publish = (next: Edition, signer = key) => {
    for (const [path, content] of filesOf(next, signer)) files.set(path, content);
  };
  publish(edition);
  return {
    ...server,
    base: new URL(`${server.url}/`),
    root: rootOf({
      version: 1,
      key,
      signedBy: [key],
      ...(edition.expires?.root === undefined ? {} : { expires: edition.expires.root }),
    }).toJSON(),
    key,
    files,
    publish,
    rotate(rotation) {
      files.set(`/${rotation.version}.root.json`, JSON.stringify(rootOf(rotation).toJSON()));
      publish(edition, rotation.key);
    },
  };
}

export function createTufKey(): TufKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const keyID = createHash('sha256').update(pem).digest('hex');
  const key = new Key({
    keyID,
    keyType: 'ecdsa',
    scheme: 'ecdsa-sha2-nistp256',
    keyVal: { public: pem },
  });
  return {
    key,
    sign: (data) => new Signature({ keyID, sig: sign('sha256', data, privateKey).toString('hex') }),
  };
}

function rootOf({
  version: own,
  key: { key },
  signedBy,
  expires = inAYear(),
}: Rotation): Metadata<Root> {
  const root = new Metadata(
    new Root({ ...common, version: own, expires: stamp(expires), consistentSnapshot: true }),
  );
  for (const role of ['root', 'timestamp', 'snapshot', 'targets']) root.signed.addKey(key, role);
  for (const signer of signedBy) root.sign(signer.sign, true);
  return root;
}

function filesOf(
  { targets, expires = {}, versions = {}, signers = {} }: Edition,
  key: TufKey,
): [string, string][] {
  const said = (role: Exclude<Role, 'root'>) => ({
    ...common,
    version: versions[role] ?? version,
    expires: stamp(expires[role] ?? inAYear()),
  });
  const listed = new Metadata(new Targets(said('targets')));
  const contents = Object.entries(targets).map(([name, content]): [string, string] => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    listed.signed.addTarget(
      new TargetFile({ path: name, length: Buffer.byteLength(content), hashes: { sha256 } }),
    );
    return [`/targets/${sha256}.${name}`, content];
  });
  const snapshot = new Metadata(
    new Snapshot({ ...said('snapshot'), meta: { 'targets.json': new MetaFile({ version }) } }),
  );
  const timestamp = new Metadata(
    new Timestamp({ ...said('timestamp'), snapshotMeta: new MetaFile({ version }) }),
  );
  listed.sign((signers.targets ?? key).sign);
  snapshot.sign((signers.snapshot ?? key).sign);
  timestamp.sign((signers.timestamp ?? key).sign);
  return [
    ...contents,
    [`/${version}.targets.json`, JSON.stringify(listed.toJSON())],
    [`/${version}.snapshot.json`, JSON.stringify(snapshot.toJSON())],
    ['/timestamp.json', JSON.stringify(timestamp.toJSON())],
  ];
}

const common = { specVersion: '1.0.31' };

function inAYear(): Date {
  return new Date(Date.now() + 365 * 86_400_000);
}

/** TUF's times have no fraction. */
function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
