#!/usr/bin/env bash
# Boots the machine's own systemd as process 1 of new namespaces, over an overlay of the root that lives in memory and ends with it.
#   systemd-box.sh FOLDER NAME    FOLDER: empty; NAME: of the cgroup that holds the whole box, made in every tree
set -euo pipefail

controllers=(memory pids cpuacct cpu blkio devices freezer)

if [ "${1:-}" != inside ]; then
  folder=$1 name=$2
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    trees=(/sys/fs/cgroup)
  else
    trees=()
    for tree in "${controllers[@]}" systemd unified; do
      [ ! -d "/sys/fs/cgroup/$tree" ] || [ -L "/sys/fs/cgroup/$tree" ] || trees+=("/sys/fs/cgroup/$tree")
    done
  fi
  # The box sees these cgroups as the roots of their trees, so that its units cannot meet those of another systemd.
  for tree in "${trees[@]}"; do
    mkdir -p "$tree/$name"
    echo $$ >"$tree/$name/cgroup.procs"
  done
  exec unshare --mount --pid --uts --ipc --net --cgroup --fork --propagation private /bin/bash "$0" inside "$folder"
fi

folder=$2 root=$2/root
mount -t tmpfs tmpfs "$folder"
mkdir "$folder/upper" "$folder/work" "$root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  for tree in "${controllers[@]}"; do
    [ -d "/sys/fs/cgroup/$tree" ] && [ ! -L "/sys/fs/cgroup/$tree" ] || continue
    mkdir "$root/sys/fs/cgroup/$tree"
    mount -t cgroup -o "$tree" cgroup "$root/sys/fs/cgroup/$tree"
  done
  mkdir "$root/sys/fs/cgroup/systemd" "$root/sys/fs/cgroup/unified"
  mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/systemd"
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified"
fi
mount --rbind /dev "$root/dev"
mount --make-rslave "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
# Only what the test adds is to start, and the box is a machine of its own.
rm -f "$root"/etc/systemd/system/*.target.wants/* "$root/etc/machine-id"
touch "$root/etc/machine-id"
mkdir -p "$root/run/systemd/system"
exec chroot "$root" /usr/lib/systemd/systemd --system --log-target=console --log-level=warning --unit=multi-user.target
