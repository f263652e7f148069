import type { Page } from '@playwright/test';
import type { BackupWorks } from '@shared/features/backup/backup.contract';
import type { CallInput } from '@shared/ipc/contracts';
import type { Bridge, Envelope } from '@shared/ipc/envelope';

type Works = keyof BackupWorks;

/** Starts a long act of backups as the page itself would, and gives what it ends with; throws the code of a refusal. */
export async function backupFromPage<C extends Works>(
  page: Page,
  channel: C,
  input: CallInput<C>,
): Promise<BackupWorks[C]> {
  const answer = await page.evaluate(
    async (request) => {
      const { shuke } = window as unknown as { shuke: Bridge };
      const ended = new Map<string, Envelope>();
      const listening = { tell: (): void => undefined };
      const off = shuke.on('task.ended', ({ taskId, result }) => {
        ended.set(taskId, result);
        listening.tell();
      });
      const started = await shuke.call({ ...request, commandId: null });
      if (!started.ok) return started;
      const { taskId } = started.value as { taskId: string };
      while (!ended.has(taskId)) await new Promise<void>((resolve) => (listening.tell = resolve));
      off();
      return ended.get(taskId) as Envelope;
    },
    { channel, input },
  );
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as BackupWorks[C];
}
