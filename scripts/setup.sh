#!/usr/bin/env bash
# Makes sure that what `make run` and `make test` need is on this machine. As root on Debian it
# installs what is missing; otherwise it says exactly what to install, and stops.
#
#   scripts/setup.sh run    what building and running needs
#   scripts/setup.sh test   that, and a database, a browser and the checkers
set -euo pipefail

purpose=${1:?run or test}
nextest_version=0.9.143
deny_version=0.20.2
missing=()

have() { command -v "$1" >/dev/null 2>&1; }
need() { missing+=("$1"); }
say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

look_for_packages() {
  have node || need nodejs
  have npm || need npm
  have cc || need gcc
  have cc && [[ -e /usr/include/stdlib.h ]] || need libc6-dev
  [[ $purpose == test ]] || return 0
  have curl || need curl
  have git || need git
  [[ -x /usr/bin/chromium ]] || need chromium
  [[ -d /usr/share/fonts/truetype/roboto ]] || need fonts-roboto-unhinted
  [[ -d /usr/share/fonts/truetype/dejavu ]] || need fonts-dejavu-core
  [[ -x /usr/lib/postgresql/15/bin/initdb ]] || need postgresql-15
  # The collector that audit records are forwarded to in the tests, with TLS.
  [[ -x /usr/sbin/rsyslogd ]] || need rsyslog
  compgen -G '/usr/lib/*/rsyslog/lmnsd_gtls.so' >/dev/null || need rsyslog-gnutls
  compgen -G '/usr/lib/*/rsyslog/lmnsd_ossl.so' >/dev/null || need rsyslog-openssl
}

install_packages() {
  [[ ${#missing[@]} -gt 0 ]] || return 0
  local line="apt-get install -y --no-install-recommends ${missing[*]}"
  [[ $(id -u) == 0 ]] && have apt-get || stop "missing; run: sudo apt-get update && sudo $line"
  say "installing ${missing[*]}"
  # We want PostgreSQL's programs; the tests start servers of their own. No server of the system.
  if [[ " ${missing[*]} " == *" postgresql-15 "* && ! -e /etc/postgresql-common ]]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  export DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1
  apt-get update -q
  $line
}

look_for_toolchains() {
  have cargo || stop 'missing: Rust 1.95 or newer, https://rustup.rs'
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 18)) || stop "Node.js $major is too old; 18 or newer is needed"
  [[ $purpose == test ]] || return 0
  cargo fmt --version >/dev/null 2>&1 || stop 'missing: rustfmt; run: rustup component add rustfmt'
  cargo clippy --version >/dev/null 2>&1 || stop 'missing: clippy; run: rustup component add clippy'
}

# Unoptimised: a checker runs for seconds and would compile for minutes longer.
cargo_tool() {
  local name=$1 version=$2
  have "$name" && [[ $("$name" --version 2>/dev/null) == *"$version"* ]] && return 0
  say "installing $name $version (once, about a minute)"
  CARGO_PROFILE_DEV_DEBUG=0 cargo install --locked --quiet --debug --force "$name@$version"
}

look_for_packages
install_packages
look_for_toolchains
if [[ $purpose == test ]]; then
  have cargo-nextest || cargo_tool cargo-nextest "$nextest_version"
  cargo_tool cargo-deny "$deny_version"
fi
