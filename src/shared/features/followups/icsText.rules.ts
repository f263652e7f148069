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
