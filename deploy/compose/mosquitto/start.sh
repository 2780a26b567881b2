#!/bin/sh
# Makes the broker's password file from the environment, in memory, and starts the broker.
set -eu
umask 077
passwords=/mosquitto/secrets/passwords
mosquitto_passwd -c -b "$passwords" talpuls-ingest "$MQTT_INGEST_PASSWORD"
mosquitto_passwd -b "$passwords" talpuls-gateways "$MQTT_GATEWAYS_PASSWORD"
mosquitto_passwd -b "$passwords" talpuls-simulator "$MQTT_SIMULATOR_PASSWORD"
unset MQTT_INGEST_PASSWORD MQTT_GATEWAYS_PASSWORD MQTT_SIMULATOR_PASSWORD
exec mosquitto -c /mosquitto/config/mosquitto.conf
