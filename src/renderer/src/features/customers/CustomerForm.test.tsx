import { AppError } from '@shared/errors/AppError';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { cardOf, idOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { draftAnswers, type FakeDraft } from '../../../../../tests/support/fakeDrafts';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { CustomerForm } from './CustomerForm';

const answers = (more: Answers = {}): Answers => ({
  'customers.card': () => cardOf(),
  'customers.similar': () => [],
  'customers.tags': () => [{ tag: '茶友', count: 3 }],
  'customers.create': () => ({ id: idOf(77) }),
  'customers.edit': () => ({ id: idOf(1) }),
  ...more,
});

const showNew = async (more: Answers = {}, slot: string | null = null) => {
  const shown = await renderScreen(<CustomerForm id={null} slot={slot} onClose={() => undefined} />, {
    answers: answers(more),
    at: '/customers/new',
  });
  await screen.findByRole('textbox', { name: '姓名' });
  return shown;
};
const showEdit = (more: Answers = {}) =>
  renderScreen(<CustomerForm id={idOf(1)} slot={null} onClose={() => undefined} />, {
    answers: answers(more),
    at: '/customers/1/edit',
  });
/** A draft on the edit form of a customer. */
const draftOn = (customer: number, body: unknown): FakeDraft => ({
  id: 1,
  place: { form: 'customers.edit', customerId: idOf(customer) },
  title: '',
  body: JSON.stringify(body),
  begunAt: '2026-11-22T01:40:00.000Z',
  customer: null,
});
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const isChecked = (radio: HTMLElement) => (radio as HTMLInputElement).checked;
const typeOver = async (name: string, text: string): Promise<void> => {
  await user.clear(field(name));
  await user.type(field(name), text);
};

describe('the form of a customer', () => {
  test('begins in the name, goes on with Enter and saves with Ctrl+S', async () => {
    const { bridge } = await showNew();
    await waitFor(() => {
      expect(document.activeElement).toBe(field('姓名'));
    });
    await user.keyboard('单玉珍{Enter}138 1145 2045{Enter}单老师{Control>}s{/Control}');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/77');
    });
    expect(bridge.inputsOf('customers.create')).toEqual([
      { name: '单玉珍', phones: [{ text: '138 1145 2045' }], salutation: '单老师' },
    ]);
    await screen.findByText('已建档：单玉珍');
  });

  test('saves with Enter in the last field', async () => {
    const { bridge } = await showNew();
    await user.type(field('姓名'), '田振海');
    await user.type(field('备注'), '老街坊{Enter}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.create')).toEqual([{ name: '田振海', note: '老街坊' }]);
    });
  });

  test('sends only what was changed, with the version it began from', async () => {
    const { bridge } = await showEdit();
    await screen.findByDisplayValue('单玉珍');
    await typeOver('喜欢', '龙井');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.edit')).toEqual([{ id: 1, version: 3, fields: { likes: '龙井' } }]);
    });
  });

  test('changes nothing where nothing was changed', async () => {
    const { bridge } = await showEdit();
    await screen.findByDisplayValue('单玉珍');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/1');
    });
    expect(bridge.inputsOf('customers.edit')).toEqual([]);
  });

  test('keeps several phones and takes one away', async () => {
    const { bridge } = await showEdit();
    await screen.findByDisplayValue('138 1145 2045');
    await user.click(screen.getByRole('button', { name: '加一个' }));
    await user.type(field('第 2 个电话'), '0311-88012345');
    await user.click(screen.getByRole('button', { name: '去掉第 1 个电话' }));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.edit').at(-1)?.fields).toEqual({
        phones: [{ text: '0311-88012345' }],
      });
    });
  });

  test('reads a birthday as it is typed and shows how it was understood', async () => {
    const { bridge } = await showNew();
    await user.type(field('姓名'), '曾庆华');
    await user.type(field('生日'), '三月初五');
    screen.getByText('农历三月初五');
    expect(isChecked(screen.getByRole('radio', { name: '农历' }))).toBe(true);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.create').at(-1)?.birthday).toEqual({
        month: 3,
        day: 5,
        year: null,
        calendar: 'lunar',
      });
    });
  });

  test('does not save a birthday that it cannot read', async () => {
    const { bridge } = await showNew();
    await user.type(field('姓名'), '曾庆华');
    await user.type(field('生日'), '2-30');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText(/没有这样的生日/);
    expect(field('生日').getAttribute('aria-invalid')).toBe('true');
    expect(bridge.inputsOf('customers.create')).toEqual([]);
  });

  test('adds tags with Enter and with a comma, once each', async () => {
    const { bridge } = await showNew();
    await user.type(field('姓名'), '苏瑞芳');
    await user.type(screen.getByRole('combobox', { name: '标签' }), '茶友{Enter}送礼，茶友，');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.create').at(-1)?.tags).toEqual(['茶友', '送礼']);
    });
  });

  test('warns while typing that the person may be there already', async () => {
    const { bridge } = await showNew({
      'customers.similar': ({ phones }) =>
        phones.length === 0
          ? []
          : [
              {
                id: idOf(42),
                name: '单玉珍',
                number: null,
                phoneTail: '2045',
                lastSoldOn: null,
                reason: 'phone',
                isInBin: false,
              },
            ],
    });
    await user.type(field('电话'), '13811452045');
    const warning = await screen.findByRole('status', { name: '可能已经有这位客户' });
    expect(warning.textContent).toContain('电话一样');
    expect(bridge.inputsOf('customers.similar').at(-1)).toEqual({
      name: '',
      phones: ['13811452045'],
      exceptId: null,
    });
    await user.click(within(warning).getByRole('link', { name: '就用这位' }));
    expect(location.hash).toBe('#/customers/42');
  });

  test('tells a refusal at the field it is about', async () => {
    await showNew({
      'customers.create': () => {
        throw new AppError('customers.numberTaken', {}, ['number']);
      },
    });
    await user.type(field('编号'), '7{Control>}s{/Control}');
    await waitFor(() => {
      expect(field('编号').getAttribute('aria-invalid')).toBe('true');
    });
    screen.getByRole('textbox', { name: '编号', description: /已经是别的客户的/ });
  });

  test('does not save twice while it is saving', async () => {
    let finish = (): void => undefined;
    const { bridge } = await showNew({
      'customers.create': () =>
        new Promise((resolve) => {
          finish = () => {
            resolve({ id: idOf(5) });
          };
        }),
    });
    await user.type(field('姓名'), '杜春生{Control>}ss{/Control}');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    finish();
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/5');
    });
    expect(bridge.inputsOf('customers.create')).toHaveLength(1);
  });

  test('asks again under the same id where nobody knows whether it landed', async () => {
    let times = 0;
    const { bridge } = await showNew({
      'customers.create': () => {
        times += 1;
        if (times === 1) throw new AppError('data.unknownOutcome');
        return { id: idOf(6) };
      },
    });
    await user.type(field('姓名'), '魏红梅{Control>}s{/Control}');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/6');
    });
    const ids = bridge.requests
      .filter(({ channel }) => channel === 'customers.create')
      .map((one) => one.commandId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('keeps a draft when one leaves, goes on from it, and starts over with a way back', async () => {
    const kept: FakeDraft[] = [];
    const { unmount } = await showNew(draftAnswers(kept));
    await user.type(field('姓名'), '欧阳文慧{Escape}');
    unmount();
    await waitFor(() => {
      expect(kept).toHaveLength(1);
    });
    expect(kept[0]?.title).toBe('欧阳文慧');
    await showNew(draftAnswers(kept));
    expect(field('姓名').value).toBe('欧阳文慧');
    await user.click(screen.getByRole('button', { name: '不要了，重来' }));
    expect(field('姓名').value).toBe('');
    await screen.findByText('草稿丢掉了');
    expect(kept).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^撤销/ }));
    await waitFor(() => {
      expect(field('姓名').value).toBe('欧阳文慧');
    });
    expect(kept).toHaveLength(1);
  });

  test('keeps while one types, and nothing where all is as it was', async () => {
    const kept: FakeDraft[] = [];
    await showEdit(draftAnswers(kept));
    await screen.findByDisplayValue('单玉珍');
    await user.type(field('地址'), '石家庄');
    await waitFor(() => {
      expect(JSON.parse(kept[0]?.body ?? '{}')).toEqual({
        mine: { address: '石家庄' },
        began: { address: '' },
      });
    });
    await user.clear(field('地址'));
    await waitFor(() => {
      expect(kept).toEqual([]);
    });
  });

  test('ends its draft by the act that saves it', async () => {
    const kept = [draftOn(1, { mine: { address: '石家庄' }, began: { address: '' } })];
    const { bridge } = await showEdit(draftAnswers(kept));
    await screen.findByDisplayValue('石家庄');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/1');
    });
    const saved = bridge.requests.find(({ channel }) => channel === 'customers.edit');
    expect(saved?.input).toEqual({ id: 1, version: 3, fields: { address: '石家庄' }, endsDraft: 1 });
    await waitFor(() => {
      expect(kept).toEqual([]);
    });
  });

  test('begins another new customer beside the one that is kept', async () => {
    const slot = '11111111-1111-4111-8111-111111111111';
    const place = { form: 'customers.create', slot } as const;
    const kept = [{ ...draftOn(1, { mine: { name: '田振海' } }), place }];
    await showNew(draftAnswers(kept));
    expect(field('姓名').value).toBe('田振海');
    await user.click(screen.getByRole('button', { name: '挂起，另开一张' }));
    expect(location.hash).toMatch(/^#\/customers\/new\/[0-9a-f-]{36}$/);
    expect(location.hash).not.toContain(slot);
    expect(kept).toHaveLength(1);
  });

  test('shows both values where the card moved on since the draft was left', async () => {
    const kept = [draftOn(1, { mine: { likes: '龙井', note: '急' }, began: { likes: '红茶', note: '' } })];
    const { bridge } = await showEdit(draftAnswers(kept));
    const panel = await screen.findByRole('alert', { name: '两边都改过' });
    const choice = within(panel).getByRole('group', { name: '喜欢' });
    expect(within(panel).queryByRole('group', { name: '备注' })).toBeNull();
    await user.click(within(choice).getByRole('radio', { name: /^已存的\s*茉莉花茶/ }));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.edit')).toEqual([{ id: 1, version: 3, fields: { note: '急' } }]);
    });
  });

  test('drops a draft of which nothing is left to be saved', async () => {
    const kept = [draftOn(1, { mine: { likes: '茉莉花茶，泡浓些' }, began: { likes: '' } })];
    await showEdit(draftAnswers(kept));
    await screen.findByDisplayValue('单玉珍');
    expect(screen.queryByText('接着上次没存的写')).toBeNull();
    await waitFor(() => {
      expect(kept).toEqual([]);
    });
  });

  test.each([
    ['no text of ours', 'not json'],
    ['nothing', 'null'],
    ['a list', '[1]'],
    [
      'values of other kinds',
      '{"mine":{"name":7,"phones":"x","tags":[{}],"kind":"x","__proto__":{"note":"x"}}}',
    ],
    ['fields that are none', '{"mine":{"constructor":"x","isAdmin":"1"},"began":5}'],
  ])('opens as if there were no draft where it holds %s', async (_what, body) => {
    await showEdit(draftAnswers([{ ...draftOn(1, {}), body }]));
    await screen.findByDisplayValue('单玉珍');
    expect(screen.queryByText('接着上次没存的写')).toBeNull();
    expect(field('备注').value).toBe('');
  });

  test('says so where the draft cannot be kept', async () => {
    await showNew({
      'drafts.keep': () => {
        throw new AppError('drafts.tooMany', { number: 100 });
      },
    });
    await user.type(field('姓名'), '欧阳');
    expect((await screen.findByRole('alert')).textContent).toContain('已经挂起了 100 张');
    expect(await findBarriers()).toEqual([]);
  });
});

describe('two people editing one customer', () => {
  const changedElsewhere = (theirs: Parameters<typeof cardOf>[0]): Answers => {
    let isChanged = false;
    return {
      'customers.card': () => (isChanged ? cardOf({ version: 4, ...theirs }) : cardOf()),
      'customers.edit': ({ version }) => {
        isChanged = true;
        if (version === 3) throw new AppError('customers.changedMeanwhile');
        return { id: idOf(1) };
      },
    };
  };

  test('shows both values and saves the chosen one on the newer version', async () => {
    const { bridge } = await showEdit(changedElsewhere({ fields: { likes: '普洱', avoids: '别催' } }));
    await screen.findByDisplayValue('单玉珍');
    await typeOver('喜欢', '龙井');
    await user.keyboard('{Control>}s{/Control}');
    const panel = await screen.findByRole('alert', { name: '两边都改过' });
    const choice = within(panel).getByRole('group', { name: '喜欢' });
    expect(isChecked(within(choice).getByRole('radio', { name: /^你填的\s*龙井$/ }))).toBe(true);
    within(panel).getByText('已换成对方的：避开');
    expect(field('避开').value).toBe('别催');

    await user.click(within(choice).getByRole('radio', { name: /^已存的\s*普洱$/ }));
    expect(field('喜欢').value).toBe('普洱');
    await user.click(within(choice).getByRole('radio', { name: /^你填的\s*龙井$/ }));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.edit').at(-1)).toEqual({
        id: 1,
        version: 4,
        fields: { likes: '龙井' },
      });
    });
  });

  test('keeps both where they changed different fields', async () => {
    const { bridge } = await showEdit(changedElsewhere({ fields: { note: '改约周五' } }));
    await screen.findByDisplayValue('单玉珍');
    await typeOver('喜欢', '龙井');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByRole('alert', { name: '两边都改过' });
    expect(screen.queryByRole('group', { name: '喜欢' })).toBeNull();
    expect(field('备注').value).toBe('改约周五');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.edit').at(-1)?.fields).toEqual({ likes: '龙井' });
    });
  });

  test('has no barriers, with and without the choice', async () => {
    await showEdit(changedElsewhere({ fields: { likes: '普洱' } }));
    await screen.findByDisplayValue('单玉珍');
    expect(await findBarriers()).toEqual([]);
    await typeOver('喜欢', '龙井');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByRole('alert', { name: '两边都改过' });
    expect(await findBarriers()).toEqual([]);
  });
});
