import type { FollowupRow } from '@shared/features/followups/followups.contract';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMoney, formatSince } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** Why a rule made a follow-up, in a sentence: what happened, and when. */
export function whyText({ trigger, facts }: NonNullable<FollowupRow['why']>, today: Day): string {
  const told = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, factText(name, value, today)]),
  );
  const base = `followups.trigger.${trigger}.why`;
  const key = facts.name === '' || facts.age === 0 ? `${base}Bare` : base;
  const count = typeof facts.days === 'number' ? facts.days : 0;
  return i18n.t(i18n.exists(key) ? key : base, { ...told, count });
}

function factText(name: string, value: string | number, today: Day): string | number {
  if (typeof value === 'number') return name.endsWith('Cents') ? formatMoney(value) : value;
  if (name.endsWith('On')) return formatDay(value, today);
  if (name.endsWith('At')) return formatSince(value, Date.now());
  if (name === 'source') return i18n.t(`inquiries.source.${value}`);
  if (name === 'festival') return i18n.t(`calendar.festival.${value}`);
  return value;
}
