import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The program to start where Electron is meant: Electron itself, or for root a small script that becomes
 * the unprivileged user first (and lets Electron end with the process that started it).
 */
export function ensureLauncher(cache, electron, user) {
  if (!user) return electron.executable;
  const dir = join(cache, 'launchers');
  const path = join(dir, `electron-${electron.version}-${electron.source}-as-${user.name}`);
  const text = [
    '#!/bin/sh',
    `# Electron under the ordinary user ${user.name}: Chromium's sandbox refuses root.`,
    `exec setpriv --reuid ${user.uid} --regid ${user.gid} --init-groups --pdeathsig KILL -- '${electron.executable}' "$@"`,
    '',
  ].join('\n');
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    writeFileSync(path, text);
    chmodSync(path, 0o755);
  }
  return path;
}
