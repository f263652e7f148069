import { GIVEN_ROLES } from '@shared/features/staff/staff.rules';
import type { Envelope } from '@shared/ipc/envelope';
import { NOBODY, type Caller } from '../../../src/main/ipc/session';
import { textOf, type FuzzCall } from './calls';
import type { FuzzShop } from './fuzzShop';

/** People from whom something is kept, and what: texts that stand nowhere else in the shop. */
export type Watch = { callers: readonly Caller[]; markers: readonly string[] };

/** Behind masks. A phone that is typed whole is no secret any more, so a piece of it is looked for. */
const MASKED = ['33217', 'zqwechat', 'zqmail', '暗记街九号'];
/** In a customer whom nobody but the owner knows. */
const HIDDEN = ['隐名客', '98765', '隐记事', '隐标签', '隐喜好', 'HID-77'];

/** Puts texts behind masks and into a restricted customer, and takes on colleagues who may see neither. */
export async function plantMarkers(shop: FuzzShop): Promise<Watch> {
  const call = async (channel: string, input: unknown): Promise<{ id: number }> => {
    const answer = await shop.call({ channel, input, commandId: crypto.randomUUID() }, true);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value as { id: number };
  };
  const masked = { wechat: 'zqwechat', email: 'zqmail@example.com', address: '暗记街九号' };
  await call('customers.create', { name: '尉迟恭', phones: [{ text: '16633217788' }], ...masked });
  const { id } = await call('customers.create', {
    name: '隐名客',
    number: 'HID-77',
    phones: [{ text: '16698765432' }],
    tags: ['隐标签'],
    likes: '隐喜好',
  });
  await call('customers.addNote', { id, text: '隐记事' });
  await call('customers.setRestricted', { id, isRestricted: true });
  await call('staff.setOwnPassword', { current: null, password: '三杯清茶真好' });
  const callers: Caller[] = [];
  for (const role of GIVEN_ROLES) {
    const person = await call('staff.add', { name: `同事${role}`, role });
    callers.push({ ...NOBODY, personId: person.id, isProven: true });
    for (const right of ['customers.reveal', 'customers.peek'])
      await call('staff.setRight', { right, role, scope: 'none' });
    for (const right of ['customers.read', 'customers.write', 'history.read'])
      await call('staff.setRight', { right, role, scope: 'all' });
  }
  return { callers, markers: [...MASKED, ...HIDDEN] };
}

/** What was told to somebody who may not see it, in sentences: by answers, and by what the page is told unasked. */
export function leaksIn(
  { markers }: Watch,
  calls: readonly FuzzCall[],
  answers: readonly Envelope[],
  unasked: readonly string[],
): string[] {
  const told = [
    ...answers.map((answer, at) => ({
      text: textOf(answer),
      by: textOf(calls[at]?.payload),
    })),
    ...unasked.map((text) => ({ text, by: 'an event or a line of the log' })),
  ];
  return told.flatMap(({ text, by }) =>
    markers.filter((marker) => text.includes(marker)).map((marker) => `told ${marker}: ${by.slice(0, 200)}`),
  );
}
