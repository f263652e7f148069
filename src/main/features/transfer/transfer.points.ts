import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import type { Some } from '../loyalty/loyalty.imports.service';

/** Sales of one unit, each of which moves points. */
const SALES = 25;

/** Moves the points of an import's sales, a few in each unit, until `move` tells that none is left. */
export async function movePoints(
  { writer, actor }: Pick<TaskContext, 'writer' | 'actor'>,
  importId: number,
  move: (unit: Unit, importId: number, some: Some) => Promise<number | null>,
): Promise<void> {
  let last: number | null = 0;
  while (last !== null) {
    const some: Some = { afterId: last, limit: SALES };
    last = await writer.unit('transfer.points', actor, (unit) => move(unit, importId, some));
  }
}
