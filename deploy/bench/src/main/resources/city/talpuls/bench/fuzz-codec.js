// A codec as bad as can be: the first byte says which mistake it makes.
var remembered = [];

function decodeUplink(input) {
  var b = input.bytes;
  switch (b[0]) {
    case 0xf0: for (;;) {}
    case 0xf1: var all = []; for (;;) all.push(new Array(100000).join('x'));
    case 0xf2: return 'a text';
    case 0xf3: return {data: {value: NaN, other: Infinity}};
    case 0xf4: throw new Error('a mistake');
    case 0xf5: var big = {}; for (var i = 0; i < 100000; i++) big['p' + i] = new Array(100).join('x'); return {data: big};
    case 0xf6: var deep = {}; for (var j = 0; j < 10000; j++) deep = {deep: deep}; return {data: deep};
    case 0xf7: return {data: {host: [typeof Java, typeof process, typeof require, typeof fetch].join(), value: 1}};
    case 0xf8: return {data: {value: new Uint8Array(4294967295).length}};
    case 0xf9: JSON = null; Object.prototype.value = 5; Array.prototype.map = null; decodeUplink = 1; return {data: {}};
    case 0xfa: return {errors: ['no such message']};
    case 0xfb: return decodeUplink(input);
    case 0xfc: return {data: {value: /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')}};
    case 0xfd: remembered.push(new Array(50000).join('y')); return {data: {value: remembered.length}};
    case 0xfe: return {data: {'': 1, ' ': 2, 'a\u0000b': 3, 'value': -0}};
    case 0xff: var ring = {}; ring.ring = ring; return {data: ring};
    default: return {data: {value: (b[1] * 256 + b[2]) / 10, state: String(b[0])}};
  }
}
