/** Most octets of a line, its end not counted (RFC 5545, section 3.1). */
const LINE_OCTETS = 75;

/** A text as the value of a property (RFC 5545, section 3.3.11); signs that no text holds are left out. */
export const escapedText = (text: string): string =>
  text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll(/(?!\t)\p{Cc}/gu, '');

/** What an escaped value says. */
export const plainText = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/gu, (_whole, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

/** A line as it goes into the file: cut where it grows too long, never within a sign, with its end. */
export function foldedLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0) ?? 0);
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** How long a sign is in UTF-8. */
const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4);

/** A property of a calendar: its name and parameters in capitals, and its value as it stands. */
export type ContentLine = { name: string; params: ReadonlyMap<string, string>; value: string };

/** More of a line is not looked at: what is longer is somebody's attachment. */
const MOST_CHARS = 200_000;

/** What an unfolded line says; null where it is none. */
export function contentLine(line: string): ContentLine | null {
  const [name = ''] = /^[A-Za-z0-9-]{1,60}(?=[;:])/u.exec(line) ?? [];
  if (name === '') return null;
  const params = new Map<string, string>();
  const most = Math.min(line.length, MOST_CHARS);
  let at = name.length;
  while (line[at] === ';') {
    const equals = line.indexOf('=', at);
    if (equals < 0) return null;
    const end = endOfParam(line, equals + 1, most);
    const told = line.slice(equals + 1, end);
    params.set(line.slice(at + 1, equals).toUpperCase(), told.replaceAll('"', ''));
    at = end;
  }
  if (line[at] !== ':') return null;
  return { name: name.toUpperCase(), params, value: line.slice(at + 1, most) };
}

/** Where the value of a parameter ends: at a colon or semicolon that is not between quotation marks. */
function endOfParam(line: string, from: number, most: number): number {
  let isQuoted = false;
  let at = from;
  for (; at < most; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (line[at] === ':' || line[at] === ';')) break;
  }
  return at;
}
