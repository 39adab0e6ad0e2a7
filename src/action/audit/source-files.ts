// SPDX-License-Identifier: Apache-2.0
// The sources of a scope that are not registries: files of the workspace, clusters and GitHub.
import type { SourcePorts } from '../../audit/sources.ts';
import type { ImagesInFiles, RunningInCluster } from '../../audit/images-in-files.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { readRegularFile } from '../../image/regular-file.ts';
import { knownServer, workspaceOf, type Env } from '../runner/environment.ts';
import type { AuditInputs } from './inputs.ts';
import type { AuditServices } from './services.ts';

const maxPodBytes = 64 * 1024 * 1024;

export function filePorts(
  { packagesToken, githubToken }: AuditInputs,
  services: AuditServices,
  env: Env,
): Omit<SourcePorts, 'registries'> {
  return {
    async manifests(paths) {
      const { referencesInFiles } = await import('../../image/named-files.ts');
      return referencesInFiles(paths, workspaceOf());
    },
    running: imagesRunning,
    async organization(name) {
      const { listContainerPackages, registryOf } = await import('./packages.ts');
      const token = packagesToken === '' ? githubToken : packagesToken;
      const octokit = await services.octokit(token);
      return listContainerPackages(octokit, name, registryOf(knownServer(env)));
    },
  };
}

/** One list that cannot be read hides nothing of the others. */
async function imagesRunning(paths: readonly string[]): Promise<RunningInCluster> {
  const { imagesOfPods } = await import('../../image/running-pods.ts');
  const containers: RunningInCluster['containers'][number][] = [];
  const problems: ImagesInFiles['problems'][number][] = [];
  for (const file of paths) {
    try {
      const content = await readRegularFile(file, maxPodBytes);
      if (content.kind !== 'content')
        throw new Error(content.kind === 'too long' ? 'it is too long' : 'it is not a file');
      for (const { asked, running, problem, isRunning, ...place } of imagesOfPods(
        content.bytes,
        file,
      )) {
        const where = `${place.namespace}/${place.pod}/${place.container}`;
        // What does not run may be pulled any moment: then it is what was asked for.
        containers.push({ asked, running, where, file, why: isRunning ? problem : null });
      }
    } catch (error) {
      const hint =
        (error instanceof SignetError ? error.hint : undefined) ??
        `Write it in a step before this one: kubectl get pods -A -o json > ${file}`;
      problems.push({ file, message: messageOf(error), hint });
    }
  }
  return { containers, problems };
}
