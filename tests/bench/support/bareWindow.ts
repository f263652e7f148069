import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveToRunner } from '../../support/launch';
import { startPlain, type PlainStart } from './plainStart';

const MAIN = `
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
app.setPath('userData', process.argv.at(-1));
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('shown ' + Date.now() + '\\n');
  });
  window.loadFile(join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
`;

/** The least that an Electron app can be: one empty window. */
export class BareWindow {
  readonly #dir: string;
  readonly #data: string;
  #made = 0;

  /** Makes the app below a run's folder. */
  constructor(private readonly runDir: string) {
    this.#dir = join(runDir, 'bare');
    mkdirSync(this.#dir);
    chmodSync(this.#dir, 0o755);
    writeFileSync(join(this.#dir, 'package.json'), '{"name":"bare","version":"1.0.0","main":"main.js"}');
    writeFileSync(join(this.#dir, 'main.js'), MAIN);
    writeFileSync(join(this.#dir, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bare</title>');
    this.#data = this.#makeData();
  }

  start(data = this.#data): PlainStart {
    return startPlain(this.#dir, this.runDir, [data]);
  }

  /**
   * Opens it once and tells how long it took from the spawn to the window, in ms. `isFirst`: on a folder in which
   * Chromium has made none of its files yet.
   */
  async time(isFirst = false): Promise<number> {
    const started = this.start(isFirst ? this.#makeData() : this.#data);
    try {
      const shownAt = Number((await started.line('shown ')).split(' ')[1]);
      return shownAt - started.spawnedAt;
    } finally {
      await started.stop();
    }
  }

  #makeData(): string {
    this.#made += 1;
    const data = join(this.#dir, `data-${String(this.#made)}`);
    mkdirSync(data);
    giveToRunner(data);
    return data;
  }
}
