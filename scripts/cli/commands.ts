/** The commands that `runfolio` has, each a script, and what they do in a sentence. */
export const COMMANDS = {
  init: 'Write runfolio.yaml, with comments, from what run stores hold; and workflows for GitHub.',
  ingest: 'Read MLflow run stores and write a snapshot of validated collections.',
  build: 'Build the static site from the snapshot that ingest wrote.',
  report: 'Read MLflow run stores and build the static site: ingest, then build.',
  query: "Search runs with MLflow's filter language and more.",
  leaderboard: 'Rank the configurations of experiments, as far as their repeats tell them apart.',
  review: 'Review the runs of a branch, store or snapshot against those of another.',
  check: 'Check the quality gates of the settings, against a base where there is one.',
  preview: 'Serve the built site on this machine, at the address it prints.',
} as const;

/** The script of a command; `check.ts` checks the code of this project. */
export function scriptOf(name: string): string {
  return name === 'check' ? 'gates' : name;
}
