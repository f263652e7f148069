import { AppError } from '@shared/errors/AppError';
import type {
  EntryRow,
  feedbackContract,
  PageSettings,
  Source,
} from '@shared/features/feedback/feedback.contract';
import { PORTS, type InboxGroup } from '@shared/features/feedback/feedback.rules';
import type { Reader, SqlValue } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { pictureData } from '../pictures/pictures.queries';
import { readSetting } from '../settings/settings.values.queries';

export const PAGE_SETTING = 'feedback.page';

/** What holds before anybody chose: no page. */
const FIRST_PAGE: PageSettings = {
  isOn: false,
  hasBoard: false,
  address: '',
  port: PORTS.usual,
  phone: '',
  email: '',
};

export const readPage = (reader: Pick<Reader, 'get'>): PageSettings => ({
  ...FIRST_PAGE,
  ...readSetting<Partial<PageSettings>>(reader, PAGE_SETTING),
});

const GROUP: Readonly<Record<InboxGroup, string>> = {
  open: `e."state" IN ('unread', 'open')`,
  answered: `e."state" = 'answered'`,
  junk: `e."state" = 'junk'`,
};

type Stored = Omit<EntryRow, 'wantsCall'> & { wantsCall: 0 | 1 };

function entries(reader: Reader, where: string, ...values: SqlValue[]): EntryRow[] {
  return reader
    .all<Stored>(
      `SELECT e."id", e."kind", e."state", e."words", e."name", e."phone", e."wantsCall", e."satisfaction",
         e."recommend", s."name" AS "source", e."onDay", e."minute", e."answer", p."name" AS "endedBy", e."endedOn",
         c."id" AS "complaintId", (SELECT count(*) FROM "feedbackPictures" f WHERE f."entryId" = e."id") AS "photos"
       FROM "feedbackEntries" e LEFT JOIN "feedbackSources" s ON s."id" = e."sourceId"
         LEFT JOIN "staff" p ON p."id" = e."endedBy"
         LEFT JOIN "complaints" c ON c."id" = e."complaintId" WHERE ${where}`,
      ...values,
    )
    .map((row) => ({ ...row, wantsCall: row.wantsCall === 1 }));
}

/** Entries by where they stand. */
function countsOf(reader: Reader): { unread: number; open: number; answered: number; junk: number } {
  const rows = reader.all<{ state: string; count: number }>(
    'SELECT "state", count(*) AS "count" FROM "feedbackEntries" GROUP BY "state"',
  );
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    unread: of('unread'),
    open: of('unread') + of('open'),
    answered: of('answered'),
    junk: of('junk'),
  };
}

/** Codes that hang, in the order in which they were made. */
export const sourcesOf = (reader: Pick<Reader, 'all'>): Source[] =>
  reader.all<Source>(
    `SELECT s."id", s."code", s."name", s."page",
       (SELECT count(*) FROM "feedbackEntries" e WHERE e."sourceId" = s."id") AS "entries"
     FROM "feedbackSources" s WHERE s."retiredAt" IS NULL ORDER BY s."id"`,
  );

const windowOf = (reader: Reader, group: InboxGroup, offset: number, limit: number): EntryRow[] =>
  entries(
    reader,
    `${GROUP[group]} ORDER BY e."state" = 'unread' DESC, e."id" DESC LIMIT ? OFFSET ?`,
    limit,
    offset,
  );

export const feedbackQueries: QueryHandlers<typeof feedbackContract> = {
  list: (reader, { group, offset, limit }) => {
    const counts = countsOf(reader);
    return { rows: windowOf(reader, group, offset, limit), total: counts[group], counts };
  },
  get: (reader, { id }) => {
    const [row] = entries(reader, 'e."id" = ?', id);
    if (row === undefined) throw new AppError('feedback.notFound');
    return row;
  },
  pictures: (reader, { id }) => {
    if (reader.get('SELECT 1 FROM "feedbackEntries" WHERE "id" = ?', id) === undefined)
      throw new AppError('feedback.notFound');
    return reader
      .all<{ id: number; smallId: number }>(
        'SELECT "id", "smallId" FROM "feedbackPictures" WHERE "entryId" = ? ORDER BY "id"',
        id,
      )
      .map((row) => ({ id: row.id, small: pictureData(reader, row.smallId) ?? '' }));
  },
  picture: (reader, { id }) => {
    const [contentId] = reader.column<number>(
      'SELECT "contentId" FROM "feedbackPictures" WHERE "id" = ?',
      id,
    );
    const full = contentId === undefined ? null : pictureData(reader, contentId);
    if (full === null) throw new AppError('feedback.pictureGone');
    return { full };
  },
  ofComplaint: (reader, { complaintId }) => ({
    id:
      reader.get<{ id: number }>('SELECT "id" FROM "feedbackEntries" WHERE "complaintId" = ?', complaintId)
        ?.id ?? null,
  }),
  setUp: (reader) => ({ settings: readPage(reader), sources: sourcesOf(reader) }),
  listed: (reader, { group, offset, limit }) => windowOf(reader, group, offset, limit),
};
