import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { AppError } from '../../shared/errors/AppError';
import { CalendarReader } from '../../shared/features/followups/icsCalendar.rules';
import { fileError, identify } from './identify';
import { type EventsInput, type EventsResult } from './port';
import { fingerprint } from './textFile';
import { type Work } from './work';

/** Larger ones are refused: ten years of a busy calendar are a tenth of it. */
const MOST_BYTES = 20 * 1024 * 1024;
/** So many are handed over, the earliest first; and so many of those that cannot be taken are named. */
const MOST_TURNS = 2_000;
const MOST_LEFT = 500;

/**
 * The events of an .ics from today on, each by marks that hold no word of it. Throws AppError followups.calendarEmpty,
 * .calendarStrange, .calendarTooLarge, .calendarTooLong, and transfer.fileMissing, isFolder, fileUnreadable.
 */
export async function readEvents({ path, today }: EventsInput, work: Work): Promise<EventsResult> {
  const reader = new CalendarReader();
  let seen = 0;
  for (const line of linesOf(await textOf(path))) {
    reader.take(line);
    seen += 1;
    if (seen % 1_000 === 0) await work.breathe();
  }
  const { turns, left, past } = await reader.result(today, () => work.breathe());
  return {
    events: turns.slice(0, MOST_TURNS).map(({ uid, turn, content, ...event }) => ({
      ...event,
      uid: uid.endsWith('.shuke') ? uid.slice(0, 100) : null,
      key: hashOf(uid === '' ? content : `${uid}\n${turn}`),
      sum: hashOf(content),
    })),
    more: Math.max(0, turns.length - MOST_TURNS),
    left: left.slice(0, MOST_LEFT),
    leftMore: Math.max(0, left.length - MOST_LEFT),
    past,
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The text of a calendar. Folded lines are made whole before the bytes become signs: some programs fold within a sign. */
async function textOf(path: string): Promise<string> {
  const { kind, bytes } = await identify(path).catch((error: unknown) => {
    throw translated(error);
  });
  if (kind === 'zip') throw new AppError('followups.calendarStrange');
  if (bytes > MOST_BYTES) throw new AppError('followups.calendarTooLarge', { limit: MOST_BYTES });
  const { encoding } = await fingerprint(path);
  const whole = await readFile(path).catch((error: unknown) => {
    throw fileError(error);
  });
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return unfolded(iconv.decode(whole, encoding));
  const plain = Buffer.from(unfolded(whole.toString('latin1')), 'latin1');
  return (isUtf8(plain) ? plain.toString('utf8') : bestOf(plain)).replace(/^\ufeff/u, '');
}

/** A calendar is UTF-8, and some bytes of it may be damaged; where most are, it is Chinese of another encoding. */
function bestOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  let damaged = 0;
  let fine = 0;
  for (const sign of text) {
    if (sign === '\ufffd') damaged += 1;
    else if (sign > '\u007f') fine += 1;
  }
  return damaged > fine ? iconv.decode(bytes, 'gb18030') : text;
}

const unfolded = (text: string): string => text.replaceAll(/(?:\r\n|\n|\r)[ \t]/gu, '');

function* linesOf(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/gu;
  let from = 0;
  for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
    yield text.slice(from, end.index);
    from = ends.lastIndex;
  }
  yield text.slice(from);
}

/** What is wrong with a file, in the words of a calendar. */
function translated(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'transfer.fileEmpty') return new AppError('followups.calendarEmpty');
  if (error.code === 'transfer.fileTooLarge')
    return new AppError('followups.calendarTooLarge', { limit: MOST_BYTES });
  const isStrange = error.code === 'transfer.fileUnknown' || error.code === 'transfer.filePassword';
  return isStrange ? new AppError('followups.calendarStrange') : error;
}
