import { AppError } from '../../errors/AppError';
import type { Day } from '../../lib/days';
import { BlockReader, type Block } from './icsBlocks.rules';
import { readEvent, type EventFault, type EventTurn, type ReadBlock } from './icsEvents.rules';
import { describedZone, namedZone, type Observance, type Zone } from './icsZones.rules';

/** Of what comes back, the times of so many days are taken, and of each event so many. */
export const TURN_LIMITS = { days: 92, turns: 60 } as const;

/** So many events a file may hold, and so many days may be looked at to find out when they come back. */
const MOST_BLOCKS = 50_000;
const MOST_LOOKS = 10_000_000;

/** What a calendar holds from today on, in the order of time, what cannot be taken, and how many events are over. */
export type ReadCalendar = {
  turns: EventTurn[];
  left: { subject: string; fault: EventFault }[];
  past: number;
};

/** Reads a calendar line by line. */
export class CalendarReader {
  readonly #lines = new BlockReader();
  readonly #events: Block[] = [];
  readonly #zones: Block[] = [];

  /** Takes an unfolded line. Throws followups.calendarTooLong. */
  take(line: string): void {
    this.#keep(this.#lines.take(line));
  }

  /** What was read, with the day that it is today. Throws followups.calendarStrange, .calendarTooLong. */
  async result(today: Day, breathe: () => Promise<void>): Promise<ReadCalendar> {
    this.#keep(this.#lines.rest());
    if (!this.#lines.hasCalendar) throw new AppError('followups.calendarStrange');
    let looks = 0;
    const step = (): void => {
      looks += 1;
      if (looks > MOST_LOOKS) throw new AppError('followups.calendarTooLong');
    };
    const scope = {
      today,
      days: TURN_LIMITS.days,
      most: TURN_LIMITS.turns,
      zoneOf: zonesOf(this.#zones, step),
      isCancelled: this.#lines.method === 'CANCEL',
      step,
    };
    const read: ReadBlock[] = [];
    for (const block of this.#events) {
      read.push(readEvent(block, scope));
      await breathe();
    }
    return settled(read);
  }

  #keep(block: Block | null): void {
    if (block === null) return;
    (block.kind === 'zone' ? this.#zones : this.#events).push(block);
    if (this.#events.length + this.#zones.length > MOST_BLOCKS) {
      throw new AppError('followups.calendarTooLong');
    }
  }
}

/** Zones by the names that a file uses: those that this PC knows, then those that the file describes. */
function zonesOf(blocks: readonly Block[], step: () => void): (name: string) => Zone | null {
  const described = new Map(blocks.map((block) => [block.lines.get('TZID')?.[0]?.value.trim() ?? '', block]));
  const known = new Map<string, Zone | null>();
  return (name) => {
    if (!known.has(name)) {
      /* Some programs put their own name before that of the place. */
      const [, place = name] = /^\/.*?([A-Za-z_]+\/[A-Za-z_]+)$/u.exec(name) ?? [];
      const block = described.get(name);
      const zone = namedZone(place) ?? (block ? describedZone(observancesOf(block), step) : null);
      known.set(name, zone);
    }
    return known.get(name) ?? null;
  };
}

function observancesOf({ inner }: Block): Observance[] {
  return inner.flatMap(({ lines }) => {
    const told = (name: string): string => lines.get(name)?.[0]?.value.trim() ?? '';
    const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})/u.exec(told('DTSTART'));
    if (parts === null) return [];
    return {
      from: {
        day: `${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}` as Day,
        minute: Number(parts[4]) * 60 + Number(parts[5]),
      },
      rule: lines.has('RRULE') ? told('RRULE') : null,
      offset: told('TZOFFSETTO'),
      offsetBefore: told('TZOFFSETFROM'),
    };
  });
}

/** Of several that say the same, the latest; days that were changed alone stand instead of those that they replace. */
function settled(read: readonly ReadBlock[]): ReadCalendar {
  const latest = new Map<string, ReadBlock>();
  const left: ReadCalendar['left'] = [];
  const leave = ({ subject }: ReadBlock, fault: EventFault): void => {
    left.push({ subject, fault });
  };
  const singles: ReadBlock[] = [];
  for (const one of read) {
    if (one.fault !== null && one.fault !== 'cancelled') leave(one, one.fault);
    else if (one.uid === '') singles.push(one);
    else {
      const key = `${one.uid}\n${one.replaces ?? ''}`;
      const before = latest.get(key);
      const [kept, other] =
        before !== undefined && before.sequence > one.sequence ? [before, one] : [one, before];
      latest.set(key, kept);
      if (other !== undefined) leave(other, 'twice');
    }
  }
  const turns: EventTurn[] = [];
  let past = 0;
  for (const one of [...latest.values(), ...singles]) {
    if (one.fault !== null) leave(one, one.fault);
    else if (one.turns.length === 0) past += 1;
    turns.push(
      ...one.turns.filter(
        ({ uid, turn }) => one.replaces !== null || !latest.has(`${uid}\n${turn}`) || turn === '',
      ),
    );
  }
  const time = ({ day, minute }: EventTurn): string =>
    `${day} ${String((minute ?? -1) + 1).padStart(4, '0')}`;
  return { turns: turns.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0)), left, past };
}
