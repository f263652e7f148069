import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '../../support/launch';
import { PROBE_NAMES, attack } from './attacks';
import { WALLS } from './walls';

/* Started by scripts/drills/attack.mjs, which has made a build for each wall. */

const NOTES = 'node_modules/.cache/shuke';
const builds = JSON.parse(readFileSync(`${NOTES}/walls.json`, 'utf8')) as string[];

test.describe.configure({ timeout: 300_000 });

test('no attack gets through', async ({ launchShuke }) => {
  expect(PROBE_NAMES.length).toBeGreaterThanOrEqual(30);
  const through = await attack(await launchShuke(), PROBE_NAMES);
  for (const [name, told] of through) console.log(`drill:attack: ${name} got through: ${told}`);
  writeFileSync(`${NOTES}/attack.json`, JSON.stringify({ tried: PROBE_NAMES.length, lost: through.size }));
  expect(Object.fromEntries(through)).toEqual({});
});

test('every wall has its control build', () => {
  expect(builds).toHaveLength(WALLS.length);
});

for (const [at, wall] of WALLS.entries()) {
  test(`without ${wall.name} an attack gets through`, async ({ launchShuke }) => {
    const launched = await launchShuke({ appDir: builds[at] ?? '' });
    const through = await attack(launched, wall.noticedBy);
    console.log(`drill:attack: without ${wall.name}: ${[...through.keys()].join(', ') || 'NOTHING NOTICED'}`);
    expect(through.size).toBeGreaterThan(0);
  });
}
