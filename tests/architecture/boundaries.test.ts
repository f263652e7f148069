import { join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow, plantTree, ROOT, runNode } from './tree';

type Rule = { name: string };
type Cruise = {
  summary: { totalCruised: number; violations: { rule: Rule; from: string; to: string }[] };
};

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: Rule[];
};

const PACKAGES = [
  'bwip-js',
  'better-sqlite3',
  'electron',
  'hucre',
  'tyme4ts',
  'react',
  'typeorm',
  'vitest',
  'wouter',
  'zod',
];

/** An import that must be reported under exactly this one name. */
type Sample = { rule: string; from: string; to: string; how?: 'type' | 'dynamic' | 'export' | 'alias' };

const SAMPLES: Sample[] = [
  { rule: 'shared-is-pure', from: 'src/shared/ipc/files.ts', to: 'node:fs' },
  { rule: 'shared-is-pure', from: 'src/shared/errors/parsed.ts', to: 'tyme4ts' },
  { rule: 'shared-is-pure', from: 'src/shared/ipc/back.ts', to: 'src/main/app/windows.ts', how: 'type' },
  { rule: 'shared-lib-is-pure', from: 'src/shared/lib/sheets.ts', to: 'hucre' },
  { rule: 'shared-lib-is-pure', from: 'src/shared/lib/env.ts', to: 'node:process' },
  { rule: 'zod-through-its-door', from: 'src/main/app/schema.ts', to: 'zod' },
  { rule: 'preload-is-thin', from: 'src/preload/money.ts', to: 'src/shared/lib/plain.ts', how: 'alias' },
  { rule: 'preload-is-thin', from: 'src/preload/paths.ts', to: 'node:path' },
  { rule: 'renderer-knows-only-shared', from: 'src/renderer/src/lib/peek.ts', to: 'src/main/app/windows.ts' },
  {
    rule: 'renderer-knows-only-shared',
    from: 'src/renderer/src/lib/wire.ts',
    to: 'src/preload/plain.ts',
    how: 'type',
  },
  {
    rule: 'renderer-takes-types-of-contracts',
    from: 'src/renderer/src/lib/limits.ts',
    to: 'src/shared/features/sales/sales.contract.ts',
  },
  { rule: 'renderer-without-node-libraries', from: 'src/renderer/src/lib/shell.ts', to: 'electron' },
  { rule: 'renderer-without-node', from: 'src/renderer/src/lib/disk.ts', to: 'fs' },
  { rule: 'main-without-ui', from: 'src/main/app/menu.ts', to: 'wouter' },
  { rule: 'main-without-ui', from: 'src/main/app/page.ts', to: 'src/renderer/src/lib/plain.ts' },
  { rule: 'typeorm-in-its-places', from: 'src/main/features/sales/sales.handlers.ts', to: 'typeorm' },
  { rule: 'typeorm-in-its-places', from: 'src/main/app/orm.ts', to: 'typeorm', how: 'type' },
  { rule: 'sqlite-in-db', from: 'src/main/features/sales/sales.queries.ts', to: 'better-sqlite3' },
  {
    rule: 'db-knows-only-entities',
    from: 'src/main/db/rebuild.ts',
    to: 'src/main/features/sales/sales.plain.service.ts',
  },
  {
    rule: 'main-feature-through-its-service',
    from: 'src/main/features/sales/sales.service.ts',
    to: 'src/main/features/customers/plain.ts',
    how: 'dynamic',
  },
  {
    rule: 'main-feature-through-its-service',
    from: 'src/main/features/sales/sales.more.service.ts',
    to: 'src/main/features/customers/customers.plain.entity.ts',
  },
  {
    rule: 'main-queries-only-read',
    from: 'src/main/features/sales/sales.more.queries.ts',
    to: 'src/main/features/sales/sales.plain.service.ts',
  },
  {
    rule: 'main-entity-to-entity',
    from: 'src/main/features/sales/sales.entity.ts',
    to: 'src/main/features/customers/customers.plain.service.ts',
  },
  {
    rule: 'main-outside-through-a-service',
    from: 'src/main/app/count.ts',
    to: 'src/main/features/customers/customers.plain.queries.ts',
  },
  {
    rule: 'handlers-only-from-ipc',
    from: 'src/main/features/customers/customers.service.ts',
    to: 'src/main/features/customers/customers.plain.handlers.ts',
    how: 'export',
  },
  { rule: 'visitors-know-only-shared', from: 'src/main/visitors/reach.ts', to: 'src/main/db/plain.ts' },
  { rule: 'helper-knows-only-shared', from: 'src/main/helper/reach.ts', to: 'src/main/db/plain.ts' },
  {
    rule: 'helper-backup-knows-the-file',
    from: 'src/main/helper/backup/reach.ts',
    to: 'src/main/features/sales/sales.plain.service.ts',
  },
  {
    rule: 'renderer-lib-is-lowest',
    from: 'src/renderer/src/lib/button.ts',
    to: 'src/renderer/src/ui/plain.ts',
    how: 'alias',
  },
  {
    rule: 'renderer-ui-without-domain',
    from: 'src/renderer/src/ui/CustomerCard.tsx',
    to: 'src/renderer/src/features/customers/customers.plain.public.ts',
  },
  {
    rule: 'renderer-ui-without-domain',
    from: 'src/renderer/src/ui/Named.tsx',
    to: 'src/shared/features/customers/plain.ts',
    how: 'type',
  },
  {
    rule: 'renderer-features-below-app',
    from: 'src/renderer/src/features/sales/sales.hooks.ts',
    to: 'src/renderer/src/app/plain.ts',
  },
  {
    rule: 'renderer-feature-through-its-public',
    from: 'src/renderer/src/features/sales/SaleScreen.tsx',
    to: 'src/renderer/src/features/customers/customers.plain.hooks.ts',
  },
  { rule: 'product-without-tests', from: 'src/main/app/seed.ts', to: 'tests/support/plain.ts' },
  { rule: 'no-unknown-module', from: 'src/main/app/typo.ts', to: './wimdows' },
  { rule: 'no-unlisted-package', from: 'src/main/app/stray.ts', to: 'stray' },
];

/** Imports that the house allows, some of them close to what it forbids. */
const ALLOWED: Omit<Sample, 'rule'>[] = [
  { from: 'src/main/index.ts', to: 'electron' },
  { from: 'src/main/index.ts', to: 'src/main/app/windows.ts' },
  { from: 'src/main/index.ts', to: 'src/main/db/host.ts', how: 'dynamic' },
  { from: 'src/main/app/windows.ts', to: 'electron' },
  { from: 'src/main/db/host.ts', to: 'src/main/ipc/dispatch.ts' },
  { from: 'src/main/db/open.ts', to: 'better-sqlite3' },
  { from: 'src/main/db/host.ts', to: 'src/main/db/open.ts' },
  { from: 'src/main/db/open.ts', to: 'src/main/features/sales/sales.entity.ts' },
  { from: 'src/main/ipc/dispatch.ts', to: 'src/main/features/sales/sales.handlers.ts' },
  { from: 'src/main/features/sales/sales.handlers.ts', to: 'src/main/features/sales/sales.service.ts' },
  { from: 'src/main/features/sales/sales.handlers.ts', to: 'src/shared/features/sales/sales.contract.ts' },
  {
    from: 'src/main/features/sales/sales.service.ts',
    to: 'src/main/features/customers/customers.service.ts',
  },
  { from: 'src/main/features/sales/sales.service.ts', to: 'src/main/db/registry.ts' },
  { from: 'src/main/ipc/dispatch.ts', to: 'src/main/features/sales/sales.queries.ts' },
  {
    from: 'src/main/features/sales/sales.queries.ts',
    to: 'src/main/features/customers/customers.queries.ts',
  },
  { from: 'src/main/features/sales/sales.queries.ts', to: 'src/main/features/sales/sales.entity.ts' },
  { from: 'src/main/features/sales/sales.service.ts', to: 'src/main/features/sales/sales.queries.ts' },
  { from: 'src/main/features/sales/sales.service.ts', to: 'typeorm', how: 'type' },
  { from: 'src/main/features/sales/sales.entity.ts', to: 'src/main/features/customers/customers.entity.ts' },
  { from: 'src/main/features/sales/sales.entity.ts', to: 'typeorm' },
  { from: 'src/main/features/sales/sales.service.test.ts', to: 'vitest' },
  { from: 'src/main/features/sales/sales.service.test.ts', to: 'src/main/features/sales/sales.service.ts' },
  { from: 'src/main/helper/entry.ts', to: 'hucre' },
  { from: 'src/main/helper/entry.ts', to: 'src/shared/lib/phone.ts' },
  { from: 'src/main/helper/entry.ts', to: 'src/main/helper/backup/perform.ts', how: 'dynamic' },
  { from: 'src/main/helper/backup/perform.ts', to: 'src/main/db/open.ts' },
  { from: 'src/main/helper/backup/perform.ts', to: 'src/main/platform/disk.ts' },
  { from: 'src/main/helper/backup/perform.ts', to: 'src/main/ipc/checks.ts' },
  { from: 'src/main/ipc/checks.ts', to: 'src/main/features/sales/sales.checks.ts' },
  { from: 'src/main/app/parse.ts', to: 'src/main/helper/entry.ts', how: 'type' },
  { from: 'src/preload/index.ts', to: 'electron' },
  { from: 'src/preload/index.ts', to: 'src/shared/ipc/zod.ts', how: 'alias' },
  { from: 'src/shared/features/sales/sales.contract.ts', to: 'src/shared/ipc/zod.ts' },
  { from: 'src/shared/ipc/zod.ts', to: 'zod' },
  { from: 'src/shared/lib/lunar.ts', to: 'tyme4ts' },
  { from: 'src/shared/lib/codes.ts', to: 'bwip-js' },
  {
    from: 'src/renderer/src/app/routes.tsx',
    to: 'src/renderer/src/features/sales/SaleScreen.tsx',
    how: 'alias',
  },
  { from: 'src/renderer/src/features/sales/SaleScreen.tsx', to: 'src/renderer/src/ui/DataTable.tsx' },
  {
    from: 'src/renderer/src/features/sales/SaleScreen.tsx',
    to: 'src/renderer/src/features/customers/customers.public.ts',
  },
  {
    from: 'src/renderer/src/features/sales/SaleScreen.tsx',
    to: 'src/shared/features/sales/sales.contract.ts',
    how: 'type',
  },
  { from: 'src/renderer/src/ui/DataTable.tsx', to: 'src/renderer/src/lib/format.ts' },
  { from: 'src/renderer/src/ui/DataTable.tsx', to: 'react' },
];

/** Files for the imports, each target made where no row describes it. */
function filesOf(imports: Omit<Sample, 'rule'>[]): Record<string, string> {
  const files: Record<string, string> = {};
  imports.forEach(({ from, to, how }, index) => {
    const bare = to.replace(/\.tsx?$/, '');
    let spec = to.startsWith('src/') || to.startsWith('tests/') ? relative(join(from, '..'), bare) : to;
    if (how === 'alias') {
      spec = bare.startsWith('src/shared/')
        ? bare.replace('src/shared', '@shared')
        : bare.replace('src/renderer/src', '@');
    } else if (spec !== to && !spec.startsWith('.')) {
      spec = `./${spec}`;
    }
    const line = {
      plain: `import { plain as plain${index} } from '${spec}';\nexport const used${index} = plain${index};`,
      type: `import type { Plain as Plain${index} } from '${spec}';\nexport type Used${index} = Plain${index};`,
      dynamic: `export const load${index} = () => import('${spec}');`,
      export: `export { plain as again${index} } from '${spec}';`,
      alias: `import { plain as plain${index} } from '${spec}';\nexport const used${index} = plain${index};`,
    }[how ?? 'plain'];
    files[from] = `${files[from] ?? ''}${line}\n`;
    if (spec !== to) files[to] ??= '';
  });
  for (const path of Object.keys(files)) {
    files[path] += 'export const plain = 1;\nexport type Plain = number;\n';
  }
  files['package.json'] = JSON.stringify({
    name: 'sample',
    dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])),
  });
  for (const name of [...PACKAGES, 'stray']) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = 'exports.plain = 1;\n';
  }
  return files;
}

async function cruise(folder: string): Promise<Cruise> {
  const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const { stdout, stderr } = await runNode([bin, '--config', config, '--output-type', 'json', 'src'], folder);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Cruise;
}

describe('who may import whom', () => {
  let violations: string[] = [];
  let clean: Cruise;
  let real: Cruise;
  const fellings: (() => void)[] = [];

  beforeAll(async () => {
    const bad = plantTree({
      ...filesOf(SAMPLES),
      'src/main/features/sales/sales.deep.service.ts': "import './middle';\n",
      'src/main/features/sales/middle.ts': "import '../../app/edge';\n",
      'src/main/app/edge.ts': "import 'electron';\n",
      'src/main/app/hen.ts': "import './egg';\n",
      'src/main/app/egg.ts': "import './hen';\n",
      'src/main/app/alone.ts': 'export const alone = 1;\n',
    });
    const good = plantTree({
      ...filesOf(ALLOWED),
      'src/main/app/dataHost.ts': "import '../db/worker?nodeWorker';\nimport 'electron';\n",
      'src/main/db/worker.ts': "import './open';\n",
    });
    fellings.push(bad.fell, good.fell);
    const cruises = await Promise.all([cruise(bad.folder), cruise(good.folder), cruise(ROOT)]);
    violations = cruises[0].summary.violations.map(
      (found) => `${found.rule.name}: ${found.from} → ${found.to}`,
    );
    [, clean, real] = cruises;
  });

  afterAll(() => fellings.forEach((fell) => fell()));

  test.each(SAMPLES)('$rule reports $from importing $to', ({ rule, from, to }) => {
    const packageFile = PACKAGES.includes(to) || to === 'stray' ? `node_modules/${to}/index.js` : to;
    const found = violations.filter((line) => line.includes(`: ${from} → `));
    expect(found).toEqual([`${rule}: ${from} → ${packageFile.replace('node:', '')}`]);
  });

  test('data-without-electron follows a chain of imports to its end', () => {
    expect(violations).toContain(
      'data-without-electron: src/main/features/sales/sales.deep.service.ts → node_modules/electron/index.js',
    );
  });

  test('no-cycles reports two files that import each other', () => {
    const found = violations.filter((line) => line.startsWith('no-cycles: '));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/(hen|egg)\.ts → src\/main\/app\/(hen|egg)\.ts$/);
  });

  test('no-orphans reports a file that stands alone', () => {
    expect(violations).toContain('no-orphans: src/main/app/alone.ts → src/main/app/alone.ts');
  });

  test('every rule has a sample that it reports', () => {
    const reported = new Set(violations.map((line) => line.slice(0, line.indexOf(':'))));
    expect([...reported].sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  test('what the house allows is not reported', () => {
    expect(clean.summary.violations).toEqual([]);
    expect(clean.summary.totalCruised).toBeGreaterThan(ALLOWED.length - 10);
  });

  test('the real source is read as a whole', () => {
    const sources = filesBelow('src').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
    expect(sources.length).toBeGreaterThan(15);
    expect(real.summary.totalCruised).toBeGreaterThanOrEqual(sources.length);
  });
});
