import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureWords } from './features.mjs';
import { featureFiles, registrations } from './lib/featureTemplates.mjs';
import { runScript, say, ScriptError } from './lib/say.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

await runScript(async () => {
  const word = oneWord(process.argv.slice(2));
  const version = nextVersion();
  const files = featureFiles(word, version);
  const changes = registrations(word, version).map(({ path, add }) => ({
    path,
    text: add(readFileSync(join(ROOT, path), 'utf8')),
  }));
  refuseIfThere(word, Object.keys(files));
  const lost = changes.filter(({ text }) => text === null).map(({ path }) => path);
  if (lost.length > 0) {
    throw new ScriptError(
      `the place to register a feature was not found in ${lost.join(', ')}`,
      'bring scripts/lib/featureTemplates.mjs up to date with these files; nothing was written',
    );
  }

  for (const [path, text] of Object.entries(files)) {
    await write(path, text);
    say('made', path);
  }
  for (const { path, text } of changes) {
    await write(path, text);
    say('registered in', path);
  }
  for (const step of leftToDo(word, version)) say('left to do', step);
});

function oneWord(words) {
  const known = featureWords();
  const choice = `one of: ${known.join(' ')}`;
  if (words.length !== 1) throw new ScriptError('give one word', `npm run new-feature -- <word>, ${choice}`);
  const [word] = words;
  if (!/^[a-z]+$/.test(word)) {
    throw new ScriptError(`"${word}" is not a single word of small letters`, choice);
  }
  if (!known.includes(word)) {
    throw new ScriptError(
      `"${word}" is not a word of the house`,
      `take ${choice}; a new word goes into FEATURES in src/shared/ipc/contract.ts and into docs/glossary.md first`,
    );
  }
  return word;
}

function nextVersion() {
  const numbers = readdirSync(join(ROOT, 'src/main/db/migrations')).map((name) =>
    Number(/^(\d{4})-.*\.ts$/.exec(name)?.[1] ?? 0),
  );
  return Math.max(0, ...numbers) + 1;
}

function refuseIfThere(word, paths) {
  const folders = ['src/shared', 'src/main', 'src/renderer/src'].map((layer) => `${layer}/features/${word}`);
  const found = folders.filter(holdsFiles);
  const there = found.length > 0 ? found : paths.filter((path) => existsSync(join(ROOT, path)));
  if (there.length > 0) {
    throw new ScriptError(
      `the feature ${word} is there already: ${there.join(', ')}`,
      'add to it by hand; CONTRIBUTING.md says how',
    );
  }
}

function holdsFiles(folder) {
  return existsSync(join(ROOT, folder)) && readdirSync(join(ROOT, folder)).length > 0;
}

async function write(path, text) {
  const { format, resolveConfig } = await import('prettier');
  const file = join(ROOT, path);
  const options = await resolveConfig(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text.trimStart(), { ...options, filepath: file }));
}

function leftToDo(word, version) {
  const Screen = `${word[0].toUpperCase()}${word.slice(1)}Screen`;
  return [
    `the real columns, in ${word}.entity.ts and in the migration ${String(version).padStart(4, '0')}-${word}.ts alike`,
    `src/renderer/src/app/routes.ts and Shell.tsx: ${Screen} under /${word}`,
    `src/renderer/src/app/Rail.tsx and the two shell.json: its entry, once people may see it`,
    `tests/e2e/${word}.spec.ts: fixme off`,
    'npx vitest run tests/migrations -u: the schema as it is now, into tests/migrations/schema.sql',
    'npm run check',
  ];
}
