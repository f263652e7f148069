import { AppError } from '@shared/errors/AppError';
import { MOST_EVENTS } from '@shared/features/followups/calendarFile.rules';
import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { QueryHandlers } from '../../ipc/handlers';
import { shopMark } from '../history/history.mark.queries';
import { readSetting } from '../settings/settings.values.queries';
import { calendarOf } from './followups.calendar.queries';
import { sortEvents } from './followups.events.queries';
import { comingRows, followupRows } from './followups.rows.queries';
import { comingOf } from './followups.series.queries';
import { deskOf } from './followups.sight.queries';

/** What a file of the calendar is made of, whole days or a refusal; and what the events of one would be. */
export const calendarFileQueries: Pick<
  QueryHandlers<typeof followupsContract>,
  'calendarFile' | 'sortEvents'
> = {
  calendarFile: (reader, asked, actor) => {
    const desk = deskOf(reader, actor);
    /* One more than a file holds tells that there are too many, on whatever day. */
    const all = { ...asked, perDay: MOST_EVENTS + 1 };
    const { ids } = calendarOf(reader, desk, all);
    const { coming } = comingOf(reader, desk, all);
    if (ids.length + coming.length > MOST_EVENTS) {
      throw new AppError('followups.tooManyEvents', { limit: MOST_EVENTS });
    }
    return {
      mark: shopMark(reader),
      shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '',
      rows: followupRows(reader, desk.sight, ids),
      coming: comingRows(reader, desk.sight, coming, () => false),
    };
  },
  sortEvents: (reader, asked, actor) => sortEvents(reader, actor, asked),
};
