import { expect, test } from '../support/launch';

test('the window has every protection that Chromium offers', async ({ launchShuke }) => {
  const { app } = await launchShuke();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('the page runs in the sandbox of the operating system', async ({ launchShuke }) => {
  test.skip(process.platform !== 'linux', 'read from /proc');
  const { app } = await launchShuke();
  const args = await app.evaluate(({ app: electron }) => ({
    line: process.argv.join(' '),
    renderers: electron.getAppMetrics().filter((metric) => metric.type === 'Tab'),
  }));
  expect(args.line).not.toContain('--no-sandbox');
  expect(args.renderers.length).toBeGreaterThan(0);
  const { readFileSync } = await import('node:fs');
  for (const { pid } of args.renderers) {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s*2$/mu);
    expect(status).toMatch(/^NoNewPrivs:\s*1$/mu);
  }
});

test('the page has the bridge of three functions and nothing of Node or Electron', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { shuke: object }).shuke).sort(),
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen).toEqual({ bridge: ['call', 'on', 'takeFile'], globals: [] });
});

test('code from text, foreign scripts and foreign addresses are refused', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  const answers = await page.evaluate(async () => {
    const told: Record<string, string> = {};
    /* The inspector's own evaluation may use eval for as long as its first stretch runs; a page never may. */
    await new Promise((resolve) => setTimeout(resolve, 50));
    const attempt = async (name: string, act: () => unknown): Promise<void> => {
      try {
        told[name] = String(await act());
      } catch {
        told[name] = 'refused';
      }
    };
    await attempt('eval', () => (0, eval)('1'));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the attack itself
    await attempt('new Function', () => new Function('return 1')() as unknown);
    await attempt('inline script', () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.body.append(script);
      return 'hacked' in window ? 'ran' : 'refused';
    });
    await attempt('event handler', async () => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x" onerror="window.hacked2 = true">';
      document.body.append(holder);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return 'hacked2' in window ? 'ran' : 'refused';
    });
    await attempt('fetch', async () => (await fetch('http://127.0.0.1:9/')).status);
    await attempt('fetch of a file', async () => (await fetch('file:///etc/hostname')).status);
    await attempt('path traversal', async () => {
      const answer = await fetch('/..%2f..%2fpackage.json');
      return answer.ok ? 'read' : 'refused';
    });
    await attempt('unlisted file', async () => ((await fetch('/../main/index.js')).ok ? 'read' : 'refused'));
    await attempt('window.open', () => (window.open('https://example.com') === null ? 'refused' : 'opened'));
    await attempt('frame', async () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return frame.contentDocument?.body.childElementCount ? 'loaded' : 'refused';
    });
    await attempt('image', async () => {
      const image = new Image();
      image.src = 'https://example.com/?name=secret';
      await image.decode();
      return 'loaded';
    });
    await attempt('notification', async () =>
      (await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused',
    );
    await attempt(
      'geolocation',
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => {
              resolve('told');
            },
            () => {
              resolve('refused');
            },
          ),
        ),
    );
    await attempt('clipboard', async () => await navigator.clipboard.readText());
    return told;
  });
  expect(Object.entries(answers).filter(([, answer]) => answer !== 'refused')).toEqual([]);
});

test('the page cannot be led away', async ({ launchShuke }) => {
  const { app, page } = await launchShuke();
  const before = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('calls that no contract knows are answered with an error and nothing else', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  const codes = await page.evaluate(async () => {
    const { call } = (window as unknown as { shuke: { call(request: unknown): Promise<unknown> } }).shuke;
    const requests: unknown[] = [
      null,
      'customers.list',
      { channel: 'nobody.knows', input: {}, commandId: null },
      { channel: '__proto__.toString', input: {}, commandId: null },
      { channel: 'customers.constructor', input: {}, commandId: null },
      { channel: 'customers.list', input: { offset: -1 }, commandId: null },
      { channel: 'customers.create', input: { name: 'x' }, commandId: 'no uuid' },
      { channel: 'transfer.preview', input: { token: '/etc/passwd' }, commandId: null },
    ];
    const answers = await Promise.all(requests.map((request) => call(request)));
    return answers.map((answer) => (answer as { error?: { code: string } }).error?.code);
  });
  expect(codes).toEqual([
    'ipc.badInput',
    'ipc.badInput',
    'ipc.unknownChannel',
    'ipc.unknownChannel',
    'ipc.unknownChannel',
    'ipc.badInput',
    'ipc.badInput',
    'ipc.badInput',
  ]);
});

test('a second start on the same folder brings the first window forward and ends', async ({
  launchShuke,
}) => {
  const first = await launchShuke();
  await expect(launchShuke({ dataDir: first.dataDir })).rejects.toThrow();
  await expect(first.page.locator('body')).toBeVisible();
});
