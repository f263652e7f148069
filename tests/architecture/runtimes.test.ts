import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT } from './tree';

const PROBE = [
  'export const width: number = window.innerWidth;',
  'export const id: number = process.pid;',
  'export const first = (rows: number[]): number => rows[0];',
];

/** What the compiler says of each line of the probe, as if it stood in the runtime's folder; '' where it compiles. */
function complaints(config: string, path: string): string[] {
  const fail = (diagnostic: ts.Diagnostic): never => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(ROOT, config), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: fail,
  });
  const options = { ...parsed?.options, incremental: false, tsBuildInfoFile: undefined };
  const file = join(ROOT, path);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, PROBE.join('\n'), ts.ScriptTarget.ES2023, true)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const said = PROBE.map(() => '');
  for (const { messageText, start } of program.getSemanticDiagnostics(program.getSourceFile(file))) {
    const line = PROBE.join('\n').slice(0, start).split('\n').length - 1;
    said[line] += ts.flattenDiagnosticMessageText(messageText, '\n');
  }
  return said;
}

const NO_WINDOW = /^Cannot find name 'window'/;
const NO_PROCESS = /^Cannot find name 'process'/;

test.each([
  { config: 'tsconfig.shared.json', path: 'src/shared/probe.ts', page: NO_WINDOW, node: NO_PROCESS },
  { config: 'tsconfig.node.json', path: 'src/main/probe.ts', page: NO_WINDOW, node: /^$/ },
  { config: 'tsconfig.preload.json', path: 'src/preload/probe.ts', page: /^$/, node: NO_PROCESS },
  { config: 'tsconfig.web.json', path: 'src/renderer/src/probe.tsx', page: /^$/, node: NO_PROCESS },
])('$config knows only what its runtime has, and is strict', ({ config, path, page, node }) => {
  const [ofPage, ofNode, ofStrictness] = complaints(config, path);
  expect(ofPage).toMatch(page);
  expect(ofNode).toMatch(node);
  expect(ofStrictness).toMatch(/'undefined' is not assignable to type 'number'/);
});
