// SPDX-License-Identifier: Apache-2.0
// What a registry's refusal means and what the user does about it.
import { SignetError, type Purpose } from '../errors.ts';
import { type HttpResponse } from '../http/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { isRateLimit } from '../http/retry.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { adviceOn, isHarborsPolicy } from './advice.ts';
import { firstErrorCode, registryWords } from './words.ts';

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
  const code = firstErrorCode(response);
  const details = { refusal: { method: response.method, host: url.host, status, code } };
  const isOutage = (status >= 500 && status !== 501) || status === 429 || isRateLimit(response);
  if (isOutage)
    return new SignetError('REGISTRY_UNAVAILABLE', fact, {
      ...details,
      hint: 'Run the job again when the registry is back, or raise the input "patience".',
    });
  const hint = adviceOn(repository, response, purpose);
  const isDenied = status === 401 || status === 403 || isHarborsPolicy(response);
  return new SignetError(isDenied ? 'REGISTRY_DENIED' : 'REGISTRY_REJECTED', fact, {
    ...details,
    hint,
  });
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
  const hint =
    source === undefined
      ? `Log in to ${registry} in a step before this one, with docker/login-action without its ` +
        'input "scope" ("helm registry login" stores the login elsewhere, too), or pass ' +
        '"registry-username" and "registry-password".'
      : 'Is the user name right, and is the password or token right and not expired? Log in ' +
        'again in a step before this one, or correct "registry-username" and "registry-password".';
  return new SignetError('REGISTRY_UNAUTHENTICATED', fact, { hint, cause });
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
          'the repository it pushed to, in a step after it. Without a login, a private image ' +
          'looks as if it were missing.'
        : 'Is the name right, and was the image pushed? Without a login, a private image looks ' +
          'as if it were missing.',
  });
}

/** What the transport says, as a failure of this registry. */
export function unavailable({ registry }: Repository, cause: unknown): unknown {
  const isSilent =
    cause instanceof SignetError &&
    ['HTTP_UNREACHABLE', 'HTTP_TIMEOUT', 'HTTP_IMPATIENT'].includes(cause.code);
  if (!isSilent) return cause;
  return new SignetError('REGISTRY_UNAVAILABLE', `${registry} is not available`, {
    hint:
      cause.hint ??
      'Run the job again when it is back; if it is a private registry, check that this ' +
        'runner can reach it.',
    cause,
  });
}

/** The registry said something that the specification does not allow. */
export function invalid({ registry }: Repository, what: string): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${registry} gave an answer that the specification does not allow: ${what}`,
    {
      hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
    },
  );
}
