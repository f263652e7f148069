import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callFromPage, openEmptyShop } from '../../support/desk';
import type { Launched } from '../../support/launch';
import { HOSTILE } from '../fuzz/values';
import { takeOver, type Raw } from './takeOver';

const REFUSED = 'refused';

/** Attacks that need more than the page: other windows, a page that was taken over, keys, every screen. */
export const APP_PROBES: Readonly<Record<string, (launched: Launched) => Promise<string>>> = {
  'window without its protections': async ({ app }) => {
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      (
        BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
          getLastWebPreferences(): Record<string, unknown>;
        }
      ).getLastWebPreferences(),
    );
    const on = ['sandbox', 'contextIsolation', 'webSecurity'].filter((name) => preferences[name] !== true);
    const off = ['nodeIntegration', 'webviewTag'].filter((name) => preferences[name] !== false);
    return [...on, ...off].join() || REFUSED;
  },

  'page outside the sandbox of the system': async ({ app }) => {
    const seen = await app.evaluate(({ app: electron }) => ({
      line: process.argv.join(' '),
      pids: electron.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
    }));
    if (seen.line.includes('--no-sandbox') || seen.pids.length === 0) return 'started without';
    if (process.platform !== 'linux') return REFUSED;
    const isIn = (pid: number): boolean => {
      const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
      return /^Seccomp:\s*2$/mu.test(status) && /^NoNewPrivs:\s*1$/mu.test(status);
    };
    return seen.pids.every(isIn) ? REFUSED : 'outside';
  },

  'calls from a foreign window': async ({ app, page }) => {
    const urls = ['data:text/html,<title>x</title>', 'about:blank', 'app://shuke/index.html'];
    const folder = await app.evaluate(({ app: electron }) => electron.getAppPath());
    const preload = join(folder, 'out', 'preload', 'index.js');
    const answers = await app.evaluate(
      async ({ BrowserWindow }, given) => {
        const told: unknown[] = [];
        for (const url of given.urls) {
          const window = new BrowserWindow({
            show: false,
            webPreferences: { sandbox: true, preload: given.preload },
          });
          await window.loadURL(url).catch(() => undefined);
          const code = `shuke.call({ channel: 'settings.get', input: {}, commandId: null })`;
          told.push(await window.webContents.executeJavaScript(code).catch(() => null));
          window.destroy();
        }
        return told;
      },
      { urls, preload },
    );
    await page.bringToFront();
    if (!answers.some((answer) => answer !== null)) throw new Error('no foreign window had the bridge');
    return answers.some((answer) => (answer as { ok?: boolean } | null)?.ok) ? 'served' : REFUSED;
  },

  'forged messages of a page that was taken over': async (launched) => {
    await takeOver(launched);
    const answers = await launched.page.evaluate(async () => {
      const { raw } = window as unknown as Raw;
      const channels = ['shuke:event', 'shuke:open', 'ELECTRON_BROWSER_REQUIRE', 'fs', 'open', 'call', 'log'];
      return Promise.all(
        channels.map((channel) =>
          raw.invoke(channel, {}).then(
            () => channel,
            () => '',
          ),
        ),
      );
    });
    return answers.join('') || REFUSED;
  },

  'paths of a page that was taken over': async (launched) => {
    await takeOver(launched);
    const taken = await launched.page.evaluate(async () => {
      const { raw } = window as unknown as Raw;
      const paths: unknown[] = [
        '\\\\server\\share\\x.csv',
        '//server/share/x.csv',
        '\\\\?\\C:\\x.csv',
        '\\\\.\\pipe\\x',
        '/dev/zero',
        '/dev/stdin',
        '/proc/self/environ',
        '/sys/kernel/uevent_seqnum',
        'file:///etc/passwd',
        'x.csv',
        '../x.csv',
        '/etc/passwd\0.csv',
        '',
        null,
        7,
        {},
        ['/etc/passwd'],
      ];
      const answers = await Promise.all(paths.map((path) => raw.invoke('shuke:take-file', path)));
      return paths.filter((_, at) => answers[at]?.ok).map(String);
    });
    return taken.join() || REFUSED;
  },

  'developer tools by key': async ({ app, page }) => {
    for (const keys of ['F12', 'Control+Shift+I', 'Control+Shift+J', 'Control+Shift+C'])
      await page.keyboard.press(keys);
    const isOpen = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools({ mode: 'detach', activate: false });
      return contents?.isDevToolsOpened() ?? false;
    });
    return isOpen ? 'opened' : REFUSED;
  },

  'hostile texts on every screen': async ({ app, page }) => {
    if ((await callFromPage(page, 'settings.get', {})).shop === null) await openEmptyShop(page);
    const texts = HOSTILE.filter((text) => text.trim() !== '');
    const ids: number[] = [];
    for (const text of texts) {
      const fields = { name: text.slice(0, 200), address: text, likes: text, note: text, company: text };
      const { id } = await callFromPage(page, 'customers.create', { ...fields, tags: [text.slice(0, 40)] });
      ids.push(id);
      await callFromPage(page, 'customers.addNote', { id, text });
    }
    if ((await callFromPage(page, 'settings.get', {})).rights.includes('settings.manage')) {
      const name = HOSTILE[5]?.slice(0, 60) ?? '';
      await callFromPage(page, 'settings.editShop', { name, ownerName: '{{x}}' });
    }
    const hashes = [
      '#/customers',
      '#/settings/history',
      '#/settings/transfer',
      '#/settings/shop',
      '#/settings/about',
    ];
    for (const id of ids) hashes.push(`#/customers/${String(id)}`);
    hashes.push(
      `#/customers/${String(ids[5] ?? 1)}/edit`,
      `#/${encodeURIComponent(HOSTILE[5] ?? '')}`,
      '#/../../x',
    );
    for (const hash of hashes) {
      await page.evaluate((to) => (window.location.hash = to), hash);
      await page.waitForTimeout(60);
    }
    const told = await page.evaluate(() => ({
      hacked: 'hacked' in window,
      planted: document.querySelectorAll('main script, main img[onerror], main iframe').length,
    }));
    const isPolluted = await app.evaluate(() => 'isPolluted' in {});
    return told.hacked || told.planted > 0 || isPolluted ? 'ran' : REFUSED;
  },
};
