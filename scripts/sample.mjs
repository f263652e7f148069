// npm run sample [-- --customers N --until DATE --seed N --out FILE | --data-dir FOLDER]: makes a sample shop.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repoDir } from './lib/places.mjs';
import { makeSample, makeSampleIn, yesterday } from './lib/sample.mjs';
import { ScriptError, runScript, say, seconds } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

const USAGE =
  'npm run sample -- [--customers 300] [--until 2026-11-22] [--seed 1] [--out FILE | --data-dir FOLDER]';
const DEFAULT_DIR = join(repoDir, 'out', 'sample');

await runScript(async () => {
  const asked = readArguments();
  const ready = await setUp();
  const startedAt = Date.now();
  const { customers, until, seed } = asked;
  if (asked.out) {
    mkdirSync(dirname(asked.out), { recursive: true });
    await makeSample(ready, { customers, until, seed, file: asked.out });
    say(
      'sample',
      `${customers} customers until ${until} in ${asked.out}, ${seconds(Date.now() - startedAt)}`,
    );
    return;
  }
  const file = await makeSampleIn(ready, asked.dataDir, { customers, until, seed });
  say('sample', `${customers} customers until ${until} in ${file}, ${seconds(Date.now() - startedAt)}`);
  say('sample', `to look at it: npm start -- --sample --data-dir ${asked.dataDir}`);
});

function readArguments() {
  const from = process.env.INIT_CWD ?? process.cwd();
  const { values } = parsed();
  const number = (name, fallback, least) => {
    const value = values[name] === undefined ? fallback : Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new ScriptError(`--${name} is no number`, USAGE);
    return value;
  };
  const until = values.until ?? yesterday();
  const day = new Date(`${until}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== until) {
    throw new ScriptError('--until is no day, such as 2026-11-22', USAGE);
  }
  if (values.out && values['data-dir']) throw new ScriptError('give --out or --data-dir, not both', USAGE);
  return {
    customers: number('customers', 300, 1),
    seed: number('seed', 1, 0),
    until,
    out: values.out && resolve(from, values.out),
    dataDir: values['data-dir'] ? resolve(from, values['data-dir']) : DEFAULT_DIR,
  };
}

function parsed() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { customers: text, until: text, seed: text, out: text, 'data-dir': text } });
  } catch (error) {
    throw new ScriptError(error.message, USAGE);
  }
}
