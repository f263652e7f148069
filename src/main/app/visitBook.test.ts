import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomesOf, MOODS } from '@shared/features/followups/followups.rules';
import { visitPaper, type VisitPaper } from '@shared/features/followups/visit.channels';
import {
  BACK_FIELDS,
  COLUMN_WORDS,
  MOOD_WORDS,
  OUTCOME_WORDS,
  readVisitFile,
} from '@shared/features/followups/visitFile.rules';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { readCells } from '../helper/readCells';
import { RequestWork } from '../helper/work';
import { paperText } from './paperText';
import { visitBook } from './visitBook';
import { visitPage } from './visitPage';

const MARK = '11111111-1111-4111-8111-111111111111';
const HOSTILE = '=HYPERLINK("http://x","y")';

const paperOf = (over: Partial<VisitPaper> = {}): VisitPaper =>
  visitPaper.parse({
    id: 12,
    mark: MARK,
    person: { id: 1, name: '小林' },
    dayOn: '2026-11-23',
    subject: '送样品',
    form: 'xlsx',
    facts: ['phone', 'address', 'strip', 'open', 'purchases'],
    stops: 1,
    told: 0,
    takenAt: '2026-11-23T01:00:00.000Z',
    takenOn: '2026-11-23',
    takenBy: '掌柜',
    backOn: null,
    shop: '茗香<茶>庄',
    rows: [
      {
        key: '0000000a',
        customerId: 7,
        name: HOSTILE,
        number: '00012345678901234567',
        phones: ['13800138000123456789'],
        region: '江干区',
        address: '+1 号',
        salutation: '@单先生',
        likes: '-龙井',
        avoids: '<script>alert(1)</script>',
        lastSoldOn: '2026-11-01',
        open: [{ kind: 'call', subject: '问近况', dueOn: '2026-11-30' }],
        purchases: [{ on: '2026-11-01', names: ['龙井', '紫砂壶'], amountCents: 12_340 }],
        plan: '谈年礼',
      },
    ],
    ...over,
  });

const cellsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const path = join(scratchDir(), 'sheet.xlsx');
  writeFileSync(path, bytes);
  const work = new RequestWork(
    () => undefined,
    () => undefined,
  );
  return (await readCells({ path, rows: 500, columns: 40 }, work)).rows;
};

test.each(['zh-CN', 'en'] as const)('a sheet in %s comes back as it went out', async (language) => {
  const cells = await cellsOf(await visitBook(paperOf(), language));
  const head = cells[2] ?? [];
  const text = paperText(language);
  expect(head.slice(-5)).toEqual(BACK_FIELDS.map((field) => text(`papers.visit.column.${field}`)));
  const row = cells[3] ?? [];
  expect(row[0]).toBe('0000000a');
  const filled = head.map((_, at) => row[at] ?? '');
  const put = (field: (typeof BACK_FIELDS)[number], value: string): void => {
    filled[head.length - BACK_FIELDS.length + BACK_FIELDS.indexOf(field)] = value;
  };
  put('outcome', text('papers.value.followups.outcome.bought') ?? '');
  put('mood', text('papers.value.followups.mood.happy') ?? '');
  put('note', '要两罐');
  put('next', '送货');
  put('nextOn', '2026-12-01');
  expect(readVisitFile([...cells.slice(0, 3), filled])).toEqual({
    mark: MARK,
    rows: [
      {
        key: '0000000a',
        outcome: 'bought',
        mood: 'happy',
        note: '要两罐',
        next: '送货',
        nextOn: '2026-12-01',
        unread: [],
      },
    ],
  });
});

test('what looks like a number or a formula is a text in the file', async () => {
  const bytes = await visitBook(paperOf(), 'zh-CN');
  const [, , , row = []] = await cellsOf(bytes);
  expect(row).toContain(HOSTILE);
  expect(row).toContain('13800138000123456789');
  const { readXlsx } = await import('hucre/xlsx');
  const [sheet] = (await readXlsx(bytes)).sheets;
  const formulas = [...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined);
  expect(formulas).toEqual([]);
  expect(sheet?.rows[3]?.every((value) => value === null || typeof value === 'string')).toBe(true);
});

test('facts that were not chosen have no column', async () => {
  const cells = await cellsOf(await visitBook(paperOf({ facts: ['address'] }), 'zh-CN'));
  expect(cells[2]).toEqual([
    '行号',
    '客户',
    '地址',
    '这次为了',
    '结果',
    '客人心情',
    '说了什么',
    '下一步',
    '下一步哪天',
  ]);
});

test('every word that a sheet is printed with is read again', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = paperText(language);
    const plain = (key: string): string | undefined => text(`papers.${key}`)?.toLowerCase();
    for (const field of ['key', ...BACK_FIELDS] as const)
      expect(COLUMN_WORDS[field]).toContain(plain(`visit.column.${field}`));
    for (const outcome of outcomesOf('visit'))
      expect(OUTCOME_WORDS[outcome]).toContain(plain(`value.followups.outcome.${outcome}`));
    for (const mood of MOODS) expect(MOOD_WORDS[mood]).toContain(plain(`value.followups.mood.${mood}`));
  }
});

test('on paper nothing of a customer becomes markup, and there is room for what is said', () => {
  const html = visitPage(paperOf(), 'zh-CN');
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<茶>');
  expect(html).toContain('&#60;script&#62;');
  expect(html).toContain('行号 0000000a');
  expect(html).toContain('☐ 买了');
});
