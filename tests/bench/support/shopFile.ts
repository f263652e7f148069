import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { giveToRunner } from '../../support/launch';
import { benchDir, repoDir } from './places';
import { note } from './report';
import { SHOP_SIZE } from './shopSize';

/** What decides how a filled shop looks: its tables, what is worked out of its rows, and how it is filled. */
const SOURCES = [
  'src/main/db/migrations',
  'src/main/features/customers/customers.listing.ts',
  'src/main/features/sales/sales.service.ts',
  'src/shared/features/customers/find.rules.ts',
  'tests/support/builders',
  'tests/bench/makeShop.ts',
];

/** The filled shop, made once and kept until its sources change. Nobody may write to it: take a copy. */
export function filledShop(): string {
  const hash = createHash('sha256').update(JSON.stringify(SHOP_SIZE));
  for (const path of SOURCES.flatMap(filesUnder)) hash.update(path).update(readFileSync(join(repoDir, path)));
  const dir = benchDir();
  const file = join(dir, `shop-${hash.digest('hex').slice(0, 16)}.shuke`);
  if (existsSync(file)) return file;
  for (const name of readdirSync(dir)) {
    if (name.startsWith('shop-')) rmSync(join(dir, name), { force: true });
  }
  note(`filling a shop of ${SHOP_SIZE.customers} customers and ${SHOP_SIZE.lines} sale lines, once`);
  const making = join(dir, `shop-making-${process.pid}`);
  const result = spawnSync(
    process.execPath,
    ['--import', 'tsx', join('tests', 'bench', 'makeShop.ts'), making],
    {
      cwd: repoDir,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' },
    },
  );
  if (result.status !== 0) throw new Error('the shop could not be filled');
  renameSync(making, file);
  return file;
}

/** A new data folder that holds a copy of the filled shop. */
export function shopFolder(runDir: string, name: string): { dataDir: string; file: string } {
  const dataDir = join(runDir, name);
  mkdirSync(dataDir);
  const file = join(dataDir, 'shop.shuke');
  copyFileSync(filledShop(), file, constants.COPYFILE_FICLONE);
  giveToRunner(dataDir);
  giveToRunner(file);
  return { dataDir, file };
}

function filesUnder(path: string): string[] {
  if (/\.\w+$/u.test(path)) return [path];
  return readdirSync(join(repoDir, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}
