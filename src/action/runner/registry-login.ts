// SPDX-License-Identifier: Apache-2.0
// Whether the one login that the inputs give may be sent to every registry that the run would ask.
import { SignetError } from '../../errors.ts';
import type { Repository } from '../../image/reference.ts';

/**
 * A login of inputs is bound to no registry: anyone who can add an image to the list could have it
 * sent to a registry of their own.
 * @throws SignetError INPUT_INVALID
 */
export function checkLoginScope(
  login: object | undefined,
  repositories: readonly (Repository | undefined)[],
): void {
  if (login === undefined) return;
  const registries = [
    ...new Set(
      repositories.flatMap((repository) => (repository === undefined ? [] : [repository.registry])),
    ),
  ];
  if (registries.length < 2) return;
  const shown = [...registries.slice(0, 5), ...(registries.length > 5 ? ['…'] : [])].join(', ');
  throw new SignetError(
    'INPUT_INVALID',
    `"registry-username" and "registry-password" would be sent to ${registries.length} ` +
      `registries (${shown}), but a login is for one`,
    {
      hint:
        'Leave both out, and log in to each registry before this step: docker/login-action ' +
        'binds a login to its registry.',
    },
  );
}
