#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Commits the dist/ that rebuild-dist.yml made for the pull request PULL_REQUEST, and starts the
# checks of that commit. What is in the artifact comes from code that nobody has read: it is moved,
# never run, and no name or commit is taken from it. The checks build dist/ again and compare it.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$*"
  exit 1
}

[[ $PULL_REQUEST =~ ^[1-9][0-9]{0,8}$ ]] || fail 'pull-request must be a number.'
repository=$GITHUB_REPOSITORY
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

pull=$(gh api "repos/$repository/pulls/$PULL_REQUEST")
member() { jq -r "$1 // empty" <<<"$pull"; }
[ "$(member .state)" = open ] || fail "Pull request $PULL_REQUEST is not open."
[ "$(member .head.repo.full_name)" = "$repository" ] ||
  fail "Pull request $PULL_REQUEST comes from a fork, where this job must not write." \
    'Ask its author to run "npm run build" and to commit dist/.'
branch=$(member .head.ref)
head=$(member .head.sha)
[ "$branch" != main ] || fail 'main changes by pull requests only.'

run=$(gh api --method GET "repos/$repository/actions/workflows/rebuild-dist.yml/runs" \
  -f head_sha="$head" -f event=pull_request -f status=success --jq '.workflow_runs[0].id // empty')
[ -n "$run" ] || fail "No run of rebuild-dist.yml has succeeded for $head, the head of $branch."
gh run download "$run" --repo "$repository" --name rebuilt-dist --dir "$scratch/dist"

# Plain files with plain names, as the build makes them: no folder, no link, nothing hidden.
strange=$(find "$scratch/dist" -mindepth 1 \
  \( ! -type f -o ! -regex '.*/[A-Za-z0-9][A-Za-z0-9.-]*' \))
[ -z "$strange" ] || fail 'The artifact holds something else than the files of a build.'
[ -s "$scratch/dist/index.js" ] || fail 'The artifact holds no dist/.'

# Name and git's hash of each file, there and here.
gh api "repos/$repository/contents/dist?ref=$head" --jq '.[] | [.name, .sha] | @tsv' |
  sort >"$scratch/before"
for file in "$scratch/dist"/*; do
  printf '%s\t%s\n' "${file##*/}" "$(git hash-object --no-filters "$file")"
done | sort >"$scratch/after"

additions=$scratch/additions
: >"$additions"
while IFS=$'\t' read -r name _; do
  base64 -w 0 "$scratch/dist/$name" >"$scratch/contents"
  jq -n --arg path "dist/$name" --rawfile contents "$scratch/contents" \
    '{path: $path, contents: $contents}' >>"$additions"
done < <(comm -13 "$scratch/before" "$scratch/after")
deletions=$(join -v 1 -t $'\t' "$scratch/before" "$scratch/after" | cut -f 1 |
  jq -Rn '[inputs | {path: "dist/\(.)"}]')
if [ ! -s "$additions" ] && [ "$deletions" = '[]' ]; then
  echo "dist/ of $branch is already what was built."
  exit 0
fi

# The API refuses when the branch has moved on meanwhile (expectedHeadOid), and signs the commit.
# Dependabot may rebase over a commit that says so.
# shellcheck disable=SC2016 # variables of GraphQL, not of the shell
mutation='mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}'
jq -n --arg query "$mutation" --arg repository "$repository" --arg branch "$branch" \
  --arg head "$head" --slurpfile additions "$additions" --argjson deletions "$deletions" '{
    $query,
    variables: {input: {
      branch: {repositoryNameWithOwner: $repository, branchName: $branch},
      expectedHeadOid: $head,
      message: {headline: "Rebuild dist/", body: "[dependabot skip]"},
      fileChanges: {$additions, $deletions}
    }}
  }' >"$scratch/payload.json"
commit=$(gh api graphql --input "$scratch/payload.json" \
  --jq '.data.createCommitOnBranch.commit.oid // empty')
[ -n "$commit" ] || fail "Nothing was committed to $branch."
echo "Committed $commit to $branch."

# A commit by the job's own token starts no workflow, and without its checks it could be merged
# unread. A start by hand is the exception, also from here.
for workflow in check-dist.yml ci.yml; do
  gh workflow run "$workflow" --repo "$repository" --ref="$branch"
done
