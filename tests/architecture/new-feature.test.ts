import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { featureWords } from '../../scripts/features.mjs';
import { FEATURES } from '../../src/shared/ipc/contract';
import { collectUses, compareLanguages, flatten, noUses, type Texts } from './texts';
import { plantTree, ROOT, runNode } from './tree';

type Run = Awaited<ReturnType<typeof runNode>>;

const COPIED = [
  'src',
  'scripts',
  'tests/router',
  'tests/support',
  '.dependency-cruiser.cjs',
  '.prettierrc.json',
  'eslint.config.mjs',
  'eslint.rules.mjs',
  'package.json',
  'vitest.config.mts',
];
/** A word that the real house will never have, so that the test outlives the list. */
const WORD = 'samples';

const { folder, fell } = plantTree({});

const tool = (path: string, ...args: string[]): Promise<Run> =>
  runNode([join(ROOT, 'node_modules', path), ...args], folder);
const generate = (...words: string[]): Promise<Run> => runNode(['scripts/new-feature.mjs', ...words], folder);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** What the compiler says of these files and of no other. */
function compileMade(paths: string[]): string[] {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.tests.json'), (path) =>
    ts.sys.readFile(path),
  ) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, include: ['src/**/*.d.ts'] },
    ts.sys,
    folder,
  );
  const program = ts.createProgram([...fileNames, ...paths.map((path) => join(folder, path))], {
    ...options,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  return paths.flatMap((path) => {
    const source = program.getSourceFile(join(folder, path));
    if (!source) return [`${path}: not compiled`];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

/** Complaints of all rules that need no types, which is quick; tsc reads the types here. */
async function lintMade(paths: string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: join(folder, 'eslint.config.mjs'),
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      { languageOptions: { parserOptions: { projectService: false } } },
    ],
  });
  const results = await eslint.lintFiles(paths);
  return results.flatMap(({ filePath, messages }) => messages.map((one) => `${filePath}: ${one.message}`));
}

beforeAll(() => {
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const contract = read('src/shared/ipc/contract.ts');
  writeFileSync(
    join(folder, 'src/shared/ipc/contract.ts'),
    contract.replace('FEATURES = [', `FEATURES = [\n  '${WORD}',`),
  );
});
afterAll(fell);

describe('new-feature refuses', () => {
  test.each([
    ['no word', [], 'give one word'],
    ['two words', ['quality', 'backup'], 'give one word'],
    ['a word that is not on the list', ['invoices'], 'is not a word of the house'],
    ['a word that is not a single one', ['follow-ups'], 'is not a single word of small letters'],
    ['a word with capitals', ['followUps'], 'is not a single word of small letters'],
    ['a feature that is there already', ['customers'], 'is there already'],
  ])('%s', async (_, words, reason) => {
    const { code, stderr } = await generate(...words);
    expect(stderr).toContain(reason);
    expect(code).toBe(1);
  });

  test('to write anything where it does not find the place to register', async () => {
    const path = 'src/main/ipc/queries.ts';
    const text = read(path);
    writeFileSync(join(folder, path), text.replace('export const QUERIES', 'export const READS'));
    const { code, stderr } = await generate(WORD);
    writeFileSync(join(folder, path), text);
    expect(stderr).toContain(path);
    expect(code).toBe(1);
    expect(existsSync(join(folder, `src/main/features/${WORD}`))).toBe(false);
  });
});

describe('new-feature makes a feature', () => {
  let said: Run;
  let made: string[] = [];
  let registered: string[] = [];
  let types: string[];
  let lint: string[];
  let format: Run;
  let boundaries: Run;
  let unit: Run;

  beforeAll(async () => {
    said = await generate(WORD);
    const under = (step: string): string[] =>
      said.stdout.split('\n').flatMap((line) => (line.startsWith(step) ? [line.slice(step.length)] : []));
    made = under('made: ');
    registered = under('registered in: ');
    const code = [...made, ...registered].filter((path) => /\.tsx?$/.test(path));
    [lint, format, boundaries, unit] = await Promise.all([
      lintMade(code),
      tool('prettier/bin/prettier.cjs', '--check', ...made, ...registered),
      tool('dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'err', 'src'),
      tool('vitest/vitest.mjs', 'run', '--project', 'node', `features/${WORD}`),
    ]);
    types = compileMade(code);
  }, 300_000);

  test('in every layer, and says which files', () => {
    expect(said.stderr).toBe('');
    expect(made).toEqual(
      expect.arrayContaining([
        `src/shared/features/${WORD}/${WORD}.contract.ts`,
        `src/shared/features/${WORD}/${WORD}.rules.ts`,
        `src/shared/features/${WORD}/${WORD}.rules.test.ts`,
        `src/main/features/${WORD}/${WORD}.entity.ts`,
        `src/main/features/${WORD}/${WORD}.handlers.ts`,
        `src/main/features/${WORD}/${WORD}.queries.ts`,
        `src/main/features/${WORD}/${WORD}.service.ts`,
        `src/renderer/src/features/${WORD}/SamplesScreen.tsx`,
        `src/renderer/src/features/${WORD}/${WORD}.hooks.ts`,
        `src/renderer/src/features/${WORD}/${WORD}.public.ts`,
        `src/renderer/src/locales/en/${WORD}.json`,
        `src/renderer/src/locales/zh-CN/${WORD}.json`,
        `tests/e2e/${WORD}.spec.ts`,
        `tests/support/builders/${WORD}.ts`,
      ]),
    );
    expect(made.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
    expect(said.stdout).toMatch(/^left to do: .*Rail\.tsx/m);
  });

  test('whose files, and those that name it, compile', () => {
    expect(types).toEqual([]);
  });

  test('whose files lint and are formatted', () => {
    expect(lint).toEqual([]);
    expect(format.stderr).toBe('');
  });

  test('that keeps to the boundaries', () => {
    expect(boundaries.stdout).toContain('modules');
    expect(boundaries.stdout.split('\n').filter((line) => line.includes(WORD))).toEqual([]);
  });

  test('whose own tests are green: it can be added to, listed and undone', () => {
    expect(unit.stdout + unit.stderr).toMatch(/Test Files .*2 passed/);
    expect(unit.code).toBe(0);
  });

  test('whose texts are there in both languages and all asked for', () => {
    const texts = (language: string): Map<string, string> =>
      flatten(JSON.parse(read(`src/renderer/src/locales/${language}/${WORD}.json`)) as Texts, WORD);
    const uses = noUses();
    for (const path of made.filter((one) => /renderer.*\.tsx?$/.test(one)))
      collectUses(path, read(path), uses);
    expect(compareLanguages(texts('zh-CN'), texts('en'))).toEqual([]);
    expect([...uses.asked].sort()).toEqual([...texts('zh-CN').keys()].sort());
    expect(read('src/renderer/src/locales/zh-CN/history.json')).toContain(`"${WORD}"`);
  });

  test('once: a second time it is there already', async () => {
    const { code, stderr } = await generate(WORD);
    expect(stderr).toContain('is there already');
    expect(code).toBe(1);
  });
});

test('the tools read the same words as the program', () => {
  expect(featureWords()).toEqual([...FEATURES]);
});
