// What plain node can do at best: no library, raw mode, one whole frame a key.
const fs = require('node:fs');
let n = 1;
const frame = () => {
  let out = '\x1b[?2026h\x1b[H';
  for (let i = 0; i < 34; i += 1)
    out += `\x1b[38;5;${i + 20}mline ${i} of slide ${n} with some text to fill it\x1b[0m\x1b[K\r\n`;
  return `${out}TKE${String(n).padStart(5, '0')}\x1b[K\x1b[?2026l`;
};
fs.writeSync(1, `\x1b[?1049h${frame()}`);
process.stdin.setRawMode(true);
process.stdin.on('data', (bytes) => {
  if (bytes[0] === 113) {
    fs.writeSync(1, '\x1b[?1049l');
    process.exit(0);
  }
  n += 1;
  fs.writeSync(1, frame());
});
