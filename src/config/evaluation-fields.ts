/** The keys of a job about judging its model. */
import type { Field } from './field.ts';
import { DATASET_PATH_FORMAT } from './formats.ts';

/** Keys of `evaluation` that people look for and this release does not have, refused with that reason. */
export const LATER_EVALUATION_KEYS: readonly string[] = [
  'allowProvisionedThroughput',
  'compareWith',
  'gates',
  'inference',
  'maxSamples',
  'metrics',
  'repeats',
  'seed',
];

export const EVALUATION_FIELDS: readonly Field[] = [
  {
    path: 'jobs.*.evaluation',
    type: 'map',
    description: 'Rows that are kept apart to judge the model by.',
  },
  {
    path: 'jobs.*.evaluation.data',
    type: 'text',
    format: DATASET_PATH_FORMAT,
    required: true,
    description:
      'Evaluation rows in the format of the training rows: a path in the repository. They are held against the training rows, and neither uploaded nor trained on.',
    examples: ['datasets/support-bot/eval.jsonl'],
  },
];
