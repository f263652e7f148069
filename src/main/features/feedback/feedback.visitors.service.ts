import { AppError } from '@shared/errors/AppError';
import {
  visitorPictures,
  visitorPost,
  visitorToken,
  type PageSettings,
} from '@shared/features/feedback/feedback.contract';
import type { SitePage, VisitorPost } from '@shared/features/feedback/feedback.rules';
import { joinPost } from '@shared/features/joins/joins.contract';
import { joinPath, type JoinPost } from '@shared/features/joins/joins.post.rules';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import type { Reader } from '../../db/reader';
import type { Unit } from '../../db/unit';
import type { Writer } from '../../db/writer';
import { openBoard } from '../complaints/complaints.posting.queries';
import { joinText, openSources } from '../joins/joins.queries';
import { proposeJoin } from '../joins/joins.service';
import { readSetting } from '../settings/settings.values.queries';
import { ownerOf } from '../staff/staff.people.queries';
import { readPage, sourcesOf } from './feedback.queries';
import { keepEntry, tidyEntries } from './feedback.service';

/** What main asks for the page's process, which never asks the database itself. */
export type VisitorAsk =
  | { act: 'setUp' }
  | { act: 'tidy' }
  | { act: 'keep'; token: string; post: VisitorPost | JoinPost; pictures: readonly Picture[] };

/** A posting as visitors read it: what stands on the poster, and nothing beside. */
type ShownPosting = { raised: string; changed: string; on: string };

/** What the page must know of the shop. */
export type PageSetUp = {
  settings: PageSettings;
  sources: { code: string; page: SitePage }[];
  /** The words beside the join form. */
  joinText: { version: number; zh: string; en: string };
  /** The public board; null where it is not shown there. */
  board: ShownPosting[] | null;
  shop: string;
};

export type VisitorAnswer =
  | { act: 'setUp'; setUp: PageSetUp }
  | { act: 'tidy' }
  /** Null: nothing more is kept now. */
  | { act: 'keep'; number: number | null };

/**
 * Answers for visitors, as nobody who is signed in: how the page is set up, whether a post is kept, and that what is
 * over is let go of. What the process
 * of the page sends is read by the contract once more. Throws ipc.badInput.
 */
export async function answerVisitors(
  writer: Writer,
  reader: Reader,
  ask: VisitorAsk,
): Promise<VisitorAnswer> {
  if (ask.act === 'setUp') {
    const shop = readSetting<{ name: string }>(reader, 'shop')?.name ?? '';
    const settings = readPage(reader);
    const sources = [
      ...sourcesOf(reader).map(({ code, page }) => ({ code, page })),
      ...openSources(reader).map(({ code }) => ({ code: joinPath(code), page: 'join' as const })),
    ];
    return {
      act: 'setUp',
      setUp: { settings, sources, joinText: joinText(reader), board: boardShown(reader, settings), shop },
    };
  }
  const owner = ownerOf(reader);
  if (ask.act === 'tidy') {
    if (owner !== null) await writer.unit('feedback.tidy', owner, tidyEntries);
    return { act: 'tidy' };
  }
  const token = visitorToken.safeParse(ask.token);
  const post = (ask.post.kind === 'join' ? joinPost : visitorPost).safeParse(ask.post);
  const pictures = visitorPictures.safeParse(ask.pictures);
  if (!token.success || !post.success || !pictures.success) throw new AppError('ipc.badInput');
  if (owner === null) return { act: 'keep', number: null };
  const number = await writer.unit('feedback.keep', owner, (unit) =>
    post.data.kind === 'join'
      ? keepJoin(unit, token.data, post.data)
      : keepEntry(unit, token.data, post.data, pictures.data),
  );
  return { act: 'keep', number };
}

/** The board as it was last worked out, and the last act of the shop by then. */
const boards = new WeakMap<Reader, { actId: number; board: ShownPosting[] }>();

/** The board for visitors, worked out anew after each act of the shop: who became a customer since may be on it. */
function boardShown(reader: Reader, { isOn, hasBoard }: PageSettings): ShownPosting[] | null {
  if (!isOn || !hasBoard) return null;
  const [actId = 0] = reader.column<number>('SELECT max("id") FROM "audit"');
  const known = boards.get(reader);
  if (known?.actId === actId) return known.board;
  const board = openBoard(reader).map(({ raised, changed, on }) => ({ raised, changed, on }));
  boards.set(reader, { actId, board });
  return board;
}

/** What the shop says to a join form that it cannot take now. */
const NOT_NOW = new Set(['joins.full', 'joins.noSource', 'joins.textChanged']);

/** Keeps a join form until it is confirmed at the counter; null while too many wait, or where its code takes no more. */
function keepJoin(
  unit: Unit,
  token: string,
  { source, version, kind: _kind, ...form }: JoinPost,
): number | null {
  try {
    return proposeJoin(unit, form, { sourceCode: source, way: 'qr', token, version });
  } catch (error) {
    if (error instanceof AppError && NOT_NOW.has(error.code)) return null;
    throw error;
  }
}
