import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Work } from '../work';
import { PIECE_BYTES } from './limits';

/** A stream that passes everything on, and knows size and SHA-256 of what has passed. */
export class Meter extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');

  constructor(
    private readonly work: Work,
    /** Looks at the first piece and how much has passed; a throw ends the stream. */
    private readonly look: (piece: Buffer, bytesBefore: number) => void = () => undefined,
  ) {
    super({ highWaterMark: PIECE_BYTES });
  }

  /** SHA-256 of everything, once it has passed. */
  sha256(): string {
    return this.hash.digest('hex');
  }

  override _transform(piece: Buffer, _encoding: string, done: (error?: Error, piece?: Buffer) => void): void {
    try {
      this.look(piece, this.bytes);
    } catch (error) {
      done(error as Error);
      return;
    }
    this.hash.update(piece);
    this.bytes += piece.length;
    this.work.breathe().then(() => done(undefined, piece), done);
  }
}

/** Reads a file, or a part of it, in large pieces. */
export function readPieces(path: string, part?: { start: number; bytes: number }): Readable {
  const range = part && { start: part.start, end: part.start + part.bytes - 1 };
  return createReadStream(path, { ...range, highWaterMark: PIECE_BYTES });
}

/** Writes everything into a new file; refuses where there is one. The file is not yet on the disk for good. */
export async function writeNew(
  path: string,
  ...through: [NodeJS.ReadableStream, ...Transform[]]
): Promise<void> {
  await pipeline([...through, createWriteStream(path, { flags: 'wx', highWaterMark: PIECE_BYTES })]);
}

/** Size and SHA-256 of a file. */
export async function hashFile(path: string, work: Work): Promise<{ bytes: number; sha256: string }> {
  const meter = new Meter(work);
  meter.resume();
  await pipeline(readPieces(path), meter);
  return { bytes: meter.bytes, sha256: meter.sha256() };
}
