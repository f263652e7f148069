import { describe, expect, it } from 'vitest';
import { RequestWork } from './work';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('RequestWork', () => {
  it('never has more than three batches on their way', async () => {
    const sent: string[] = [];
    const work = new RequestWork(
      (json) => sent.push(json),
      () => undefined,
    );
    const sending = (async () => {
      for (let i = 0; i < 6; i += 1) await work.send(String(i));
    })();
    await turn();
    expect(sent).toEqual(['0', '1', '2']);
    work.answered();
    await turn();
    expect(sent).toEqual(['0', '1', '2', '3']);
    work.answered();
    work.answered();
    await sending;
    expect(sent.length).toBe(6);
  });

  it('stops while it waits for an answer, and at the next breath, once cancelled', async () => {
    const work = new RequestWork(
      () => undefined,
      () => undefined,
    );
    for (let i = 0; i < 3; i += 1) await work.send('x');
    const waiting = work.send('x');
    work.cancel();
    await expect(waiting).rejects.toMatchObject({ code: 'transfer.cancelled' });
    await expect(work.breathe()).rejects.toMatchObject({ code: 'transfer.cancelled' });
  });
});
