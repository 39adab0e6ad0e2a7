// SPDX-License-Identifier: Apache-2.0
// The programs that the commands of the pages call. Each is the real one, told what differs here:
// whom to trust, and that the registry has no TLS.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './build.ts';
import type { Environment } from './process.ts';
import type { SigstoreFiles } from './sigstore-files.ts';

const cosign = `#!/bin/sh
case "$1" in
  sign | attest) set -- "$@" --signing-config "$PEERS_SIGNING_CONFIG" ;;
esac
case "$1" in
  sign | attest | verify*) set -- "$@" --trusted-root "$PEERS_TRUSTED_ROOT" ;;
esac
exec "$PEERS/cosign3" "$@"
`;

/** Secrets are GitHub's: they are kept in a folder, and one that is asked for is typed in. */
const gh = `#!/bin/sh
if [ "$1 $2" = 'secret set' ]; then
  value=$(cat)
  printf %s "\${value:-$PEERS_TYPED}" >"$PEERS_SECRETS/$3"
  exit
fi
exec "$PEERS/gh" "$@" --custom-trusted-root "$PEERS_TRUSTED_ROOT_LINES" \\
  --cert-oidc-issuer "$PEERS_ISSUER"
`;

const oras = '#!/bin/sh\nexec "$PEERS/oras" "$@" --plain-http\n';

/** Docker's plugin alone, without an engine. */
const docker = '#!/bin/sh\n[ "$1" = buildx ] || exit 127\nshift\nexec "$PEERS/buildx" "$@"\n';

/** There is no cluster. */
const kubectl = '#!/bin/sh\necho "kubectl $*"\n';

const programs = { cosign, gh, oras, docker, kubectl };

/** Writes them into a folder, and says where everything is. */
export async function writePagePrograms(
  folder: string,
  { files, issuer }: { readonly files: SigstoreFiles; readonly issuer: string },
): Promise<Environment> {
  const [bin, secrets] = [join(folder, 'bin'), join(folder, 'secrets')];
  await mkdir(bin);
  await mkdir(secrets);
  for (const [name, script] of Object.entries(programs))
    await writeFile(join(bin, name), script, { mode: 0o755 });
  return {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    PEERS: cache,
    PEERS_SECRETS: secrets,
    PEERS_TYPED: 'correct horse',
    PEERS_SIGNING_CONFIG: files.signingConfig,
    PEERS_TRUSTED_ROOT: files.trustedRoot,
    PEERS_TRUSTED_ROOT_LINES: files.trustedRootLines,
    PEERS_ISSUER: issuer,
    BUILDX_CONFIG: join(folder, 'buildx'),
    GITHUB_ACTIONS: 'true',
    // Any token satisfies gh, which does not use it here.
    GH_TOKEN: 'unused',
    GH_PROMPT_DISABLED: '1',
    GH_NO_UPDATE_NOTIFIER: '1',
  };
}
