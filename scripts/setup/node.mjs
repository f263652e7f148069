import { ScriptError, say } from '../lib/say.mjs';

const NEEDED = [20, 19];

/** Refuses a Node that is older than the tools need. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    throw new ScriptError(
      `Node ${process.versions.node} is too old`,
      `install Node ${NEEDED.join('.')} or newer (22 or newer is best) and run the same command again`,
    );
  }
  say(
    'node',
    `${process.versions.node} is new enough (${NEEDED.join('.')} is the oldest that the tools run on)`,
  );
}
