import { readFileSync, readdirSync } from 'node:fs';

/** A process and all that descend from it, on Linux. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** Memory of a process and its descendants in MB, shared pages by their share (PSS), by what each is. */
export function memoryOf(root: number): { totalMb: number; parts: { what: string; mb: number }[] } {
  const parts = processTree(root).map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kb = Number(/^Pss:\s+(\d+) kB/mu.exec(rollup)?.[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const what =
      /--utility-sub-type=(\S+)/u.exec(command)?.[1] ?? /--type=(\S+)/u.exec(command)?.[1] ?? 'main';
    return { what, mb: kb / 1024 };
  });
  return { totalMb: parts.reduce((sum, part) => sum + part.mb, 0), parts };
}
