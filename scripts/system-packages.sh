#!/bin/sh
# Installs the named Debian packages that are missing, where it may; else says the line to type.
set -eu
missing=
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
line="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    sudo=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo="sudo -n"
else
    echo "Some system packages are missing. Type this, then try again:" >&2
    echo "    sudo $line" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$sudo $line -q >/dev/null 2>&1 || { $sudo apt-get update -q >/dev/null && $sudo $line -q >/dev/null; } || {
    echo "They could not be installed. Type this to see why:" >&2
    echo "    $line" >&2
    exit 1
}
