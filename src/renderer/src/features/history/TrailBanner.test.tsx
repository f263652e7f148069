import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers, FakeBridge } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen } from '../../../../../tests/support/renderScreen';
import { TrailBanner } from './TrailBanner';

const BROKEN = { id: 7, at: '2026-11-20T02:32:00.000Z' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  /* Not there in jsdom. */
  vi.stubGlobal('requestIdleCallback', (idle: () => void) => setTimeout(idle, 1));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

async function show(
  broken: (typeof BROKEN)[],
  { isAll = true, isOff = false, at = '/customers' } = {},
): Promise<{ bridge: FakeBridge; unmount: () => void }> {
  const answers: Answers = {
    'history.people': () => ({ people: [], isAll }),
    'history.checkPart': ({ after }) =>
      after === null
        ? { last: 7, acts: 7, broken, declared: [] }
        : { last: null, acts: 0, broken: [], declared: [] },
  };
  return renderScreen(<TrailBanner isOff={isOff} />, { answers, at });
}

describe('the trail', () => {
  test('is left alone while the first screens come, then checked in parts; a good one is not spoken of', async () => {
    const { bridge } = await show([]);
    await pass(110_000);
    expect(bridge.requests).toEqual([]);
    await pass(60_000);
    expect(bridge.inputsOf('history.checkPart')).toEqual([{ after: null }, { after: 7 }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that does not hold is told on every page, with the way to where it begins', async () => {
    await show([BROKEN]);
    await pass(170_000);
    expect(screen.getByRole('alert').textContent).toContain('操作记录对不上');
    await act(async () => {
      screen.getByRole('button', { name: '看那一步' }).click();
    });
    expect(location.hash).toBe('#/settings/history/act/7');
    /* The history says it itself. */
    expect(screen.queryByRole('alert')).toBeNull();
    vi.useRealTimers();
    expect(await findBarriers()).toEqual([]);
  });

  test.each([{ isAll: false }, { isOff: true }])(
    'is checked for nobody who sees no more (%j)',
    async (who) => {
      const { bridge } = await show([BROKEN], who);
      await pass(300_000);
      expect(bridge.inputsOf('history.checkPart')).toEqual([]);
    },
  );

  test('is not checked any further once the screen is left', async () => {
    const { bridge, unmount } = await show([BROKEN]);
    await pass(121_500);
    expect(bridge.inputsOf('history.checkPart')).toHaveLength(1);
    unmount();
    await pass(60_000);
    expect(bridge.inputsOf('history.checkPart')).toHaveLength(1);
  });
});
