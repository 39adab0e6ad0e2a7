// SPDX-License-Identifier: Apache-2.0
// What a registry's refusal means and what the user does about it.
import * as v from 'valibot';

import { SignetError, type Purpose } from '../errors.ts';
import { type HttpResponse } from '../http/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { isRateLimit } from '../http/retry.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { wordsOf } from './words.ts';

const errorsSchema = v.object({
  errors: v.array(
    v.object({ code: v.optional(v.string(), ''), message: v.optional(v.string(), '') }),
  ),
});

/** The registry's own words, to follow a status. */
export function registryWords(response: HttpResponse): string {
  const words = wordsOf(response);
  return words === '' ? '' : `: ${words}`;
}

function firstError({ body }: HttpResponse) {
  const parsed = v.safeParse(errorsSchema, parseJson(body));
  return parsed.success ? parsed.output.errors[0] : undefined;
}

/** Whether the registry's error list holds this code. */
export function hasErrorCode({ body }: HttpResponse, code: string): boolean {
  const parsed = v.safeParse(errorsSchema, parseJson(body));
  return parsed.success && parsed.output.errors.some((error) => error.code === code);
}

/**
 * An answer that stops the work: 401 and 403 with the fix for this registry, everything else with
 * status and words. `doing` completes "could not …"; only a signer writes, so writing needs no
 * `purpose`.
 */
export function refusal(
  doing: string,
  repository: Repository,
  response: HttpResponse,
  purpose: Purpose = 'sign',
): SignetError {
  const { status, url } = response;
  const fact =
    `${repository.registry} could not ${doing} in ${repositoryName(repository)}: status ` +
    `${status}${registryWords(response)} (${publicUrl(url)})`;
  const { code = '' } = firstError(response) ?? {};
  const details = { refusal: { host: url.host, status, code: code === '' ? undefined : code } };
  if (status >= 500 || status === 429 || isRateLimit(response))
    return new SignetError('REGISTRY_UNAVAILABLE', fact, {
      ...details,
      hint: 'Run the job again when the registry is back, or raise the input "patience".',
    });
  const denied = denialHint(repository, response, purpose);
  if (denied !== undefined)
    return new SignetError('REGISTRY_DENIED', fact, { ...details, hint: denied });
  return new SignetError('REGISTRY_REJECTED', fact, {
    ...details,
    hint: 'If the registry’s words do not help, report this with the registry’s name and version.',
  });
}

/** The right that is missing; undefined when the registry refuses for another reason. */
function denialHint(
  repository: Repository,
  response: HttpResponse,
  purpose: Purpose,
): string | undefined {
  const right = purpose === 'sign' ? pushRight(repository) : pullRight(repository);
  if (response.status === 401) return right;
  if (response.status === 403)
    return (
      `${right} If that right is there, the registry may be asked too often: run the job again ` +
      'later.'
    );
  if (response.status === 412 && hasErrorCode(response, 'PROJECTPOLICYVIOLATION'))
    return (
      'This Harbor project forbids pulling unsigned images. Harbor lets a signer read them only ' +
      'if its login has the right to push: give the robot account that right.'
    );
  return undefined;
}

/**
 * No credential, or one that the registry does not take. `consulted` is where credentials were
 * looked for.
 */
export function unauthenticated(
  { registry }: Repository,
  source: string | undefined,
  consulted: readonly string[],
  status: string,
  cause?: unknown,
): SignetError {
  const fact =
    source === undefined
      ? `${registry} wants a login, and there is none for it (${status}). Looked in: ` +
        (consulted.length === 0 ? 'no credential file exists' : consulted.join(', '))
      : `${registry} does not take the login from ${source} (${status})`;
  return new SignetError('REGISTRY_UNAUTHENTICATED', fact, {
    hint:
      `Log in to ${registry} in a step before this one (docker/login-action; "helm registry ` +
      'login" and its input "scope" store elsewhere), or pass "registry-username" and ' +
      '"registry-password".',
    cause,
  });
}

/** The registry does not know the image. @param response its answer, when it says more */
export function unknownImage(
  name: string,
  response: HttpResponse | undefined,
  purpose: Purpose,
): SignetError {
  const answer =
    response === undefined ? '' : `: status ${response.status}${registryWords(response)}`;
  return new SignetError('IMAGE_NOT_FOUND', `${name} is not in the registry${answer}`, {
    hint:
      purpose === 'sign'
        ? 'Only pushed images can be signed: set "push: true" on the build step, and sign in ' +
          'the repository it pushed to, in a step after it.'
        : 'Is the name right, and was the image pushed? Without a login, a private image looks ' +
          'as if it were missing.',
  });
}

/** What a person grants so that this registry accepts a push. */
export function pushRight({ registry }: Repository): string {
  if (registry === 'ghcr.io') {
    return (
      'Grant the job "packages: write" ("packages: read" is enough to verify); if the package ' +
      'existed before this workflow, also open its settings on GitHub and add this repository ' +
      'under "Manage Actions access" with the role Write.'
    );
  }
  if (registry.includes('.ecr.'))
    return (
      'The role needs ecr:PutImage, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ' +
      'ecr:CompleteLayerUpload, ecr:BatchCheckLayerAvailability and ecr:BatchGetImage.'
    );
  if (registry.endsWith('.pkg.dev') || registry.endsWith('gcr.io'))
    return 'The account needs the role roles/artifactregistry.writer.';
  if (registry.endsWith('.azurecr.io')) return 'The identity needs the role AcrPush.';
  if (registry === 'docker.io')
    return (
      'The access token needs the scope Read & Write, and its user must be a collaborator of ' +
      'the repository.'
    );
  return 'The login needs the right to push to this repository.';
}

/** What a person grants so that this registry lets an image be read. */
function pullRight({ registry }: Repository): string {
  return registry === 'ghcr.io'
    ? 'Grant the job "packages: read"; a package of another repository must also be opened to ' +
        'this one, in its settings on GitHub under "Manage Actions access".'
    : 'The login needs the right to pull from this repository.';
}
