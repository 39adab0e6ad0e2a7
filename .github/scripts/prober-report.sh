#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Opens an issue when the prober has failed three times in a row for SIGSTORE: services have short
# outages, which the action rides out or users retry.
set -euo pipefail
title="Prober: $SIGSTORE"
repository=$GITHUB_REPOSITORY

# This run is not completed yet. A day has 25 runs, so that two of public good are among these.
earlier=$(gh run list --repo "$repository" --workflow prober.yml --event schedule --branch main \
  --status completed --limit 100 --json displayTitle,conclusion,url |
  jq --arg title "$title" 'map(select(.displayTitle == $title))[:2]')
if ! jq -e 'length == 2 and all(.conclusion == "failure")' <<<"$earlier" >/dev/null; then
  echo 'Not the third failure in a row.'
  exit 0
fi

subject="Prober fails with Sigstore's $SIGSTORE instance"
open=$(gh issue list --repo "$repository" --state open --author app/github-actions --limit 100 \
  --json title | jq --arg subject "$subject" 'map(select(.title == $subject)) | length')
if [ "$open" -gt 0 ]; then
  echo 'There is an open issue already.'
  exit 0
fi
this=$GITHUB_SERVER_URL/$repository/actions/runs/$GITHUB_RUN_ID
gh issue create --repo "$repository" --title "$subject" --body \
  "Three runs in a row have failed: $this, $(jq -r 'map(.url) | join(", ")' <<<"$earlier")"
