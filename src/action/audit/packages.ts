// SPDX-License-Identifier: Apache-2.0
// The container packages of an organization on GitHub, as repositories of its registry.
import * as v from 'valibot';

import { messageOf, SignetError } from '../../errors.ts';
import { parseReference, type Repository } from '../../image/reference.ts';
import type { Octokit } from '../runner/github.ts';

const maxPages = 100;
const packagesSchema = v.array(v.object({ name: v.pipe(v.string(), v.maxLength(300)) }));

/** Where GitHub keeps them: an enterprise at ghe.com has a registry of its own. */
export function registryOf(server: string): string {
  const { hostname } = new URL(server);
  return hostname.endsWith('.ghe.com') ? `containers.${hostname}` : 'ghcr.io';
}

/**
 * All pages. The job's own token sees only packages that grant its repository access, and GitHub
 * refuses it here (docs.github.com, REST API endpoints for packages).
 * @throws SignetError REGISTRY_DENIED, REGISTRY_UNAVAILABLE
 */
export async function listContainerPackages(
  octokit: Octokit,
  org: string,
  registry: string,
): Promise<Repository[]> {
  const names: string[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const found = await packagesOn(octokit, org, page);
    names.push(...found.map(({ name }) => name));
    if (found.length < 100)
      return names.map((name) => parseReference(`${registry}/${org}/${name}`).repository);
  }
  throw new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `GitHub lists more than ${names.length} packages of ${org}`,
    { hint: 'Name its repositories in "repositories", in several scopes.' },
  );
}

async function packagesOn(octokit: Octokit, org: string, page: number) {
  try {
    const { data } = await octokit.request('GET /orgs/{org}/packages', {
      org,
      package_type: 'container',
      per_page: 100,
      page,
    });
    return v.parse(packagesSchema, data);
  } catch (cause) {
    const status = statusOf(cause);
    const isDenied = status === 401 || status === 403 || status === 404;
    throw new SignetError(
      isDenied ? 'REGISTRY_DENIED' : 'REGISTRY_UNAVAILABLE',
      `GitHub does not list the packages of ${org}: ${messageOf(cause)}`,
      {
        cause,
        hint: isDenied
          ? 'Give "packages-token": a classic personal access token with "read:packages" of ' +
            'someone who sees the organization’s packages. The job’s own token cannot list ' +
            'them.'
          : 'Run the job again when GitHub’s API is back.',
      },
    );
  }
}

function statusOf(error: unknown): number | undefined {
  const read = v.safeParse(v.object({ status: v.number() }), error);
  return read.success ? read.output.status : undefined;
}
