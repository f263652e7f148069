import type {
  CustomerCard,
  CustomerId,
  CustomerListRow,
  TimelineEntry,
} from '@shared/features/customers/customers.contract';
import type { TodayRow } from '@shared/features/followups/followups.contract';
import type { PromiseRow } from '@shared/features/followups/promise.channels';
import type { HistoryAct } from '@shared/features/history/history.contract';
import { PERMISSIONS } from '@shared/features/staff/staff.rules';
import type { CallOutput } from '@shared/ipc/contracts';

/** A customer's id, as if the program had given it. */
export const idOf = (id: number): CustomerId => id as CustomerId;

/** A row of the customer list. */
export function rowOf(over: Partial<CustomerListRow> = {}): CustomerListRow {
  return {
    id: idOf(1),
    name: '单玉珍',
    number: '0002318',
    kind: 'person',
    phoneTail: '2045',
    lastSoldOn: '2026-11-15',
    saleCount: 58,
    spendCents: 387_200,
    tags: ['茶友'],
    deletedAt: null,
    lead: null,
    isRestricted: false,
    isMasked: false,
    custom: {},
    ...over,
  };
}

/** A list of `total` customers, answered in windows. Customer n is called 客户n. */
export function listOf(total: number) {
  return ({ offset, limit }: { offset: number; limit: number }): CallOutput<'customers.list'> => ({
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
      rowOf({ id: idOf(offset + at + 1), name: `客户${offset + at + 1}`, number: null }),
    ),
  });
}

/** How many are in each group. */
export function countsOf(over: Partial<CallOutput<'customers.counts'>> = {}): CallOutput<'customers.counts'> {
  return { all: 3, mine: 0, quiet: 1, birthday: 0, company: 1, noPhone: 0, bin: 0, ...over };
}

/** A card with everything on it. `fields` replaces single fields. */
export function cardOf({
  fields,
  ...over
}: Partial<Omit<CustomerCard, 'fields'>> & { fields?: Partial<CustomerCard['fields']> } = {}): CustomerCard {
  return {
    id: idOf(1),
    number: '0002318',
    version: 3,
    pinyin: 'Shàn Yùzhēn',
    fields: {
      name: '单玉珍',
      number: '0002318',
      salutation: '单老师',
      kind: 'person',
      gender: 'female',
      birthday: { month: 5, day: 6, year: null, calendar: 'lunar' },
      phones: [{ digits: '13811452045', display: '138 1145 2045', kind: 'mobile' }],
      wechat: '',
      email: '',
      address: '',
      region: '',
      company: '',
      tags: ['茶友'],
      likes: '茉莉花茶，泡浓些',
      avoids: '别推普洱',
      note: '',
      custom: {},
      ...fields,
    },
    createdOn: '2024-03-05',
    updatedAt: '2026-11-15T08:20:00.000Z',
    deletedAt: null,
    importId: null,
    summary: {
      saleCount: 58,
      returnCount: 2,
      spendCents: 387_200,
      firstSoldOn: '2024-03-05',
      lastSoldOn: '2026-11-15',
      lastSaleCents: 31_920,
      rhythmDays: 18,
    },
    favourites: [{ name: '碧潭飘雪 250g', times: 12 }],
    refuses: [],
    team: [],
    isRestricted: false,
    reach: {
      isWhole: true,
      isRevealed: true,
      mayPeek: true,
      mayArrange: true,
      mayRestrict: true,
    },
    ...over,
  };
}

/** An entry of the timeline: a sale of two things. */
export function entryOf(over: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    key: 'sale-1',
    kind: 'sale',
    refId: 1,
    on: '2026-11-15',
    minute: 980,
    title: '536365',
    detail: ['碧潭飘雪 250g', '茉莉龙珠'],
    count: 2,
    amountCents: 31_920,
    by: null,
    ...over,
  };
}

/** An act of the history that can be undone. */
export function actOf(over: Partial<HistoryAct> = {}): HistoryAct {
  return {
    id: 7,
    at: '2026-11-22T01:40:00.000Z',
    by: '赵会敏',
    approvedBy: null,
    channel: 'customers.edit',
    changeCount: 1,
    subject: '单玉珍',
    canUndo: true,
    undoneById: null,
    undoesId: null,
    ...over,
  };
}

/** What the frame needs to draw itself. */
export function settingsOf(over: Partial<CallOutput<'settings.get'>> = {}): CallOutput<'settings.get'> {
  return {
    shop: { name: '清和茶礼', ownerName: '赵会敏' },
    appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
    session: 'open',
    me: { id: 1, name: '赵会敏', role: 'owner' },
    rights: [...PERMISSIONS],
    people: [],
    lockAfterMinutes: 10,
    retentionYears: 3,
    currency: 'CNY',
    isSample: false,
    lookingAt: null,
    ...over,
  };
}

/** A row of Today. */
export function todayRowOf(over: Partial<TodayRow> = {}): TodayRow {
  return {
    id: 1 as TodayRow['id'],
    kind: 'call',
    customer: {
      id: idOf(1),
      name: '单玉珍',
      number: '0002318',
      phoneTail: '2045',
      isMasked: false,
      lastSoldOn: '2026-11-15',
      refuses: [],
    },
    person: { id: 1, name: '赵会敏' },
    subject: '问紫砂壶用得怎么样',
    dueOn: '2026-11-23' as TodayRow['dueOn'],
    dueMinute: null,
    lengthMinutes: 30,
    state: 'open',
    why: null,
    series: null,
    moves: 0,
    version: 1,
    group: 'contact',
    lateDays: 0,
    ...over,
  };
}

/** A promise that is due today. */
export function promiseRowOf(over: Partial<PromiseRow> = {}): PromiseRow {
  return {
    id: 1,
    customer: {
      id: 1 as PromiseRow['customer']['id'],
      name: '单雄信',
      number: '1',
      phoneTail: '8000',
      isMasked: false,
      lastSoldOn: '2026-11-01',
      refuses: [],
    },
    kind: 'goods',
    words: '两斤明前到货',
    promisedOn: '2026-11-20' as PromiseRow['promisedOn'],
    promisedBy: { id: 1, name: '赵会敏' },
    person: { id: 1, name: '赵会敏' },
    dueOn: '2026-11-23' as PromiseRow['dueOn'],
    dueMinute: null,
    toldOn: null,
    newDueOn: null,
    newDueMinute: null,
    state: 'open',
    endedOn: null,
    endedBy: null,
    reason: '',
    source: null,
    version: 1,
    standing: 'today',
    verdict: null,
    lateDays: 0,
    usual: null,
    mayChange: true,
    ...over,
  };
}

/** What Today answers. */
export function todayOf(
  rows: readonly TodayRow[],
  over: Partial<CallOutput<'followups.today'>> = {},
): CallOutput<'followups.today'> {
  return {
    promises: [],
    rows: [...rows],
    total: rows.length,
    late: rows.filter(({ lateDays }) => lateDays > 0).length,
    week: [23, 24, 25, 26, 27, 28, 29].map((date) => ({
      on: `2026-11-${date}` as TodayRow['dueOn'],
      count: date === 23 ? rows.length : 0,
    })),
    soon: [],
    done: 0,
    ...over,
  };
}
