import { connect } from 'node:net';

/** Where the page is served in a drill: this computer alone. */
export const SERVED_AT = '127.0.0.1';

export type Answer = { status: number; body: string };

/** Nothing came back. */
export const SILENCE: Answer = { status: 0, body: '' };
const LIMIT_MS = 15_000;

/** Sends bytes from an address of this computer, and answers what came back before the connection closed. */
export function sendRaw(
  port: number,
  from: string,
  bytes: string | Buffer | readonly (string | Buffer)[],
  pauseMs = 0,
): Promise<Answer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect({ host: SERVED_AT, port, localAddress: from });
    const giveUp = setTimeout(() => socket.destroy(), LIMIT_MS);
    const pieces = typeof bytes === 'string' || Buffer.isBuffer(bytes) ? [bytes] : [...bytes];
    const sendNext = (): void => {
      const piece = pieces.shift();
      if (piece === undefined || socket.destroyed) return;
      socket.write(piece);
      if (pieces.length > 0) setTimeout(sendNext, pauseMs);
    };
    socket.on('connect', sendNext);
    socket.on('data', (part) => parts.push(part));
    /* A refused connection is an answer too. */
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(giveUp);
      resolve(answerOf(Buffer.concat(parts).toString('utf8')));
    });
  });
}

function answerOf(text: string): Answer {
  const status = Number(/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0);
  return status === 0 ? SILENCE : { status, body: text.slice(text.indexOf('\r\n\r\n') + 4) };
}

export type Request = {
  method?: string;
  path?: string;
  host?: string;
  headers?: Readonly<Record<string, string | null>>;
  /** In pieces, so that what is large is not copied for each request. */
  body?: string | readonly Buffer[];
};

/** A request as a browser on the page sends it; `headers` changes it, null leaves one out. */
export const requestBytes = (port: number, request: Request): Buffer =>
  Buffer.concat(requestPieces(port, request));

/** The same in pieces. */
export function requestPieces(
  port: number,
  { method = 'POST', path = '/', host, headers = {}, body = '' }: Request,
): Buffer[] {
  const pieces = typeof body === 'string' ? [Buffer.from(body)] : body;
  const at = `${SERVED_AT}:${String(port)}`;
  const whole: Record<string, string | null> =
    method === 'POST'
      ? {
          origin: `http://${at}`,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(pieces.reduce((sum, { length }) => sum + length, 0)),
          ...headers,
        }
      : { ...headers };
  const lines = Object.entries(whole).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  const head = [`${method} ${path} HTTP/1.1`, `host: ${host ?? at}`, ...lines, '', ''].join('\r\n');
  return [Buffer.from(head), ...pieces];
}

/** The token of a form that this address was given; empty where it was given none. */
export async function tokenFor(port: number, from: string, path = '/'): Promise<string> {
  const { body } = await sendRaw(port, from, requestBytes(port, { method: 'GET', path }));
  return /name="token" value="([^"]+)"/u.exec(body)?.[1] ?? '';
}

/** Fields as a form sends them. */
export const formOf = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();

/** What a visitor writes, with its token. */
export const visitorFields = (token: string, words: string): [string, string][] => [
  ['token', token],
  ['kind', 'complaint'],
  ['words', words],
  ['name', '李梅'],
  ['phone', '13800138000'],
];

/** What somebody writes who wants to be a member, with its token. */
export const joinFields = (token: string, wishes: string): [string, string][] => [
  ['token', token],
  ['name', '李梅'],
  ['phone', '13800138000'],
  ['birthday', '5-20'],
  ['gender', 'female'],
  ['wishes', wishes],
  ['answer', 'refused'],
];

export type SentFile = { label: string; bytes: Buffer; name?: string };
const BOUNDARY = '----WebKitFormBoundaryQh26';

/** One part of a form with files; `head`: its lines but the last, empty one. */
export const partOf = (head: readonly string[], content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\n${head.join('\r\n')}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);

export const fieldPart = ([name, value]: readonly [string, string]): Buffer =>
  partOf([`Content-Disposition: form-data; name="${name}"`], value);

export const filePart = ({ label, bytes, name = 'IMG_1.jpg' }: SentFile): Buffer =>
  partOf(
    [`Content-Disposition: form-data; name="photo"; filename="${name}"`, `Content-Type: ${label}`],
    bytes,
  );

/** A form with files as a browser sends it, of these parts. */
export const formWithFiles = (
  parts: readonly Buffer[],
): { headers: Record<string, string>; body: readonly Buffer[] } => ({
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: [...parts, Buffer.from(`--${BOUNDARY}--\r\n`)],
});

/** The number on the page of thanks; null where it is another page. */
export const numberOn = ({ status, body }: Answer): number | null => {
  const number = /class="number">(\d+)</u.exec(body)?.[1];
  return status === 200 && number !== undefined ? Number(number) : null;
};
