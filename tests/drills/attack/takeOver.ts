import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToRunner, type Launched } from '../../support/launch';

/** A preload such as a page that was taken over could be: it reaches every Electron channel. */
const TAKEN_OVER = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('raw', { invoke: (...args) => ipcRenderer.invoke(...args) });
`;

/** What such a page has. */
export type Raw = { raw: { invoke(channel: string, ...args: unknown[]): Promise<{ ok: boolean }> } };

/** Gives the page what a flaw in Chromium could give it: every Electron channel. The window is loaded anew. */
export async function takeOver({ app, page, dataDir }: Launched): Promise<void> {
  const preload = join(dataDir, 'takenOver.js');
  writeFileSync(preload, TAKEN_OVER);
  giveToRunner(preload);
  await app.evaluate(({ session }, path) => {
    const own = session.defaultSession as unknown as {
      registerPreloadScript?: (script: { type: string; filePath: string }) => void;
      setPreloads?: (paths: string[]) => void;
    };
    if (own.registerPreloadScript) own.registerPreloadScript({ type: 'frame', filePath: path });
    else own.setPreloads?.([path]);
  }, preload);
  await page.reload();
  await page.waitForFunction(() => 'raw' in window && 'shuke' in window);
}
