import { describe, expect, it } from 'vitest';
import { type LightFacts, lightOf } from './backup.light.rules';

type Place = LightFacts['places'][number];

const NOW = new Date('2026-11-22T12:00:00.000Z');
const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

const local = (hours: number | null, more: Partial<Place> = {}): Place => ({
  kind: 'local',
  name: '',
  path: '/shop/backup/local',
  isSameDisk: true,
  newestAt: hours === null ? null : hoursAgo(hours),
  trouble: null,
  ...more,
});
const stick = (hours: number | null, more: Partial<Place> = {}): Place => ({
  ...local(hours),
  kind: 'stick',
  name: 'blue',
  path: '/media/blue',
  isSameDisk: false,
  ...more,
});

const says = (places: Place[], more: Partial<LightFacts> = {}): string => {
  const light = lightOf({ now: NOW, places, hasFailed: false, isUnfinished: false, disk: 'fine', ...more });
  return [light.colour, light.says, light.action ?? '-'].join(' ');
};

describe('the light', () => {
  it.each([
    ['nothing was ever made, and there is no place', [local(null)], 'red never addPlace'],
    ['nothing was ever made, and the stick is in', [local(null), stick(null)], 'red never make'],
    [
      'nothing was ever made, and the stick is out',
      [local(null), stick(null, { path: null })],
      'red never plugIn',
    ],
    ['only this PC has one', [local(1)], 'amber noPlace addPlace'],
    ['only this PC has one, of long ago', [local(100)], 'red noPlace addPlace'],
    [
      'the other place is on the same disk',
      [local(1), stick(1, { isSameDisk: true })],
      'amber sameDiskOnly addPlace',
    ],
    ['the stick is still empty', [local(1), stick(null)], 'amber sameDiskOnly make'],
    ['the stick has one of this hour', [local(0), stick(0)], 'green fine -'],
    ['the stick has one of exactly a day ago', [local(0), stick(24)], 'green fine -'],
    ['it is older than a day', [local(0), stick(24.1)], 'amber agedDay make'],
    [
      'it is older than a day and the stick is out',
      [local(0), stick(30, { path: null })],
      'amber agedDay plugIn',
    ],
    ['it is exactly three days old', [local(0), stick(72)], 'amber agedDay make'],
    ['it is older than three days', [local(0), stick(72.1)], 'red agedDays make'],
    ['one of two sticks is fresh', [local(0), stick(200, { path: null }), stick(2)], 'green fine -'],
    [
      'the newest is suspiciously small',
      [local(0), stick(0, { trouble: 'suspicious' })],
      'amber suspicious look',
    ],
    ['the last one failed', [local(0), stick(3, { trouble: 'lastFailed' })], 'amber failed make'],
    ['the last ones failed for days', [local(0), stick(90, { trouble: 'lastFailed' })], 'red agedDays make'],
    [
      'the stick was pulled out halfway',
      [local(0), stick(3, { path: null, trouble: 'cutOff' })],
      'amber cutOff plugIn',
    ],
    [
      'the stick was pulled out halfway, and the other one has the newest',
      [local(0), stick(3, { path: null, trouble: 'cutOff' }), stick(0)],
      'green fine -',
    ],
    ['the stick is full', [local(0), stick(3, { trouble: 'full' })], 'amber placeFull addPlace'],
    [
      'the stick is full, and the other one has the newest',
      [local(0), stick(3, { trouble: 'full' }), stick(0)],
      'green fine -',
    ],
    [
      'it is of the future, as a clock that was set back makes it',
      [local(0), stick(-500)],
      'amber agedDay make',
    ],
    ['it is of the future by minutes, as another clock makes it', [local(0), stick(-0.5)], 'green fine -'],
  ])('where %s', (_case, places, expected) => {
    expect(says(places)).toBe(expected);
  });

  it('says that what was begun at closing is not done, however fresh the older one is', () => {
    expect(says([local(0), stick(5)], { isUnfinished: true })).toBe('amber unfinished make');
  });

  it('says that the last one failed, and is red where there is none at all', () => {
    expect(says([local(0), stick(5)], { hasFailed: true })).toBe('amber failed make');
    expect(says([local(null), stick(null)], { hasFailed: true })).toBe('red failed make');
  });

  it('puts a full disk before all else, and a low one after all else', () => {
    expect(says([local(0), stick(0)], { disk: 'full' })).toBe('red diskFull freeSpace');
    expect(says([local(0), stick(0)], { disk: 'low' })).toBe('amber diskLow freeSpace');
    expect(says([local(0), stick(30)], { disk: 'low' })).toBe('amber agedDay make');
  });

  it('names the place that it speaks of, but not this PC', () => {
    const light = lightOf({
      now: NOW,
      places: [local(0), stick(2)],
      hasFailed: false,
      isUnfinished: false,
      disk: 'fine',
    });
    expect(light).toMatchObject({ at: hoursAgo(2), placeName: 'blue' });
    const alone = lightOf({
      now: NOW,
      places: [local(1)],
      hasFailed: false,
      isUnfinished: false,
      disk: 'fine',
    });
    expect(alone).toMatchObject({ at: hoursAgo(1), placeName: null });
  });
});
