import { dirname } from 'node:path';
import { systemClock } from '../../../src/main/db/clock';
import { MIGRATIONS } from '../../../src/main/db/migrations';
import type { Actor } from '../../../src/main/db/unit';
import { Writer, type WriterOptions } from '../../../src/main/db/writer';
import { DERIVATIONS, ENTITIES } from '../../../src/main/ipc/commands';

/** The owner, whom the first migration makes. */
export const OWNER: Actor = { id: 1, name: '', role: 'owner' };

/** The real writer on a file, made and migrated where it is not there. Close it yourself. */
export function openWriter(file: string, more: Partial<WriterOptions> = {}): Promise<Writer> {
  return Writer.open({
    file,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    derivations: DERIVATIONS,
    clock: systemClock,
    asideDir: dirname(file),
    onSlowUnit: () => undefined,
    ...more,
  });
}
