// What some decoders use that is not part of the language: Node's Buffer, as far as payloads need it, and base64.
(() => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  const btoa = (text) => {
    let encoded = '';
    for (let i = 0; i < text.length; i += 3) {
      const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
      if (a > 255 || b > 255 || c > 255) {
        throw new RangeError('btoa takes characters up to 255');
      }
      encoded += letters[a >> 2] + letters[((a & 3) << 4) | (b >> 4)]
          + (i + 1 < text.length ? letters[((b & 15) << 2) | (c >> 6)] : '=')
          + (i + 2 < text.length ? letters[c & 63] : '=');
    }
    return encoded;
  };

  const atob = (encoded) => {
    let text = '';
    let bits = 0;
    let count = 0;
    for (const letter of String(encoded).replace(/-/g, '+').replace(/_/g, '/').replace(/[\s=]/g, '')) {
      const value = letters.indexOf(letter);
      if (value < 0) {
        throw new RangeError(`'${letter}' is not base64`);
      }
      bits = (bits << 6) | value;
      count += 6;
      if (count >= 8) {
        count -= 8;
        text += String.fromCharCode((bits >> count) & 255);
      }
    }
    return text;
  };

  class Buffer extends Uint8Array {
    static from(source, encoding) {
      if (typeof source !== 'string') {
        return new Buffer(source);
      }
      switch ((encoding || 'utf8').toLowerCase()) {
        case 'hex':
          return new Buffer((source.match(/[0-9a-f]{2}/gi) || []).map((byte) => parseInt(byte, 16)));
        case 'base64':
          return Buffer.from(atob(source), 'latin1');
        case 'ascii':
        case 'latin1':
        case 'binary':
          return new Buffer(Array.from(source, (letter) => letter.charCodeAt(0)));
        default:
          return new Buffer(new TextEncoder().encode(source));
      }
    }

    static alloc(size) {
      return new Buffer(size);
    }

    static isBuffer(value) {
      return value instanceof Buffer;
    }

    static concat(list) {
      return new Buffer(list.flatMap((part) => Array.from(part)));
    }

    // Not a copy: Node's slice shares its bytes.
    slice(from, to) {
      return this.subarray(from, to);
    }

    toString(encoding, from, to) {
      const bytes = this.subarray(from || 0, to === undefined ? this.length : to);
      const text = () => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      switch ((encoding || 'utf8').toLowerCase()) {
        case 'hex':
          return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        case 'base64':
          return btoa(text());
        case 'ascii':
        case 'latin1':
        case 'binary':
          return text();
        default:
          return new TextDecoder().decode(new Uint8Array(bytes));
      }
    }

    readUIntBE(offset, length) {
      this.#require(offset, length);
      let value = 0;
      for (let i = 0; i < length; i++) {
        value = value * 256 + this[offset + i];
      }
      return value;
    }

    readUIntLE(offset, length) {
      this.#require(offset, length);
      let value = 0;
      for (let i = length - 1; i >= 0; i--) {
        value = value * 256 + this[offset + i];
      }
      return value;
    }

    readIntBE(offset, length) {
      return signed(this.readUIntBE(offset, length), length);
    }

    readIntLE(offset, length) {
      return signed(this.readUIntLE(offset, length), length);
    }

    #require(offset, length) {
      if (offset < 0 || offset + length > this.length) {
        throw new RangeError(`byte ${offset + length - 1} of a buffer of ${this.length}`);
      }
    }
  }

  const signed = (value, length) => (value >= 2 ** (8 * length - 1) ? value - 2 ** (8 * length) : value);

  const define = (name, read) => {
    Object.defineProperty(Buffer.prototype, name, {value: read, writable: true, configurable: true});
  };
  for (const [bits, length] of [['8', 1], ['16', 2], ['32', 4]]) {
    for (const end of length === 1 ? [''] : ['LE', 'BE']) {
      define(`readUInt${bits}${end}`, function (offset = 0) {
        return this[`readUInt${end || 'BE'}`](offset, length);
      });
      define(`readUint${bits}${end}`, Buffer.prototype[`readUInt${bits}${end}`]);
      define(`readInt${bits}${end}`, function (offset = 0) {
        return this[`readInt${end || 'BE'}`](offset, length);
      });
    }
  }
  for (const end of ['LE', 'BE']) {
    const view = (buffer, offset) => new DataView(buffer.buffer, buffer.byteOffset + offset);
    define(`readFloat${end}`, function (offset = 0) {
      return view(this, offset).getFloat32(0, end === 'LE');
    });
    define(`readDouble${end}`, function (offset = 0) {
      return view(this, offset).getFloat64(0, end === 'LE');
    });
  }

  for (const [name, value] of Object.entries({atob, btoa, Buffer})) {
    Object.defineProperty(globalThis, name, {value, writable: true, configurable: true});
  }
})();
