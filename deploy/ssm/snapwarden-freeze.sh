#!/bin/sh
# Freezes the file systems of EBS volumes for the instant of a snapshot. A freeze is a lease: a watchdog that outlives
# this script is armed first and thaws by itself. Parameters are positional, and never evaluated:
#   command executionId volumeIds freezeSeconds notAfter includeRoot
# Everything below is read before any of it runs: nothing of the script is read from a frozen disk.
set -u
umask 077
export LC_ALL=C PATH="${PATH:-/usr/sbin:/usr/bin:/sbin:/bin}:/usr/sbin:/sbin"

RUN=${SNAPWARDEN_RUN:-/run/snapwarden}
HOOKS=${SNAPWARDEN_HOOKS:-/etc/snapwarden/freeze.d}
LSBLK=${SNAPWARDEN_LSBLK:-lsblk}
MOUNTINFO=/proc/self/mountinfo

# Paths whose file system is never frozen: the agent could not answer, or the host could not be helped.
NEVER='/tmp /var/log /var/lib/amazon/ssm /var/snap/amazon-ssm-agent'

PRE_FAILED=201 POST_FAILED=202 FIRED=203 ALREADY=204 NOT_FROZEN=205
TOO_LATE=207 CANNOT=208 NO_TOOL=209 WRONG=210

main() {
  check_parameters "$@"
  check_tools
  case $COMMAND in
    dry-run) dry_run ;;
    pre-script) lock 10 && freeze_all ;;
    post-script) lock 60 && thaw_all ;;
  esac
}

# --- parameters and tools ---------------------------------------------------------------------------------------------

check_parameters() {
  COMMAND=${1-dry-run} LEASE=${2-None} VOLUMES=${3-} SECONDS_LEFT=${4-30} NOT_AFTER=${5-0} ROOT=${6-false}
  case $COMMAND in pre-script | post-script | dry-run) ;; *) fail $WRONG wrong-parameter "command is pre-script, post-script or dry-run" ;; esac
  case $LEASE in *[!0-9A-Za-z-]* | '') fail $WRONG wrong-parameter "executionId is None or a UUID" ;; esac
  case $VOLUMES in *[!vol0-9a-f,-]*) fail $WRONG wrong-parameter "volumeIds are EBS volume ids with commas between" ;; esac
  case $SECONDS_LEFT in *[!0-9]* | '' | 0 | ????*) fail $WRONG wrong-parameter "freezeSeconds is 1 to 120" ;; esac
  [ "$SECONDS_LEFT" -le 120 ] || fail $WRONG wrong-parameter "freezeSeconds is 1 to 120"
  case $NOT_AFTER in *[!0-9]* | '') fail $WRONG wrong-parameter "notAfter is in seconds since 1970, or 0" ;; esac
  case $ROOT in true | false) ;; *) fail $WRONG wrong-parameter "includeRoot is true or false" ;; esac
}

check_tools() {
  for tool in fsfreeze findmnt "$LSBLK" flock setsid timeout sort sed; do
    command -v "$tool" >/dev/null 2>&1 || fail $NO_TOOL no-tool "$tool is not installed; util-linux and coreutils have it"
  done
  mkdir -p "$RUN" 2>/dev/null || fail $NO_TOOL no-memory "$RUN cannot be made; run as root"
  case $(findmnt -nro FSTYPE -T "$RUN" 2>/dev/null | sed -n '$p') in
    tmpfs | ramfs) ;;
    *) fail $NO_TOOL no-memory "$RUN must be in memory (tmpfs)" ;;
  esac
}

# One run at a time: neither of two workers undoes what the other is doing.
lock() {
  exec 9>"$RUN/lock"
  flock -w "$1" 9 || fail $ALREADY busy "another run holds the lock of $RUN"
}

# --- freeze -----------------------------------------------------------------------------------------------------------

freeze_all() {
  if [ "$NOT_AFTER" -ne 0 ] && [ "$(date +%s)" -gt "$NOT_AFTER" ]; then
    fail $TOO_LATE too-late "this command should have come before $NOT_AFTER"
  fi
  [ ! -e "$RUN/verdict.$LEASE" ] || fail $PRE_FAILED thawed-before "this lease was thawed already"
  if [ -e "$RUN/lease" ]; then
    held=$(cat "$RUN/lease")
    if [ "$held" = "$LEASE" ] && [ -e "$RUN/frozen-at" ] && [ ! -e "$RUN/fired" ]; then
      cat "$RUN/report"
      exit 0
    fi
    ! watchdog_lives || fail $ALREADY frozen-already "frozen already under lease $held"
    forget
  fi
  find_mounts
  [ -s "$RUN/mounts" ] || fail $CANNOT nothing-to-freeze "no mounted file system of these volumes may be frozen"
  printf '%s\n' "$LEASE" >"$RUN/lease"
  trap 'undo; fail $PRE_FAILED interrupted "it was told to stop"' HUP INT TERM
  arm
  run_hooks
  while read -r mount; do sync -f "$(plain "$mount")" 2>/dev/null || :; done <"$RUN/mounts"
  uptime_ms >"$RUN/frozen-at"
  while read -r mount; do
    freeze_one "$mount"
  done <"$RUN/mounts"
  if [ -e "$RUN/fired" ]; then
    undo
    fail $PRE_FAILED watchdog-fired "the lease ended before everything was frozen"
  fi
  frozen=$(lines "$RUN/mounts")
  printf 'snapwarden: result=frozen lease=%s mounts=%s skipped=%s\n' "$LEASE" "$frozen" "$SKIPPED" >"$RUN/report"
  trap - HUP INT TERM
  cat "$RUN/report"
}

# Written down before it happens: whoever dies here leaves to the watchdog what to thaw.
freeze_one() {
  printf '%s\n' "$1" >>"$RUN/frozen"
  said=$(fsfreeze -f "$(plain "$1")" 2>&1) && say "froze $1" && return
  sed -i '$d' "$RUN/frozen"
  undo
  fail $CANNOT freeze-refused "$1 was not frozen: $said"
}

# Undoes what there is so far, without a verdict.
undo() {
  disarm
  thaw_mounts
  undo_hooks
  forget
}

forget() {
  rm -f "$RUN/lease" "$RUN/mounts" "$RUN/frozen" "$RUN/frozen-at" "$RUN/fired" "$RUN/report" "$RUN/hooks" \
    "$RUN/watchdog" "$RUN/watchdog.pid"
}

# --- the watchdog -----------------------------------------------------------------------------------------------------

# It runs from memory, in a session of its own, holds no file of the agent's, and goes by the clock that nobody sets.
arm() {
  cat >"$RUN/watchdog" <<'END'
RUN=$1 SECONDS_LEFT=$2 CONTROLLER=$3 LEASE=$4
now() { read -r up _ </proc/uptime; echo "${up%%.*}"; }
end=$(($(now) + SECONDS_LEFT))
fsfreeze --version >/dev/null 2>&1
echo $$ >"$RUN/watchdog.new" && mv "$RUN/watchdog.new" "$RUN/watchdog.pid"
while [ "$(now)" -lt "$end" ]; do
  sleep 0.2 2>/dev/null || sleep 1
  [ -e "$RUN/watchdog.pid" ] || exit 0
done
read -r up _ </proc/uptime
echo "$up" >"$RUN/fired"
kill -TERM "$CONTROLLER" 2>/dev/null
plain() { printf '%b' "$(printf '%s' "$1" | sed 's/\\\([0-7][0-7][0-7]\)/\\0\1/g')"; }
mine() { [ "$(cat "$RUN/lease" 2>/dev/null)" = "$LEASE" ]; }
round=0
while [ $round -lt 10 ] && mine; do # a freeze that hangs in the kernel may come through late
  while read -r mount; do
    fsfreeze -u "$(plain "$mount")" 2>/dev/null
  done <"$RUN/frozen"
  if [ $round = 0 ] && [ -e "$RUN/hooks" ]; then
    sed '1!G;h;$!d' "$RUN/hooks" | while read -r hook; do timeout 30 "$hook" thaw </dev/null >/dev/null 2>&1; done
  fi
  round=$((round + 1))
  sleep 1
done
exit 0
END
  : >"$RUN/frozen"
  rm -f "$RUN/watchdog.pid"
  setsid sh "$RUN/watchdog" "$RUN" "$SECONDS_LEFT" $$ "$LEASE" </dev/null >/dev/null 2>&1 9>&- &
  tries=0
  while [ ! -e "$RUN/watchdog.pid" ]; do
    tries=$((tries + 1))
    [ $tries -le 50 ] || {
      forget
      fail $PRE_FAILED no-watchdog "the watchdog did not start, so nothing is frozen"
    }
    sleep 0.1 2>/dev/null || sleep 1
  done
}

watchdog_lives() {
  [ -e "$RUN/watchdog.pid" ] && kill -0 "$(cat "$RUN/watchdog.pid")" 2>/dev/null
}

disarm() {
  if [ -e "$RUN/watchdog.pid" ] && [ ! -e "$RUN/fired" ]; then
    kill "$(cat "$RUN/watchdog.pid")" 2>/dev/null
  fi
  rm -f "$RUN/watchdog.pid"
}

# --- thaw -------------------------------------------------------------------------------------------------------------

thaw_all() {
  if [ -e "$RUN/verdict.$LEASE" ]; then
    say_verdict
  fi
  if [ ! -e "$RUN/lease" ] || [ "$(cat "$RUN/lease")" != "$LEASE" ]; then
    verdict $NOT_FROZEN "snapwarden: result=error code=$NOT_FROZEN reason=not-frozen"
    echo "nothing is frozen under lease $LEASE" >&2
    say_verdict
  fi
  [ -e "$RUN/fired" ] && held=no || held=yes
  thaw_mounts || held=no
  [ -e "$RUN/fired" ] && held=no # it may have come in between
  [ -e "$RUN/fired" ] && watchdog=fired || watchdog=quiet
  disarm
  [ "$watchdog" = quiet ] && until=$(uptime_ms) || until=$(milliseconds "$(cat "$RUN/fired")")
  [ -e "$RUN/frozen-at" ] && lasted=$((until - $(cat "$RUN/frozen-at"))) || lasted=0
  code=0
  [ "$watchdog" = quiet ] || code=$FIRED
  undo_hooks || { [ "$code" -ne 0 ] || code=$POST_FAILED; }
  [ "$held" = yes ] || [ "$code" -ne 0 ] || code=$FIRED
  verdict $code "snapwarden: result=thawed lease=$LEASE held=$held watchdog=$watchdog frozen-ms=$lasted"
  forget
  say_verdict
}

# A verdict stays: whoever asks again hears the same, and a freeze that comes after its thaw freezes nothing.
verdict() {
  printf '%s\n%s\n' "$1" "$2" >"$RUN/verdict.new" && mv "$RUN/verdict.new" "$RUN/verdict.$LEASE"
  find "$RUN" -name 'verdict.*' -mmin +1440 -exec rm -f {} + 2>/dev/null
}

say_verdict() {
  { read -r code && read -r line; } <"$RUN/verdict.$LEASE"
  printf '%s\n' "$line"
  exit "$code"
}

# In the reverse order. Fails when something was not frozen any more.
thaw_mounts() {
  missed=0
  [ -e "$RUN/frozen" ] || return 0
  sed '1!G;h;$!d' "$RUN/frozen" >"$RUN/thawing"
  while read -r mount; do
    fsfreeze -u "$(plain "$mount")" 2>/dev/null && say "thawed $mount" || missed=1
  done <"$RUN/thawing"
  rm -f "$RUN/thawing"
  return $missed
}

# --- the user's own hooks ---------------------------------------------------------------------------------------------

# Each has a third of the lease; that it has begun is written down before.
run_hooks() {
  : >"$RUN/hooks"
  [ -d "$HOOKS" ] || return 0
  limit=$((SECONDS_LEFT / 3))
  [ $limit -ge 1 ] || limit=1
  for hook in "$HOOKS"/*; do
    if [ ! -f "$hook" ] || [ ! -x "$hook" ]; then continue; fi
    if [ -n "$(find -L "$hook" \( ! -user 0 -o -perm -0020 -o -perm -0002 \) 2>/dev/null)" ]; then
      undo
      fail $PRE_FAILED unsafe-hook "$hook must belong to root and be writable by nobody else"
    fi
    printf '%s\n' "$hook" >>"$RUN/hooks"
    timeout "$limit" "$hook" freeze </dev/null 9>&- || {
      code=$?
      undo
      fail $PRE_FAILED hook-failed "$hook freeze ended with $code$([ $code -ne 124 ] || echo " after $limit seconds")"
    }
  done
}

# In the reverse order, also those that failed: they may have done their work before.
undo_hooks() {
  failed=0
  [ -e "$RUN/hooks" ] || return 0
  sed '1!G;h;$!d' "$RUN/hooks" >"$RUN/unhooking"
  while read -r begun; do
    timeout 30 "$begun" thaw </dev/null 9>&- || {
      say "$begun thaw failed" >&2
      failed=1
    }
  done <"$RUN/unhooking"
  rm -f "$RUN/unhooking" "$RUN/hooks"
  return $failed
}

# --- which file systems -----------------------------------------------------------------------------------------------

# Leaves the mount points, deepest first, in $RUN/mounts, as the kernel writes them: blanks and quotes are octal.
find_mounts() {
  SKIPPED=0
  devices >"$RUN/devices"
  : >"$RUN/sources"
  : >"$RUN/mounts"
  while read -r _ _ number _ mount _ rest; do
    fields=${rest#*- }
    type=${fields%% *}
    source=${fields#* }
    options=${source#* }
    source=${source%% *}
    if grep -qxF -e "$number" -e "$source" "$RUN/devices" && ! grep -qxF "$source" "$RUN/sources"; then
      printf '%s\n' "$source" >>"$RUN/sources" # once, however often it is mounted
      choose "$mount" "$type" "$options"
    fi
  done <"$MOUNTINFO"
  sort -r -o "$RUN/mounts" "$RUN/mounts"
  rm -f "$RUN/sources" "$RUN/devices"
}

choose() {
  case $1 in
    / | /boot | /boot/*)
      if [ "$ROOT" = false ]; then
        skip "$1 stays as it is: includeRoot says so"
        return
      fi
      ;;
  esac
  case ,$3, in *,ro,*) skip "$1 is read-only" && return ;; esac
  case $2 in
    ext2 | ext3 | ext4 | xfs | btrfs | f2fs | jfs | reiserfs | gfs2 | nilfs2) ;;
    *) case $1 in /boot/*) skip "$1 is of the type $2" && return ;; esac
      refuse "$1 is of the type $2, which cannot be frozen" ;;
  esac
  for path in $NEVER; do
    [ ! -e "$path" ] || [ "$(target "$path")" != "$(plain "$1")" ] || refuse "$1 holds $path"
  done
  while read -r swap type _; do
    [ "$type" != file ] || [ "$(target "$(plain "$swap")")" != "$(plain "$1")" ] || refuse "$1 holds the swap file $swap"
  done </proc/swaps
  printf '%s\n' "$1" >>"$RUN/mounts"
}

skip() {
  SKIPPED=$((SKIPPED + 1))
  say "$1"
}

refuse() {
  fail $CANNOT cannot-be-frozen "$1"
}

target() {
  findmnt -no TARGET -T "$1" 2>/dev/null
}

# The numbers and names of the captured volumes' devices and of all that lies on them: partitions, LVM, RAID, crypt.
# Where no device says which volume it is, as on Xen, these are all disks.
devices() {
  "$LSBLK" -dnro NAME,SERIAL 2>/dev/null | sed -n 's/^\([^ ]*\) *vol-\{0,1\}\([0-9a-f]*\)$/\1 vol-\2/p' >"$RUN/disks"
  if [ ! -s "$RUN/disks" ]; then
    "$LSBLK" -nro MAJ:MIN,TYPE 2>/dev/null | sed -n 's/ .*//p'
    "$LSBLK" -nrpo NAME 2>/dev/null
    return
  fi
  while read -r name volume; do
    case ,$VOLUMES, in
      ,, | *",$volume,"*) "$LSBLK" -nro MAJ:MIN "/dev/$name"; "$LSBLK" -nrpo NAME "/dev/$name" ;;
    esac
  done <"$RUN/disks"
  rm -f "$RUN/disks"
}

# --- words ------------------------------------------------------------------------------------------------------------

# Undoes the kernel's octal escapes.
plain() {
  printf '%b' "$(printf '%s' "$1" | sed 's/\\\([0-7][0-7][0-7]\)/\\0\1/g')"
}

say() {
  printf '%s\n' "$1"
}

lines() {
  n=0
  while read -r _; do n=$((n + 1)); done <"$1"
  echo $n
}

uptime_ms() {
  read -r up _ </proc/uptime
  milliseconds "$up"
}

# Of seconds with two decimals.
milliseconds() {
  echo "${1%%.*}$(printf %.2s "${1#*.}00")0"
}

fail() {
  say "$3" >&2
  printf 'snapwarden: result=error code=%s reason=%s\n' "$1" "$2"
  exit "$1"
}

dry_run() {
  lock 10
  find_mounts
  while read -r mount; do say "would freeze $mount"; done <"$RUN/mounts"
  printf 'snapwarden: result=dry-run mounts=%s skipped=%s\n' "$(lines "$RUN/mounts")" "$SKIPPED"
  rm -f "$RUN/mounts"
}

main "$@"
exit
