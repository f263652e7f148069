import type { Rule } from '@shared/features/followups/rule.channels';
import type { followupsContract } from '@shared/features/followups/followups.contract';
import { checkedParams } from '@shared/features/followups/trigger.rules';
import type { TriggerParams, Why } from '@shared/features/followups/trigger.rules';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { QueryHandlers } from '../../ipc/handlers';
import { sightOf, titleOf } from '../customers/customers.sight.queries';
import { candidatesOf, doerOf, dueOf, handfuls, hasRun, readRation } from './followups.candidates.queries';
import type { RuleToRun } from './followups.candidates.queries';
import { sourceOf } from './followups.triggers.queries';
import type { TriggerSource } from './followups.triggers.queries';

/** A trial looks at whole weeks. */
const TRIAL_DAYS = 91;
const MOST_IN_SAMPLE = 20;

type Handlers = Pick<QueryHandlers<typeof followupsContract>, 'rules' | 'ruleState' | 'tryRule'>;

/** The reads of rules. `sources` are what can set one off, of all features. */
export const ruleQueries = (sources: readonly TriggerSource[]): Handlers => ({
  rules: (reader) => {
    const rows = reader.all<Omit<Rule, 'params' | 'isOn'> & { params: string; isOn: 0 | 1 }>(
      `SELECT r."id", r."name", r."trigger", r."params", r."tag", r."minSpendCents", r."kind", r."subject", r."personId",
         r."isOn", r."version",
         (SELECT count(*) FROM "followups" f WHERE f."ruleId" = r."id" AND f."state" = 'open') AS "open",
         (SELECT count(*) FROM "followups" f WHERE f."ruleId" = r."id" AND f."state" = 'done') AS "done"
       FROM "followupRules" r WHERE r."deletedAt" IS NULL ORDER BY r."id"`,
    );
    const run = reader.get<{ onDay: string; made: number; waiting: number; isClosed: 0 | 1 }>(
      'SELECT "onDay", "made", "waiting", "isClosed" FROM "followupRuns" ORDER BY "onDay" DESC LIMIT 1',
    );
    return {
      rules: rows.map((row) => ({
        ...row,
        params: JSON.parse(row.params) as Rule['params'],
        isOn: row.isOn === 1,
      })),
      triggers: sources.map(({ trigger, fields }) => ({ trigger, fields: [...fields] })),
      ration: readRation(reader),
      lastRun: run === undefined ? null : { ...run, isClosed: run.isClosed === 1 },
    };
  },
  ruleState: (reader) => ({
    isDue:
      reader.get('SELECT 1 FROM "followupRules" WHERE "isOn" = 1 AND "deletedAt" IS NULL') !== undefined &&
      !hasRun(reader),
  }),
  tryRule: (reader, { fields }, actor) => {
    const source = sourceOf(sources, fields.trigger);
    const params: TriggerParams = checkedParams(source, fields.params);
    const rule: RuleToRun = { ...fields, id: 0, params };
    const sight = sightOf(reader, actor);
    const doer = doerOf(reader);
    const from = addDays(reader.today, 1 - TRIAL_DAYS);
    const weeks = Array.from({ length: TRIAL_DAYS / 7 }, () => 0);
    const people = new Set<number>();
    const sample: { customerId: number; name: string; on: string; why: Why }[] = [];
    let now = 0;
    for (const ids of handfuls(reader)) {
      for (const { on } of candidatesOf(reader, source, rule, { ids, from, to: reader.today, doer })) {
        const week = Math.floor(daysBetween(from, on as Day) / 7);
        weeks[week] = (weeks[week] ?? 0) + 1;
      }
      const due = dueOf(reader, source, rule, { ids, restDays: 0, doer });
      now += due.length;
      for (const { customerId, personId, on, why } of due) {
        people.add(personId);
        const name = sample.length < MOST_IN_SAMPLE ? titleOf(reader, sight, customerId) : null;
        if (name !== null) sample.push({ customerId, name, on, why: JSON.parse(why) as Why });
      }
    }
    return {
      weeks,
      total: weeks.reduce((sum, count) => sum + count, 0),
      now,
      people: people.size,
      sample,
    };
  },
});
