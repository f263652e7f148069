import { AppError } from '@shared/errors/AppError';
import type { FollowupFields } from '@shared/features/followups/followups.contract';
import { isOccurrence, type Recurrence } from '@shared/features/followups/recurrence.rules';
import {
  countLeft,
  isSameStep,
  MOST_SERIES,
  shifted,
  type Reach,
  type Repeat,
} from '@shared/features/followups/series.rules';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import { lunarCalendar } from '@shared/lib/lunar';
import type { Unit } from '../../db/unit';
import { Followup } from './followups.entity';
import { FollowupSeries } from './followups.series.entity';
import { countGoingOn, daysOf, recurrenceOf, seriesById } from './followups.series.queries';
import {
  assertAbout,
  assertDue,
  assertKind,
  completeFollowup,
  createFollowup,
  dropFollowup,
  editFollowup,
  endFollowup,
  moveFollowup,
  type Completion,
} from './followups.service';
import { assertChangeable, changeable } from './followups.sight.queries';
import { freeDay, makeTurn } from './followups.turns.service';

type Fields = FollowupFields;
type Made = { id: number; seriesId: number };

/** One day of a series, and how much of the series is meant. */
export type SeriesPlace = { seriesId: number; day: Day; reach: Reach };

type Part = { fields: Fields; recurrence: Recurrence; beginsOn: Day };

async function insertSeries(unit: Unit, { fields, recurrence, beginsOn }: Part): Promise<FollowupSeries> {
  if (countGoingOn(unit) >= MOST_SERIES)
    throw new AppError('followups.tooManySeries', { number: MOST_SERIES });
  const { kind, customerId, personId, subject, dueMinute, lengthMinutes } = fields;
  const { weekdays, monthly, ...step } = recurrence;
  const id = await unit.insert(FollowupSeries, {
    ...{ kind, customerId, personId, subject, dueMinute, lengthMinutes },
    ...step,
    weekdays: (weekdays ?? []).toSorted((a, b) => a - b).join(','),
    monthly: monthly ?? null,
    beginsOn,
    createdAt: unit.moment.at,
    createdBy: unit.actor.id,
  });
  return seriesById(unit, id);
}

/** The first day of a series that is neither taken nor over, but for the one it begins on. Throws followups.neverComes. */
function firstDay(unit: Unit, series: FollowupSeries): Day {
  const begins = series.beginsOn as Day;
  const [first] = daysOf(series, begins, begins, 1);
  const day = first ?? freeDay(unit, series, begins > unit.today ? begins : unit.today);
  if (day === null) throw new AppError('followups.neverComes', {}, ['untilDay']);
  return day;
}

/**
 * Something to do again and again, with its first follow-up. Throws as `createFollowup`, and followups.invalidRecurrence,
 * .neverComes, .tooManySeries.
 */
export async function createSeries(unit: Unit, fields: Fields, repeat: Repeat): Promise<Made> {
  assertDue(unit, fields);
  assertKind(fields);
  assertAbout(unit, fields);
  const fromDay = fields.dueOn;
  const series = await insertSeries(unit, { fields, recurrence: { ...repeat, fromDay }, beginsOn: fromDay });
  return { id: await makeTurn(unit, series, firstDay(unit, series)), seriesId: series.id };
}

/** A single one comes back from its day on. Throws as `createSeries` and as `editFollowup`. */
export async function repeatOne(
  unit: Unit,
  { id, version, fields, repeat }: { id: number; version: number; fields: Fields; repeat: Repeat },
): Promise<Made> {
  await editFollowup(unit, id, version, fields);
  const row = changeable(unit, unit.actor, id);
  if (row.seriesId !== null) throw new AppError('followups.changed');
  const fromDay = row.dueOn as Day;
  const series = await insertSeries(unit, { fields, recurrence: { ...repeat, fromDay }, beginsOn: fromDay });
  const day = firstDay(unit, series);
  const dueOn = day < unit.today ? row.dueOn : day;
  await unit.change(Followup, id, {
    dueOn,
    seriesId: series.id,
    seriesDay: day,
    version: row.version + 1,
  });
  return { id, seriesId: series.id };
}

/** What is there of one day: its follow-up, where it has been made. Throws followups.notFound, .ended, ipc.denied. */
function turnAt(
  unit: Unit,
  { seriesId, day }: SeriesPlace,
): { series: FollowupSeries; row: Followup | null } {
  const series = seriesById(unit, seriesId);
  const found = unit.column<number>(
    'SELECT "id" FROM "followups" WHERE "seriesId" = ? AND "seriesDay" = ?',
    seriesId,
    day,
  )[0];
  if (found !== undefined) {
    const row = changeable(unit, unit.actor, found);
    if (row.state !== 'open') throw new AppError('followups.ended');
    return { series, row };
  }
  assertChangeable(unit, unit.actor, series, 'followups.notFound');
  const isToCome = day >= unit.today && daysOf(series, day, day, 1).length === 1;
  if (!isToCome) throw new AppError('followups.notFound');
  return { series, row: null };
}

/** The first that is still to be done; all before it is over. */
function openFrom(unit: Unit, seriesId: number): Day {
  const [day] = unit.column<Day | null>(
    `SELECT min("seriesDay") FROM "followups" WHERE "seriesId" = ? AND "state" = 'open'`,
    seriesId,
  );
  if (day == null) throw new AppError('followups.ended');
  return day;
}

/**
 * The first turn that an act is about, and the day on which it is to be done where the one that was meant is put on
 * `dueOn`: as it is, where that one is not put elsewhere.
 */
function beginningOf(unit: Unit, place: SeriesPlace, dueOn: Day | null): { turn: Turn; dueOn: Day } {
  const meant = turnAt(unit, place);
  assertChangeable(unit, unit.actor, meant.series, 'followups.notFound');
  const day = place.reach === 'all' ? openFrom(unit, place.seriesId) : place.day;
  const { row } = turnAt(unit, { ...place, day });
  const turn = { series: meant.series, row, day };
  if (dueOn === null || dueOn === (meant.row?.dueOn ?? place.day)) {
    return { turn, dueOn: (row?.dueOn ?? day) as Day };
  }
  return { turn, dueOn: addDays(dueOn, -daysBetween(day, place.day)) };
}

/** The follow-up of one day, made where there is none yet. */
async function realised(unit: Unit, place: SeriesPlace): Promise<Followup> {
  const { series, row } = turnAt(unit, place);
  return row ?? changeable(unit, unit.actor, await makeTurn(unit, series, place.day));
}

/** Changes one day, or it and those after it. Throws as the channel `editSeries` tells. */
export async function editSeries(
  unit: Unit,
  place: SeriesPlace,
  fields: Fields,
  repeat: Repeat | null,
): Promise<number> {
  if (place.reach === 'this') {
    const row = await realised(unit, place);
    await editFollowup(unit, row.id, row.version, fields);
    return row.id;
  }
  const { turn, dueOn } = beginningOf(unit, place, fields.dueOn);
  return carryOn(unit, turn, { fields: { ...fields, dueOn }, repeat });
}

/** Puts one day on another day or time, or it and those after it as well. Throws as the channel `moveSeries` tells. */
export async function moveSeries(
  unit: Unit,
  place: SeriesPlace,
  to: { dueOn: Day; dueMinute?: number | null | undefined; lengthMinutes?: number | undefined },
): Promise<number> {
  if (place.reach === 'this') {
    const { id } = await realised(unit, place);
    await moveFollowup(unit, id, to);
    return id;
  }
  const { turn, dueOn } = beginningOf(unit, place, to.dueOn);
  const { series, row, day } = turn;
  const fields: Fields = {
    ...fieldsOf(series),
    dueOn,
    dueMinute: to.dueMinute === undefined ? series.dueMinute : to.dueMinute,
    lengthMinutes: to.lengthMinutes ?? series.lengthMinutes,
  };
  const recurrence = recurrenceOf(series);
  const isShifted = dueOn !== (row?.dueOn ?? day);
  return carryOn(unit, turn, { fields, repeat: isShifted ? shifted(recurrence, day, dueOn) : recurrence });
}

const fieldsOf = ({ kind, customerId, personId, subject }: FollowupSeries) => ({
  kind,
  customerId: customerId as Fields['customerId'],
  personId,
  subject,
});

type Turn = { series: FollowupSeries; row: Followup | null; day: Day };

/**
 * Ends a series before one of its days and goes on from there with other fields, in another rhythm, or not at all. What
 * was done stays with the old one. Days after it that somebody had changed by hand stay so where they are days of the new
 * one, else they are withdrawn.
 */
async function carryOn(
  unit: Unit,
  { series: old, row, day }: Turn,
  { fields, repeat }: { fields: Fields; repeat: Repeat | null },
): Promise<number> {
  const isDueAsBefore =
    row?.dueOn === fields.dueOn &&
    row.dueMinute === fields.dueMinute &&
    row.lengthMinutes === fields.lengthMinutes;
  if (!isDueAsBefore) assertDue(unit, fields);
  assertKind(fields);
  assertAbout(unit, fields);
  await unit.change(FollowupSeries, old.id, { stopsOn: day, version: old.version + 1 });
  const later = unit.all<Followup>(
    'SELECT * FROM "followups" WHERE "seriesId" = ? AND "seriesDay" > ? ORDER BY "seriesDay"',
    old.id,
    day,
  );
  const next = repeat === null ? null : await insertSeries(unit, partFrom(old, day, row, { fields, repeat }));
  const first = next === null ? null : firstDay(unit, next);
  for (const one of later) await keepOrWithdraw(unit, one, next, first);
  const patch = { ...fields, dueOn: dueAt(first, fields, row), seriesId: next?.id ?? null, seriesDay: first };
  if (row === null) {
    const id = await createFollowup(unit, { ...fields, dueOn: patch.dueOn });
    await unit.change(Followup, id, { seriesId: patch.seriesId, seriesDay: first });
    return id;
  }
  const moves = row.moves + (patch.dueOn > row.dueOn ? 1 : 0);
  await unit.change(Followup, row.id, { ...patch, moves, version: row.version + 1 });
  return row.id;
}

/** On which day the first one of the new part is to be done: where it was, as long as that was not asked to change. */
function dueAt(first: Day | null, fields: Fields, row: Followup | null): Day {
  if (first === null) return fields.dueOn;
  return row !== null && row.dueOn === fields.dueOn && row.seriesDay === first ? fields.dueOn : first;
}

/** The same rhythm goes on counting from where it began; another one begins on the new day. */
function partFrom(
  old: FollowupSeries,
  day: Day,
  row: Followup | null,
  { fields, repeat }: { fields: Fields; repeat: Repeat },
): Part {
  const recurrence = recurrenceOf(old);
  const isWhereItWas = fields.dueOn === (row?.dueOn ?? day);
  if (isWhereItWas && isSameStep(recurrence, repeat)) {
    const { untilDay, count } = repeat;
    return { fields, recurrence: { ...recurrence, untilDay, count }, beginsOn: day };
  }
  const count =
    repeat.count !== null && repeat.count === old.count
      ? countLeft(recurrence, day, lunarCalendar)
      : repeat.count;
  return { fields, recurrence: { ...repeat, count, fromDay: fields.dueOn }, beginsOn: fields.dueOn };
}

async function keepOrWithdraw(
  unit: Unit,
  one: Followup,
  next: FollowupSeries | null,
  first: Day | null,
): Promise<void> {
  const day = one.seriesDay as Day;
  const isOfNext =
    next !== null &&
    first !== null &&
    day > first &&
    one.customerId === next.customerId &&
    isOccurrence(recurrenceOf(next), day, lunarCalendar);
  if (isOfNext) await unit.change(Followup, one.id, { seriesId: next.id, version: one.version + 1 });
  else if (one.state === 'open') await endFollowup(unit, one, { state: 'withdrawn' });
}

/** Done before its day has come. Throws as the channel `completeSeries` tells. */
export async function completeSeries(
  unit: Unit,
  place: Omit<SeriesPlace, 'reach'>,
  completion: Completion,
): Promise<{ id: number; nextId: number | null }> {
  const { id } = await realised(unit, { ...place, reach: 'this' });
  return { id, nextId: await completeFollowup(unit, id, completion) };
}

/** Leaves one day out, or ends the series before it. Throws followups.notFound, .ended, .wantsReason. */
export async function dropSeries(unit: Unit, place: SeriesPlace, reason: string): Promise<void> {
  if (reason === '') throw new AppError('followups.wantsReason', {}, ['reason']);
  if (place.reach === 'this') {
    await dropFollowup(unit, (await realised(unit, place)).id, reason);
    return;
  }
  const { series, day } = beginningOf(unit, place, null).turn;
  await unit.change(FollowupSeries, series.id, { stopsOn: day, version: series.version + 1 });
  const open = unit.all<Followup>(
    `SELECT * FROM "followups" WHERE "seriesId" = ? AND "state" = 'open' AND "seriesDay" >= ? ORDER BY "seriesDay"`,
    series.id,
    day,
  );
  for (const row of open) await endFollowup(unit, row, { state: 'dropped', note: reason });
}
