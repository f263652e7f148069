import { z } from '@shared/ipc/zod';
import { isRealDay } from '@shared/lib/days';
import { makeSample } from './ipc/makeSample';

/* Run by `npm run sample` outside Electron, with what it was asked for as JSON. */

const asked = z.object({
  file: z.string().min(1),
  customers: z.number().int().min(1).max(1_000_000),
  until: z.string().refine(isRealDay),
  seed: z.number().int().min(0).max(0xffff_ffff),
});

const { file, ...ask } = asked.parse(JSON.parse(process.argv[2] ?? '{}'));
void makeSample(file, { ...ask, appearance: { language: 'zh-CN', theme: 'light', textSize: 100 } }).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
