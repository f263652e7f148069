import { describe, expect, it } from 'vitest';
import { allChannels, findChannel } from '@shared/ipc/contracts';
import { findQuery } from './allQueries';
import { findFirst } from './firstQueries';
import { loadChannel } from './loadChannel';

describe('a channel that is loaded when it is asked for', () => {
  it('is the one of its name', async () => {
    for (const { name } of allChannels()) expect(await loadChannel(name)).toBe(findChannel(name));
  });

  it.each([
    '',
    'customers',
    'customers.nothing',
    'customers.list.more',
    'toString.call',
    'customers.toString',
  ])('is none where its name was made up: %s', async (name) => {
    expect(await loadChannel(name)).toBeUndefined();
  });
});

describe('a query of the first screens', () => {
  it.each(['settings.get', 'customers.list', 'followups.today', 'followups.people'])(
    'is answered as any other: %s',
    async (name) => {
      const found = await findQuery(name);
      expect(found).toBeDefined();
      expect((await findFirst(name))?.channel).toBe(found?.channel);
    },
  );

  it('is found among all of them where it is none of the first', async () => {
    expect(await findFirst('customers.card')).toEqual(findQuery('customers.card'));
    expect(await findFirst('customers.create')).toBeUndefined();
    expect(await findFirst('constructor')).toBeUndefined();
  });
});
