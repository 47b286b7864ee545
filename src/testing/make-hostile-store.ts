import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HOSTILE_TEXTS, isFileName } from './hostile-texts.ts';
import { metaYaml, type Pairs, runId, writeExperiment, writeRun, writeStoreFile } from './write-store.ts';

/** What a hostile store holds, for tests to look for. */
export type HostileStore = {
  /** How many times a hostile text stands somewhere: each text at each place that can hold it. */
  readonly cases: number;
  /** Hostile text by the id of the experiment and of the run that are called so, in order. */
  readonly experiments: readonly {
    readonly id: string;
    readonly runId: string;
    /** Folder of the registered model that is called so. */
    readonly model: string;
    readonly text: string;
  }[];
  /** The run in whose keys and artifacts every text stands that can be a file name. */
  readonly keysRunId: string;
  readonly fileNames: readonly string[];
};

const ATTACK = '<script>alert(document.domain)</script>';

/** A note in which everything is tried that Markdown lets through by itself. */
const NOTE = `# Note ${ATTACK}

<img src="https://evil.example/pixel.png" onerror="alert(1)"> <a href="javascript:alert(1)" onclick="alert(1)">a</a>
<iframe srcdoc="<script>alert(1)</script>"></iframe><form action="https://evil.example"><input name="q"></form>
<style>body { display: none }</style><base href="https://evil.example/"><svg><script>alert(1)</script></svg>
<math><mtext><img src=x onerror=alert(1)></mtext></math><p id="main" class="site" style="position:fixed">b</p>

[a](javascript:alert(1)) [b](data:text/html;base64,PHNjcmlwdD4=) [c](//evil.example) [d](../../../../) [e](#nowhere)
![f](https://evil.example/f.png) ![g](relative.png "t") <javascript:alert(1)> [h]: https://evil.example
[^1] - [ ] task ~~struck~~

[^1]: A footnote <b onclick="alert(1)">b</b>.

- [x] done
- [ ] open

| a | b |
|:--|--:|
| ${ATTACK} | \`${ATTACK}\` |

### Deep

<h1>Another first heading</h1>

${'> '.repeat(50)}deep
`;

const PAGE = `<!doctype html><html><body onload="alert(1)">${ATTACK}<script>
parent.document.title = 'taken'; top.location = 'https://evil.example/'; document.cookie = 'a=b';
</script><img src="https://evil.example/x.png"><a href="https://evil.example" target="_top">a</a></body></html>`;
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script>
<image href="https://evil.example/x.png"/><foreignObject><iframe src="https://evil.example"/></foreignObject></svg>`;
const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: [NOTE], metadata: {} },
    {
      cell_type: 'code',
      source: [ATTACK],
      execution_count: 1,
      metadata: {},
      outputs: [
        {
          output_type: 'display_data',
          data: { 'text/html': [ATTACK], 'text/plain': [ATTACK] },
          metadata: {},
        },
        { output_type: 'display_data', data: { 'image/svg+xml': [DRAWING] }, metadata: {} },
        { output_type: 'error', ename: ATTACK, evalue: ATTACK, traceback: [`\u001b[31m${ATTACK}`] },
      ],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

/** Files that a careless site would run, load or take for its own. */
const ATTACKING_FILES: Pairs = [
  ['evil.html', PAGE],
  ['evil.htm', PAGE],
  ['evil.xhtml', PAGE],
  ['evil.svg', DRAWING],
  ['evil.svgz', DRAWING],
  ['evil.xml', DRAWING],
  ['evil.js', 'alert(1)'],
  ['evil.mjs', 'alert(1)'],
  ['evil.css', 'body { display: none }'],
  ['evil.md', NOTE],
  ['evil.ipynb', NOTEBOOK],
  ['evil.json', JSON.stringify({ __proto__x: ATTACK, [ATTACK]: { constructor: ATTACK } })],
  ['table.json', JSON.stringify({ columns: [ATTACK, '__proto__'], data: [[ATTACK, '=1+1'], ['a']] })],
  ['evil.csv', `${ATTACK},"=HYPERLINK(""https://evil.example"")"\n"""><img src=x onerror=alert(1)>",'\n`],
  ['evil.yaml', `a: &a ["${ATTACK}", *a]\n`],
  ['evil.txt', `${ATTACK}\n\u001b[31m\u0000\u202e\n`],
  ['evil.py', `print("${ATTACK}")\n`],
  ['evil.png', 'no image'],
  ['evil.pdf', '%PDF-1.4 no document'],
  ['evil.parquet', 'PAR1 no table PAR1'],
  [
    'model/MLmodel',
    `flavors:\n  python_function: {loader_module: "${ATTACK}"}\nsignature: {inputs: '[{"name": "${ATTACK}", "type": "double"}]'}\nmodel_uuid: "${ATTACK}"\n`,
  ],
  ['model/MLmodel.html', PAGE],
  ['index.html', PAGE],
  ['pages/index.html', PAGE],
  ['same.PNG', 'one'],
  ['same.png', 'two'],
  ['evil.svg.txt', 'not the drawing'],
  ['.htaccess', 'Options +ExecCGI'],
  ['_redirects', '/* https://evil.example 302'],
  ['404.html', PAGE],
];

/**
 * Writes a store in which every hostile text stands at every place that can hold it: names of experiments, runs,
 * models, aliases and datasets; keys and values of params, metrics and tags; file names, notes, users, commits.
 */
export function makeHostileStore(root: string): HostileStore {
  const store = new HostileWriter(root);
  const experiments = HOSTILE_TEXTS.map((text, index) => store.experiment(text, index + 1));
  const keysRunId = store.runOfKeys();
  store.attacks();
  return { cases: store.cases, experiments, keysRunId, fileNames: FILE_NAMES };
}

const FILE_NAMES = HOSTILE_TEXTS.filter(isFileName);
const KEYS_EXPERIMENT = '999';

class HostileWriter {
  cases = 0;
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** An experiment, a run and a registered model that are called `text`, with the text in all that describes them. */
  experiment(text: string, number: number): HostileStore['experiments'][number] {
    const id = String(number);
    const run = runId(number);
    writeExperiment(this.root, {
      id,
      name: text,
      tags: [
        ['mlflow.note.content', text],
        ['mlflow.experiment.primaryMetric.name', text],
        ['team', text],
      ],
    });
    writeRun(this.root, id, {
      id: run,
      name: text,
      user: text,
      params: [
        ['value', text],
        ['other', 'x'],
      ],
      metrics: [['loss', '1767225600000 0.5 0\n1767225601000 0.25 1\n1767225602000 nan 2\n']],
      tags: [
        ['mlflow.note.content', text],
        ['mlflow.source.name', text],
        ['mlflow.source.git.commit', text],
        ['mlflow.source.git.branch', text],
        ['mlflow.source.git.repoURL', text],
        ['mlflow.parentRunId', text],
        ['value', text],
      ],
      artifacts: [['text.txt', text]],
    });
    this.dataset(text, id, run);
    const model = this.model(text, number, run);
    this.cases += 13;
    return { id, runId: run, model, text };
  }

  /** One run whose keys and files are called by every text that a file may have as its name. */
  runOfKeys(): string {
    const id = runId(KEYS_EXPERIMENT.length + 10_000);
    const pairs = (value: string): Pairs => FILE_NAMES.map((name) => [name, value]);
    writeExperiment(this.root, { id: KEYS_EXPERIMENT, name: 'Keys', tags: pairs('a value') });
    writeRun(this.root, KEYS_EXPERIMENT, {
      id,
      name: 'All keys',
      params: pairs('a value'),
      metrics: pairs('1767225600000 0.5 0\n1767225601000 0.25 1\n'),
      tags: pairs('a value'),
      artifacts: pairs('a text'),
    });
    // Runs that differ in every param make a table with a column for each.
    writeRun(this.root, KEYS_EXPERIMENT, {
      id: runId(KEYS_EXPERIMENT.length + 10_001),
      name: 'Other values',
      params: pairs('another value'),
      metrics: pairs('1767225600000 0.75 0\n'),
    });
    this.cases += 5 * FILE_NAMES.length;
    return id;
  }

  /** Files, links and folders that attack the site rather than its texts. */
  attacks(): void {
    writeExperiment(this.root, { id: '1000', name: 'Attacks', tags: [['mlflow.note.content', NOTE]] });
    const run = runId(20_000);
    writeRun(this.root, '1000', {
      id: run,
      name: 'Attacking files',
      params: [['long', ATTACK.repeat(2000)]],
      tags: [
        ['mlflow.note.content', NOTE],
        ['mlflow.source.git.repoURL', 'javascript:alert(1)'],
        ['mlflow.source.git.commit', '0123456789abcdef0123456789abcdef01234567'],
        ['mlflow.log-model.history', `[{"artifact_path": "${ATTACK.replaceAll('"', '')}"}]`],
      ],
      metrics: [['broken', `1767225600000 ${ATTACK} 0\n${ATTACK}\n1767225600000 1 0\n`]],
      artifacts: ATTACKING_FILES,
    });
    const secret = join(dirname(this.root), 'secret.txt');
    writeFileSync(secret, 'SECRET OUTSIDE THE STORE');
    symlinkSync(secret, join(this.root, '1000', run, 'artifacts', 'link.txt'));
    writeStoreFile(
      this.root,
      `1000/${ATTACK.replace('/', '_')}/meta.yaml`,
      metaYaml({ run_id: ATTACK, status: 3 }),
    );
    writeStoreFile(
      this.root,
      `${ATTACK.replace('/', '_')}/meta.yaml`,
      metaYaml({ experiment_id: ATTACK, name: ATTACK }),
    );
    this.cases += ATTACKING_FILES.length + 7;
  }

  private dataset(text: string, experimentId: string, run: string): void {
    const id = runId(30_000 + Number(experimentId));
    const fields = { name: text, digest: text, source_type: text, source: JSON.stringify({ url: text }) };
    const details = { schema: JSON.stringify({ [text]: text }), profile: JSON.stringify({ [text]: text }) };
    writeStoreFile(
      this.root,
      `${experimentId}/datasets/${id}/meta.yaml`,
      metaYaml({ ...fields, ...details }),
    );
    const input = { source_type: 'DATASET', source_id: id, destination_type: 'RUN', destination_id: run };
    writeStoreFile(
      this.root,
      `${experimentId}/${run}/inputs/${id}/meta.yaml`,
      metaYaml({ ...input, tags: { 'mlflow.data.context': text } }),
    );
    this.cases += 8;
  }

  /** MLflow names the folder after the model; its names are hostile too, where a folder may be called so. */
  private model(text: string, number: number, run: string): string {
    const name = isFileName(text) && !text.includes('/') ? text : `model-${number}`;
    const folder = `models/${name}`;
    const aliases = { [text.trim() || 'champion']: '1' };
    const model = {
      name: text,
      description: text,
      creation_timestamp: 1,
      last_updated_timestamp: 1,
      aliases,
    };
    writeStoreFile(this.root, `${folder}/meta.yaml`, metaYaml(model));
    writeStoreFile(
      this.root,
      `${folder}/version-1/meta.yaml`,
      metaYaml({
        name: text,
        version: 1,
        run_id: run,
        run_link: text,
        source: text,
        description: NOTE,
        current_stage: text,
        user_id: text,
        status_message: text,
      }),
    );
    this.cases += 9;
    return name;
  }
}
