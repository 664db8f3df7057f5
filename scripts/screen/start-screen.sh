#!/bin/sh
# Starts a screen of the office by itself on a Linux machine, and keeps it running:
#
#   start-screen.sh http://192.168.1.10:4100 display
#   start-screen.sh http://192.168.1.10:4100 kiosk
#   start-screen.sh https://motcua.local:8443 kiosk
#   start-screen.sh http://192.168.1.10:4100 'display?timesSpoken=2'
#
# The first argument is the address of the office's server, the second the screen with its settings. Waits for the server, opens the screen over the whole monitor, and opens it anew when the browser ends,
# crashes or hangs. Ctrl+C or SIGTERM ends it together with its own browser, and nothing else.
#
# Over https the browser must trust the office: put mot-cua-ca.crt, from the office's page /tin-cay, beside this script.
#
# Environment, all optional:
#   BROWSER         the browser to use, when it is not found by itself or another is wanted
#   BROWSER_FLAGS   further flags for it, separated by spaces, e.g. --window-position=1920,0 for a second monitor
#   SCREEN_PROFILE  the folder of the browser's profile, where the screen keeps who it is (default: ~/mot-cua-screen/<screen>)
#   CA_FILE         the office's certificate (default: mot-cua-ca.crt beside this script)
#   HANG_SECONDS    how long the page may go without a heartbeat (default: 30)
#   START_SECONDS   how long a browser may take to its first heartbeat (default: 90)

set -u

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
ca_file=${CA_FILE:-$folder/mot-cua-ca.crt}
hang_seconds=${HANG_SECONDS:-30}
start_seconds=${START_SECONDS:-90}
# A browser that lasted so long had started well: its next end counts as the first again.
steady_seconds=60
# How long a browser may take to end by itself before it is killed.
stop_seconds=5
browser_id=
keeper_id=
pause_id=

say() {
  printf '%s %s\n' "$(date '+%Y-%m-%dT%H:%M:%S%z')" "$*" >&2
}

give_up() {
  say "$*"
  exit 2
}

# A sleep that a signal ends at once: the shell hears signals in wait, not while a program runs.
pause() {
  sleep "$1" &
  pause_id=$!
  wait "$pause_id"
}

# Prints what an address answers; fails when nobody answers. Any status is an answer: a server whose day is closed says 503.
# Whether a certificate is to be trusted is asked by the browser alone: here nothing is said to the server, and nothing believed.
fetch() {
  if command -v curl >/dev/null 2>&1; then
    curl --silent --insecure --noproxy '*' --max-time 3 "$1"
  else
    wget --quiet --no-check-certificate --no-proxy --tries=1 --timeout=3 --output-document=- "$1"
    # 8: the server answered, with an error.
    case $? in 0 | 8) true ;; *) false ;; esac
  fi
}

find_browser() {
  for candidate in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable; do
    command -v "$candidate" && return
  done
  for candidate in /snap/bin/chromium /opt/google/chrome/chrome /opt/microsoft/msedge/msedge; do
    if [ -x "$candidate" ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

# Keeps machine and monitor awake, where the system can be asked to. Each ends by itself with this script.
keep_awake() {
  if command -v systemd-inhibit >/dev/null 2>&1; then
    systemd-inhibit --what=idle:sleep --who='Một Cửa' --why='Màn hình của văn phòng · A screen of the office' \
      sh -c "while kill -0 $$ 2>/dev/null; do sleep 5; done" >/dev/null 2>&1 &
    keeper_id=$!
  fi
  if [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null 2>&1; then
    xset s off s noblank -dpms >/dev/null 2>&1 || say 'The monitor could not be kept awake (xset).'
  fi
}

# Lets Chromium trust the office. On Linux it asks a database of its own; one that comes as a snap, another one.
trust_office() {
  case $server in https://*) ;; *) return ;; esac
  [ -f "$ca_file" ] || return
  if ! command -v certutil >/dev/null 2>&1; then
    say "The certificate $ca_file could not be used: certutil is missing (package libnss3-tools)."
    return
  fi
  snap=$HOME/snap/chromium/current
  for database in "$HOME/.pki/nssdb" "$snap/.pki/nssdb"; do
    case $database in "$snap"/*) [ -d "$snap" ] || continue ;; esac
    mkdir -p "$database"
    [ -f "$database/cert9.db" ] || certutil -d "sql:$database" -N --empty-password
    # An older one of the same name would be kept beside it.
    certutil -d "sql:$database" -D -n 'Mot Cua' >/dev/null 2>&1
    certutil -d "sql:$database" -A -t C,, -n 'Mot Cua' -i "$ca_file" || say "The certificate $ca_file was not taken."
  done
}

# What an earlier run leaves when it was killed: a note in the profile that the browser crashed, which it would ask
# about; a lock, which keeps the browser from starting when the machine had another name then; and perhaps the browser
# itself, to which every new start would only hand over its page. A process counts as ours when it has our profile.
mend_profile() {
  preferences=$profile/Default/Preferences
  if [ -f "$preferences" ]; then
    sed -e 's/"exited_cleanly":false/"exited_cleanly":true/' -e 's/"exit_type":"[A-Za-z]*"/"exit_type":"Normal"/' \
      "$preferences" >"$preferences.mended" && mv "$preferences.mended" "$preferences"
  fi
  if lock=$(readlink "$profile/SingletonLock"); then
    left=${lock##*-}
    if grep -qaF -e "--user-data-dir=$profile" "/proc/$left/cmdline" 2>/dev/null; then
      say 'A browser of an earlier run is still there: it is ended.'
      kill -9 "$left"
    fi
    rm -f "$profile/SingletonLock" "$profile/SingletonSocket" "$profile/SingletonCookie"
  fi
  rm -f "$profile/DevToolsActivePort"
}

start_browser() {
  set -- "--user-data-dir=$profile"
  while IFS= read -r flag || [ -n "$flag" ]; do
    case $flag in
      '' | '#'*) ;;
      --kiosk) [ -n "$is_edge" ] || set -- "$@" --kiosk ;;
      *) set -- "$@" "$flag" ;;
    esac
  done <"$folder/browser-flags.txt"
  # Last, since the browser heeds the last of two; unquoted, to fall apart at the spaces.
  # shellcheck disable=SC2086
  set -- "$@" ${BROWSER_FLAGS:-}
  # Edge's own kiosk mode keeps nothing between two starts: the screen would have to be enrolled every morning.
  if [ -n "$is_edge" ]; then
    set -- "$@" --start-fullscreen "--app=$address"
  else
    set -- "$@" "$address"
  fi
  "$browser" "$@" >/dev/null 2>&1 &
  browser_id=$!
}

is_running() {
  [ -n "$browser_id" ] && kill -0 "$browser_id" 2>/dev/null
}

# Asks the browser to end, and makes it.
stop_browser() {
  is_running || return 0
  kill "$browser_id" 2>/dev/null
  rounds=0
  while is_running && [ "$rounds" -lt "$stop_seconds" ]; do
    pause 1
    rounds=$((rounds + 1))
  done
  is_running && kill -9 "$browser_id" 2>/dev/null
}

# The page's heartbeat, which it writes into its title: a figure in brackets. The browser tells titles on its debugging
# port without asking the page, so this answers while the page hangs. Empty when there is none.
heartbeat() {
  port=$(sed -n 1p "$profile/DevToolsActivePort" 2>/dev/null)
  [ -z "$port" ] ||
    fetch "http://127.0.0.1:$port/json/list" | sed -n 's/^.*"title": ".* \[\([0-9][0-9]*\)\]".*$/\1/p'
}

# Comes back when the browser has ended, by itself or because its page stood still. Seconds are counted, not read from
# the clock, which jumps when a machine without a battery of its own hears the time.
watch_browser() {
  last_beat=
  lived=0
  silent=0
  patience=$start_seconds
  while is_running; do
    pause 1
    lived=$((lived + 1))
    beat=$(heartbeat)
    if [ -n "$beat" ] && [ "$beat" != "$last_beat" ]; then
      last_beat=$beat
      silent=0
      patience=$hang_seconds
      continue
    fi
    silent=$((silent + 1))
    if [ "$silent" -ge "$patience" ]; then
      say "The page has shown no sign of life for $patience s: its browser is ended."
      stop_browser
    fi
  done
}

wait_for_server() {
  if fetch "$server/healthz" >/dev/null 2>&1; then return; fi
  say "Waiting for the server $server"
  until fetch "$server/healthz" >/dev/null 2>&1; do pause 2; done
}

# Seconds to wait before the browser is opened again, after so many bad ends in a row.
backoff_after() {
  case $1 in 0 | 1) echo 1 ;; 2) echo 2 ;; 3) echo 5 ;; 4) echo 10 ;; *) echo 30 ;; esac
}

end_everything() {
  trap '' TERM INT HUP
  say 'Ending.'
  stop_browser
  wait "$browser_id" 2>/dev/null
  for id in $keeper_id $pause_id; do kill "$id" 2>/dev/null; done
  exit 0
}

case ${1:-} in http://* | https://*) ;; *) give_up "Usage: $0 http://SERVER:PORT display|kiosk|rating/COUNTER" ;; esac
case ${2:-} in
  display | display\?* | kiosk | kiosk\?* | rating/[A-Za-z0-9]*) ;;
  *) give_up "The second argument says which screen: display, kiosk or rating/COUNTER." ;;
esac
server=${1%/}
address=$server/$2
# No hidden folder: a Chromium that comes as a snap would not be let into one.
profile=${SCREEN_PROFILE:-$HOME/mot-cua-screen/${2%%\?*}}
browser=${BROWSER:-$(find_browser)} || give_up 'No Chromium, Chrome or Edge was found. Install one, or name it in BROWSER.'
case ${browser##*/} in *edge*) is_edge=1 ;; *) is_edge= ;; esac
mkdir -p "$profile" || give_up "The folder $profile cannot be written."
trap end_everything TERM INT HUP
keep_awake
trust_office

failures=0
while :; do
  wait_for_server
  mend_profile
  say "Opening $address with $browser"
  start_browser
  watch_browser
  wait "$browser_id" 2>/dev/null
  exit_code=$?
  browser_id=
  if [ "$lived" -ge "$steady_seconds" ]; then failures=0; fi
  failures=$((failures + 1))
  seconds=$(backoff_after "$failures")
  say "The browser has ended (exit code $exit_code); opening it again in $seconds s."
  pause "$seconds"
done
