import { expect, test } from 'vitest';
import type { PlanPlace } from '@shared/features/products/plan.channels';
import { planPage } from './planPage';

const place = (of: Partial<PlanPlace>): PlanPlace =>
  ({
    ...{ id: 1, kind: 'shelf', name: '东墙', x: 2, y: 1, width: 4, height: 2, goods: 12, outOfReach: 3 },
    ...of,
  }) as PlanPlace;

test('the plan says where each place is, how much stands there, and what has to be fetched', () => {
  const html = planPage({ shop: '清和茶庄', day: '2026-11-23', places: [place({})] }, 'zh-CN');
  expect(html).toContain('left:22mm;top:11mm;width:44mm;height:22mm');
  for (const said of ['清和茶庄', '2026-11-23', '东墙', '12 样', '3 样需协助取拿'])
    expect(html).toContain(said);
});

test('an entrance counts nothing, and whatever a place is called is text', () => {
  const hostile = place({ kind: 'entrance', name: '<script>', goods: 0, outOfReach: 0 });
  const html = planPage({ shop: '<b>', day: '2026-11-23', places: [hostile] }, 'en');
  expect(html).toContain('class="place entrance"');
  expect(html).not.toMatch(/<script>|<b><\/p>|help">/u);
});
