import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { giveToRunner, launchElectron, makeFolder, removeFolder } from './launch';

/** A visitor's phone: a bare Chromium that knows nothing of the program. */
export type Visitor = { page: Page; close(): Promise<void> };

const MAIN = `const { app, BrowserWindow } = require('electron');
app.disableHardwareAcceleration();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 420, height: 900, webPreferences: { sandbox: true } });
  window.loadURL('about:blank');
});`;

/** Opens one; give it an address with `page.goto`. */
export async function openVisitor(): Promise<Visitor> {
  const scratch = makeFolder();
  const files = { 'main.js': MAIN, 'package.json': JSON.stringify({ name: 'visitor', main: 'main.js' }) };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(scratch, name), text);
    giveToRunner(join(scratch, name));
  }
  const app: ElectronApplication = await launchElectron(scratch, scratch);
  return {
    page: await app.firstWindow(),
    close: async () => {
      await app.close();
      removeFolder(scratch);
    },
  };
}

/** A port of this computer that is free and may be chosen. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      const port = typeof at === 'object' && at !== null ? at.port : 0;
      /* Those beyond are given out by chance, and may not be chosen. */
      server.close(() => {
        found(port <= 49_151 ? port : 20_000 + (port % 20_000));
      });
    });
  });
}
