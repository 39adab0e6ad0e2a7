#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Starts a registry that lives as long as the job, and pushes an image that no one has seen before.
set -euo pipefail
tools=$HOME/.cache/signet-peers
folder=$(mktemp -d)
registry=localhost:5000

"$tools/olareg" serve --addr 127.0.0.1 --port 5000 --store-type mem >"$folder/log" 2>&1 &
# Its first answer comes within a second.
curl --silent --show-error --fail --retry 30 --retry-connrefused --retry-delay 1 \
  --output /dev/null "http://$registry/v2/"

head -c 32 /dev/urandom >"$folder/probe"
tar -C "$folder" -cf "$folder/layer.tar" probe
image=$("$tools/crane" append --new_layer "$folder/layer.tar" --new_tag "$registry/probe:latest")
echo "image=$image" >>"$GITHUB_OUTPUT"
