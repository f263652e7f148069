import { readFileSync } from 'node:fs';

const CONTRACT = new URL('../src/shared/ipc/contract.ts', import.meta.url);

/** The words of FEATURES in src/shared/ipc/contract.ts, for tools that run without TypeScript. Throws if none is found. */
export function featureWords(contractFile = CONTRACT) {
  const list = /export const FEATURES = \[([^\]]*)\]/.exec(readFileSync(contractFile, 'utf8'))?.[1] ?? '';
  const words = [...list.matchAll(/'([a-z]+)'/g)].map((match) => match[1]);
  if (words.length === 0) throw new Error('FEATURES was not found in src/shared/ipc/contract.ts');
  return words;
}
