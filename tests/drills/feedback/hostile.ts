import { jpegOf, PHOTO_ATTACKS } from './photos';
import {
  fieldPart,
  filePart,
  formOf,
  formWithFiles,
  joinFields,
  requestBytes,
  requestPieces,
  SERVED_AT,
  sendRaw,
  tokenFor,
  visitorFields,
  type Answer,
  type Request,
} from './client';

/** What an attack is given. `code`: a poster's; `words`: to know its post by, if it ever comes in. */
export type Aim = { port: number; from: string; code: string; words: string };

/** Sends one post that must not come in, and waits for its end. */
export type Attack = (aim: Aim) => Promise<unknown>;

/** A post with a good token of its own, changed in one thing. */
const changed =
  (change: (aim: Aim, fields: [string, string][]) => Request): Attack =>
  async (aim) => {
    const fields = visitorFields(await tokenFor(aim.port, aim.from), aim.words);
    return sendRaw(
      aim.port,
      aim.from,
      requestBytes(aim.port, { body: formOf(fields), ...change(aim, fields) }),
    );
  };

const withFields = (change: (fields: [string, string][]) => [string, string][]): Attack =>
  changed((_aim, fields) => ({ body: formOf(change(fields)) }));

const replaced = (name: string, value: string): Attack =>
  withFields((fields) => fields.map(([key, old]) => [key, key === name ? value : old]));

const withHeaders = (headers: Request['headers']): Attack => changed(() => ({ headers: headers ?? {} }));

/** Bytes as they are, whatever they are. */
const raw =
  (make: (aim: Aim, body: string) => string | Buffer | readonly (string | Buffer)[], pauseMs = 0): Attack =>
  async (aim) => {
    const body = formOf(visitorFields(await tokenFor(aim.port, aim.from), aim.words));
    return sendRaw(aim.port, aim.from, make(aim, body), pauseMs);
  };

const host = ({ port }: Aim): string => `${SERVED_AT}:${String(port)}`;
const head = (aim: Aim, lines: readonly string[], path = '/'): string =>
  [
    `POST ${path} HTTP/1.1`,
    `host: ${host(aim)}`,
    `origin: http://${host(aim)}`,
    'content-type: application/x-www-form-urlencoded',
    ...lines,
    '',
    '',
  ].join('\r\n');

/** A body in chunks that tell no length beforehand. */
const inChunks = (body: string): string => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;

const MEGABYTE = 1_024 * 1_024;
const paddedTo = (bytes: number, body: string): string => `${'&'.repeat(bytes)}${body}`;
const multipart = (body: string): Request => ({
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body,
});

/** Attacks by name: each of its kind, and all of them with whatever else a real form has. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'no token': replaced('token', ''),
  'a token left out': withFields((fields) => fields.filter(([name]) => name !== 'token')),
  'a made-up token': replaced('token', `${'A'.repeat(22)}.zzzzzz.${'B'.repeat(43)}`),
  'a megabyte for a token': replaced('token', 'A'.repeat(20_000)),
  'a token of another form': async (aim) => {
    const token = await tokenFor(aim.port, aim.from, `/${aim.code}`);
    const body = formOf(visitorFields(token, aim.words));
    return sendRaw(aim.port, aim.from, requestBytes(aim.port, { body }));
  },
  'a token of another address': async (aim) => {
    const token = await tokenFor(aim.port, '127.200.0.1');
    const body = formOf(visitorFields(token, aim.words));
    return sendRaw(aim.port, aim.from, requestBytes(aim.port, { body }));
  },
  'from another site': withHeaders({ origin: 'http://evil.example' }),
  'from nowhere': withHeaders({ origin: 'null' }),
  'without origin and referer': withHeaders({ origin: null }),
  'a referer that only begins alike': changed((aim) => ({
    headers: { origin: null, referer: `http://${host(aim)}.evil.example/` },
  })),
  'a browser that says another site sent it': withHeaders({ 'sec-fetch-site': 'cross-site' }),
  'another host': changed((aim) => ({ host: `evil.example:${String(aim.port)}` })),
  'a host without port': changed(() => ({ host: SERVED_AT })),
  JSON: changed((_aim, fields) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(fields)),
  })),
  'plain text': withHeaders({ 'content-type': 'text/plain' }),
  'no type': withHeaders({ 'content-type': null }),
  'another charset': withHeaders({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }),
  'broken multipart': changed((_aim, fields) =>
    multipart(`--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n${fields[0]?.[1] ?? ''}\r\n--`),
  ),
  'multipart with a file': changed((_aim, fields) =>
    multipart(
      `${fields.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--x\r\ncontent-disposition: form-data; name="f"; filename="../../x.exe"\r\n\r\nMZ\r\n--x--\r\n`,
    ),
  ),
  'too large': changed((_aim, fields) => ({ body: paddedTo(100_000, formOf(fields)) })),
  'a megabyte of words': replaced('words', '字'.repeat(MEGABYTE / 9)),
  'a megabyte in chunks': raw((aim, body) => [
    head(aim, ['transfer-encoding: chunked']),
    inChunks(paddedTo(MEGABYTE, body)),
  ]),
  'words a little too long': replaced('words', '字'.repeat(1_001)),
  'no words': replaced('words', ' \r\n '),
  'a NUL': replaced('words', 'a\u0000b'),
  'an escape': replaced('name', '\u001b]0;x\u0007'),
  'a line break in a name': replaced('name', 'a\r\nb'),
  'broken UTF-8': changed((_aim, fields) => ({
    body: formOf(fields).replace(/words=[^&]*/u, 'words=%ff%fe%c0%80'),
  })),
  'a long name': replaced('name', 'x'.repeat(41)),
  'no phone': replaced('phone', 'javascript:alert(1)'),
  'a kind that is not offered': replaced('kind', 'survey'),
  'a field too many': withFields((fields) => [...fields, ['state', 'answered']]),
  'a field twice': withFields((fields) => [...fields, ['kind', 'praise']]),
  'names of objects': withFields((fields) => [
    ...fields,
    ['__proto__', 'x'],
    ['constructor[prototype]', 'x'],
  ]),
  'HTML as a code': changed(() => ({ path: '/%3Cscript%3E' })),
  'a code that hangs nowhere': changed(() => ({ path: '/zzzzzz' })),
  'up the folders': changed(() => ({ path: '/../../../etc/passwd' })),
  'up the folders, encoded': changed(() => ({ path: '/%2e%2e%2f%2e%2e%2fetc%2fpasswd' })),
  'an address as path': changed((aim) => ({ path: `http://evil.example:${String(aim.port)}/` })),
  'a long path': changed(() => ({ path: `/${'a'.repeat(4_000)}` })),
  PUT: changed(() => ({ method: 'PUT' })),
  DELETE: changed(() => ({ method: 'DELETE' })),
  TRACE: changed(() => ({ method: 'TRACE' })),
  'a method made up': changed(() => ({ method: 'POSTX' })),
  'a tunnel': raw((aim) => `CONNECT evil.example:80 HTTP/1.1\r\nhost: ${host(aim)}\r\n\r\n`),
  'an upgrade': raw((aim) =>
    [`GET / HTTP/1.1`, `host: ${host(aim)}`, 'connection: upgrade', 'upgrade: websocket', '', ''].join(
      '\r\n',
    ),
  ),
  'two lengths': raw(
    (aim, body) => `${head(aim, [`content-length: ${String(body.length)}`, 'content-length: 5'])}${body}`,
  ),
  'length and chunks': raw(
    (aim, body) =>
      `${head(aim, [`content-length: ${String(body.length)}`, 'transfer-encoding: chunked'])}${inChunks(body)}`,
  ),
  'large headers': raw(
    (aim, body) =>
      `${head(aim, [`x-a: ${'a'.repeat(20_000)}`, `content-length: ${String(body.length)}`])}${body}`,
  ),
  'a folded header': raw(
    (aim, body) => `${head(aim, ['x-a: a\r\n b', `content-length: ${String(body.length)}`])}${body}`,
  ),
  'a NUL in a header': raw(
    (aim, body) => `${head(aim, ['x-a: a\u0000b', `content-length: ${String(body.length)}`])}${body}`,
  ),
  'two hosts': raw(
    (aim, body) => `${head(aim, ['host: evil.example', `content-length: ${String(body.length)}`])}${body}`,
  ),
  'HTTP/0.9': raw((_aim, body) => `POST /\r\n\r\n${body}`),
  'HTTP/2': raw(() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  TLS: raw(() => Buffer.from('16030100a5010000a10303', 'hex')),
  noise: raw(() => Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 89 + 7) % 256))),
  'broken off in the middle': async (aim) => {
    const body = formOf(visitorFields(await tokenFor(aim.port, aim.from), aim.words));
    const bytes = requestBytes(aim.port, { body });
    return sendRaw(aim.port, aim.from, [bytes.subarray(0, bytes.length - 10), '\u0000'], 1);
  },
};

/** A join form with a good token of its own, changed in one thing. */
const changedJoin =
  (change: (fields: [string, string][], aim: Aim) => Request): Attack =>
  async (aim) => {
    const path = `/${aim.code}`;
    const fields = joinFields(await tokenFor(aim.port, aim.from, path), aim.words);
    const request = { path, body: formOf(fields), ...change(fields, aim) };
    return sendRaw(aim.port, aim.from, requestBytes(aim.port, request));
  };

const replacedJoin = (name: string, value: string): Attack =>
  changedJoin((fields) => ({
    body: formOf(fields.map(([key, old]) => [key, key === name ? value : old])),
  }));

/** Join forms that must not come in; `code` is a join form's. */
export const JOIN_ATTACKS: Readonly<Record<string, Attack>> = {
  'no token': replacedJoin('token', ''),
  'a token of another form': async (aim) => {
    const token = await tokenFor(aim.port, aim.from);
    const body = formOf(joinFields(token, aim.words));
    return sendRaw(aim.port, aim.from, requestBytes(aim.port, { path: `/${aim.code}`, body }));
  },
  'from another site': changedJoin(() => ({ headers: { origin: 'http://evil.example' } })),
  'another host': changedJoin((_fields, { port }) => ({ host: `evil.example:${String(port)}` })),
  JSON: changedJoin((fields) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(fields)),
  })),
  'too large': changedJoin((fields) => ({ body: paddedTo(100_000, formOf(fields)) })),
  'a state of its own': changedJoin((fields) => ({ body: formOf([...fields, ['state', 'joined']]) })),
  'a customer of its own': changedJoin((fields) => ({ body: formOf([...fields, ['customerId', '1']]) })),
  'an answer twice': changedJoin((fields) => ({ body: formOf([...fields, ['answer', 'given']]) })),
  'an answer that is not offered': replacedJoin('answer', 'yes'),
  'an answer left out': changedJoin((fields) => ({
    body: formOf(fields.filter(([name]) => name !== 'answer')),
  })),
  'a field left out': changedJoin((fields) => ({
    body: formOf(fields.filter(([name]) => name !== 'phone')),
  })),
  'a gender that is not offered': replacedJoin('gender', "female' OR 1=1"),
  'a birthday that is none': replacedJoin('birthday', '2-30'),
  'a phone of letters': replacedJoin('phone', '=HYPERLINK("x")'),
  'a long name': replacedJoin('name', '名'.repeat(41)),
  'a NUL in a name': replacedJoin('name', 'a\u0000b'),
  'a line break in a name': replacedJoin('name', 'a\r\nb'),
  nobody: changedJoin((fields) => ({
    body: formOf(fields.map(([name, value]) => [name, name === 'name' || name === 'phone' ? ' ' : value])),
  })),
  'the code of another page': changedJoin((fields) => ({ path: '/', body: formOf(fields) })),
  'a code that is closed': changedJoin(() => ({ path: '/j-zzzzzz' })),
};

/** Sends one of the attacks with photos with a good token of its own, and answers what came back. */
export const sendPhotoAttack = async (name: string, aim: Aim, path = '/'): Promise<Answer> => {
  const fields = visitorFields(await tokenFor(aim.port, aim.from, path), aim.words).map(fieldPart);
  const photo = filePart({ label: 'image/jpeg', bytes: jpegOf('x') });
  const request = PHOTO_ATTACKS[name]?.body({ fields, photo });
  return sendRaw(aim.port, aim.from, requestPieces(aim.port, { path, ...request }));
};

/** Attacks with photos, and a good form with photos where none are asked for. */
export const PHOTO_POSTS: Readonly<Record<string, Attack>> = {
  ...Object.fromEntries(
    Object.keys(PHOTO_ATTACKS).map((name) => [name, (aim: Aim) => sendPhotoAttack(name, aim)]),
  ),
  'a photo to a survey': async (aim) => {
    const path = `/${aim.code}`;
    const fields: [string, string][] = [
      ['token', await tokenFor(aim.port, aim.from, path)],
      ['satisfaction', '5'],
      ['recommend', '10'],
      ['words', aim.words],
    ];
    const parts = [...fields.map(fieldPart), filePart({ label: 'image/jpeg', bytes: jpegOf('x') })];
    return sendRaw(aim.port, aim.from, requestBytes(aim.port, { path, ...formWithFiles(parts) }));
  },
};

const asked =
  (make: (aim: Aim) => string | Buffer) =>
  (aim: Aim): Promise<Answer> =>
    sendRaw(aim.port, aim.from, make(aim));
const got = (path: string, change: Request = {}) =>
  asked(({ port }) => requestBytes(port, { method: 'GET', path, ...change }));

/** Ways to ask for the public board, or for what lies beside it, that are answered with nothing of it. */
export const BOARD_ATTACKS: Readonly<Record<string, (aim: Aim) => Promise<Answer>>> = {
  'another host': asked(({ port }) =>
    requestBytes(port, { method: 'GET', path: '/board', host: `evil.example:${String(port)}` }),
  ),
  'an address as path': asked(({ port }) =>
    requestBytes(port, { method: 'GET', path: `http://evil.example:${String(port)}/board` }),
  ),
  'two hosts': asked((aim) => `GET /board HTTP/1.1\r\nhost: ${host(aim)}\r\nhost: evil.example\r\n\r\n`),
  'what lies below it': got('/board/1'),
  'up the folders from it': got('/board/../../../etc/passwd'),
  'up the folders, encoded': got('/board/%2e%2e%2fshop.shuke'),
  'a NUL behind it': got('/board%00'),
  'another case': got('/BOARD'),
  'HTML behind it': got('/board%3Cscript%3E'),
  'a file of it': got('/board.json'),
  'a long address': got(`/board?${'a'.repeat(4_000)}`),
  'what it says put there': asked(({ port }) => requestBytes(port, { path: '/board', body: 'raised=x' })),
  'what it says deleted': got('/board', { method: 'DELETE' }),
  'another site': asked(
    ({ port }) => `GET /board HTTP/1.1\r\nhost: ${SERVED_AT}:${String(port + 1)}\r\n\r\n`,
  ),
};

/** Attacks that hold a connection as long as they are let. */
export const SLOW_ATTACKS: Readonly<Record<string, Attack>> = {
  'headers drop by drop': raw(
    (aim) => [
      head(aim, []).slice(0, -2),
      ...Array.from({ length: 200 }, (_, at) => `x-${String(at)}: a\r\n`),
    ],
    100,
  ),
  'a body drop by drop': raw(
    (aim, body) => [head(aim, [`content-length: ${String(body.length)}`]), ...[...body].slice(0, -1)],
    100,
  ),
  'a photo drop by drop': async (aim) => {
    const fields = visitorFields(await tokenFor(aim.port, aim.from), aim.words).map(fieldPart);
    const photo = filePart({ label: 'image/jpeg', bytes: jpegOf('x', { bytes: 100_000 }) });
    const bytes = requestBytes(aim.port, formWithFiles([...fields, photo]));
    const begun = bytes.length - 100_000;
    const drops = Array.from({ length: 120 }, (_, at) => bytes.subarray(begun + at, begun + at + 1));
    return sendRaw(aim.port, aim.from, [bytes.subarray(0, begun), ...drops], 100);
  },
  'a line that says nothing': raw(() => ''),
};
