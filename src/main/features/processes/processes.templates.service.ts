import { AppError } from '@shared/errors/AppError';
import type { TemplateStep } from '@shared/features/processes/processes.contract';
import { PROCESS_LIMITS } from '@shared/features/processes/processes.rules';
import type { ProcessPreset, ProcessStart } from '@shared/features/processes/processes.rules';
import type { Unit } from '../../db/unit';
import { activePerson } from '../staff/staff.people.queries';
import { ProcessTemplate } from './processes.entity';

/** A template as it was typed. */
export type TemplateFields = {
  id: number | null;
  version: number | null;
  preset: ProcessPreset | null;
  name: string;
  startsFrom: ProcessStart;
  steps: readonly TemplateStep[];
};

/** The row of a template that is offered. Throws processes.noTemplate. */
function templateOf(unit: Unit, id: number): ProcessTemplate {
  const row = unit.get<ProcessTemplate>(
    'SELECT * FROM "processTemplates" WHERE "id" = ? AND "deletedAt" IS NULL',
    id,
  );
  if (row === undefined) throw new AppError('processes.noTemplate');
  return row;
}

/**
 * A new template, or a change of one; of each preset there is one in its place, which comes back where it was put away.
 * Throws processes.noTemplate, .changed where somebody was quicker, .tooMany, staff.unknown.
 */
export async function saveTemplate(unit: Unit, fields: TemplateFields): Promise<number> {
  const { id, version, preset, ...rest } = fields;
  for (const { personId } of fields.steps) {
    if (personId !== null && activePerson(unit, personId) === undefined) {
      throw new AppError('staff.unknown', {}, ['personId']);
    }
  }
  const row = { ...rest, steps: JSON.stringify(fields.steps) };
  if (id !== null) {
    const known = templateOf(unit, id);
    if (known.version !== version) throw new AppError('processes.changed');
    await unit.change(ProcessTemplate, id, { ...row, version: known.version + 1 });
    return id;
  }
  const inPlace = preset === null ? undefined : placeOf(unit, preset);
  if (inPlace !== undefined) {
    if (inPlace.deletedAt === null) throw new AppError('processes.changed');
    await unit.change(ProcessTemplate, inPlace.id, {
      ...row,
      deletedAt: null,
      version: inPlace.version + 1,
    });
    return inPlace.id;
  }
  const [count = 0] = unit.column<number>(
    'SELECT count(*) FROM "processTemplates" WHERE "deletedAt" IS NULL',
  );
  if (count >= PROCESS_LIMITS.templates) {
    throw new AppError('processes.tooMany', { number: PROCESS_LIMITS.templates });
  }
  return unit.insert(ProcessTemplate, { ...row, preset });
}

const placeOf = (unit: Unit, preset: ProcessPreset) =>
  unit.get<Pick<ProcessTemplate, 'id' | 'deletedAt' | 'version'>>(
    'SELECT "id", "deletedAt", "version" FROM "processTemplates" WHERE "preset" = ?',
    preset,
  );

/** Offers a template no more; of a preset that the shop never changed, that it is put away is kept. Throws processes.noTemplate. */
export async function retireTemplate(
  unit: Unit,
  { id, preset, name }: Pick<TemplateFields, 'id' | 'preset' | 'name'>,
): Promise<number> {
  if (id !== null) {
    const { version } = templateOf(unit, id);
    await unit.change(ProcessTemplate, id, { deletedAt: unit.moment.at, version: version + 1 });
    return id;
  }
  if (preset === null || placeOf(unit, preset) !== undefined) throw new AppError('processes.noTemplate');
  return unit.insert(ProcessTemplate, {
    preset,
    name,
    startsFrom: 'customer',
    steps: '[]',
    deletedAt: unit.moment.at,
  });
}
