import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { protocol } from 'electron';

/** Our own scheme and its one host. */
export const ORIGIN = 'app://shuke';
let loads = 0;

/**
 * Where a window begins, from its very beginning each time it is loaded; in a test build at the page's address after
 * `--start-at=`, if one was given, and with the days by which its clock goes ahead. To an address that differs in nothing
 * but what is behind its # a window would not be loaded anew.
 */
export function startUrl(): string {
  const page = `${ORIGIN}/index.html`;
  if (!__TEST_BUILD__) return page;
  loads += 1;
  return `${page}?load=${String(loads)}&daysAhead=${process.env.SHUKE_DAYS_AHEAD ?? '0'}${hashOf(process.argv)}`;
}

function hashOf(args: readonly string[]): string {
  const word = '--start-at=';
  const address = args.find((arg) => arg.startsWith(word))?.slice(word.length);
  return address === undefined ? '' : `#${address}`;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Styles may be inline, since Mantine sets variables that way; scripts may not. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/** Every file of the built page by its address: itself and its assets. What is not in this list does not exist. */
function listFiles(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['', 'assets']) {
    for (const name of readdirSync(join(root, folder))) {
      if (extname(name) in TYPES) files.set(posix.join('/', folder, name), join(root, folder, name));
    }
  }
  return files;
}

/**
 * Serves the built page under our own scheme, from a fixed list of files and with a strict policy. Electron's newer
 * `protocol.handle` loads its fetch library into the start of the program, which costs a tenth of it. Resolves when a
 * page has been asked for.
 */
export function servePage(root: string): Promise<void> {
  let files: Map<string, string> | undefined;
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    files ??= listFiles(root);
    tellAsked();
    const { host, pathname } = new URL(url);
    const path = host === 'shuke' && method === 'GET' ? files.get(pathname) : undefined;
    if (path === undefined) {
      answer({ statusCode: 404, mimeType: 'text/plain', data: Buffer.from('not found') });
      return;
    }
    answer({
      mimeType: TYPES[extname(path)] ?? 'application/octet-stream',
      charset: 'utf-8',
      data: readFileSync(path),
      headers: {
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  });
  return asked;
}
