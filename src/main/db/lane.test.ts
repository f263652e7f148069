import { describe, expect, it } from 'vitest';
import { Lane } from './lane';

const tick = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the lane', () => {
  it('runs one act at a time, in order', async () => {
    const lane = new Lane();
    const seen: string[] = [];
    const act = (name: string) => async () => {
      seen.push(`${name} begins`);
      await tick(1);
      seen.push(`${name} ends`);
    };
    await Promise.all([lane.run('person', act('a')), lane.run('person', act('b'))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('lets a person go before the waiting units of a task', async () => {
    const lane = new Lane();
    const seen: string[] = [];
    const act = (name: string) => async () => {
      seen.push(name);
      await tick(1);
    };
    const all = [lane.run('task', act('task 1')), lane.run('task', act('task 2'))];
    all.push(lane.run('person', act('person')));
    await Promise.all(all);
    expect(seen).toEqual(['task 1', 'person', 'task 2']);
  });

  it('goes on after an act that failed', async () => {
    const lane = new Lane();
    const failed = lane.run('person', () => Promise.reject(new Error('no')));
    const done = lane.run('person', () => Promise.resolve(7));
    await expect(failed).rejects.toThrow('no');
    await expect(done).resolves.toBe(7);
  });

  it('goes on after an act that throws before it gives a promise', async () => {
    const lane = new Lane();
    const failed = lane.run('task', () => {
      throw new Error('at once');
    });
    const done = lane.run('person', () => Promise.resolve(7));
    await expect(failed).rejects.toThrow('at once');
    await expect(done).resolves.toBe(7);
    await lane.idle();
  });

  it('tells when it is idle', async () => {
    const lane = new Lane();
    let isDone = false;
    void lane.run('task', async () => {
      await tick(5);
      isDone = true;
    });
    await lane.idle();
    expect(isDone).toBe(true);
  });
});
