#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Puts assets/ into the draft RELEASE_ID, publishes it, and looks at what came out. Assets go first:
# an immutable release takes none.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$*"
  exit 1
}

[[ $RELEASE_ID =~ ^[1-9][0-9]*$ ]] || fail 'There is no id of a draft.'
repository=$GITHUB_REPOSITORY
tag=v$VERSION
release=repos/$repository/releases/$RELEASE_ID

# An earlier attempt may have uploaded some of them.
gh release upload "$tag" assets/* --clobber --repo "$repository"
ours=$(cd assets && sha256sum -- * |
  jq -Rn '[inputs | split("  ") | {(.[1]): "sha256:\(.[0])"}] | add')
theirs=$(gh api "$release" | jq '[.assets[] | {(.name): .digest}] | add')
jq -en --argjson ours "$ours" --argjson theirs "$theirs" '$ours == $theirs' >/dev/null ||
  fail 'The draft does not hold exactly what was attested. Remove what does not belong to it.'

gh api --method PATCH "$release" -F draft=false --jq .html_url

# What is wrong from here on cannot be mended, only followed by another release.
published=$(gh api "repos/$repository/commits/$tag" --jq .sha)
[ "$published" = "$GITHUB_SHA" ] || fail "$tag is $published, not $GITHUB_SHA. See RELEASE.md."
[ "$(gh api "$release" --jq .immutable)" = true ] ||
  fail "$tag is not immutable: the repository does not demand it. See RELEASE.md."
