#!/bin/sh
# Starts the broker with a copy of its own of who may send what, and gives it a new one when that has changed.
set -eu
umask 077
talpuls=/mosquitto/talpuls/access
own=/mosquitto/secrets

copy() {
  for file in passwords rules; do
    # Whoever writes puts another file in its place, and cp would mind.
    cat "$talpuls/$file" > "$own/$file.new"
    [ "$(id -u)" -ne 0 ] || chown mosquitto: "$own/$file.new"
    mv "$own/$file.new" "$own/$file"
  done
}

[ "$(id -u)" -ne 0 ] || chown mosquitto: "$own"
copy
mosquitto -c /mosquitto/config/mosquitto.conf &
broker=$!
trap 'kill -TERM "$broker"' TERM INT
while kill -0 "$broker" 2>/dev/null; do
  sleep 1 &
  wait $! || true
  # By content: two changes within a second have one time.
  if ! cmp -s "$talpuls/passwords" "$own/passwords" || ! cmp -s "$talpuls/rules" "$own/rules"; then
    copy
    kill -HUP "$broker"
  fi
done
wait "$broker"
