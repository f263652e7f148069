import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

const POLL_MS = 200;
const ABANDONED_MS = 60_000;

/** Runs `work` while no other script on this machine holds the lock folder; waits for it, takes it over when its owner died. */
export async function withLock(lockDir, step, work) {
  let told = false;
  while (!take(lockDir)) {
    if (!told) say(step, 'waiting for another script of this repository that is doing the same');
    told = true;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

function take(lockDir) {
  try {
    mkdirSync(lockDir);
    writeFileSync(join(lockDir, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isAbandoned(lockDir)) return false;
  rmSync(lockDir, { recursive: true, force: true });
  return false;
}

function isAbandoned(lockDir) {
  try {
    const pid = Number(readFileSync(join(lockDir, 'pid'), 'utf8'));
    if (pid > 0) {
      try {
        process.kill(pid, 0);
        return false;
      } catch (error) {
        return error.code === 'ESRCH';
      }
    }
  } catch {
    // Its owner has not written its id yet, or died before it could: the folder's age decides.
  }
  try {
    return Date.now() - statSync(lockDir).mtimeMs > ABANDONED_MS;
  } catch {
    return false;
  }
}
