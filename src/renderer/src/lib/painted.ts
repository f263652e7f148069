const channel = new MessageChannel();
let waiting: string[] = [];

channel.port1.onmessage = () => {
  for (const name of waiting) {
    performance.clearMarks(name);
    performance.mark(name);
  }
  waiting = [];
};

/** Sets a performance mark right after the next frame is painted; the latest mark of a name replaces the one before. */
export function markPainted(name: string): void {
  requestAnimationFrame(() => {
    if (waiting.length === 0) channel.port2.postMessage(null);
    if (!waiting.includes(name)) waiting.push(name);
  });
}

/** The same, but only the first time in the life of the window. */
export function markFirstPainted(name: string): void {
  if (performance.getEntriesByName(name).length === 0) markPainted(name);
}
