import type { FileFacts, TransferLayout, TransferTarget } from '@shared/features/transfer/transfer.contract';
import { guessMapping } from '@shared/features/transfer/transfer.columns.rules';
import { FIELDS } from '@shared/features/transfer/transfer.rows.rules';

/** Which field each column (from 0) becomes, by field. */
type Mapping = Readonly<Record<string, number>>;

/** What a spreadsheet calls a column (from 0): A, B, … Z, AA, AB, … */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** The field that a column becomes, or null where it is left out. */
export function fieldOf(mapping: Mapping, column: number): string | null {
  return Object.entries(mapping).find(([, index]) => index === column)?.[0] ?? null;
}

/** The mapping with this column as that field. A field has one column: it is taken from any other. */
export function withField(mapping: Mapping, column: number, field: string | null): Record<string, number> {
  const others = Object.entries(mapping).filter(([name, index]) => index !== column && name !== field);
  return Object.fromEntries(field === null ? others : [...others, [field, column]]);
}

/** The mapped fields in the order in which the target names them. */
export function mappedFields({ target, mapping }: Pick<TransferLayout, 'target' | 'mapping'>): string[] {
  const own = Object.keys(mapping).filter((field) => field.startsWith('field:'));
  return [...FIELDS[target].filter((field) => mapping[field] !== undefined), ...own];
}

/** The layout for another target: columns are matched anew, since its fields are others. */
export function withTarget(layout: TransferLayout, target: TransferTarget, facts: FileFacts): TransferLayout {
  if (layout.target === target) return layout;
  if (facts.layout.target === target) return { ...layout, target, mapping: facts.layout.mapping };
  return { ...layout, target, mapping: guessMapping(target, facts.columns) };
}

/** Headers as the program remembers a file by; longer ones than it keeps are cut. */
export function headersOf(facts: FileFacts): string[] {
  return facts.columns.map(({ header }) => header.slice(0, 200));
}
