import { i18n } from '@/lib/i18n';
import { customerTitle } from '@/features/customers/customers.public';
import type { Line } from './useLines';

/** What is wrong with a line, or whom it is about, in words. */
export function whoText(line: Line): { text: string; kind: 'bad' | 'ask' | 'good' | 'wait' } {
  const [problem] = line.problems;
  if (problem !== undefined) {
    const text = i18n.t(`opening.problem.${problem.reason}`, {
      column: i18n.t(`opening.column.${problem.column}`),
    });
    return { text, kind: 'bad' };
  }
  if (line.sameAs !== null) {
    return { text: i18n.t('opening.who.same', { line: line.sameAs + 1 }), kind: 'bad' };
  }
  if (line.found === undefined) return { text: i18n.t('opening.who.wait'), kind: 'wait' };
  if (line.who === 'new') return { text: i18n.t('opening.who.new'), kind: 'good' };
  if (line.who === 'open') {
    const names = line.found.map(
      ({ customer, by }, at) =>
        `${String(at + 1)} ${customerTitle(customer)} ${customer.phoneTail} ${i18n.t(`opening.by.${by}`)}`,
    );
    return {
      text: i18n.t('opening.who.open', { names: names.slice(0, 3).join(i18n.t('common.factComma')) }),
      kind: 'ask',
    };
  }
  const { customerId } = line.who;
  const found = line.found.find(({ customer }) => customer.id === customerId);
  const title = found === undefined ? '' : `${customerTitle(found.customer)} ${found.customer.phoneTail}`;
  return { text: i18n.t('opening.who.known', { name: title.trim() }), kind: 'good' };
}
