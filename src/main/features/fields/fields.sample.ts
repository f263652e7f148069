import { readValue } from '@shared/features/fields/fields.rules';
import { FIELDS } from '../../sample/fields';
import type { SamplePart } from '../../sample/sample';
import { saveField } from './fields.service';

/** What the shop asks of everybody besides, and what some of them answered when their cards were made. */
export const fieldsSample: SamplePart = {
  feature: 'fields',
  fill: async (sample) => {
    const random = sample.randomFor('fields');
    await sample.inBulk(async (unit) => {
      for (const { share, ...words } of FIELDS) {
        const fields = { ...words, choices: [...words.choices] };
        const fieldId = await saveField(unit, { id: null, version: null, fields });
        const shape = {
          kind: words.kind,
          choices: words.choices.map((word) => ({ word, isRetired: false })),
        };
        for (const customerId of sample.ids.values()) {
          if (!random.chance(share)) continue;
          const typed =
            words.kind === 'choice'
              ? random.pick(words.choices)
              : words.kind === 'number'
                ? String(random.whole(1, 12))
                : random.pick(['yes', 'no']);
          const read = readValue(shape, typed);
          if (read === null) throw new Error('a value of the sample cannot be read');
          unit.run(
            'INSERT INTO "fieldValues" ("customerId", "fieldId", "text", "milli") VALUES (?, ?, ?, ?)',
            customerId,
            fieldId,
            read.text,
            read.milli,
          );
        }
      }
    });
  },
};
