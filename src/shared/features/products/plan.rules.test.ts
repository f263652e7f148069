import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carried, fitsPlan, freeRoom, overlap, placeOfShelf, PLAN, stretched } from './plan.rules';

const shelves = (...names: string[]) => names.map((name) => ({ name, kind: 'shelf' as const }));

test('goods stand at the place that their shelf is named after, or at the longest that it begins with', () => {
  const places = shelves('东墙', '东墙 2 层', 'A1', '门');
  expect(placeOfShelf('东墙 1 层', places)?.name).toBe('东墙');
  expect(placeOfShelf('东墙２层 左', places)?.name).toBe('东墙 2 层');
  expect(placeOfShelf('a1', places)?.name).toBe('A1');
  expect(placeOfShelf('A1-3', places)?.name).toBe('A1');
  expect(placeOfShelf('A12', places)).toBeNull();
  expect(placeOfShelf('西墙', places)).toBeNull();
  expect(placeOfShelf(' ', places)).toBeNull();
  expect(placeOfShelf('门口', [{ name: '门口', kind: 'entrance' }])).toBeNull();
});

test('boxes that touch do not overlap', () => {
  const box = { x: 2, y: 2, width: 3, height: 2 };
  expect(overlap(box, { ...box, x: 5 })).toBe(false);
  expect(overlap(box, { ...box, y: 4 })).toBe(false);
  expect(overlap(box, { ...box, x: 4, y: 3 })).toBe(true);
});

test('the first free room is found until the plan is full', () => {
  const size = { width: PLAN.columns, height: 5 };
  const boxes = [];
  for (let room = freeRoom([], size); room !== null; room = freeRoom(boxes, size)) boxes.push(room);
  expect(boxes.map(({ y }) => y)).toEqual([0, 5, 10]);
  expect(freeRoom(boxes, { width: 1, height: 1 })).toBeNull();
});

test('a box that is carried or stretched stays on the plan', () => {
  const step = fc.integer({ min: -40, max: 40 });
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(step, step, step, step, size, size, (across, down, wider, higher, width, height) => {
      const box = stretched(stretched({ x: 0, y: 0, width: 1, height: 1 }, width, height), wider, higher);
      const moved = carried(box, across, down);
      expect(fitsPlan(box) && fitsPlan(moved)).toBe(true);
      expect([moved.width, moved.height]).toEqual([box.width, box.height]);
    }),
  );
});
