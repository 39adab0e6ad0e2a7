#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Checks assets/ before they are published: they are the files whose sum of sums is SUMS, and both
# attestations are by this release's own run of release.yml, for every file in dist/.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$*"
  exit 1
}

[[ $SUMS =~ ^[0-9a-f]{64}$ ]] || fail 'The job that attests has handed over no sum.'
cd assets
printf '%s  SHA256SUMS\n' "$SUMS" | sha256sum --check --strict --quiet ||
  fail 'SHA256SUMS is not what the job that attests has made.'
sha256sum --check --strict --quiet SHA256SUMS || fail 'An asset is not what was attested.'
cd ..
[ "$(find assets -mindepth 1 ! -name SHA256SUMS | wc -l)" = "$(wc -l <assets/SHA256SUMS)" ] ||
  fail 'assets/ holds a file without a sum.'

# verify FILE BUNDLE PREDICATE-TYPE
verify() {
  gh attestation verify "$1" --bundle "assets/$2" --predicate-type "$3" \
    --repo "$GITHUB_REPOSITORY" \
    --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/release.yml" \
    --signer-digest "$GITHUB_SHA" --source-digest "$GITHUB_SHA" --source-ref refs/heads/main \
    --deny-self-hosted-runners >/dev/null || fail "$2 does not prove $1."
}
for file in dist/*; do
  verify "$file" index.js.intoto.jsonl https://slsa.dev/provenance/v1
  verify "$file" index.js.sigstore.json https://spdx.dev/Document/v2.3
done
