import { addDays, dayAndMinute, daysBetween, makeDay, type Day } from '../../lib/days';
import { FIRST_LENGTH, FOLLOWUP_LIMITS } from './followups.rules';
import type { Block } from './icsBlocks.rules';
import { plainText, type ContentLine } from './icsText.rules';
import { eventRule, turnDays } from './icsTurns.rules';
import { LOCAL, UTC, type Wall, type Zone } from './icsZones.rules';

/** Why an event cannot be taken. */
export const EVENT_FAULTS = [
  'noStart',
  'badStart',
  'tooOften',
  'unknownRule',
  'broken',
  'notEvent',
  'cancelled',
  'twice',
] as const;
export type EventFault = (typeof EVENT_FAULTS)[number];

/** What is said beside an event that is taken otherwise than it stands in the file. */
export const EVENT_NOTES = [
  'turns',
  'overMidnight',
  'manyDays',
  'oddEnd',
  'zoneUnknown',
  'long',
  'damaged',
] as const;
export type EventNote = (typeof EVENT_NOTES)[number];

/** One day of an event as it would become something to do. */
export type EventTurn = {
  uid: string;
  /** Which of what comes back: its first time by the file; '' for a single one. */
  turn: string;
  subject: string;
  day: Day;
  minute: number | null;
  minutes: number;
  /** The same as long as the file says the same of it. */
  content: string;
  notes: EventNote[];
};

/** What is read of an event: its turns from today on, or why not. */
export type ReadBlock = {
  subject: string;
  sequence: number;
  uid: string;
  /** The turn that it stands for instead of the event that comes back. */
  replaces: string | null;
  turns: readonly EventTurn[];
  fault: EventFault | null;
};

/** From when on, and how far what comes back is looked for: so many times within so many days, or the one time after that. */
export type EventScope = {
  today: Day;
  days: number;
  most: number;
  zoneOf: (name: string) => Zone | null;
  isCancelled: boolean;
  step: () => void;
};

/** No calendar means a later day, and days can be counted on from here. */
const LATEST = '9800-01-01';

/** How far the next time of what comes back seldom is looked for, in days. */
const FAR = 5 * 366;

type Moment = { wall: Wall; isDay: boolean; zone: Zone; isZoneKnown: boolean; isLocal: boolean };

const first = ({ lines }: Pick<Block, 'lines'>, name: string): ContentLine | undefined =>
  lines.get(name)?.[0];

/** A date or time of a calendar, `20261124` or `20261124T093000`, with or without Z; null for what there is not. */
function momentOf(text: string, { params }: Pick<ContentLine, 'params'>, scope: EventScope): Moment | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/iu.exec(text.trim());
  const day = parts && makeDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (!parts || !day) return null;
  if (parts[4] === undefined)
    return { wall: { day, minute: 0 }, isDay: true, zone: LOCAL, isZoneKnown: true, isLocal: true };
  const [hour, minute, second] = [Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  const wall = { day, minute: hour * 60 + minute };
  const name = params.get('TZID');
  if (parts[7] !== undefined) return { wall, isDay: false, zone: UTC, isZoneKnown: true, isLocal: false };
  const zone = name === undefined ? LOCAL : scope.zoneOf(name);
  return {
    wall,
    isDay: false,
    zone: zone ?? LOCAL,
    isZoneKnown: zone !== null,
    isLocal: name === undefined || zone === null,
  };
}

/** `P1DT2H30M` in minutes; null for what is none or goes back. */
function durationOf(text: string): number | null {
  const parts =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/iu.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return (
    (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 +
    (minutes ?? 0) +
    Math.ceil((seconds ?? 0) / 60)
  );
}

/** How long it is, in minutes; null where nothing is said, undefined where what is said makes no sense. */
function lengthOf(block: Block, start: Moment, scope: EventScope): number | null | undefined {
  const end = first(block, 'DTEND');
  const duration = first(block, 'DURATION');
  if (end !== undefined) {
    const to = momentOf(end.value, end, scope);
    if (to === null || to.isDay !== start.isDay) return undefined;
    const minutes = start.isDay
      ? daysBetween(start.wall.day, to.wall.day) * 1_440
      : Math.ceil((to.zone.at(to.wall) - start.zone.at(start.wall)) / 60_000);
    return minutes < 0 ? undefined : minutes;
  }
  if (duration === undefined) return null;
  return durationOf(duration.value) ?? undefined;
}

/** The words of an event in one line: what it is, and where. */
function subjectOf(block: Block): { subject: string; isLong: boolean } {
  const words = ['SUMMARY', 'LOCATION']
    .map((name) => plainText(first(block, name)?.value ?? ''))
    .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());
  const whole = words.filter((text) => text !== '').join(' · ');
  const signs = [...whole.slice(0, FOLLOWUP_LIMITS.subject * 2)];
  let subject = '';
  for (const sign of signs) {
    if (subject.length + sign.length > FOLLOWUP_LIMITS.subject) break;
    subject += sign;
  }
  return { subject: subject.trim(), isLong: subject.length < whole.length };
}

/** A turn's name: its first time in UTC, or its day. */
const turnName = (moment: Moment, wall: Wall): string =>
  moment.isDay || moment.isLocal
    ? `${wall.day}${moment.isDay ? '' : ` ${String(wall.minute)}`}`
    : new Date(moment.zone.at(wall)).toISOString();

/** Reads an event. */
export function readEvent(block: Block, scope: EventScope): ReadBlock {
  const { subject, isLong } = subjectOf(block);
  const uid = (first(block, 'UID')?.value ?? '').trim();
  const sequence = Number(/^\d{1,9}$/u.exec(first(block, 'SEQUENCE')?.value.trim() ?? '')?.[0] ?? 0);
  const base = { subject, sequence, uid, replaces: null, turns: [], fault: null };
  if (block.kind !== 'event') return { ...base, fault: 'notEvent' };
  if (!block.isWhole) return { ...base, fault: 'broken' };
  const startLine = first(block, 'DTSTART');
  if (startLine === undefined) return { ...base, fault: 'noStart' };
  const start = momentOf(startLine.value, startLine, scope);
  if (start === null || start.wall.day > LATEST) return { ...base, fault: 'badStart' };
  const replacedLine = first(block, 'RECURRENCE-ID');
  const replaced = replacedLine && momentOf(replacedLine.value, replacedLine, scope);
  if (replaced === null) return { ...base, fault: 'badStart' };
  const replaces = replaced ? turnName(replaced, replaced.wall) : null;
  const read = { ...base, replaces };
  if (scope.isCancelled || first(block, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED') {
    return { ...read, fault: 'cancelled' };
  }
  const length = lengthOf(block, start, scope);
  const notes: EventNote[] = [
    ...(start.isZoneKnown ? [] : ['zoneUnknown' as const]),
    ...(length === undefined ? ['oddEnd' as const] : []),
    ...(isLong ? ['long' as const] : []),
    ...(subject.includes('\ufffd') ? ['damaged' as const] : []),
  ];
  const walls = wallsOf(block, start, length ?? 0, scope);
  if (typeof walls === 'string') return { ...read, fault: walls };
  const turns = walls.found.map((wall): EventTurn => {
    const turn = walls.isOfMany ? turnName(start, wall) : (replaces ?? '');
    const placed = placeOf(start, wall, length, scope.today);
    const more: EventNote[] = [...(walls.isOfMany ? ['turns' as const] : []), ...placed.notes, ...notes];
    const content = JSON.stringify([subject, turnName(start, wall), length ?? null]);
    return { uid, turn, subject, ...placed.place, content, notes: more };
  });
  return { ...read, turns };
}

type Walls = { found: Wall[]; isOfMany: boolean };

/** When the event begins from today on, in its own zone. */
function wallsOf(block: Block, start: Moment, length: number, scope: EventScope): Walls | EventFault {
  const rules = block.lines.get('RRULE') ?? [];
  const extra = momentsOf(block, 'RDATE', scope);
  const excepted = momentsOf(block, 'EXDATE', scope);
  if (rules.length > 1 || block.lines.has('EXRULE') || extra === null || excepted === null) {
    return 'unknownRule';
  }
  const isOfMany = rules.length > 0 || extra.length > 0;
  /* What is still going on counts as today's. */
  const isToCome = (wall: Wall): boolean => {
    const runs = start.isDay ? Math.max(0, Math.ceil(length / 1_440) - 1) : 0;
    return addDays(localDay(start, wall), Math.min(runs, 40_000)) >= scope.today;
  };
  if (!isOfMany) return { found: isToCome(start.wall) ? [start.wall] : [], isOfMany };
  const rule = rules[0] === undefined ? null : eventRule(rules[0].value);
  if (typeof rule === 'string') return rule;
  const left = new Set(excepted.map((one) => exceptName(one)));
  const isLeft = (wall: Wall): boolean => left.has(exceptName({ ...start, wall })) || left.has(wall.day);
  const limit = rule?.until == null ? null : momentOf(rule.until, { params: new Map() }, scope);
  if (rule?.until != null && limit === null) return 'unknownRule';
  const isOver = (wall: Wall): boolean => {
    if (limit === null) return false;
    if (limit.isDay || start.isDay) return wall.day > limit.wall.day;
    /* Without a zone of its own it is a time of the event's. */
    return start.zone.at(wall) > (limit.isLocal ? start.zone : limit.zone).at(limit.wall);
  };
  const found: Wall[] = [];
  const add = (wall: Wall): void => {
    if (isToCome(wall) && !isLeft(wall)) found.push(wall);
  };
  for (const { wall } of extra) add(wall);
  const { minute } = start.wall;
  if (rule === null) add(start.wall);
  else {
    /* What only begins later is looked for from there on; other zones are up to a day away. */
    const begins = start.wall.day > scope.today ? start.wall.day : scope.today;
    const [from, to, last] = [addDays(scope.today, -2), addDays(begins, scope.days), addDays(begins, FAR)];
    for (const day of turnDays(rule, start.wall.day, from, last, scope.step)) {
      if (isOver({ day, minute }) || found.length >= scope.most) break;
      if (day > to && found.length > 0) break;
      add({ day, minute });
    }
  }
  const inOrder = found.toSorted((a, b) => start.zone.at(a) - start.zone.at(b)).slice(0, scope.most);
  return { found: inOrder, isOfMany };
}

const exceptName = ({ isDay, zone, wall }: Pick<Moment, 'isDay' | 'zone' | 'wall'>): string =>
  isDay ? wall.day : String(zone.at(wall));

/** The moments of a property that lists them; null where one is none. */
function momentsOf(block: Block, name: string, scope: EventScope): Moment[] | null {
  const lines = block.lines.get(name) ?? [];
  const found = lines.flatMap((line) =>
    line.value
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => momentOf(part, line, scope)),
  );
  return found.includes(null) ? null : (found as Moment[]);
}

/** The day of this PC on which it begins. */
const localDay = ({ isDay, isLocal, zone }: Moment, wall: Wall): Day =>
  isDay || isLocal ? wall.day : dayAndMinute(zone.at(wall)).day;

type Placed = { place: Pick<EventTurn, 'day' | 'minute' | 'minutes'>; notes: EventNote[] };

/** Where it stands in a calendar whose follow-ups end on their day. */
function placeOf(start: Moment, wall: Wall, length: number | null | undefined, today: Day): Placed {
  if (start.isDay) {
    const isLong = (length ?? 0) > 1_440;
    return {
      place: { day: wall.day < today ? today : wall.day, minute: null, minutes: FIRST_LENGTH },
      notes: isLong ? ['manyDays'] : [],
    };
  }
  const { day, minute } = start.isLocal ? wall : dayAndMinute(start.zone.at(wall));
  const { shortest, longest } = FOLLOWUP_LIMITS;
  const wanted = Math.max(shortest, length == null || length === 0 ? FIRST_LENGTH : length);
  const from = Math.min(minute, longest - shortest);
  const minutes = Math.min(wanted, longest - from);
  const isCut = from < minute || (length != null && length > minutes);
  return { place: { day, minute: from, minutes }, notes: isCut ? ['overMidnight'] : [] };
}
