/** `checks:`: a key for every rule of the datasets that is not fixed, made from the table of rules. */
import {
  CHECK_SEVERITIES,
  isFixed,
  RULE_IDS,
  type RuleId,
  ruleOf,
  type Threshold,
} from '../datasets/rules.ts';
import type { Field } from './field.ts';

const PATH = 'jobs.*.checks';

export const CHECK_FIELDS: readonly Field[] = [
  {
    path: PATH,
    type: 'map',
    nullable: true,
    inDefaults: true,
    description: 'How loud the rules for datasets are: `off`, `info`, `warning` or `error`, by rule.',
  },
  ...RULE_IDS.filter((id) => !isFixed(id)).flatMap(fieldsOf),
];

function fieldsOf(id: RuleId): readonly Field[] {
  const { severity, title, threshold, classes } = ruleOf(id);
  const common = { path: `${PATH}.${id}`, nullable: true, inDefaults: true, default: severity } as const;
  const rule = { ...common, description: title ?? '', values: CHECK_SEVERITIES } as const;
  if (threshold === undefined && classes === undefined) return [{ ...rule, type: 'choice', later: [] }];
  return [
    { ...rule, type: 'check' },
    severityField(common.path, severity),
    ...(threshold === undefined ? [] : [thresholdField(common.path, threshold)]),
    ...(classes === undefined ? [] : [classesField(common.path, classes)]),
  ];
}

function severityField(path: string, severity: string): Field {
  return {
    path: `${path}.severity`,
    type: 'choice',
    values: CHECK_SEVERITIES,
    later: [],
    inDefaults: true,
    default: severity,
    description: 'How loud the rule is.',
  };
}

function thresholdField(path: string, { minimum, maximum, meaning, default: start }: Threshold): Field {
  return {
    path: `${path}.threshold`,
    type: 'number',
    minimum,
    maximum,
    inDefaults: true,
    default: String(start),
    description: `A number from ${minimum} to ${maximum}: ${meaning}.`,
  };
}

function classesField(path: string, values: readonly string[]): Field {
  return {
    path: `${path}.classes`,
    type: 'choices',
    values,
    inDefaults: true,
    default: 'all of them',
    description: 'What the rule looks for.',
  };
}
