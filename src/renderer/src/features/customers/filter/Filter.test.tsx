import type { Condition, Conditions } from '@shared/features/customers/filter.rules';
import type { Day } from '@shared/lib/days';
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { i18n } from '@/lib/i18n';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { sentenceOf, type FilterNames } from './conditionText';
import { FilterBar } from './FilterBar';

const FIELDS: FilterNames['fields'] = [
  { id: 7, name: '偏好', kind: 'text', choices: [], isInList: false, isRetired: false, version: 1 },
  { id: 8, name: '鞋码', kind: 'number', choices: [], isInList: false, isRetired: false, version: 1 },
];
const NAMES: FilterNames = {
  fields: FIELDS,
  tier: new Map([['2', '金卡']]),
  lead: new Map([['1', '小林']]),
  source: new Map(),
};
const told = (on: string, is: Condition['is'], ...values: string[]): Condition => ({ on, is, values });
const OF = [
  told('tag', 'is', '老客', '茶友'),
  told('lastVisit', 'notWithin', '90'),
  told('field:7', 'has', '茶'),
];
const TODAY = '2026-11-24' as Day;

describe('a filter is read as a sentence', () => {
  beforeAll(async () => {
    await i18n.changeLanguage('zh-CN');
  });
  test('in Chinese', () => {
    expect(sentenceOf({ joins: 'all', of: OF }, NAMES, TODAY)).toBe(
      '标签是 老客 或 茶友，且 90 天没来了，且 偏好包含 茶',
    );
    const more = [
      told('spend', 'atLeast', '100000'),
      told('visits', 'atMost', '3'),
      told('birthMonth', 'is', '11'),
      told('tier', 'isNot', '2'),
      told('lead', 'is', '9'),
      told('field:99', 'isEmpty'),
    ];
    expect(sentenceOf({ joins: 'any', of: more }, NAMES, TODAY)).toBe(
      '累计消费至少 ¥1,000.00，或 来过至多 3 次，或 生日月份是 11 月，或 会员等级不是 金卡，或 照看人是 （已经没有了），或 一个已经没有了的字段',
    );
  });
  test('in English', async () => {
    await i18n.changeLanguage('en');
    expect(sentenceOf({ joins: 'all', of: [...OF, told('created', 'within', '1')] }, NAMES, TODAY)).toBe(
      'Tag is 老客 or 茶友, and not seen for 90 days, and 偏好 contains 茶, and card made within the last day',
    );
    await i18n.changeLanguage('zh-CN');
  });
});

/** A bar that keeps its filter. */
function Bar({ of }: { of: readonly Condition[] }) {
  const [where, setWhere] = useState<Conditions>({ joins: 'all', of });
  return (
    <>
      {where.of.length > 0 && <FilterBar where={where} onWhere={setWhere} />}
      <output>{JSON.stringify(where)}</output>
    </>
  );
}

test('pieces are changed, joined and taken out by keyboard', async () => {
  await renderScreen(<Bar of={OF} />, {
    answers: {
      'fields.list': () => [...FIELDS],
      'loyalty.tiers': () => ({ tiers: [], points: 0, pointsCents: 0, owed: 0 }),
      'customers.colleagues': () => [],
      'joins.sources': () => ({ rows: [], isPageOn: false }),
      'customers.tags': () => [{ tag: '老客', count: 3 }],
    },
  });
  const shown = (): Conditions => JSON.parse(screen.getByRole('status').textContent ?? '') as Conditions;
  const bar = await screen.findByRole('region', { name: /标签是 老客 或 茶友，且 90 天没来了/u });
  await within(bar).findByRole('button', { name: '偏好包含 茶' });
  within(bar).getByRole('button', { name: '90 天没来了' }).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: '改条件' });
  const days = within(dialog).getByLabelText('是什么');
  await user.clear(days);
  await user.keyboard('{Control>}s{/Control}');
  within(dialog).getByText('写得看不懂。');
  await user.type(days, '１８０');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{Control>}s{/Control}');
  expect(shown().of[1]).toEqual(told('lastVisit', 'notWithin', '180'));
  await user.click(within(bar).getAllByRole('button', { name: /^且/u })[0] ?? bar);
  expect(shown().joins).toBe('any');
  within(bar).getByRole('button', { name: '标签是 老客 或 茶友' }).focus();
  await user.keyboard('{Delete}');
  expect(shown().of.map(({ on }) => on)).toEqual(['lastVisit', 'field:7']);
  await user.click(within(bar).getByRole('button', { name: '加条件' }));
  const fresh = await screen.findByRole('dialog', { name: '加条件' });
  await user.selectOptions(within(fresh).getByLabelText('看什么'), 'spend');
  await user.type(within(fresh).getByLabelText('多少元'), '1,000.5');
  await user.keyboard('{Control>}s{/Control}');
  expect(shown().of[2]).toEqual(told('spend', 'atLeast', '100050'));
  await user.click(within(bar).getByRole('button', { name: '去掉条件' }));
  expect(shown()).toEqual({ joins: 'all', of: [] });
});
