import type { Unit } from '../../db/unit';
import { Person } from './staff.entity';

/** Gives a person another name. */
export async function namePerson(unit: Unit, id: number, name: string): Promise<void> {
  await unit.change(Person, id, { name });
}
