// SPDX-License-Identifier: Apache-2.0
// Where the documentation explains a failure.
import type { ErrorCode } from '../../errors.ts';
import { serverOf, type Env } from './environment.ts';

const maxCharacters = 300;

/**
 * The code’s paragraph in the documentation of the very version that runs. The runner says which
 * that is, and nothing when the action is in the workflow’s own repository.
 */
export function paragraphOf(code: ErrorCode, env: Env): string | undefined {
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const ref = env['GITHUB_ACTION_REF'] ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  if (!/^[\w][\w.-]*(?:\/[\w][\w.-]*)*$/.test(ref)) return undefined;
  const link = `${serverOf(env)}/${repository}/blob/${ref}/docs/errors.md#${code.toLowerCase()}`;
  return link.length <= maxCharacters && URL.canParse(link) ? link : undefined;
}
