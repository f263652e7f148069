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
