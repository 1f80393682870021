#!/usr/bin/env bash
# Gradescope runs this once, as root, to make the image in which it grades: it builds the grader. For Ubuntu 22.04 and
# 24.04, and for Debian 12 and 13.
set -euo pipefail
cd "$(dirname "$0")/convkit"
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get install -y g++-12 cmake ninja-build lld catch2 libfmt-dev libstb-dev libcli11-dev nlohmann-json3-dev libuv1-dev \
    libseccomp-dev libarchive-dev

# The kit needs CMake 3.25, and Ubuntu 22.04 has 3.22. Where that is so, pip has a later one.
if dpkg --compare-versions "$(dpkg-query --show --showformat='${Version}' cmake)" lt 3.25; then
    apt-get install -y python3-pip
    pip3 install 'cmake>=3.25'
    hash -r
fi

CXX=g++-12 cmake --preset grade
cmake --build --preset grade
