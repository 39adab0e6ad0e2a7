// SPDX-License-Identifier: Apache-2.0
// The list of what refers to an image that clients keep themselves, as an index under a tag
// (distribution-spec, Referrers Tag Schema).
import { SignetError } from '../errors.ts';
import { hexOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Image, type Repository } from '../image/reference.ts';
import { mediaTypes, parseIndex, type ReferrersIndex } from './manifest.ts';
import { replacing } from './put.ts';
import type { FoundManifest, Registry } from './registry.ts';

/** The tag of the list that clients keep: the algorithm, and at most 64 characters of the rest. */
export function fallbackTag(digest: Digest): string {
  return `${digest.slice(0, digest.indexOf(':'))}-${hexOf(digest).slice(0, 64)}`;
}

/**
 * The list under the fallback tag, and the strong ETag that it can be replaced by, where the
 * registry gives one.
 */
export interface TaggedIndex {
  readonly index: ReferrersIndex;
  readonly etag: string | undefined;
}

/** How a list is read. */
export interface ReadTagOptions {
  readonly maxBytes?: number;
  /** It was there a moment ago, so that 404 means that it is being replaced. */
  readonly wasThere?: boolean;
}

/** So often a tag is read again that may be in the middle of being replaced. */
const moreLooks = 3;

/**
 * Reads the list under the fallback tag; undefined when the tag does not exist. Some registries
 * replace a tag in steps (Gitea deletes and inserts it, and tells its type last), so what cannot be
 * a list is read again before it is called one.
 * @throws SignetError REGISTRY_TAG_UNUSABLE when it is something else
 */
export async function readTag(
  registry: Registry,
  image: Image,
  tag: string,
  { maxBytes, wasThere = false }: ReadTagOptions = {},
): Promise<TaggedIndex | undefined> {
  const { clock } = registry.patience;
  const options = wasThere ? { ...replacing, maxBytes } : { maxBytes };
  for (let look = 0; ; look++) {
    const found = await registry.manifest(image.repository, tag, options);
    const judged = judgeTagged(image, found);
    if (judged.ok) return judged.value;
    if (look >= moreLooks) throw unusable(image.repository, tag, judged.what);
    await clock.sleep(100 * 2 ** look);
  }
}

type JudgedTag =
  | { readonly ok: true; readonly value: TaggedIndex | undefined }
  | { readonly ok: false; readonly what: string };

function judgeTagged({ digest }: Image, found: FoundManifest | undefined): JudgedTag {
  if (found === undefined) return { ok: true, value: undefined };
  const { mediaType, response } = found;
  if (found.digest === digest)
    return { ok: false, what: 'is the image itself, and not a list of its signatures' };
  const index = mediaType === mediaTypes.index ? parseIndex(response.body) : undefined;
  if (index === undefined)
    return {
      ok: false,
      what: `is ${JSON.stringify(mediaType.slice(0, 100))}, and not a list of signatures`,
    };
  const etag = response.headers.get('etag');
  return {
    ok: true,
    value: {
      index,
      etag: etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined,
    },
  };
}

function unusable(repository: Repository, tag: string, what: string): SignetError {
  return new SignetError(
    'REGISTRY_TAG_UNUSABLE',
    `The tag ${repositoryName(repository)}:${tag} ${what}, and is left as it is`,
    {
      hint:
        'This registry has no referrers API, so signatures are listed under this tag. Run the ' +
        'job again, as another client may be writing it now. If it stays, something else uses ' +
        'the tag: find out what wrote it, or set "signature-repository".',
    },
  );
}
