/** The GitHub runner: its log, its annotations, its files. */
import { appendFile, stat } from 'node:fs/promises';
import * as core from '@actions/core';
import { type Finding, type Severity, unreachable } from '../../errors.ts';
import type { Console } from '../../ports/host.ts';
import { logSafe } from '../log-safe.ts';

/** A step's summary above this size is dropped by GitHub with an error. */
const SUMMARY_LIMIT = 1024 * 1024;

/** The log of a workflow run; no text that passes through it can give the runner a command. */
export function runnerConsole(): Console {
  return {
    info: (line) => core.info(logSafe(line)),
    debug: (line) => core.debug(logSafe(line)),
    warn: (line) => core.warning(logSafe(line)),
    group: async (title, work) => {
      core.startGroup(logSafe(title));
      try {
        return await work();
      } finally {
        core.endGroup();
      }
    },
    annotate: (finding) => {
      const title = logSafe(finding.code);
      const text = logSafe(findingText(finding));
      const { line: startLine, column: startColumn } = finding;
      if (isInRepository(finding))
        annotation(finding.severity)(text, { title, file: logSafe(finding.file), startLine, startColumn });
      // The runner would look for the file in the checkout: the place stands in the text.
      else
        annotation(finding.severity)(`${logSafe(finding.file)}:${startLine}:${startColumn}: ${text}`, {
          title,
        });
    },
  };
}

/** Not a dataset that stands in S3. */
function isInRepository({ file }: Finding): boolean {
  return !file.startsWith('s3://');
}

function findingText({ message, hint }: Finding): string {
  return hint === '' ? message : `${message.replace(/\.$/, '')}. Fix: ${hint}`;
}

function annotation(severity: Severity): typeof core.error {
  switch (severity) {
    case 'error':
      return core.error;
    case 'warning':
      return core.warning;
    case 'info':
      return core.notice;
    default:
      return unreachable(severity);
  }
}

export interface RunnerFiles {
  /** Writes an output of the step. The runner's file format takes any text. */
  setOutput(name: string, value: string): void;
  /** Appends to the job summary; where that cannot be done, says so and goes on. */
  appendSummary(markdown: string): Promise<void>;
  /** Fails the step's log with one error line; the exit code is the caller's. */
  fail(message: string): void;
  /** Masks the value in the log from here on. */
  maskSecret(value: string): void;
}

export function runnerFiles(env: Readonly<Record<string, string | undefined>>): RunnerFiles {
  return {
    setOutput: (name, value) => core.setOutput(name, value),
    appendSummary: (markdown) => appendSummary(env['GITHUB_STEP_SUMMARY'], markdown),
    fail: (message) => core.error(logSafe(message)),
    maskSecret: (value) => core.setSecret(value),
  };
}

async function appendSummary(file: string | undefined, markdown: string): Promise<void> {
  const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`;
  try {
    if (!file) throw new Error('GITHUB_STEP_SUMMARY is not set');
    const { size } = await stat(file);
    if (size + Buffer.byteLength(text) > SUMMARY_LIMIT) throw new Error('it would exceed 1 MiB');
    await appendFile(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    core.warning(logSafe(`The job summary was not written: ${why}`));
  }
}
