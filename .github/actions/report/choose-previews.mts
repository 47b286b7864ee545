/** What GitHub's API says of an open pull request, as far as it counts here. */
export type Pull = {
  readonly number: number;
  readonly head: { readonly sha: string; readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
};

/** Likewise of an artifact. */
export type SiteArtifact = {
  readonly id: number;
  readonly size_in_bytes: number;
  readonly expired: boolean;
  readonly created_at: string;
  readonly workflow_run: {
    readonly id: number;
    readonly head_sha: string;
    readonly head_repository_id: number | null;
    readonly repository_id: number;
  } | null;
};

/** A site that may be published below `pr/<number>/`. */
export type Preview = { readonly number: number; readonly run: number; readonly packedBytes: number };

export type Choice = {
  /** Newest first. */
  readonly previews: readonly Preview[];
  /** Pull requests without a preview, and why. */
  readonly without: readonly { readonly number: number; readonly why: string }[];
};

/**
 * The latest site of each open pull request. Those of forks are never among them: whoever opens a pull request there
 * would write pages of this address. Whose a site is, is what GitHub says of the run that made it, not the site itself.
 */
export function choosePreviews(pulls: readonly Pull[], artifacts: readonly SiteArtifact[]): Choice {
  const found = pulls.map((pull) => ({ pull, artifact: latestOf(pull, artifacts) }));
  const previews = found
    .flatMap(({ pull, artifact }) =>
      artifact?.workflow_run ? [{ pull, artifact, run: artifact.workflow_run.id }] : [],
    )
    .sort((a, b) => compareNewest(a.artifact, b.artifact))
    .map(({ pull, artifact, run }) => ({ number: pull.number, run, packedBytes: artifact.size_in_bytes }));
  const without = found
    .filter(({ artifact }) => artifact === undefined)
    .map(({ pull }) => ({
      number: pull.number,
      why: isOwn(pull) ? 'has no site of its latest commit' : 'is of a fork',
    }))
    .sort((a, b) => a.number - b.number);
  return { previews, without };
}

function latestOf(pull: Pull, artifacts: readonly SiteArtifact[]): SiteArtifact | undefined {
  if (!isOwn(pull)) return undefined;
  const own = pull.base.repo.id;
  return artifacts
    .filter(({ expired, workflow_run: run }) => {
      const isOfHead =
        run?.repository_id === own && run.head_repository_id === own && run.head_sha === pull.head.sha;
      return isOfHead && !expired;
    })
    .sort(compareNewest)[0];
}

function isOwn({ head, base }: Pull): boolean {
  return head.repo?.id === base.repo.id;
}

function compareNewest(a: SiteArtifact, b: SiteArtifact): number {
  return a.created_at === b.created_at ? b.id - a.id : a.created_at < b.created_at ? 1 : -1;
}
