# A fresh root of a Debian or Ubuntu release, which goes when the script that sources this ends. Needs root, debootstrap and
# a package mirror: for Debian that of this machine is asked, for Ubuntu its usual one.

# make_root RELEASE [OPTION…]: makes it with these options of debootstrap, and sets `root`.
make_root() {
    local release=$1 mirror=""
    if grep -q ubuntu "/usr/share/debootstrap/scripts/$release"; then
        set -- "$@" --components=main,universe --no-check-gpg # Debian has no keyring of Ubuntu's
    else
        mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
            sed -nE '/^URIs: +\S+debian\/? *$/{s/^URIs: +//p;q}; /^deb .*\S+debian\/? /{s/^deb (\[[^]]*\] *)?(\S+) .*/\2/p;q}' || true)
    fi
    root=$(mktemp -d "${TMPDIR:-/tmp}/$release.XXXXXX")
    chmod 755 "$root"
    trap 'rm -rf --one-file-system "$root"' EXIT

    echo "+ debootstrap $release${mirror:+, from $mirror}"
    if ! debootstrap --variant=minbase "${@:2}" "$release" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1; then
        tail -n 20 "$root.log"
        exit 1
    fi
    rm "$root.log"
    for setting in /etc/resolv.conf /etc/hosts; do cp "$setting" "$root$setting"; done
    for setting in /etc/apt/apt.conf.d/*[Pp]roxy*; do
        if [ -e "$setting" ]; then cp "$setting" "$root/etc/apt/apt.conf.d/"; fi
    done
}

# as USER COMMAND: in a mount namespace of its own, so that nothing stays mounted however this ends.
as() {
    unshare --mount --propagation private bash -euc '
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        exec chroot "$0" su - "$1" -c "export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8; $2"' "$root" "$1" "$2"
}
