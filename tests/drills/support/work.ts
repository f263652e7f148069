import { openMarks } from './marks';
import { loosen } from './controls';
import { WORKS, type WorkName } from './works';

/* Does one work in a process of its own, whose disk the shim sees. Arguments: work, folder, file of marks, seed, control. */

const [name = '', dir = '', marks = '', seed = '1', control = ''] = process.argv.slice(2);

if (control === 'loose') loosen();
WORKS[name as WorkName]
  .run({ dir, mark: openMarks(marks), seed: Number(seed), isShort: false, mayFail: false })
  .then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
      process.exit(1);
    },
  );
