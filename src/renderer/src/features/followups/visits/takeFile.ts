import type { CallOutput } from '@shared/ipc/contracts';
import { call, open } from '@/lib/client';

/** Reads a sheet that was dropped in. Throws ClientError where it is none. */
export async function takeFile(file: File): Promise<CallOutput<'followups.readVisitFile'>> {
  const { token } = open(await window.shuke.takeFile(file));
  return call('followups.readVisitFile', { token });
}
