import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { APP_PROBES } from '../drills/attack/appProbes';
import { PAGE_PROBES } from '../drills/attack/pageProbes';
import { SESSION_PROBES } from '../drills/attack/sessionProbes';
import { WALLS, withoutWall } from '../drills/attack/walls';

const PROBES = { ...PAGE_PROBES, ...APP_PROBES, ...SESSION_PROBES };

/* The drill itself is long; that its walls stand where it looks for them is seen here. */
describe.each(WALLS)('$name', (wall) => {
  test('stands in the code where the drill takes it away', () => {
    for (const { file } of wall.edits) {
      const source = readFileSync(file, 'utf8');
      expect(withoutWall(wall, file, source)).not.toBe(source);
    }
  });

  test('is watched by attacks that there are', () => {
    expect(wall.noticedBy.filter((name) => !(name in PROBES))).toEqual([]);
    expect(wall.noticedBy.length).toBeGreaterThan(0);
  });
});
