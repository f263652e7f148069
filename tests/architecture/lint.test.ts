import { readFileSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { house } from '../../eslint.rules.mjs';
import { filesBelow, plantTree, ROOT } from './tree';

const CONSOLE = "console.log('opened');\n";
const SERVICE = 'src/main/features/sales/sales.service.ts';
const SCREEN = 'src/renderer/src/features/sales/SaleScreen.tsx';
const MANAGER = 'declare const data: { transaction(run: () => void): void; startTransaction(): void };\n';
const SHELL = 'declare const shell: { openExternal: (url: string) => void };\n';
const WORK = 'declare function work(): Promise<void>;\n';
const T = 'export declare function t(key: string): string;\n';
const screen = (jsx: string, before = ''): string => `${T}${before}export const Shown = () => ${jsx};\n`;

/** Rule, file, text: this rule, and no other one, reports the text at that place. */
const BAD: [rule: string, path: string, text: string][] = [
  [
    'house/electron-at-the-edge',
    SERVICE,
    "import { app } from 'electron';\nexport const name = () => app.name;\n",
  ],
  [
    'house/electron-at-the-edge',
    'src/main/db/a.ts',
    "import type { App } from 'electron';\nexport type A = App;\n",
  ],
  ['house/electron-at-the-edge', 'src/main/ipc/a.ts', "export const load = () => import('electron');\n"],
  ['house/electron-at-the-edge', 'src/main/db/b.ts', "export { app } from 'electron/main';\n"],
  [
    'house/electron-at-the-edge',
    'src/main/db/c.ts',
    "declare const require: (id: string) => unknown;\nexport const electron = require('electron');\n",
  ],
  [
    'house/ipc-main-at-the-doors',
    'src/main/app/wire.ts',
    "import { ipcMain } from 'electron';\nexport const wire = ipcMain.eventNames();\n",
  ],
  [
    'house/ipc-main-at-the-doors',
    'src/main/index.ts',
    "import * as electron from 'electron';\nexport const wire = electron.ipcMain.eventNames();\n",
  ],
  [
    'house/ipc-renderer-in-preload',
    'src/renderer/src/lib/client.ts',
    'declare const ipcRenderer: unknown;\nexport const client = ipcRenderer;\n',
  ],
  [
    'house/open-external-in-one-file',
    'src/main/app/menu.ts',
    `${SHELL}export const help = () => shell.openExternal('https://example.org');\n`,
  ],
  [
    'house/open-external-in-one-file',
    'src/main/app/links.ts',
    `${SHELL}export const { openExternal } = shell;\n`,
  ],
  ['house/transaction-in-db', SERVICE, `${MANAGER}data.transaction(() => undefined);\nexport {};\n`],
  ['house/transaction-in-db', 'src/main/ipc/dispatch.ts', `${MANAGER}data.startTransaction();\nexport {};\n`],
  ['no-console', SERVICE, CONSOLE],
  ['no-console', 'src/renderer/src/lib/log.ts', CONSOLE],
  ['house/no-enum', 'src/shared/lib/kinds.ts', "export enum Kind {\n  Sale = 'sale',\n}\n"],
  ['house/no-default-export', 'src/shared/lib/money.ts', 'export default 1;\n'],
  ['house/no-default-export', 'src/shared/lib/days.ts', 'const day = 1;\nexport { day as default };\n'],
  ['house/no-barrels', 'src/shared/lib/index.ts', "export * from './money';\n"],
  ['no-empty', 'src/shared/lib/parse.ts', "try {\n  JSON.parse('');\n} catch {}\nexport {};\n"],
  ['@typescript-eslint/no-empty-function', SERVICE, `${WORK}void work().catch(() => {});\nexport {};\n`],
  ['@typescript-eslint/no-floating-promises', SERVICE, `${WORK}work();\nexport {};\n`],
  [
    '@typescript-eslint/no-misused-promises',
    SERVICE,
    `${WORK}export const list = [1].filter(async () => work());\n`,
  ],
  ['@typescript-eslint/no-explicit-any', SERVICE, 'export const row: any = 1;\n'],
  ['@typescript-eslint/consistent-type-definitions', SERVICE, 'export interface Row {\n  id: number;\n}\n'],
  ['@typescript-eslint/ban-ts-comment', SERVICE, "// @ts-ignore\nexport const row: number = '1';\n"],
  ['house/no-chinese-in-code', SERVICE, "export const title = '新客户';\n"],
  ['house/no-chinese-in-code', 'src/main/app/menu.ts', 'export const title = (n: number) => `共 ${n}`;\n'],
  [
    'house/no-chinese-in-code',
    'src/shared/features/sales/sales.contract.ts',
    'export const tail = /先生$/;\n',
  ],
  ['house/no-hard-coded-text', SCREEN, screen('<b>Save</b>')],
  ['house/no-hard-coded-text', SCREEN, screen('<b>保存</b>')],
  ['house/no-hard-coded-text', SCREEN, screen("<b>{'Save'}</b>")],
  [
    'house/no-hard-coded-text',
    SCREEN,
    screen("<b>{open ? t('a.b') : 'Closed'}</b>", 'declare const open: boolean;\n'),
  ],
  ['house/no-hard-coded-text', SCREEN, screen('<b>{`${count} sales`}</b>', 'declare const count: number;\n')],
  ['house/no-hard-coded-text', SCREEN, screen('<input placeholder="Name" />')],
  ['house/no-hard-coded-text', SCREEN, screen("<input title={'Name'} />")],
  ['house/no-hard-coded-text', SCREEN, screen('<input aria-label="Name" />')],
  [
    'house/no-hard-coded-text',
    'src/renderer/src/lib/notify.ts',
    "export const toast = { message: 'Saved' };\n",
  ],
  ['house/no-hard-coded-text', 'src/renderer/src/lib/words.ts', "export const word = '客户';\n"],
  [
    'react-hooks/rules-of-hooks',
    SCREEN,
    "import { useState } from 'react';\nexport const Shown = ({ open }: { open: boolean }) => {\n  if (open) useState(1);\n  return null;\n};\n",
  ],
  [
    'react-hooks/exhaustive-deps',
    SCREEN,
    "import { useEffect } from 'react';\nexport const Shown = ({ id, seen }: { id: number; seen: (id: number) => void }) => {\n  useEffect(() => seen(id), []);\n  return null;\n};\n",
  ],
  ['house/file-in-its-place', 'src/main/features/sales/sales.contract.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/shared/lib/money.rules.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/shared/features/sales/sales.service.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/main/db/sales.entity.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/main/features/sales/customers.queries.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/main/ipc/sales.handlers.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/main/features/sales/sales.hooks.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/renderer/src/app/SaleScreen.tsx', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/renderer/src/ui/sales.public.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/main/features/invoices/total.ts', 'export const a = 1;\n'],
  ['house/file-in-its-place', 'src/renderer/src/features/followUps/total.ts', 'export const a = 1;\n'],
];

/** Texts that pass at their place, most of them the mirror of a bad one. */
const GOOD: [path: string, text: string][] = [
  ['src/main/app/windows.ts', "import { app } from 'electron';\nexport const name = () => app.name;\n"],
  [
    'src/main/ipc/doors.ts',
    "import { ipcMain } from 'electron';\nexport const wire = ipcMain.eventNames();\n",
  ],
  [
    'src/preload/index.ts',
    "import { ipcRenderer } from 'electron';\nexport const wire = ipcRenderer.eventNames();\n",
  ],
  [
    'src/main/app/openExternal.ts',
    `${SHELL}export const openHelp = () => shell.openExternal('https://example.org');\n`,
  ],
  ['src/main/db/lane.ts', `${MANAGER}data.transaction(() => undefined);\nexport {};\n`],
  ['src/shared/features/sales/sales.rules.ts', "/** 先生. */\nexport const TAIL = '先生';\n"],
  ['src/shared/lib/phone.ts', 'export const EXTENSION = /转\\d+$/;\n'],
  ['src/main/sample/words.ts', "export const SHOP = '清和茶礼';\n"],
  ['src/main/features/sales/sales.service.test.ts', "export const name = '单雄信';\n"],
  ['src/main/features/sales/sales.service.ts', '// 单 is read Shàn as a surname.\nexport const a = 1;\n'],
  ['src/main/features/sales/stock.queries.ts', 'export const a = 1;\n'],
  ['src/main/features/sales/stock.ts', 'export const a = 1;\n'],
  ['src/renderer/src/features/sales/sales.public.ts', "export { Shown } from './SaleScreen';\n"],
  ['vitest.config.mts', 'export default {};\n'],
  [
    SCREEN,
    screen(
      '<b title={t(\'sales.title\')} className="wide" aria-label={t(\'sales.title\')}>\n  {t(\'sales.title\')} · {count} × ¥<input placeholder="0.00" type="text" />\n</b>',
      "declare const count: number;\nexport const column = { label: 'sales.columns.name', key: 'name' };\n",
    ),
  ],
];

/** Lints each text at its place, in one tree; a place that is taken gets a folder of its own beside. */
async function lintAll(samples: (readonly [path: string, text: string])[]): Promise<string[][]> {
  const files: Record<string, string> = {};
  const places = samples.map(([path, text], index) => {
    const place = path in files ? path.replace(/([^/]+)$/, `again${index}/$1`) : path;
    files[place] = text;
    return place;
  });
  const { folder, fell } = plantTree(files);
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: join(ROOT, 'eslint.config.mjs'),
      overrideConfig: { languageOptions: { parserOptions: { tsconfigRootDir: folder } } },
    });
    const results = await eslint.lintFiles(places);
    return places.map((place) => {
      const result = results.find(
        ({ filePath }) => relative(folder, filePath).split(sep).join('/') === place,
      );
      return (result?.messages ?? [{ ruleId: null, message: 'not linted' }]).map(
        ({ ruleId, message }) => ruleId ?? message,
      );
    });
  } finally {
    fell();
  }
}

describe('lint', () => {
  let reports: string[][] = [];

  beforeAll(async () => {
    reports = await lintAll([...BAD.map(([, path, text]) => [path, text] as const), ...GOOD]);
  });

  test.each(BAD.map(([rule, path, text], index) => ({ rule, path, text, index })))(
    '$rule, and nothing else, is reported in $path: $text',
    ({ rule, index }) => {
      expect([...new Set(reports[index])]).toEqual([rule]);
    },
  );

  test.each(GOOD.map(([path, text], index) => ({ path, text, index: BAD.length + index })))(
    'nothing is reported in $path: $text',
    ({ index }) => {
      expect(reports[index]).toEqual([]);
    },
  );

  test('every rule of the house has a sample that it reports', () => {
    const tried = new Set(BAD.map(([rule]) => rule));
    expect(Object.keys(house.rules).filter((rule) => !tried.has(`house/${rule}`))).toEqual([]);
  });

  test('no source file switches a wall off, and other rules only with a reason', () => {
    const excuses = filesBelow('src')
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) =>
        readFileSync(join(ROOT, path), 'utf8')
          .split('\n')
          .filter((line) => /eslint-disable(?!.* -- \S)|eslint-disable.*house\/|@ts-nocheck/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(excuses).toEqual([]);
  });
});
