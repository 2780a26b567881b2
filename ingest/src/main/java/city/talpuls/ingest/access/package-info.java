/**
 * Who may send what, the same over MQTT and HTTP: {@link city.talpuls.ingest.access.Access} answers from a password file
 * and a file of rules, both in Mosquitto's own form, and reads them again when they change. {@link
 * city.talpuls.ingest.access.PasswordFile} writes the former, {@link
 * city.talpuls.ingest.access.Logins} keeps a folder of both and makes it at a first start, and {@link
 * city.talpuls.ingest.access.GatewayCommand} lets an operator change it. Deliberately not here: how a login reaches the platform.
 */
@NullMarked
package city.talpuls.ingest.access;

import org.jspecify.annotations.NullMarked;
