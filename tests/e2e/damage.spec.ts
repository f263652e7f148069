import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expectNoViolations } from '../support/axe';
import { zh } from '../support/desk';
import { expect, giveToRunner, makeFolder, removeFolder, test } from '../support/launch';

/** A data folder with a file in the shop's place, made by `make`. */
function folderWith(make: (file: string) => void): { dataDir: string; file: string } {
  const dataDir = makeFolder();
  const file = join(dataDir, 'shop.shuke');
  mkdirSync(dataDir, { recursive: true });
  make(file);
  giveToRunner(file);
  return { dataDir, file };
}

const UNREADABLE = [
  {
    name: 'a damaged file',
    code: 'corrupt',
    make: (file: string) => {
      writeFileSync(file, Buffer.alloc(40_960, 'not a database '));
    },
  },
  {
    name: "another program's file",
    code: 'foreign',
    make: (file: string) => {
      const db = new Database(file);
      db.exec('CREATE TABLE notes (text TEXT)');
      db.close();
    },
  },
];

for (const { name, code, make } of UNREADABLE) {
  test(`${name} in the shop's place is told in words and left as it is`, async ({ launchShuke }) => {
    const { dataDir, file } = folderWith(make);
    try {
      const before = readFileSync(file);
      const { page, close } = await launchShuke({ dataDir });
      await expect(page.getByRole('alert')).toContainText(zh(`errors.data.${code}`));
      await expectNoViolations(page, `the window over ${name}`);
      await close();
      expect(readFileSync(file).equals(before)).toBe(true);
    } finally {
      removeFolder(dataDir);
    }
  });
}

test('a file of a newer program is refused by version and left as it is', async ({ launchShuke }) => {
  const { dataDir, file } = folderWith((path) => {
    const db = new Database(path);
    db.exec('CREATE TABLE later (x TEXT)');
    db.pragma('application_id = 1936225643');
    db.pragma('user_version = 99');
    db.close();
  });
  try {
    const before = readFileSync(file);
    const { page, close } = await launchShuke({ dataDir });
    const told = zh('errors.data.newer').split('{{')[0] ?? '';
    await expect(page.getByRole('alert')).toContainText(told);
    await close();
    expect(readFileSync(file).equals(before)).toBe(true);
  } finally {
    removeFolder(dataDir);
  }
});

test('an empty file beside the log of its latest changes is told as damaged, and the log is kept', async ({
  launchShuke,
}) => {
  const { dataDir, file } = folderWith((path) => {
    writeFileSync(path, '');
    writeFileSync(`${path}-wal`, 'the only copy of this morning');
    giveToRunner(`${path}-wal`);
  });
  try {
    const { page, close } = await launchShuke({ dataDir });
    await expect(page.getByRole('alert')).toContainText(zh('errors.data.corrupt'));
    await close();
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('the only copy of this morning');
    expect(readFileSync(file)).toHaveLength(0);
  } finally {
    removeFolder(dataDir);
  }
});
