/** How the words of the features are told: one of them in code, and in the two languages. */
const NAMES = {
  customers: { one: 'customer', zh: '客户', en: 'Customers', enOne: 'customer' },
  followups: { one: 'followup', zh: '跟进', en: 'Follow-ups', enOne: 'follow-up' },
  inquiries: { one: 'inquiry', zh: '咨询', en: 'Inquiries', enOne: 'inquiry' },
  complaints: { one: 'complaint', zh: '投诉', en: 'Complaints', enOne: 'complaint' },
  loyalty: { one: 'member', zh: '会员', en: 'Members', enOne: 'member' },
  products: { one: 'product', zh: '商品', en: 'Products', enOne: 'product' },
  sales: { one: 'sale', zh: '销售', en: 'Sales', enOne: 'sale' },
  analytics: { one: 'finding', zh: '分析', en: 'Analysis', enOne: 'finding' },
  messages: { one: 'message', zh: '关怀', en: 'Messages', enOne: 'message' },
  staff: { one: 'person', zh: '团队', en: 'Team', enOne: 'person' },
  transfer: { one: 'import', zh: '导入', en: 'Imports', enOne: 'import' },
  quality: { one: 'problem', zh: '数据质量', en: 'Data quality', enOne: 'problem' },
  backup: { one: 'copy', zh: '备份', en: 'Backup', enOne: 'backup' },
  settings: { one: 'setting', zh: '设置', en: 'Settings', enOne: 'setting' },
  history: { one: 'act', zh: '历史', en: 'History', enOne: 'act' },
};

/** A word that was added since gets names to be replaced by hand. */
function namesOf(word) {
  const one = word.endsWith('s') ? word.slice(0, -1) : `${word}Entry`;
  return NAMES[word] ?? { one, zh: word, en: capital(word), enOne: one };
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/**
 * Every file of a feature that keeps titles, the least that goes through all layers: {path: text}.
 * `version` is the number of its migration.
 */
export function featureFiles(word, version) {
  const { one, zh, en, enOne } = namesOf(word);
  const One = capital(one);
  const Word = capital(word);
  const number = String(version).padStart(4, '0');
  const main = `src/main/features/${word}/${word}`;
  const shared = `src/shared/features/${word}/${word}`;
  const screen = `src/renderer/src/features/${word}`;
  return {
    [`${shared}.contract.ts`]: `
import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';

/** The longest title that is kept; a longer one is refused, not cut. */
export const TITLE_LIMIT = 200;

export const ${one}Id = z.number().int().positive().brand<'${One}Id'>();
export type ${One}Id = z.infer<typeof ${one}Id>;

export const ${one}Row = z.object({
  id: ${one}Id,
  title: z.string(),
  /** Local day on which it was added. */
  createdOn: z.string(),
});
export type ${One}Row = z.infer<typeof ${one}Row>;

export const ${word}Contract = defineContract('${word}', () => ({
  /** A window of the list, newest first. */
  list: query({
    input: z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    output: z.object({ rows: z.array(${one}Row), total: z.number().int() }),
    permission: '${word}.read',
  }),
  add: command({
    input: z.object({ title: z.string().trim().min(1).max(TITLE_LIMIT) }),
    output: z.object({ id: ${one}Id }),
    permission: '${word}.write',
    changes: ['${word}'],
    isUndoable: true,
  }),
}));
`,
    [`${shared}.rules.ts`]: `
/** A title as it is kept: any run of white space is one space, none at the ends. */
export function tidyTitle(text: string): string {
  return text.replace(/\\s+/gu, ' ').trim();
}
`,
    [`${shared}.rules.test.ts`]: `
import { expect, test } from 'vitest';
import { tidyTitle } from './${word}.rules';

test('a title is kept with single spaces and none at its ends', () => {
  expect(tidyTitle('  two\\t \\nwords ')).toBe('two words');
  expect(tidyTitle('\\u3000全角\\u3000空格\\u3000')).toBe('全角 空格');
});

test('tidying a tidy title changes nothing', () => {
  expect(tidyTitle(tidyTitle(' a  b '))).toBe(tidyTitle(' a  b '));
});
`,
    [`${main}.entity.ts`]: `
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One ${enOne}. */
@Entity({ name: '${word}' })
export class ${One} {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) createdAt!: string;
  /** Local day as the shop saw it. */
  @Column({ type: 'text' }) createdOn!: string;
}
`,
    [`${main}.service.ts`]: `
import type { ${One}Id } from '@shared/features/${word}/${word}.contract';
import { tidyTitle } from '@shared/features/${word}/${word}.rules';
import type { Unit } from '../../db/unit';
import { ${One} } from './${word}.entity';

/** Adds one and returns its id. */
export async function add${One}(unit: Unit, typed: { title: string }): Promise<${One}Id> {
  const { at, on } = unit.moment;
  const id = await unit.insert(${One}, { title: tidyTitle(typed.title), createdAt: at, createdOn: on });
  return id as ${One}Id;
}
`,
    [`${main}.service.test.ts`]: `
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ${one}Input } from '../../../../tests/support/builders/${word}';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(() => shop.close());

test('what was added last stands first in the list', async () => {
  await shop.call('${word}.add', ${one}Input({ title: 'first' }));
  const { id } = await shop.call('${word}.add', ${one}Input({ title: ' second  one ' }));
  const { rows, total } = await shop.call('${word}.list', { offset: 0, limit: 10 });
  expect(total).toBe(2);
  expect(rows.map((row) => row.title)).toEqual(['second one', 'first']);
  expect(rows[0]?.id).toBe(id);
});

test('undo takes an added one out again', async () => {
  await shop.call('${word}.add', ${one}Input());
  await shop.call('history.undoLast', {});
  expect(await shop.call('${word}.list', { offset: 0, limit: 10 })).toEqual({ rows: [], total: 0 });
});

test('an empty title is refused and nothing is kept', async () => {
  await expect(shop.call('${word}.add', ${one}Input({ title: '  ' }))).rejects.toThrow('ipc.badInput');
  expect((await shop.call('${word}.list', { offset: 0, limit: 10 })).total).toBe(0);
});
`,
    [`${main}.queries.ts`]: `
import type { ${One}Row, ${word}Contract } from '@shared/features/${word}/${word}.contract';
import type { QueryHandlers } from '../../ipc/handlers';

export const ${word}Queries: QueryHandlers<typeof ${word}Contract> = {
  list: (reader, { offset, limit }) => ({
    rows: reader.all<${One}Row>(
      'SELECT "id", "title", "createdOn" FROM "${word}" ORDER BY "id" DESC LIMIT ? OFFSET ?',
      limit,
      offset,
    ),
    total: reader.column<number>('SELECT count(*) FROM "${word}"')[0] ?? 0,
  }),
};
`,
    [`${main}.handlers.ts`]: `
import type { ${word}Contract } from '@shared/features/${word}/${word}.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { add${One} } from './${word}.service';

export const ${word}Commands: CommandHandlers<typeof ${word}Contract> = {
  add: async (unit, typed) => ({ id: await add${One}(unit, typed) }),
};
`,
    [`src/main/db/migrations/${number}-${word}.ts`]: `
import type { Migration } from '../migrate';

/** The table of ${word}. */
export const migration${number}: Migration = {
  version: ${version},
  name: '${word}',
  sql: \`
CREATE TABLE "${word}" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL
) STRICT;
\`,
};
`,
    [`${screen}/${word}.hooks.ts`]: `
import type { ${One}Row } from '@shared/features/${word}/${word}.contract';
import { call } from '@/lib/client';
import { keyOf } from '@/lib/queryClient';
import { usePagedRows, type RowSource } from '@/ui/pagedRows';

/** All of them, newest first, fetched as they come into view. */
export function use${Word}(): RowSource<${One}Row> {
  return usePagedRows({
    queryKey: keyOf('${word}.list', {}),
    fetchPage: (offset, limit) => call('${word}.list', { offset, limit }),
  });
}
`,
    [`${screen}/${word}.public.ts`]: `
export { use${Word} } from './${word}.hooks';
`,
    [`${screen}/${Word}Screen.tsx`]: `
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ${One}Row } from '@shared/features/${word}/${word}.contract';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconNote } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { use${Word} } from './${word}.hooks';

/** The list of ${word}. */
export function ${Word}Screen() {
  const { t } = useTranslation();
  const today = useToday();
  const source = use${Word}();
  const columns = useMemo<readonly Column<${One}Row>[]>(
    () => [
      {
        key: 'title',
        header: t('${word}.column.title'),
        width: 'minmax(9rem, 1fr)',
        cell: (row) => row.title,
      },
      {
        key: 'createdOn',
        header: t('${word}.column.createdOn'),
        width: '9rem',
        cell: (row) => formatDay(row.createdOn, today),
      },
    ],
    [t, today],
  );
  return (
    <>
      <PageHeader title={t('${word}.title')} />
      {source.error ? (
        <ErrorNotice error={source.error} onRetry={source.retry} />
      ) : (
        <DataTable
          label={t('${word}.title')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          empty={<EmptyState icon={IconNote} text={t('${word}.empty')} />}
        />
      )}
    </>
  );
}
`,
    [`src/renderer/src/locales/zh-CN/${word}.json`]: JSON.stringify({
      title: zh,
      empty: `还没有${zh}记录。`,
      column: { title: '内容', createdOn: '记于' },
    }),
    [`src/renderer/src/locales/en/${word}.json`]: JSON.stringify({
      title: en,
      empty: 'Nothing here yet.',
      column: { title: 'What', createdOn: 'Added' },
    }),
    [`tests/support/builders/${word}.ts`]: `
import type { CallInput } from '../../../src/shared/ipc/contracts';

/** What a person types for a new ${enOne}; override what the test is about. */
export function ${one}Input(overrides: Partial<CallInput<'${word}.add'>> = {}): CallInput<'${word}.add'> {
  return { title: '${zh}', ...overrides };
}
`,
    [`tests/e2e/${word}.spec.ts`]: `
import { expect, test } from '../support/launch';

test.fixme('the list of ${word} opens from the rail', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await page.getByRole('navigation').getByRole('link', { name: '${zh}' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '${zh}' })).toBeVisible();
});
`,
  };
}

/**
 * The lines that make the rest of the house know the feature: {path, add(text)}.
 * `add` returns the changed text, or null where the place is not found.
 */
export function registrations(word, version) {
  const { one, zh, enOne } = namesOf(word);
  const One = capital(one);
  const number = String(version).padStart(4, '0');
  const from = (name, path) => `import { ${name} } from '${path}';`;
  const act = (text) => (json) =>
    replaced(json, /("act": \{\n)/, `$1    ${JSON.stringify(word)}: { "add": ${JSON.stringify(text)} },\n`);
  return [
    {
      path: 'src/shared/ipc/contracts.ts',
      add: all(
        intoList('export const CONTRACTS = {', `${word}: ${word}Contract`),
        withImport(from(`${word}Contract`, `../features/${word}/${word}.contract`)),
      ),
    },
    {
      path: 'src/shared/features/history/history.contract.ts',
      add: (text) => replaced(text, /(changes: \[[^\]]*'history'[^\]]*?),?\s*\]/g, `$1, '${word}']`),
    },
    {
      path: 'src/main/ipc/commands.ts',
      add: all(
        intoList('export const ENTITIES = [', One),
        intoList('export const COMMANDS = byFullName', `${word}: ${word}Commands`, '({'),
        withImport(from(`${word}Commands`, `../features/${word}/${word}.handlers`)),
        withImport(from(One, `../features/${word}/${word}.entity`)),
      ),
    },
    {
      path: 'src/main/ipc/loadChannel.ts',
      add: intoList(
        'const LOADERS',
        `${word}: async () => (await import('@shared/features/${word}/${word}.contract')).${word}Contract`,
        '= {',
      ),
    },
    {
      path: 'src/main/ipc/queries.ts',
      add: all(
        intoList('export const QUERIES = byFullName', `${word}: ${word}Queries`, '({'),
        withImport(from(`${word}Queries`, `../features/${word}/${word}.queries`)),
      ),
    },
    {
      path: 'src/main/db/migrations/index.ts',
      add: all(
        intoList('export const MIGRATIONS', `migration${number}`, '= ['),
        withImport(from(`migration${number}`, `./${number}-${word}`)),
      ),
    },
    {
      path: 'tests/router/samples.ts',
      add: (text) =>
        replaced(
          text,
          /(export const SAMPLES: .* = \{\n)/,
          `$1  '${word}.list': { offset: 0, limit: 50 },\n  '${word}.add': { title: 'x' },\n`,
        ),
    },
    { path: 'src/renderer/src/locales/zh-CN/history.json', add: act(`新增${zh}`) },
    { path: 'src/renderer/src/locales/en/history.json', add: act(`Add ${enOne}`) },
  ];
}

function all(...steps) {
  return (text) => steps.reduce((changed, step) => (changed === null ? null : step(changed)), text);
}

function replaced(text, pattern, replacement) {
  const changed = text.replace(pattern, replacement);
  return changed === text ? null : changed;
}

/** Adds an entry at the end of a list or object that begins with `opener`, and there with `bracket` if it is given. */
function intoList(opener, entry, bracket = '') {
  return (text) => {
    const start = text.indexOf(opener);
    if (start < 0) return null;
    const open = bracket === '' ? start + opener.length : text.indexOf(bracket, start) + bracket.length;
    if (open < start) return null;
    const close = text.slice(open).search(/[\]}]/);
    if (close < 0) return null;
    const inside = text.slice(open, open + close).trimEnd();
    const comma = inside === '' || inside.endsWith(',') ? '' : ',';
    return `${text.slice(0, open)}${inside}${comma}\n  ${entry},\n${text.slice(open + close)}`;
  };
}

/** Adds an import line before the first one that comes after it in the alphabet, by the path. */
function withImport(line) {
  const pathOf = (text) => /from '([^']+)'/.exec(text)?.[1] ?? '';
  return (text) => {
    const lines = text.split('\n');
    const imports = lines.flatMap((one, at) => (/^import .* from '\.[^']*';$/.test(one) ? [at] : []));
    if (imports.length === 0) return null;
    const folder = pathOf(line).replace(/[^/]+\/[^/]+$/, '');
    const near = imports.filter((at) => pathOf(lines[at]).startsWith(folder));
    const before = near.find((at) => pathOf(lines[at]) > pathOf(line));
    lines.splice(before ?? (near.at(-1) ?? imports.at(-1)) + 1, 0, line);
    return lines.join('\n');
  };
}
