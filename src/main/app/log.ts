import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type LogLevel = 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, text: string) => void;

const MOST_BYTES = 2_000_000;

/**
 * Takes out what could be a person: numbers of five digits and more, e-mail addresses, and Chinese characters, which
 * our own lines have none of.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.-]+/gu, '<mail>')
    .replaceAll(/\p{Nd}[\p{Nd}\s-]{3,}\p{Nd}/gu, '<number>')
    .replaceAll(/\p{Script=Han}+/gu, '<text>');
}

/**
 * A log of a few lines a day in one file, with one older file beside it. Lines are redacted; callers give channels,
 * codes and stacks, never values. A log that cannot be written is no reason to stop: the line is dropped.
 */
export function openLog(file: string, now: () => Date): Log {
  return (level, text) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MOST_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${now().toISOString()} ${level} ${redact(text)}\n`);
    } catch {
      /* A full disk must not turn a log line into a crash. */
    }
  };
}
