import { traceOf } from '@shared/errors/traceOf';
import type { Envelope } from '@shared/ipc/envelope';
import { systemClock } from '../db/clock';
import { MIGRATIONS } from '../db/migrations';
import { openCurrentReader, openEmptyReader, openReader } from '../db/reader';
import type { Reader } from '../db/reader';
import { readDispatch } from './readDispatch';
import type { FindQuery } from './readDispatch';
import type { SignedCall } from './session';

/** What a reader is started with. */
export type ReaderOptions = {
  file: string;
  isSample: boolean;
  checkOutputs: boolean;
  /** When the backup was made that is looked at; null for a live shop. */
  lookingAt: string | null;
};

type LogError = (text: string) => void;

/** What a reader needs of the thread that it runs in. */
export type ReadingPort = { find: FindQuery; log: LogError };

/** A file open for reading, asked by its channels. */
export type Reading = {
  query: (request: SignedCall) => Promise<Envelope>;
  /** True while there is no file yet, see readNothing. */
  isOfNothing: boolean;
  close: () => void;
};

/** Opens a file that needs nothing done to it first. Null where the data host has to see to it. */
export function readCurrent(options: ReaderOptions, port: ReadingPort): Reading | null {
  const version = MIGRATIONS.at(-1)?.version ?? 0;
  const current = openCurrentReader(options.file, systemClock, version, options.isSample);
  return current === null ? null : reading(current, options, port);
}

/** Opens the file, once the data host has made sure that it is there and migrated. Throws what SQLite throws. */
export function readOpened(options: ReaderOptions, port: ReadingPort): Reading {
  return reading(openReader(options.file, systemClock, options.lookingAt), options, port);
}

/** Stands for a shop whose file is yet to be made: answers the first screen as the new shop will. */
export function readNothing(options: ReaderOptions, port: ReadingPort): Reading {
  return { ...reading(openEmptyReader(systemClock, MIGRATIONS), options, port), isOfNothing: true };
}

function reading(
  { reader, close }: { reader: Reader; close: () => void },
  { checkOutputs }: ReaderOptions,
  { find, log }: ReadingPort,
): Reading {
  const query = readDispatch({
    reader,
    find,
    logBug: (ref, channel, error) => {
      log(`bug ${ref} in ${channel}: ${traceOf(error)}`);
    },
    checkOutputs,
  });
  return { query, close, isOfNothing: false };
}
