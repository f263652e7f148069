import { AppError } from '@shared/errors/AppError';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { cardOf, idOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { CustomerForm } from './CustomerForm';
import { keepDraft } from './drafts';

const answers = (more: Answers = {}): Answers => ({
  'customers.card': () => cardOf(),
  'customers.similar': () => [],
  'customers.tags': () => [{ tag: '茶友', count: 3 }],
  'customers.create': () => ({ id: idOf(77) }),
  'customers.edit': () => ({ id: idOf(1) }),
  ...more,
});

const showNew = (more: Answers = {}) =>
  renderScreen(<CustomerForm id={null} onClose={() => undefined} />, {
    answers: answers(more),
    at: '/customers/new',
  });
const showEdit = (more: Answers = {}) =>
  renderScreen(<CustomerForm id={idOf(1)} onClose={() => undefined} />, {
    answers: answers(more),
    at: '/customers/1/edit',
  });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const isChecked = (radio: HTMLElement) => (radio as HTMLInputElement).checked;
const typeOver = async (name: string, text: string): Promise<void> => {
  await user.clear(field(name));
  await user.type(field(name), text);
};

afterEach(() => {
  keepDraft('customer new', null);
  keepDraft('customer 1', null);
});

describe('the form of a customer', () => {
  test('begins in the name, goes on with Enter and saves with Ctrl+S', async () => {
    const { bridge } = await showNew();
    expect(document.activeElement).toBe(field('姓名'));
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
    await user.click(within(warning).getByRole('link', { name: '打开这位' }));
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
    await user.click(screen.getByRole('button', { name: '保存' }));
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

  test('keeps a draft when one leaves, and goes on from it', async () => {
    const { unmount } = await showNew();
    await user.type(field('姓名'), '欧阳文慧{Escape}');
    unmount();
    await showNew();
    expect(field('姓名').value).toBe('欧阳文慧');
    await user.click(screen.getByRole('button', { name: '不要了，重来' }));
    expect(field('姓名').value).toBe('');
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
