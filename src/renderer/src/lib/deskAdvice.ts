import type { Advice } from '@shared/lib/heat';
import type { TFunction } from 'i18next';

/** How many are at the desk: somebody there for half an hour is half a person. */
export const peopleText = (people: number): string => String(Math.round(people * 10) / 10);

/** What the roster makes of when they come, in a sentence; null where the suggestion is not about the roster. */
export function deskAdvice(t: TFunction, advice: Advice, percent: (share: number) => string): string | null {
  if (advice.kind !== 'nobody' && advice.kind !== 'short' && advice.kind !== 'staffed') return null;
  const words = {
    share: percent(advice.share),
    day: t(`common.heat.day.${String(advice.weekday)}`),
    from: advice.hour,
    to: advice.hour + 2,
  };
  if (advice.kind === 'nobody') return t('common.heat.advice.nobody', words);
  const people = peopleText(advice.people);
  if (advice.kind === 'staffed') return t('common.heat.advice.staffed', { ...words, people });
  const { times, quiet } = advice;
  const short = { ...words, people, times: times.toFixed(1) };
  if (quiet === null) return t('common.heat.advice.short', short);
  return t('common.heat.advice.shortSpare', {
    ...short,
    quietDay: t(`common.heat.day.${String(quiet.weekday)}`),
    quietFrom: quiet.hour,
    quietTo: quiet.hour + 2,
    quietPeople: peopleText(quiet.people),
  });
}
