// Records of a key and a value each, as most vendors send them and most decoders read them.
function decodeUplink(input) {
  var bytes = input.bytes, data = {}, at = 0;
  while (at + 1 < bytes.length) {
    var key = (bytes[at] << 8) | bytes[at + 1];
    at += 2;
    switch (key) {
      case 0x0175: data.battery = bytes[at]; at += 1; break;
      case 0x0367: data.temperature = int16(bytes, at) / 10; at += 2; break;
      case 0x0468: data.humidity = bytes[at] / 2; at += 1; break;
      case 0x077d: data.co2 = uint16(bytes, at); at += 2; break;
      case 0x0973: data.pressure = uint16(bytes, at) / 10; at += 2; break;
      default: return {errors: ['an unknown record ' + key.toString(16)]};
    }
  }
  return {data: data};
}

function uint16(bytes, at) {
  return (bytes[at + 1] << 8) | bytes[at];
}

function int16(bytes, at) {
  var value = uint16(bytes, at);
  return value > 0x7fff ? value - 0x10000 : value;
}
