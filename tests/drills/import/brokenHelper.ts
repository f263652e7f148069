import { readFileSync } from 'node:fs';

/* A helper for the controls: `SHUKE_BROKEN` says what is wrong with it. */

type Message = { kind: string; id: number };

const how = process.env.SHUKE_BROKEN;

process.on('disconnect', () => process.exit(0));
process.on('message', ({ kind, id }: Message) => {
  if (kind !== 'request') return;
  if (how === 'crash') process.exit(7);
  if (how === 'hang') return;
  if (how === 'mute') process.send?.({ kind: 'failed', id, code: 'transfer.withoutWords', params: {} });
  else
    throw new Error(
      `no control is called ${String(how)} in ${String(readFileSync(__filename).length)} bytes`,
    );
});
