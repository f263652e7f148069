import { calendarFileText, uidText, type FileEvent } from '@shared/features/followups/calendarFile.rules';
import { nameOf } from '@shared/features/followups/calendarPaper.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { toInstant } from '@shared/lib/days';
import { paperText } from './paperText';

type Calendar = CallOutput<'followups.calendarFile'>;
type Row = Calendar['rows'][number] | Calendar['coming'][number];

/** The calendar as an .ics: what is to be done and what was done, with the names that the person who takes it along may see. */
export function calendarFile({ mark, shop, rows, coming }: Calendar, language: Language): string {
  const text = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    text(`papers.calendar.file.${key}`, words) ?? key;
  const eventOf = (row: Row): FileEvent => {
    const kind = text(`papers.value.followups.kind.${row.kind}`) ?? row.kind;
    const isDone = 'state' in row && row.state === 'done';
    const name = nameOf(row);
    const { day, id: seriesId } = row.series ?? {};
    return {
      uid: uidText(
        day !== undefined && seriesId !== undefined
          ? { mark, seriesId, seriesDay: day }
          : { mark, id: 'id' in row ? row.id : 0 },
      ),
      day: row.dueOn,
      minute: row.dueMinute,
      minutes: row.lengthMinutes,
      summary: [kind, name, row.subject].filter((part) => part !== '').join(' · '),
      description: [
        ...(name === '' ? [] : [say('customer', { name })]),
        say('person', { name: row.person.name }),
        ...(isDone ? [say('done')] : []),
      ].join('\n'),
      category: kind,
      sequence: 'version' in row ? row.version : 0,
    };
  };
  return calendarFileText({ name: shop, madeAt: toInstant(Date.now()) }, [...rows, ...coming].map(eventOf));
}
