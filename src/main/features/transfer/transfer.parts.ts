import type { NamedPart } from '@shared/features/products/bundle.rules';
import type { Reader } from '../../db/reader';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** A product that a file named; of what it brought itself, one that is not in the shop yet. */
type Named = { id: number; isInBin: boolean };

/** A part of a bundle, by the product's id. */
export type HeldPart = { id: number; quantityMilli: number };

type Said = {
  bundleId: number;
  parts: readonly NamedPart[];
  /** The row whose only news the parts may be; null where it brought something else. */
  of: { row: number; isDifferent: boolean } | null;
};

/**
 * Keeps what a file says that bundles hold until all its products are known. What the shop says a bundle holds stays; parts
 * of which one is not known, is in the bin or is a bundle itself are all left out, and that is told.
 */
export class PartsIntake {
  readonly #said: Said[] = [];

  constructor(
    private readonly sink: Sink,
    private readonly tally: Tally,
  ) {}

  take(bundleId: number, parts: readonly NamedPart[], of: Said['of']): void {
    if (parts.length > 0) this.#said.push({ bundleId, parts, of });
  }

  end(reader: Reader, named: (word: string) => Named | null): void {
    const bundles = new Set(this.#said.map(({ bundleId }) => bundleId));
    const held = new Set<number>();
    for (const { bundleId, parts, of } of this.#said) {
      const present = heldBy(reader, bundleId);
      const wanted = this.#wanted(reader, bundleId, parts, named, { bundles, held });
      const outcome = present.length > 0 ? 'there' : wanted === null ? 'refused' : 'taken';
      if (wanted !== null && outcome === 'taken') {
        this.sink.later('merge', bundleId, { holds: wanted });
        bundles.add(bundleId);
        for (const { id } of wanted) held.add(id);
      }
      if (outcome === 'refused') this.tally.warned('partsLeftOut');
      if (of === null) continue;
      const isOther = of.isDifferent || (outcome === 'there' && !isSame(present, wanted));
      if (outcome === 'taken') this.tally.row(of.row, 'merged');
      else this.tally.row(of.row, 'skipped', isOther ? 'keptCard' : 'alreadyThere');
    }
    this.#said.length = 0;
  }

  /** The parts by their ids, those named twice added up; null where they cannot be a bundle. */
  #wanted(
    reader: Reader,
    bundleId: number,
    parts: readonly NamedPart[],
    named: (word: string) => Named | null,
    { bundles, held }: { bundles: ReadonlySet<number>; held: ReadonlySet<number> },
  ): HeldPart[] | null {
    const wanted = new Map<number, number>();
    for (const { word, quantityMilli } of parts) {
      const found = named(word);
      if (found === null || found.isInBin || found.id === bundleId) return null;
      if (bundles.has(found.id) || heldBy(reader, found.id).length > 0) return null;
      wanted.set(found.id, (wanted.get(found.id) ?? 0) + quantityMilli);
    }
    const isPart =
      held.has(bundleId) ||
      reader.get('SELECT 1 FROM "productParts" WHERE "partId" = ?', bundleId) !== undefined;
    return isPart ? null : [...wanted].map(([id, quantityMilli]) => ({ id, quantityMilli }));
  }
}

const heldBy = (reader: Reader, bundleId: number): HeldPart[] =>
  reader.all('SELECT "partId" AS "id", "quantityMilli" FROM "productParts" WHERE "bundleId" = ?', bundleId);

const isSame = (present: readonly HeldPart[], wanted: readonly HeldPart[] | null): boolean =>
  present.length === wanted?.length &&
  present.every(({ id, quantityMilli }) =>
    wanted.some((part) => part.id === id && part.quantityMilli === quantityMilli),
  );
