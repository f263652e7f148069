import { query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { personId } from '../followups/parts.channels';
import { BOARD_COLUMNS } from './complaints.board.rules';
import { complaintRow } from './complaints.fields';

const count = z.number().int();

export const boardChannels = {
  /**
   * The first cards of a column of the board, what is due first; of what ended within BOARD_DAYS the latest first. How many
   * it holds, and how many of these are late.
   */
  column: query({
    input: z.object({
      column: z.enum(BOARD_COLUMNS),
      isMine: z.boolean(),
      /** Of one person alone; null: of all. */
      personId: personId.nullable(),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.object({ rows: z.array(complaintRow), total: count, late: count }),
    permission: 'complaints.read',
  }),
} as const;
