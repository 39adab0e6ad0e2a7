// SPDX-License-Identifier: Apache-2.0
// Whether a log has taken an entry: by its promise (Rekor v1), or by a proof and the checkpoint
// that it signed (C2SP, tlog-checkpoint and signed-note).
import { verify } from 'node:crypto';

import type { TransparencyLogEntry } from '@sigstore/bundle';
import { json } from '@sigstore/core';
import { LogCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';

import { Flawed } from './flaw.ts';
import type { LogKey } from './trust-material.ts';

/**
 * @param times the trusted times of signing that no log gave
 * @throws Flawed
 */
export function judgeInclusion(
  entry: TransparencyLogEntry,
  tlogs: readonly LogKey[],
  times: readonly Date[],
): void {
  const { inclusionPromise, inclusionProof, logId, integratedTime } = entry;
  const logs = tlogs.filter(({ logID }) => logID.equals(logId.keyId));
  if (logs.length === 0) throw new Flawed('log', 'the trusted root does not list its log');
  if (inclusionPromise === undefined && inclusionProof === undefined)
    throw new Flawed('log', 'nothing proves that a log has it');
  const dates = inclusionPromise === undefined ? times : [new Date(Number(integratedTime) * 1000)];
  // A log that is retired signs nothing more, no matter who has its key.
  const inUse = logs.filter((log) => dates.length === 0 || dates.some((date) => isUsed(log, date)));
  if (inUse.length === 0)
    throw new Flawed('log', 'its log was not in use when the signature was made');
  if (inclusionPromise !== undefined) {
    const promised = promisedBytes(entry);
    if (!inUse.some((log) => isSigned(promised, log, inclusionPromise.signedEntryTimestamp)))
      throw new Flawed('log', 'the log’s promise to include it is not the log’s');
  }
  if (inclusionProof === undefined) return;
  const { checkpoint } = inclusionProof;
  if (checkpoint === undefined) throw new Flawed('log', 'its proof has no checkpoint');
  judgeProof({ ...entry, inclusionProof: { ...inclusionProof, checkpoint } }, inUse);
}

export function isUsed({ validFor: { start, end } }: LogKey, date: Date): boolean {
  return start <= date && date <= end;
}

/** What Rekor v1 signs when it takes an entry (rekor, pkg/api/entries.go): canonical JSON. */
function promisedBytes(entry: TransparencyLogEntry): Buffer {
  return Buffer.from(
    json.canonicalize({
      body: entry.canonicalizedBody.toString('base64'),
      integratedTime: Number(entry.integratedTime),
      logIndex: Number(entry.logIndex),
      logID: entry.logId.keyId.toString('hex'),
    }),
  );
}

type ProvenEntry = Parameters<typeof verifyMerkleInclusion>[0];

function judgeProof(entry: ProvenEntry, logs: readonly LogKey[]): void {
  const { envelope } = entry.inclusionProof.checkpoint;
  const checkpoint = readCheckpointNote(envelope, logs, (name, log) => bearsName(name, log, entry));
  verifyMerkleInclusion(entry, checkpoint);
}

/**
 * What a signed checkpoint says, when one of these logs has signed it under a name of its own.
 * @throws Flawed
 */
export function readCheckpointNote(
  envelope: string,
  logs: readonly LogKey[],
  isOwnName: (name: string, log: LogKey) => boolean,
): LogCheckpoint {
  const note = readNote(envelope);
  const [signature] = note.signatures.filter((line) =>
    logs.some(
      (log) =>
        line.hint.equals(log.logID.subarray(0, 4)) &&
        isOwnName(line.name, log) &&
        isSigned(Buffer.from(note.text), log, line.signature),
    ),
  );
  if (signature === undefined)
    throw new Flawed(
      'log',
      'the checkpoint is not signed by the log that the trusted root lists' +
        (note.signatures[0] === undefined
          ? ''
          : `, but by ${JSON.stringify(note.signatures[0].name.slice(0, 100))}`),
    );
  return LogCheckpoint.fromString(note.text);
}

interface Note {
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly hint: Buffer;
    readonly signature: Buffer;
  }[];
}

/** `TEXT\n\n— NAME BASE64\n…` */
function readNote(envelope: string): Note {
  const split = envelope.indexOf('\n\n');
  const lines = envelope.slice(split + 2).matchAll(/\u2014 (\S+) (\S+)\n/g);
  return {
    text: split < 0 ? '' : envelope.slice(0, split + 1),
    signatures: [...lines].flatMap(([, name = '', text = '']) => {
      const bytes = Buffer.from(text, 'base64');
      return bytes.length < 5
        ? []
        : [{ name, hint: bytes.subarray(0, 4), signature: bytes.subarray(4) }];
    }),
  };
}

/**
 * Rekor v1 signs under the name of the machine that it runs on, so its key alone says who it is;
 * v2 signs under the host by which it is known (rekor-tiles, CLIENTS.md).
 */
function bearsName(name: string, { baseURL }: LogKey, { kindVersion }: ProvenEntry): boolean {
  if (kindVersion.version !== '0.0.2' || kindVersion.kind === 'intoto') return true;
  if (!URL.canParse(baseURL)) return name === baseURL;
  const { host, hostname, pathname } = new URL(baseURL);
  const path = pathname.replace(/\/+$/, '');
  return [host, hostname].some((known) => name === known || name === `${known}${path}`);
}

function isSigned(bytes: Buffer, { hash, publicKey }: LogKey, signature: Buffer): boolean {
  try {
    return verify(hash, bytes, publicKey, signature);
  } catch {
    return false;
  }
}
