// SPDX-License-Identifier: Apache-2.0
// Reads the statements that BuildKit put beside each platform of an image (BuildKit,
// docs/attestations/attestation-storage.md).
import { settle, valueOf } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { Digest } from '../image/digest.ts';
import { imageName } from '../image/reference.ts';
import type { Child } from './children.ts';
import { parseManifest, type Layer } from './layers.ts';
import { isIndexType } from './manifest.ts';
import { blobCost, readList } from './memory.ts';
import type { Registry } from './registry.ts';
import { parseStatement, type WrittenStatement } from './statement.ts';

/** What a build says of one platform, signed by no one. */
export interface BuildStatement {
  /** The manifest that it is about. */
  readonly platform: Child;
  readonly predicateType: string;
  /** The text of the predicate, which begins and ends as an object does; its JSON is not judged. */
  readonly json: Buffer;
  /** Of the manifest that holds the statement. */
  readonly manifest: Digest;
}

/** Both are empty when the image is not an index, beside whose parts there is no place for any. */
export interface BuildStatements {
  /** One of each platform that has one. */
  readonly statements: readonly BuildStatement[];
  /** The platforms that have none: the build was not asked for it. */
  readonly missing: readonly Child[];
}

export interface StatementLimits {
  /** Of one statement. */
  readonly maxBytes: number;
  /** Of all of an image, which are in memory at the same time. */
  readonly maxTotalBytes: number;
}

const inFlight = 16;
const statementMediaType = 'application/vnd.in-toto+json';

/**
 * The first statement of one of these types about each platform. BuildKit writes the scan of the
 * image before those of build stages.
 * @param children of the index that was built
 * @throws SignetError REGISTRY_…
 */
export async function readBuildStatements(
  registry: Registry,
  children: readonly Child[],
  predicateTypes: readonly string[],
  limits: StatementLimits,
): Promise<BuildStatements> {
  const described = new Set(children.map(({ describes }) => describes));
  const platforms = children.filter(
    ({ digest, mediaType, platform, describes }) =>
      describes === undefined &&
      !isIndexType(mediaType) &&
      (platform !== undefined || described.has(digest)),
  );
  const wanted = { predicateTypes, ...limits, left: { bytes: limits.maxTotalBytes } };
  const outcomes = await settle(platforms, inFlight, async (platform) => {
    const holders = children.filter(({ describes }) => describes === platform.digest);
    return firstStatement(registry, platform, holders, wanted);
  });
  const found = outcomes.map(valueOf);
  return {
    statements: found.filter((statement) => statement !== undefined),
    missing: platforms.filter((_, at) => found[at] === undefined),
  };
}

interface Wanted extends StatementLimits {
  readonly predicateTypes: readonly string[];
  readonly left: { bytes: number };
}

async function firstStatement(
  registry: Registry,
  platform: Child,
  holders: readonly Child[],
  wanted: Wanted,
): Promise<BuildStatement | undefined> {
  for (const holder of holders) {
    const statement = await readList(
      registry.memory.lists,
      (maxBytes) => registry.manifest(holder.repository, holder.digest, { maxBytes }),
      async (found) => {
        if (found === undefined) throw absent(holder, holder.digest);
        const layers = parseManifest(found.response.body)?.layers;
        if (layers === undefined) throw unusable(holder, 'is not a manifest');
        return statementIn(registry, platform, holder, layers, wanted);
      },
    );
    if (statement !== undefined) return statement;
  }
  return undefined;
}

async function statementIn(
  registry: Registry,
  platform: Child,
  holder: Child,
  layers: readonly Layer[],
  wanted: Wanted,
): Promise<BuildStatement | undefined> {
  for (const layer of layers.filter((each) => mayBeWanted(each, wanted.predicateTypes))) {
    const statement = await readStatement(registry, holder, layer, wanted);
    if (!wanted.predicateTypes.includes(statement.predicateType)) continue;
    if (!statement.subjects.includes(platform.digest.slice('sha256:'.length)))
      throw unusable(holder, `its layer ${layer.digest} is not about ${platform.digest}`);
    const { predicateType, json } = statement;
    return { platform, predicateType, json, manifest: holder.digest };
  }
  return undefined;
}

/** The annotation saves reading the others; what a statement is, it says itself. */
function mayBeWanted({ mediaType, annotations }: Layer, types: readonly string[]): boolean {
  const hint = annotations?.['in-toto.io/predicate-type'];
  return mediaType === statementMediaType && (hint === undefined || types.includes(hint));
}

async function readStatement(
  registry: Registry,
  holder: Child,
  { digest, size }: Layer,
  { maxBytes, left }: Wanted,
): Promise<WrittenStatement> {
  const room = Math.min(maxBytes, left.bytes);
  if (size > room) throw tooLarge(holder, digest, size, room);
  left.bytes -= size;
  return registry.memory.blobs(blobCost(size), async () => {
    const bytes = await registry.blob(holder.repository, digest, size);
    if (bytes === undefined) throw absent(holder, digest);
    const statement = parseStatement(bytes);
    if (statement === undefined) throw unusable(holder, `its layer ${digest} is not a statement`);
    return statement;
  });
}

function tooLarge(holder: Child, layer: Digest, size: number, room: number): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${imageName(holder)} holds the statement ${layer} of ${size} bytes, where ${room} are left`,
    { hint: 'Raise "max-statement-size", or have the build write smaller statements.' },
  );
}

function absent(holder: Child, digest: Digest): SignetError {
  return new SignetError(
    'REGISTRY_READ_BACK',
    `${holder.repository.registry} does not give ${digest}, which holds what the build of ` +
      `${imageName({ ...holder, digest: holder.index })} stated`,
    {
      hint:
        'The index may have been copied without it: copy all of it (for example "crane copy", or ' +
        '"skopeo copy --all"), or build the image again.',
    },
  );
}

/** BuildKit does not write this: another tool did, or someone who is not the builder. */
function unusable(holder: Child, what: string): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${imageName(holder)} is called the statements of a build, and ${what}`,
    { hint: 'Build the image again with BuildKit, or pass the document as a file.' },
  );
}
