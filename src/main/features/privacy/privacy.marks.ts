import { createHash } from 'node:crypto';

/** The columns by which a card is told from every other, in this shop and in its backups. */
export type Marked = { id: number; createdAt: string; mark: string | null };

/**
 * What a card goes by: its own mark where it was copied under another id, else a hash of id and moment of its making.
 * A number alone is given again after a restore.
 */
export const markOf = ({ id, createdAt, mark }: Marked): string =>
  mark ??
  createHash('sha256')
    .update(`${String(id)}@${createdAt}`)
    .digest('hex');
