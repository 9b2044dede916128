// Reads mail as far as the journeys look into it: headers, texts, attachments.

/** `{ headers, subject, text, html, parts }`; a part is `{ type, name, headers, body }`. */
export function readMessage(raw) {
  const top = readPart(raw);
  const parts = leaves(top);
  const first = (type) => parts.find((part) => part.type === type)?.body.toString('utf8');
  return {
    headers: top.headers,
    subject: top.headers.get('subject') ?? '',
    text: first('text/plain') ?? '',
    html: first('text/html') ?? '',
    parts,
  };
}

/** The parts that hold something, in the order of the message. */
function leaves(part) {
  return part.children.length === 0 ? [part] : part.children.flatMap(leaves);
}

function readPart(raw) {
  const gap = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, gap < 0 ? raw.length : gap).toString('utf8');
  const inside = gap < 0 ? Buffer.alloc(0) : raw.subarray(gap + 4);
  const headers = new Map();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim()));
  }
  const about = headers.get('content-type') ?? 'text/plain';
  const type = about.split(';')[0].trim().toLowerCase();
  const boundary = about.match(/boundary="?([^";]+)"?/i)?.[1];
  const children = type.startsWith('multipart/') && boundary ? split(inside, boundary).map(readPart) : [];
  const placed = headers.get('content-disposition') ?? '';
  const name = (placed.match(/filename="?([^";]+)"?/i) ?? about.match(/name="?([^";]+)"?/i))?.[1];
  return { type, name, headers, children, body: decoded(inside, headers.get('content-transfer-encoding')) };
}

function split(inside, boundary) {
  const text = inside.toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  const whole = pieces.filter((piece) => !piece.startsWith('--'));
  return whole.map((piece) => Buffer.from(piece.replace(/^[ \t]*\r\n/, ''), 'latin1'));
}

function decoded(body, encoding = '7bit') {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    case 'quoted-printable':
      return quoted(body.toString('latin1').replace(/=\r\n/g, ''));
    default:
      return body;
  }
}

function quoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Undoes `=?utf-8?b?...?=`; spaces between two such words are not part of the text. */
function words(text) {
  return text
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, word) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quoted(word.replace(/_/g, ' ')).toString('utf8'),
    );
}
