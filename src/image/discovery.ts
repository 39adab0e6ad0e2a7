// SPDX-License-Identifier: Apache-2.0
// Finds what was built: the first source that names something wins, and the log says which.
import { SignetError } from '../errors.ts';
import { fromArtifactsList, fromMetadataAction, type Env, type ReadFile } from './environment.ts';
import { readImagesInput } from './images-input.ts';
import { nameAll, type Discovery, type DiscoveryRequest } from './named-images.ts';

/**
 * The images to sign or to verify, told apart by repository and digest. A gate verifies what its
 * step names: an image that another step left in the environment would be verified in the place of
 * the one that is deployed.
 * @throws SignetError INPUT_INVALID with every problem at once, IMAGE_IS_CONFIG, IMAGE_NONE
 */
export async function discoverImages(
  request: DiscoveryRequest,
  env: Env,
  readFile: ReadFile,
): Promise<Discovery> {
  const problems: SignetError[] = [];
  const input = await readImagesInput(request.images, request.purpose, problems);
  const list =
    input ??
    (request.purpose === 'verify'
      ? undefined
      : (fromMetadataAction(env) ?? (await fromArtifactsList(env, readFile))));
  if ((list === undefined || list.entries.length === 0) && problems.length === 0)
    throw none(request, env);
  return nameAll(list ?? { source: '', entries: [] }, request, problems);
}

function none({ images, digest, purpose }: DiscoveryRequest, env: Env): SignetError {
  const what =
    digest === ''
      ? `Nothing says what to ${purpose}`
      : `The input "digest" says what to ${purpose}, but nothing says in which repository`;
  if (images.trim() !== '')
    return new SignetError('IMAGE_NONE', `${what}: the input "images" names none`, {
      hint: 'Is a variable in it empty? Write one name@sha256:… per line.',
    });
  if (purpose === 'verify')
    return new SignetError(
      'IMAGE_NONE',
      `${what}: the inputs "images" and "images-from" are empty`,
      {
        hint:
          'Add to this step:\n  with:\n    images: ghcr.io/acme/app@sha256:… # or ' +
          'images-from: deploy/',
      },
    );
  return new SignetError(
    'IMAGE_NONE',
    `${what}: the input "images" is empty, and neither docker/metadata-action nor the runner’s ` +
      'list of artifacts names an image',
    { hint: misnamedInput(env) ?? signHint },
  );
}

const signHint =
  'Give the build step an id and add to this step:\n  with:\n    images: ghcr.io/acme/app # as ' +
  'the build step names it\n    digest: ${{ steps.build.outputs.digest }}';

/** What other actions call this input; the runner passes on what `action.yml` does not know. */
function misnamedInput(env: Env): string | undefined {
  if ((env['INPUT_IMAGE'] ?? '') !== '') return 'The input is called "images", not "image".';
  return (env['INPUT_SUBJECT-NAME'] ?? '') === ''
    ? undefined
    : 'What actions/attest calls "subject-name" and "subject-digest" is called "images" and ' +
        '"digest" here.';
}
