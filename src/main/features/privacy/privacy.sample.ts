import type { SamplePart } from '../../sample/sample';
import { SAMPLE_CONTACT } from '../../sample/words';
import { setContact } from './privacy.contact';

/** Names whom customers of the made-up shop turn to about their data, so that its notice can be read. */
export const privacySample: SamplePart = {
  feature: 'privacy',
  fill: async ({ from, later }) => {
    later(
      { on: from, minute: 8 * 60 + 50 },
      async (unit) => {
        await setContact(unit, SAMPLE_CONTACT);
        return {};
      },
      'privacy.setContact',
    );
  },
};
