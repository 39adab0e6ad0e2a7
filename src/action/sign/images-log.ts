// SPDX-License-Identifier: Apache-2.0
// What the log says of each image at the end of a sign run: its signatures, its other statements,
// where they stand and how to check them.
import { group, line, notice, warn, type Fact } from '../runner/log.ts';
import type { Upload } from './github-store.ts';
import type { Report, SignedReport } from './report.ts';
import type {
  PlaceReport,
  ProofReport,
  SignatureReport,
  StatementReport,
} from './statement-report.ts';

/** What became of each image that did not fail, and of each tag. */
export function tellImages({ images, tags, annotations }: Report): void {
  for (const image of images) if (image.status !== 'failed') tellImage(image, annotations);
  for (const tag of tags) if (tag.failure === null) tellTag(tag);
}

function tellImage(image: SignedReport, annotations: Report['annotations']): void {
  // Only other statements were asked for: nothing may read as if the image was signed.
  if (image.signatures.length === 0) line('Attested', image.image);
  else tellSignatures(image, annotations);
  for (const statement of image.statements) tellStatement(statement);
}

function tellSignatures(
  { status, image, signatures, verifyCommand }: SignedReport,
  annotations: Report['annotations'],
): void {
  group(`${status === 'signed' ? 'Signed     ' : 'Existing   '} ${image}`, [
    ...Object.entries(annotations).map(([key, value]): Fact => ['Annotated', `${key}=${value}`]),
    ...signatures.flatMap(factsOf),
  ]);
  line('Verify', verifyCommand);
}

function tellStatement(statement: StatementReport): void {
  const { status, kind, title, predicateType, file, places, older } = statement;
  group(`${status === 'made' ? 'Attested   ' : 'Existing   '} ${title}`, [
    ['Type', predicateType],
    ...(file === null ? [] : [['SHA-256', `${file.sha256} (${file.size} bytes)`] as const]),
    ...places.flatMap((place): Fact[] => [
      ['About', place.subject],
      ['Bundle', placeWords(place, statement.bundlePath).join(', listed by ')],
    ]),
    ...proofFacts(statement),
    ...older.map((manifest): Fact => ['Older', `${manifest} says something else, and stays`]),
    ...(status === 'found' && kind === 'provenance'
      ? [['Kept', 'the run that built the image told its provenance'] as const]
      : []),
  ]);
  line('Verify', statement.verifyCommand);
  if (statement.githubCommand !== null) line('or', statement.githubCommand);
  if (statement.githubUrl !== null) line('On GitHub', statement.githubUrl);
}

function tellTag({ name, digest, previous }: Report['tags'][number]): void {
  const before = previous === null || previous === digest ? '' : ` (before: ${previous})`;
  line('Tagged', `${name} → ${digest}${before}`);
}

const listings: Readonly<Record<string, (tag: string) => string>> = {
  'referrers-api': () => 'the referrers API',
  'fallback-tag': (tag) => `the fallback tag ${tag}`,
  'signature-tag': (tag) => `the tag ${tag}`,
  none: () => 'no registry: it is kept as a file only',
};

function factsOf(signature: SignatureReport): Fact[] {
  const { status, format, listing, bundlePath } = signature;
  const readBack = status === 'made' && listing !== 'none' ? '; read back from the registry' : '';
  const [place = '', ...listed] = placeWords(signature, bundlePath);
  return [
    ['Signature', `${place}${format === 'legacy' ? ' (legacy format)' : ''}`],
    ...listed.map((words): Fact => ['Listed by', words]),
    ...proofFacts(signature),
    ['Verified', `signer, digest, proofs${readBack}`],
  ];
}

/** Where it is, and what lists it there. */
function placeWords(
  { digest, repository, listing, tag }: PlaceReport,
  bundlePath: string | null,
): string[] {
  const place = repository === null ? (bundlePath ?? '') : `${repository}@${digest}`;
  const listed = listing === null ? undefined : listings[listing]?.(tag ?? '');
  return listed === undefined ? [place] : [place, listed];
}

function proofFacts({ log, time }: ProofReport): Fact[] {
  const entries = log.map(({ url, index, link }): Fact => [
    'Log',
    [...(url === null ? [] : [url]), `index ${index}`, ...(link === null ? [] : [link])].join(' '),
  ]);
  return [...entries, ...(time === null ? [] : [['Time', time] as const])];
}

/** Each reason once, however many bundles it kept out. */
export function tellUploads(uploads: readonly Upload[]): void {
  const reasons = new Set(uploads.flatMap((each) => (each.kind === 'failed' ? [each.reason] : [])));
  const failed = uploads.filter(({ kind }) => kind === 'failed').length;
  if (failed > 0)
    warn(
      `GitHub’s store did not take ${failed} of ${uploads.length} bundles, which are stored as ` +
        `told below all the same: ${[...reasons].slice(0, 3).join('; ')}`,
    );
  for (const upload of uploads)
    if (upload.kind === 'too-large')
      notice(
        `${upload.path} has ${upload.size} bytes, which is more than the 16 MiB that GitHub’s ` +
          'store takes: it was not uploaded there.',
      );
}
