// The old form, bit by bit over texts: as slow as decoders that are in use are.
function Decoder(bytes, port) {
  var bits = '';
  for (var i = 0; i < bytes.length; i++) {
    bits += ('00000000' + bytes[i].toString(2)).slice(-8);
  }
  var decoded = {port: port, hex: '', values: {}};
  for (var j = 0; j + 16 <= bits.length; j += 16) {
    var value = parseInt(bits.substr(j, 16), 2);
    decoded.values['value' + j / 16] = Number((value / 100).toFixed(2));
    decoded.hex += ('0000' + value.toString(16)).slice(-4).toUpperCase();
  }
  return decoded;
}
