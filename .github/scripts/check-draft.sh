#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prints the id of the draft of release VERSION, if it may be published from the commit that is
# checked out: the draft aims at exactly this commit, which main has and CI has tested.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$*" >&2
  exit 1
}

repository=$GITHUB_REPOSITORY
commit=$GITHUB_SHA
number='(0|[1-9][0-9]*)'
[[ $VERSION =~ ^$number\.$number\.$number(-rc\.[1-9][0-9]*)?$ ]] ||
  fail 'version must be like 1.2.3 or 1.2.3-rc.1, without a v.'
tag=v$VERSION
[ "$GITHUB_REF" = refs/heads/main ] || fail "A release is made from main, not from $GITHUB_REF."
[ "$(git rev-parse HEAD)" = "$commit" ] || fail "Not $commit is checked out."

said=$(jq -r .version package.json)
[ "$said" = "$VERSION" ] || fail "package.json says $said, not $VERSION."
grep -qE "^## \[?${VERSION//./\\.}\]?( |$)" CHANGELOG.md ||
  fail "CHANGELOG.md has no section for $VERSION."

# Drafts come first in this list.
releases=$(gh api "repos/$repository/releases?per_page=100" |
  jq --arg tag "$tag" 'map(select(.tag_name == $tag))')
[ "$(jq length <<<"$releases")" = 1 ] || fail "There must be exactly one draft for $tag."
member() { jq -r ".[0].$1" <<<"$releases"; }
[ "$(member draft)" = true ] || fail "$tag is released already. A release never changes."
[ "$(member target_commitish)" = "$commit" ] ||
  fail "The draft aims at $(member target_commitish), not at $commit."
candidate=false
[[ $VERSION != *-* ]] || candidate=true
[ "$(member prerelease)" = "$candidate" ] ||
  fail "The draft's mark as pre-release is not $candidate."

# Publishing takes a tag that exists already, wherever it points.
tags=$(gh api "repos/$repository/git/matching-refs/tags/$tag" |
  jq --arg ref "refs/tags/$tag" 'map(select(.ref == $ref)) | length')
[ "$tags" = 0 ] || fail "The tag $tag exists already."

tested=$(gh api --method GET "repos/$repository/actions/workflows/ci.yml/runs" \
  -f head_sha="$commit" -f branch=main -f event=push -f status=success --jq .total_count)
[ "$tested" -gt 0 ] || fail "CI has not succeeded for $commit on main."

member id
