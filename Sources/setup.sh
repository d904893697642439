#!/bin/sh
# Installs the system libraries that the package binds. Does nothing where they are there already.
#   sh Sources/setup.sh
set -eu

# One line for each: the Debian package, and a file that shows that it is there.
libraries='
libxml2-dev    /usr/include/libxml2/libxml/parser.h
libcsv-dev     /usr/include/csv.h
libarchive-dev /usr/include/archive.h
libjansson-dev /usr/include/jansson.h
libreadstat-dev /usr/include/readstat.h
libqpdf-dev    /usr/include/qpdf/qpdf-c.h
libboost-math-dev /usr/include/boost/math/distributions.hpp
'

missing=$(echo "$libraries" | while read -r package file; do
  [ -z "$package" ] || [ -e "$file" ] || printf '%s ' "$package"
done)

[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "These libraries are needed, with their headers; install them with the system's own tool:" >&2
  echo "$libraries" | while read -r package _; do [ -z "$package" ] || echo "  ${package%-dev}" >&2; done
  exit 1
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "Run as root, or install sudo: apt-get install $missing" >&2
    exit 1
  }
  as_root=sudo
fi

echo "Installing: $missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
