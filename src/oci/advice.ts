// SPDX-License-Identifier: Apache-2.0
// What the user does about a registry's refusal, by what is known of registries.
import type { Purpose } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Repository } from '../image/reference.ts';
import { isForgetful } from './put.ts';
import { hasErrorCode, registryWords } from './words.ts';

export function adviceOn(repository: Repository, response: HttpResponse, purpose: Purpose): string {
  const { status, url } = response;
  const isOther = !isServedBy(repository, url);
  if (status === 401 && isOther)
    return (
      `${repository.registry} redirects to ${url.host}, to which no login of another registry is ` +
      'sent: name the image as it is called there.'
    );
  if (isHarborsPolicy(response))
    return (
      'This Harbor project forbids pulling unsigned images. Harbor lets a signer read them only ' +
      'if its login has the right to push: give the robot account that right.'
    );
  const right = purpose === 'sign' ? pushAdvice(repository, response) : pullRight(repository);
  if (status === 401) return right;
  if (status === 403)
    return (
      `${right} If that right is there, the registry may be asked too often: run the job again ` +
      'later.'
    );
  const specific = purpose === 'sign' ? rejectedPush(repository, response) : rejectedPull(response);
  return (
    specific ??
    'If the registry’s words do not help, report this with the registry’s name and version.'
  );
}

/** Harbor's "prevent unsigned images" (harbor, src/server/middleware/cosign). */
export function isHarborsPolicy(response: HttpResponse): boolean {
  return response.status === 412 && hasErrorCode(response, 'PROJECTPOLICYVIOLATION');
}

function isServedBy({ registry }: Repository, { host }: URL): boolean {
  return host === registry || (registry === 'docker.io' && host.endsWith('.docker.io'));
}

/** A quota is refused as a right is, by some without a word. */
function pushAdvice(repository: Repository, response: HttpResponse): string {
  const words = registryWords(response);
  if (/quota|storage limit/i.test(words))
    return 'A quota is reached: free some space, or have it raised.';
  return words === ''
    ? `${pushRight(repository)} Without a reason, it may also be that a quota is reached.`
    : pushRight(repository);
}

/** Refusals to read that are not for lack of a right. */
function rejectedPull({ status, url }: HttpResponse): string | undefined {
  if (status !== 404 && status !== 405) return undefined;
  return url.pathname.endsWith('/_catalog')
    ? 'This registry does not list its repositories, as Docker Hub and ghcr.io do not: name them.'
    : 'Is the name right, and was anything pushed there? Some registries also answer so where ' +
        'the login may not read.';
}

/** Refusals of a push that are not for lack of a right. */
function rejectedPush({ registry }: Repository, response: HttpResponse): string | undefined {
  const { status, url } = response;
  const isUpload = url.pathname.includes('/blobs/');
  if (status === 405 && hasErrorCode(response, 'UNSUPPORTED'))
    return (
      'This looks like a read-only mirror (a pull-through cache): sign the image in the registry ' +
      'that it mirrors.'
    );
  if (hasErrorCode(response, 'NAME_UNKNOWN'))
    return registry.includes('.ecr.')
      ? 'Create the repository first ("aws ecr create-repository"): ECR makes none on push, ' +
          'unless a template for it says so.'
      : 'Create the repository first: this registry makes none on push.';
  if (isForgetful(response, 'manifests'))
    return (
      'Something that this manifest names is no longer in the registry, as after a clean-up job, ' +
      'or is not shown yet. What the registry says it has lost is left out; what it does not ' +
      'say is kept. Run the job again; if it stays, look at what is there with an account that ' +
      'may read all of it.'
    );
  if ([301, 302, 303, 307, 308].includes(status) && isUpload)
    return (
      `${registry} redirects uploads elsewhere, and no login follows: sign the image in the ` +
      'registry that it redirects to.'
    );
  if (status === 415 || (status === 400 && hasErrorCode(response, 'MANIFEST_INVALID')))
    return (
      'The registry may be too old for artifacts of this kind (image-spec 1.1): use ' +
      '"format: legacy", or a newer version of the registry.'
    );
  return undefined;
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
      'ecr:CompleteLayerUpload, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage and ' +
      'ecr:GetDownloadUrlForLayer.'
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
  if (registry.includes('.ecr.'))
    return 'The role needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.';
  return registry === 'ghcr.io'
    ? 'Grant the job "packages: read"; a package of another repository must also be opened to ' +
        'this one, in its settings on GitHub under "Manage Actions access".'
    : 'The login needs the right to pull from this repository.';
}
