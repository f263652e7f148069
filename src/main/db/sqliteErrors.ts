import { AppError } from '@shared/errors/AppError';

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  /* TypeORM wraps the driver's error and keeps it as driverError. */
  const driver = 'driverError' in error ? error.driverError : error;
  if (typeof driver !== 'object' || driver === null || !('code' in driver)) return null;
  return typeof driver.code === 'string' && driver.code.startsWith('SQLITE_') ? driver.code : null;
}

/**
 * The one place that reads SQLite's error codes. Trouble of disk and file becomes an AppError that a person can
 * act on; everything else (constraints, wrong SQL) is a bug of ours and comes back as it is.
 */
export function translateSqliteError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === 'SQLITE_FULL') return new AppError('data.diskFull');
  if (code.startsWith('SQLITE_IOERR')) return new AppError('data.ioError');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new AppError('data.corrupt');
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('data.locked');
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return new AppError('data.notWritable');
  }
  return error;
}

/** True where a UNIQUE constraint refused the row; `table.column` names it as SQLite does. */
export function isUniqueViolation(error: unknown, column: string): boolean {
  return (
    codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' && error instanceof Error && error.message.includes(column)
  );
}

/** True where a reference refused the row: what it refers to is not there. */
export function isReferenceViolation(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** True where any constraint refused the row: unique, reference, check, not null. */
export function isConstraintViolation(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_CONSTRAINT') === true;
}
