import { erasureMark } from '@shared/features/backup/backup.manifest.rules';
import type { ErasureMark } from '@shared/features/backup/backup.manifest.rules';
import { z } from '@shared/ipc/zod';
import type { Reader } from '../../db/reader';
import type { Writer } from '../../db/writer';
import { ownerOf } from '../staff/staff.people.queries';

/** What a restored shop's trail is told once: from which state it was put in place, and of which backup it is. */
export const continuation = z.object({
  commandId: z.uuid(),
  backupId: z.uuid(),
  /** Head of the trail that the restore left behind; null where no shop was open. */
  from: z.object({ id: z.number().int(), hash: z.string() }).nullable(),
  /** Who was erased after the backup was made, as newer backups of the same shop tell. */
  erasures: z.array(erasureMark).default([]),
});
export type Continuation = z.infer<typeof continuation>;

/** Writes "continues from head X" into the trail, once, however often it is asked. A note of anything else is none. */
export async function continueTrail(writer: Writer, reader: Reader, note: unknown): Promise<void> {
  const told = continuation.safeParse(note).data;
  if (told === undefined) return;
  const audited = { name: 'backup.restore', commandId: told.commandId };
  const actor = ownerOf(reader);
  if (actor === null || writer.knows(audited)) return;
  const { backupId, from } = told;
  await writer.unit(
    audited.name,
    actor,
    () => ({ backupId, fromId: from?.id ?? null, fromHash: from?.hash ?? null }),
    audited,
  );
}

/** Who was erased after the backup was made, from the note of a restore; a note of anything else tells nobody. */
export const erasuresToldBy = (note: unknown): readonly ErasureMark[] =>
  continuation.safeParse(note).data?.erasures ?? [];
