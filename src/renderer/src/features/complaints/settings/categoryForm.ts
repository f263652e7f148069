import type { CategoryFields, ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { ROLES } from '@shared/features/staff/staff.rules';
import { parseAmount } from '@shared/lib/money';
import { guideOf } from '../complaintText';

/** A category as it is typed; `who` is `role:desk`, `person:3`, or empty for whoever takes it in; times are opening hours. */
export type TypedCategory = {
  name: string;
  who: string;
  answer: string;
  solve: string;
  script: string;
  avoid: string;
  checklist: string;
};

/** What of a form is wrong. */
export type CategoryProblem = 'name' | 'answer' | 'solve' | 'checklist';

const NEW: TypedCategory = {
  name: '',
  who: '',
  answer: '1',
  solve: '10',
  script: '',
  avoid: '',
  checklist: '',
};

const hoursOf = (minutes: number): string => String(Math.round((minutes * 100) / 60) / 100);

/** Opening minutes of typed hours; null where they are none, or too many. */
export function minutesOf(typed: string): number | null {
  const hundredths = parseAmount(typed);
  if (hundredths === null) return null;
  const minutes = Math.round((hundredths * 60) / 100);
  return minutes >= 1 && minutes <= COMPLAINT_LIMITS.minutes ? minutes : null;
}

const whoOf = ({ personId, role }: Pick<CategoryFields, 'personId' | 'role'>): string =>
  personId !== null ? `person:${String(personId)}` : role !== null ? `role:${role}` : '';

/** What a form begins with: of one that is there what people read of it now, also where the program wrote it. */
export function typedOf(category: ComplaintCategory | null): TypedCategory {
  if (category === null) return NEW;
  const { script, avoid, checklist } = guideOf(category);
  return {
    name: category.name,
    who: whoOf(category),
    answer: hoursOf(category.answerMinutes),
    solve: hoursOf(category.solveMinutes),
    script: script.join('\n'),
    avoid,
    checklist: checklist.join('\n'),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What is wrong with a form, in the order of its fields. */
export function problemsOf(typed: TypedCategory, category: ComplaintCategory | null): CategoryProblem[] {
  const checks = linesOf(typed.checklist);
  const isTooLong =
    checks.length > COMPLAINT_LIMITS.checks || checks.some((one) => one.length > COMPLAINT_LIMITS.short);
  return [
    ...(typed.name.trim() === '' && (category?.preset ?? null) === null ? (['name'] as const) : []),
    ...(minutesOf(typed.answer) === null ? (['answer'] as const) : []),
    ...(minutesOf(typed.solve) === null ? (['solve'] as const) : []),
    ...(isTooLong ? (['checklist'] as const) : []),
  ];
}

/** What is saved; words that are still those of every shop stay the program's, in whatever language it speaks. */
export function fieldsOf(typed: TypedCategory, category: ComplaintCategory | null): CategoryFields | null {
  const [answerMinutes, solveMinutes] = [minutesOf(typed.answer), minutesOf(typed.solve)];
  if (answerMinutes === null || solveMinutes === null || problemsOf(typed, category).length > 0) return null;
  const first = typedOf(category);
  const [kind, value] = typed.who.split(':');
  const own = <Value>(
    name: 'script' | 'avoid' | 'checklist',
    kept: Value | null,
    now: Value,
  ): Value | null => (category !== null && typed[name] === first[name] ? kept : now);
  return {
    name: typed.name.trim(),
    personId: kind === 'person' ? Number(value) : null,
    role: kind === 'role' ? (ROLES.find((role) => role === value) ?? null) : null,
    answerMinutes,
    solveMinutes,
    script: own('script', category?.script ?? null, linesOf(typed.script).join('\n')),
    avoid: own('avoid', category?.avoid ?? null, typed.avoid.trim()),
    checklist: own('checklist', category?.checklist ?? null, linesOf(typed.checklist)),
  };
}
