import { FIRST_HOURS } from '@shared/features/settings/hours.rules';
import type { Hours } from '@shared/features/settings/hours.rules';
import type { Roster } from '@shared/features/settings/roster.rules';
import type { SamplePart } from '../../sample/sample';
import { SAMPLE_SHOP } from '../../sample/words';
import { setHours, setRoster } from './settings.hours.service';
import { mapWeek } from './settings.hours.queries';
import { openShop } from './settings.service';

/** A tea shop's: from half past eight to eight, on Sundays until six. */
const SAMPLE_HOURS: Hours = {
  ...FIRST_HOURS,
  week: mapWeek((weekday) => [{ from: 8 * 60 + 30, to: (weekday === 'sunday' ? 18 : 20) * 60 }]),
};

/** One opens and one closes, both are there over noon; at the weekend one more. */
const SAMPLE_ROSTER: Roster = mapWeek((weekday) =>
  weekday === 'saturday' || weekday === 'sunday'
    ? [
        { from: 8 * 60 + 30, to: 18 * 60, people: 2 },
        { from: 12 * 60, to: (weekday === 'sunday' ? 18 : 20) * 60, people: 1 },
      ]
    : [
        { from: 8 * 60 + 30, to: 17 * 60, people: 1 },
        { from: 11 * 60, to: 20 * 60, people: 1 },
      ],
);

/** Names the made-up shop and its owner on its first morning, and tells its hours and its roster. */
export const settingsSample: SamplePart = {
  feature: 'settings',
  fill: async ({ ask, from, later }) => {
    later(
      { on: from, minute: 8 * 60 + 40 },
      async (unit) => {
        await openShop(unit, SAMPLE_SHOP, ask.appearance);
        return {};
      },
      'settings.openShop',
    );
    later(
      { on: from, minute: 8 * 60 + 50 },
      async (unit) => {
        await setHours(unit, SAMPLE_HOURS);
        return {};
      },
      'settings.setHours',
    );
    later(
      { on: from, minute: 8 * 60 + 55 },
      async (unit) => {
        await setRoster(unit, SAMPLE_ROSTER);
        return {};
      },
      'settings.setRoster',
    );
  },
};
