/**
 * Resolves as `work` does, or as `late` after so many seconds that this process lived through: a machine that sleeps
 * meanwhile is no fault of what is waited for.
 */
export async function within<T>(seconds: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((done) => {
    let left = seconds;
    timer = setInterval(() => {
      left -= 1;
      if (left === 0) done();
    }, 1_000);
  });
  try {
    return await Promise.race([work, over.then(late)]);
  } finally {
    clearInterval(timer);
  }
}
