const MOST_PLACES = 8;

/**
 * What a log may hold of a failure: its name, its code and the places in the program. Its message is left out, since
 * it may quote what somebody typed or what stands in a file.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? codeOf(error.code) : '';
  /* A message of several lines may look like places. */
  const places = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return [`${error.name}${code}`, ...places.slice(0, MOST_PLACES)].join('\n');
}

const codeOf = (code: string): string => (/^[\w.]{1,60}$/u.test(code) ? ` ${code}` : '');
