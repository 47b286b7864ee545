import { describe, expect, it } from 'vitest';
import { filledIn, scriptsIn } from './tutorial-scripts.ts';

const TUTORIAL = `
# Tutorial

Create \`train.py\`:

\`\`\`python
"""Train."""
print("\`\`")
\`\`\`

\`\`\`bash
python train.py
\`\`\`

Or look at \`train.py\` in bash:

\`\`\`bash
cat train.py
\`\`\`

### An example

\`\`\`python
print("no file")
\`\`\`

Some text without a name:

\`\`\`python
print("no file either")
\`\`\`

Then create \`load_model.py\`:

\`\`\`python
run_id = "your_run_id_here"
\`\`\`
`;

describe('scriptsIn', () => {
  it('takes the Python blocks that follow the name of a file, and no other', () => {
    expect(scriptsIn(TUTORIAL)).toEqual([
      { name: 'train.py', code: '"""Train."""\nprint("``")' },
      { name: 'load_model.py', code: 'run_id = "your_run_id_here"' },
    ]);
  });

  it('finds none in a text without scripts', () => {
    expect(scriptsIn('Create `train.py` yourself.')).toEqual([]);
  });
});

describe('filledIn', () => {
  it('puts in the server and the run, wherever they stand', () => {
    const code = 'a("http://localhost:5000")\nb("http://localhost:5000/#/x")\nrun_id = "your_run_id_here"';
    expect(filledIn(code, { trackingUri: 'http://127.0.0.1:8', runId: 'ab12' })).toBe(
      'a("http://127.0.0.1:8")\nb("http://127.0.0.1:8/#/x")\nrun_id = "ab12"',
    );
  });
});
