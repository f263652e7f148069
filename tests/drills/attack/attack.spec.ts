import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, removeFolder, test } from '../../support/launch';
import { attack, probesOf } from './attacks';
import { SESSIONS, makeGuardedShop, openSession } from './sessions';
import { WALLS } from './walls';

/* Started by scripts/drills/attack.mjs, which has made a build for each wall. */

const NOTES = 'node_modules/.cache/shuke';
const SUM = `${NOTES}/attack.json`;
const builds = JSON.parse(readFileSync(`${NOTES}/walls.json`, 'utf8')) as string[];

test.describe.configure({ timeout: 600_000 });

let guarded = '';

/** Adds to the sum, which is kept in a file: a failed test ends its process. */
function count(tried: number, lost: number): void {
  const before = existsSync(SUM)
    ? (JSON.parse(readFileSync(SUM, 'utf8')) as { tried: number; lost: number })
    : null;
  const sum = { tried: (before?.tried ?? 0) + tried, lost: (before?.lost ?? 0) + lost };
  writeFileSync(SUM, JSON.stringify(sum));
}

test.beforeAll(async () => {
  guarded = await makeGuardedShop();
});

test.afterAll(() => {
  removeFolder(guarded);
});

for (const session of SESSIONS) {
  test(`no attack gets through in a session that is ${session}`, async () => {
    const names = probesOf(session);
    expect(names.length).toBeGreaterThanOrEqual(30);
    const { launched, close } = await openSession(session, guarded);
    try {
      const through = await attack(launched, names, session);
      for (const [name, told] of through)
        console.log(`drill:attack: ${session}: ${name} got through: ${told}`);
      count(names.length, through.size);
      expect(Object.fromEntries(through)).toEqual({});
    } finally {
      await close();
    }
  });
}

test('every wall has its control build', () => {
  expect(builds).toHaveLength(WALLS.length);
});

for (const [at, wall] of WALLS.entries()) {
  test(`without ${wall.name} an attack gets through`, async () => {
    const session = wall.session ?? 'fresh';
    const { launched, close } = await openSession(session, guarded, builds[at] ?? '');
    try {
      const through = await attack(launched, wall.noticedBy, session);
      const told = [...through.keys()].join(', ') || 'NOTHING NOTICED';
      console.log(`drill:attack: without ${wall.name}: ${told}`);
      expect(through.size).toBeGreaterThan(0);
    } finally {
      await close();
    }
  });
}
