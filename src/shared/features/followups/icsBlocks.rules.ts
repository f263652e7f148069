import { contentLine, type ContentLine } from './icsText.rules';

/** One thing in a calendar: an event, a zone, and what stands in it. */
export type Block = {
  kind: 'event' | 'zone' | 'other';
  /** Its properties, by name. */
  lines: ReadonlyMap<string, readonly ContentLine[]>;
  /** What stands in it: standard and summer time of a zone. */
  inner: readonly Pick<Block, 'lines'>[];
  /** False where the file ends, or another begins, before it does. */
  isWhole: boolean;
};

/** Properties that are looked at; what nobody looks at may be as long as it likes. */
const LOOKED_AT = new Set([
  ...['BEGIN', 'END', 'METHOD', 'UID', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'LOCATION', 'STATUS'],
  ...[
    'RRULE',
    'EXRULE',
    'RDATE',
    'EXDATE',
    'RECURRENCE-ID',
    'SEQUENCE',
    'TZID',
    'TZOFFSETTO',
    'TZOFFSETFROM',
  ],
]);

const KINDS: Readonly<Record<string, Block['kind']>> = {
  VEVENT: 'event',
  VTIMEZONE: 'zone',
  VTODO: 'other',
  VJOURNAL: 'other',
};

type Open = {
  name: string;
  lines: Map<string, ContentLine[]>;
  inner: { lines: Map<string, ContentLine[]> }[];
};

/** Goes through the unfolded lines of a calendar. */
export class BlockReader {
  /** Whether any calendar has begun. */
  hasCalendar = false;
  /** What the file is meant to do, such as PUBLISH or CANCEL. */
  method = '';
  #block: (Open & { kind: Block['kind'] }) | null = null;
  /** What is open within the block, the outermost first: reminders, a zone's parts. */
  #inner: Open[] = [];

  /** Takes a line; answers the block that ends with it. */
  take(text: string): Block | null {
    const line = contentLine(text);
    if (line === null || !LOOKED_AT.has(line.name)) return null;
    const told = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') return this.#begin(told);
    if (line.name === 'END') return this.#end(told);
    if (line.name === 'METHOD' && this.#block === null) this.method = told;
    const open = this.#inner.at(-1) ?? this.#block;
    if (open === null) return null;
    const lines = open.lines.get(line.name) ?? [];
    lines.push(line);
    open.lines.set(line.name, lines);
    return null;
  }

  /** The block that the end of the file cuts off. */
  rest(): Block | null {
    return this.#close(false);
  }

  #begin(name: string): Block | null {
    if (name === 'VCALENDAR') this.hasCalendar = true;
    const kind = KINDS[name];
    if (kind !== undefined || name === 'VCALENDAR') {
      const cut = this.#close(false);
      if (kind !== undefined) this.#block = { name, kind, lines: new Map(), inner: [] };
      return cut;
    }
    if (this.#block !== null) this.#inner.push({ name, lines: new Map(), inner: [] });
    return null;
  }

  #end(name: string): Block | null {
    const at = this.#inner.findLastIndex((one) => one.name === name);
    if (at >= 0) {
      this.#block?.inner.push(...this.#inner.splice(at).slice(0, 1));
      return null;
    }
    if (this.#block?.name === name) return this.#close(true);
    return name === 'VCALENDAR' ? this.#close(false) : null;
  }

  #close(isWhole: boolean): Block | null {
    const block = this.#block;
    this.#block = null;
    this.#inner = [];
    return block && { kind: block.kind, lines: block.lines, inner: block.inner, isWhole };
  }
}
