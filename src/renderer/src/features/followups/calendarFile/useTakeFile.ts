import { call, ClientError, open } from '@/lib/client';
import { notifyError } from '@/lib/notify';

export type TakenFile = { token: string; name: string };

/** Ways to take up an .ics: chosen, or dropped in. `onTaken` gets the file; a refusal is told. */
export function useTakeFile(onTaken: (file: TakenFile) => void): {
  choose: () => Promise<void>;
  drop: (file: File) => Promise<void>;
} {
  const take = async (find: () => Promise<TakenFile | null>): Promise<void> => {
    try {
      const taken = await find();
      if (taken !== null) onTaken(taken);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      notifyError(error);
    }
  };
  return {
    choose: () => take(() => call('followups.chooseCalendarFile', {})),
    drop: (file) => take(async () => open(await window.shuke.takeFile(file))),
  };
}
