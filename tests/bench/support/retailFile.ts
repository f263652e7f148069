import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { giveToRunner } from '../../support/launch';
import { repoDir } from './places';
import { note } from './report';

/** The whole file lies beside the repository, where it lies at all. */
const WHOLE = resolve(repoDir, '..', 'shared', 'data', 'online-retail.csv.gz');
const EXCERPT = join(repoDir, 'tests', 'fixtures', 'transfer', 'retail-excerpt.csv');
const LINES = 541_909;

/** The retail file in a run's folder: the whole one, else as many lines made of the committed excerpt. */
export async function retailFile(runDir: string): Promise<string> {
  const path = join(runDir, 'online-retail.csv');
  if (existsSync(WHOLE)) {
    await pipeline(createReadStream(WHOLE), createGunzip(), createWriteStream(path));
  } else {
    writeFileSync(path, repeatedExcerpt());
    note(
      `import: ${WHOLE} is not there; ${LINES} lines are made of the excerpt, each time under other invoice numbers`,
    );
  }
  giveToRunner(path);
  return path;
}

function repeatedExcerpt(): string {
  const [header = '', ...lines] = readFileSync(EXCERPT, 'utf8').trimEnd().split('\n');
  const made = [header];
  for (let at = 0; at < LINES; at += 1) {
    const time = String(Math.floor(at / lines.length)).padStart(4, '0');
    made.push((lines[at % lines.length] ?? '').replace(/^"([^"]+)"/u, `"$1${time}"`));
  }
  return `${made.join('\n')}\n`;
}
