import { AppError } from '../../errors/AppError';

/** What a trigger wants to know before it can be used. */
export type TriggerField =
  | { name: string; kind: 'days' | 'number'; min: number; max: number; first: number }
  | { name: string; kind: 'text'; max: number }
  | { name: string; kind: 'choice'; options: readonly string[] };

/** What can set off a rule. Its texts are `followups.trigger.<trigger>`. */
export type TriggerSpec = {
  /** The feature that fires it, and its own name: `sales.sale`. */
  trigger: string;
  fields: readonly TriggerField[];
};

/** What was answered, by the name of the field. */
export type TriggerParams = Readonly<Record<string, string | number>>;

/** Why a rule made a follow-up: its trigger, and facts for the sentence; `...On` are days, `...Cents` amounts. */
export type Why = { trigger: string; facts: Readonly<Record<string, string | number>> };

/** What a rule of this trigger begins with. */
export function firstParams({ fields }: TriggerSpec): TriggerParams {
  return Object.fromEntries(
    fields.map((field): [string, string | number] => {
      switch (field.kind) {
        case 'days':
        case 'number':
          return [field.name, field.first];
        case 'text':
          return [field.name, ''];
        case 'choice':
          return [field.name, field.options[0] ?? ''];
      }
    }),
  );
}

/** The answers that the trigger asks for, checked; what it does not ask for is left out. Throws followups.invalidRule. */
export function checkedParams({ fields }: TriggerSpec, params: TriggerParams): TriggerParams {
  return Object.fromEntries(
    fields.map((field): [string, string | number] => {
      const value = params[field.name];
      if (value === undefined || !fits(field, value))
        throw new AppError('followups.invalidRule', {}, [field.name]);
      return [field.name, typeof value === 'string' ? value.trim() : value];
    }),
  );
}

function fits(field: TriggerField, value: string | number | undefined): boolean {
  switch (field.kind) {
    case 'days':
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= field.min && value <= field.max;
    case 'text':
      return typeof value === 'string' && value.length <= field.max;
    case 'choice':
      return typeof value === 'string' && field.options.includes(value);
  }
}
