import type { Migration } from '../migrate';

/** Who was erased, without a word about them, and what a card is known by in every backup that holds it. */
export const migration0005: Migration = {
  version: 5,
  name: 'privacy',
  sql: `
ALTER TABLE "customers" ADD COLUMN "mark" TEXT CHECK (length("mark") = 64);

CREATE TABLE "privacyErasures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL,
  "mark" TEXT NOT NULL UNIQUE CHECK (length("mark") = 64),
  "at" TEXT NOT NULL
) STRICT;
`,
};
