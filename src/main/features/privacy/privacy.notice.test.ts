import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlaceKind } from '@shared/features/backup/backup.contract';
import { KEPT } from '@shared/features/backup/backup.retention.rules';
import { CONTACT_LENGTH, NOTICE_KIND_NAMES, NOTICE_KINDS } from '@shared/features/privacy/notice.rules';
import type { NoticeBackups, NoticePage } from '@shared/features/privacy/privacy.contract';
import { PURPOSES } from '@shared/features/privacy/privacy.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { wordsOf } from '../../../../tests/support/words';
import { noticePage } from '../../app/noticePage';
import { noticeSheet } from '../../app/noticeSheet';
import type { DesktopContext } from '../../ipc/handlers';
import { GIVEN, LEFT_OUT } from './privacy.data';
import { printNotice, saveNotice, showNotice } from './privacy.notice';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
  const appearance = { language: 'zh-CN', theme: 'light', textSize: 100 } as const;
  await shop.call('settings.openShop', { shop: { name: '清和茶礼', ownerName: '赵会敏' }, appearance });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

type Place = { kind: PlaceKind; path: string | null };
const LOCAL: Place = { kind: 'local', path: '/shop/backup' };

/** Windows and dialogs of which a test says the answers; `done` is what was asked of the world, in order. */
function deskOf({
  saveTo = null,
  places = [LOCAL],
  isEncrypted = false,
  backups = [],
}: {
  saveTo?: string | null;
  places?: readonly Place[];
  isEncrypted?: boolean;
  backups?: readonly { isEncrypted: boolean }[];
} = {}): { desktop: DesktopContext; done: string[] } {
  const done: string[] = [];
  const desktop = {
    query: () => shop.call('privacy.notice', {}),
    askSave: (name: string) => {
      done.push(`ask ${name}`);
      return Promise.resolve(saveTo);
    },
    tell: (act: string, result: object) => {
      done.push(`tell ${act} ${JSON.stringify(result)}`);
      return Promise.resolve();
    },
    backups: {
      status: () => Promise.resolve({ places, isEncrypted }),
      list: () => Promise.resolve({ backups }),
    },
    noticePage: (...asked: Parameters<typeof noticePage>) => Promise.resolve(noticePage(...asked)),
    noticePdf: (page: NoticePage) => {
      done.push('draw');
      return Promise.resolve(Buffer.from(`%PDF-${page.shop}`));
    },
    printNotice: (page: NoticePage) => {
      done.push(`print ${page.title}`);
      return Promise.resolve();
    },
  };
  return { desktop: desktop as unknown as DesktopContext, done };
}

const CONTACT = '赵会敏 0311-8602 0000';
const FACTS = { shop: '清和茶礼', contact: CONTACT, retentionYears: 3, today: '2026-11-24' } as const;
const HERE: NoticeBackups = { kinds: ['local'], isLocked: false };
const wordsIn = (page: NoticePage): string => JSON.stringify(page);

describe('whom customers turn to', () => {
  test('is kept on one line, told with what it was before, and can be undone', async () => {
    await shop.call('privacy.setContact', { contact: '  赵会敏\n 0311-8602\t0000 ' });
    expect(await shop.call('privacy.notice', {})).toEqual(FACTS);
    await shop.call('privacy.setContact', { contact: 'O’Neil 𠮷' });
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    const { changes } = await shop.call('history.act', { id: acts[0]?.id ?? 0 });
    expect(changes[0]?.fields).toEqual([{ name: 'settings.contact', before: CONTACT, after: 'O’Neil 𠮷' }]);
    await shop.call('history.undoLast', {});
    expect((await shop.call('privacy.notice', {})).contact).toBe(CONTACT);
  });

  test.each(['', ' \n ', 'x'.repeat(CONTACT_LENGTH + 1), '茶'.repeat(10_000)])(
    'is refused where it is nothing, or more than fits on the sheet',
    async (contact) => {
      await expect(shop.call('privacy.setContact', { contact })).rejects.toThrow('ipc.badInput');
      expect((await shop.call('privacy.notice', {})).contact).toBe('');
    },
  );

  test.each(['manager', 'desk', 'sales'])(
    'is for the owner to say, and to be read by a %s too',
    async (role) => {
      await shop.call('privacy.setContact', { contact: CONTACT });
      const { lastInsertRowid } = shop.raw
        .prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)')
        .run(role, role);
      shop.signIn({ id: Number(lastInsertRowid) });
      await expect(shop.call('privacy.setContact', { contact: '我' })).rejects.toThrow('ipc.denied');
      expect((await shop.call('privacy.notice', {})).contact).toBe(CONTACT);
    },
  );
});

describe('the notice', () => {
  test('is not shown, printed or saved before it says whom to turn to', async () => {
    const { desktop, done } = deskOf({ saveTo: join(shop.dir, 'notice.pdf') });
    for (const act of [showNotice, printNotice, saveNotice]) {
      await expect(act(desktop, { language: 'zh-CN' })).rejects.toThrow('privacy.noContact');
    }
    expect(done).toEqual([]);
  });

  test.each(LANGUAGES)(
    'asks for consent in %s in the words that a recorded answer stands for',
    async (language) => {
      const words = wordsOf(language);
      const page = noticePage(FACTS, HERE, language);
      const lines = page.parts.flatMap((part) => part.lines);
      for (const purpose of PURPOSES) {
        const asked = { about: words(`privacy.purpose.${purpose}`), text: words(`privacy.ask.${purpose}`) };
        expect(lines).toContainEqual(asked);
      }
      const { id } = await shop.call('customers.create', { name: '单玉珍' });
      await shop.call('privacy.recordConsent', { id, purpose: 'phone', answer: 'given', way: 'counter' });
      const [recorded] = await shop.call('privacy.consents', { id });
      const foot = words('papers.notice.foot', {
        version: recorded?.textVersion ?? '',
        day: language === 'en' ? '24 November 2026' : '2026年11月24日',
      });
      expect(page.foot).toBe(foot);
    },
  );

  test.each(LANGUAGES)('says in %s who, what, what for, where, how long and which rights', (language) => {
    const words = wordsOf(language);
    const page = noticePage(
      FACTS,
      { kinds: ['local', 'folder', 'stick', 'synced'], isLocked: true },
      language,
    );
    const whole = wordsIn(page);
    expect(whole).not.toMatch(/papers\.|privacy\.|undefined|\{\{|\[object/u);
    expect([page.shop, page.contact.text]).toEqual(['清和茶礼', CONTACT]);
    for (const kind of NOTICE_KIND_NAMES) expect(whole).toContain(words(`papers.notice.kind.${kind}`));
    for (const right of ['see', 'correct', 'withdraw', 'erase', 'complain']) {
      expect(whole).toContain(words(`papers.notice.right.${right}.text`));
    }
    expect(whole).toContain(words('papers.notice.use'));
    expect(whole).toContain(words('papers.notice.backups', { months: KEPT.months }));
  });

  test.each([
    [1, '超过一年没有往来的', 'After a year without dealings'],
    [5, '超过 5 年没有往来的', 'After 5 years without dealings'],
  ] as const)('tells of looking again after years without dealings, as it is set: %s', (years, zh, en) => {
    const toldIn = (language: Language, retentionYears: typeof years | null): string =>
      wordsIn(noticePage({ ...FACTS, retentionYears }, HERE, language));
    expect(toldIn('zh-CN', years)).toContain(zh);
    expect(toldIn('en', years)).toContain(en);
    expect(toldIn('zh-CN', null)).not.toContain('没有往来');
    expect(toldIn('en', null)).not.toContain('without dealings');
  });

  test('tells of a cloud folder and of locked backups only where that is so', async () => {
    await shop.call('privacy.setContact', { contact: CONTACT });
    const words = wordsOf('zh-CN');
    const told = async (options: Parameters<typeof deskOf>[0]): Promise<string[]> => {
      const whole = wordsIn(await showNotice(deskOf(options).desktop, { language: 'zh-CN' }));
      return ['locked', 'synced'].filter((name) => whole.includes(words(`papers.notice.where.${name}`)));
    };
    const [locked, open] = [{ isEncrypted: true }, { isEncrypted: false }];
    const cloud: Place = { kind: 'synced', path: '/cloud' };
    const away: Place = { kind: 'stick', path: null };
    expect(await told({ backups: [open] })).toEqual([]);
    expect(await told({ isEncrypted: true, backups: [locked] })).toEqual(['locked']);
    expect(await told({ isEncrypted: true, backups: [locked, open] })).toEqual([]);
    expect(await told({ isEncrypted: true, backups: [locked], places: [LOCAL, away] })).toEqual([]);
    expect(await told({ places: [LOCAL, cloud, cloud] })).toEqual(['synced']);
  });

  test('tells of every column with something of a customer', () => {
    const told = new Set<string>(Object.values(NOTICE_KINDS).flat());
    const columnsOf = (table: string): string[] =>
      shop.reader
        .column<string>(`SELECT "name" FROM pragma_table_info('${table}')`)
        .map((column) => `${table}.${column}`);
    const there = Object.keys(GIVEN).flatMap(columnsOf);
    const untold = there.filter(
      (column) => !told.has(column) && !LEFT_OUT.has(column) && !BOOKKEEPING.test(column),
    );
    expect(untold).toEqual([]);
    const all = new Set([...there, ...columnsOf('auditDetails')]);
    expect([...told].filter((column) => !all.has(column))).toEqual([]);
    expect([...told].filter((column) => BOOKKEEPING.test(column))).toEqual([]);
  });
});

/** Columns that number rows, point from one to the other, or say when and by whom of the shop a row was written. */
const BOOKKEEPING =
  /\.(?:id|customerId|saleId|contactId|contentId|previousId|ruleId|seriesId|eventKey|eventSum|occasion|promisedAt|sourceFeature|sourceId|endedAt|importId|position|lineNo|lineCount|version|at|minute|createdAt|createdOn|createdBy|updatedAt|deletedAt|erasedAt|begunAt|form|slot|byteCount)$|^(?:customerNotes|customerConsents|customerFiles)\.actorId$|^drafts\.personId$/u;

describe('the sheet', () => {
  const HOSTILE = "<img src=x onerror=alert(1)>\"'& O'Neil 𠮷 {{shop}}";

  test('shows whatever the shop is called and whoever is named as text', () => {
    for (const language of LANGUAGES) {
      const page = noticePage(
        { shop: HOSTILE, contact: HOSTILE, retentionYears: null, today: '2026-11-24' },
        HERE,
        language,
      );
      const html = noticeSheet(page, language, 14);
      expect(html).not.toContain('<img');
      expect(
        html.split('&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38; O&#39;Neil 𠮷 {{shop}}'),
      ).toHaveLength(4);
      expect(html).toContain('font: 14pt');
    }
  });
});

describe('the notice as a file', () => {
  beforeEach(() => shop.call('privacy.setContact', { contact: CONTACT }));

  test('is written once the trail knows of it, under the name of the shop', async () => {
    const saveTo = join(shop.dir, '告知书.pdf');
    const { desktop, done } = deskOf({ saveTo });
    expect(await saveNotice(desktop, { language: 'en' })).toEqual({ fileName: '告知书.pdf' });
    expect(readFileSync(saveTo, 'utf8')).toBe('%PDF-清和茶礼');
    expect(done).toEqual(['ask 清和茶礼-en.pdf', 'tell privacy.saveNotice {"language":"en"}', 'draw']);
  });

  test('is not written, and not told of, where no place was chosen', async () => {
    const { desktop, done } = deskOf();
    expect(await saveNotice(desktop, { language: 'zh-CN' })).toBeNull();
    expect(done).toEqual(['ask 清和茶礼-zh-CN.pdf']);
  });

  test('leaves nothing where it cannot be written', async () => {
    const taken = join(shop.dir, 'taken.pdf');
    mkdirSync(taken);
    for (const saveTo of [join(shop.dir, 'no', 'such', 'folder.pdf'), taken]) {
      await expect(saveNotice(deskOf({ saveTo }).desktop, { language: 'zh-CN' })).rejects.toThrow(
        'privacy.notWritten',
      );
      expect(existsSync(`${saveTo}.part`)).toBe(false);
    }
    expect(readdirSync(taken)).toEqual([]);
  });

  test('is printed once the trail knows of it', async () => {
    const { desktop, done } = deskOf();
    await printNotice(desktop, { language: 'en' });
    expect(done).toEqual(['tell privacy.printNotice {"language":"en"}', 'print Privacy notice']);
  });
});
