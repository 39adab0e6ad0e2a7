#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs with apt what peers/ and bench/ take from the system, unless it is there.
set -eu
cd "$(dirname "$0")"

packages=()
while read -r program package; do
  command -v "$program" >/dev/null || packages+=("$package")
done <system-tools.txt
[ ${#packages[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
