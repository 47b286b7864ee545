import { registerHooks } from 'node:module';
import { describe, expect, it } from 'vitest';
import { action, workflow, workflows } from './read-workflows.ts';

// The parser of GitHub imports its schemas as bundlers do, without saying that they are JSON.
registerHooks({
  load: (url, context, next) => {
    const isSchema = url.includes('/@actions/workflow-parser/') && url.endsWith('.json');
    return next(url, isSchema ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

type ParserOf = typeof parseWorkflow | typeof parseAction;
const problemsOf = (parse: ParserOf, name: string, content: string): readonly string[] =>
  parse({ name, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);

describe('the parser of GitHub', () => {
  it.each(workflows)('takes $file', ({ file, text }) => {
    expect(problemsOf(parseWorkflow, file, text)).toEqual([]);
  });

  it('takes the action', () => {
    expect(problemsOf(parseAction, action.file, action.text)).toEqual([]);
  });

  it.each([
    ['permissions:', 'permisions:', "Unexpected value 'permisions'"],
    ['timeout-minutes: 60', 'timeout: 60', "Unexpected value 'timeout'"],
    ['${{ vars.RUNFOLIO', '${{ variables.RUNFOLIO', "Unrecognized named-value: 'variables'"],
    ['runs-on: ubuntu-latest', 'run-on: ubuntu-latest', "Unexpected value 'run-on'"],
  ])('does not take a workflow with %s as %s', (whole, broken, message) => {
    const { file, text } = workflow('review.yml');
    expect(text).toContain(whole);
    expect(problemsOf(parseWorkflow, file, text.replace(whole, broken)).join('\n')).toContain(message);
  });

  it.each([
    ['shell: bash', 'shel: bash', 'Required property is missing: shell'],
    ['using: composite', 'uses: composite', 'Required property is missing: using'],
    ['inputs.out }}', 'vars.OUT }}', "Unrecognized named-value: 'vars'"],
  ])('does not take the action with %s as %s', (whole, broken, message) => {
    expect(action.text).toContain(whole);
    expect(problemsOf(parseAction, action.file, action.text.replace(whole, broken)).join('\n')).toContain(
      message,
    );
  });
});
