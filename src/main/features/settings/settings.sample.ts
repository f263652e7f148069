import type { SamplePart } from '../../sample/sample';
import { SAMPLE_SHOP } from '../../sample/words';
import { openShop } from './settings.service';

/** Names the made-up shop and its owner, on its first morning. */
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
  },
};
