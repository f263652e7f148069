/** An expected failure of a script: `problem` says what is wrong, `remedy` what to do about it. */
export class ScriptError extends Error {
  constructor(problem, remedy) {
    super(problem);
    this.remedy = remedy;
  }
}

/** Prints one plain line under the name of the step that speaks. */
export function say(step, text) {
  console.log(`${step}: ${text}`);
}

/** `name` of what failed and the first lines of `message` in one line: a log may be cut before it tells the rest. */
export function withReason(name, message = '') {
  const plain = message.replace(/\u001B\[[0-9;]*m/g, '');
  const reason = plain
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 6)
    .join(' / ');
  return reason === '' ? name : `${name}: ${reason.slice(0, 600)}`;
}

/** Runs a script's main function; a ScriptError is told in two lines, anything else with its stack. Exits 1 on both. */
export async function runScript(main) {
  try {
    const code = await main();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    if (error instanceof ScriptError) {
      console.error(`failed: ${error.message}`);
      if (error.remedy) console.error(`what to do: ${error.remedy}`);
    } else {
      console.error(error);
    }
    process.exitCode = 1;
  }
}

/** `1234` → `1.2 s`. */
export function seconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
