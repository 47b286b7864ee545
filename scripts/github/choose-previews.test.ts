import { describe, expect, it } from 'vitest';
import {
  choosePreviews,
  type Pull,
  type SiteArtifact,
} from '../../.github/actions/report/choose-previews.mts';

const OWN = 1;
const FORK = 2;

const pull = (number: number, repo: number | null = OWN): Pull => ({
  number,
  head: { sha: `sha-${number}`, repo: repo === null ? null : { id: repo } },
  base: { repo: { id: OWN } },
});

const site = (id: number, number: number, day: number, more: Partial<SiteArtifact> = {}): SiteArtifact => ({
  id,
  size_in_bytes: id * 100,
  expired: false,
  created_at: `2026-05-${String(day).padStart(2, '0')}T00:00:00Z`,
  workflow_run: {
    id: id * 10,
    head_sha: `sha-${number}`,
    head_repository_id: OWN,
    repository_id: OWN,
  },
  ...more,
});

const ofRun = (artifact: SiteArtifact, more: object): SiteArtifact =>
  artifact.workflow_run ? { ...artifact, workflow_run: { ...artifact.workflow_run, ...more } } : artifact;

describe('choosePreviews', () => {
  it('takes the latest site of the latest commit of each open pull request, newest first', () => {
    const artifacts = [site(1, 7, 1), site(2, 7, 3), site(3, 8, 9), site(4, 9, 2), site(5, 7, 3)];
    expect(choosePreviews([pull(7), pull(8), pull(9)], artifacts)).toEqual({
      previews: [
        { number: 8, run: 30, packedBytes: 300 },
        { number: 7, run: 50, packedBytes: 500 },
        { number: 9, run: 40, packedBytes: 400 },
      ],
      without: [],
    });
  });

  it('gives the same for the same in any order', () => {
    const artifacts = [site(1, 7, 3), site(2, 7, 3), site(3, 8, 3), site(4, 9, 2)];
    const pulls = [pull(7), pull(8), pull(9)];
    expect(choosePreviews(pulls.toReversed(), artifacts.toReversed())).toEqual(
      choosePreviews(pulls, artifacts),
    );
  });

  it.each([
    ['of a fork, though the branch is called the same', ofRun(site(1, 7, 1), { head_repository_id: FORK })],
    ['of a repository that is gone', ofRun(site(1, 7, 1), { head_repository_id: null })],
    ['of another repository', ofRun(site(1, 7, 1), { repository_id: FORK })],
    ['of an earlier commit', ofRun(site(1, 7, 1), { head_sha: 'sha-6' })],
    ['that has expired', site(1, 7, 1, { expired: true })],
    ['of no run that is known', site(1, 7, 1, { workflow_run: null })],
  ])('takes no site %s', (_what, artifact) => {
    expect(choosePreviews([pull(7)], [artifact])).toEqual({
      previews: [],
      without: [{ number: 7, why: 'has no site of its latest commit' }],
    });
  });

  it.each([FORK, null])('takes none for a pull request of repository %s, whatever a run claims', (repo) => {
    const artifacts = [site(1, 7, 1), ofRun(site(2, 7, 1), { head_repository_id: repo })];
    expect(choosePreviews([pull(7, repo)], artifacts)).toEqual({
      previews: [],
      without: [{ number: 7, why: 'is of a fork' }],
    });
  });

  it('takes none for what is not open', () => {
    expect(choosePreviews([], [site(1, 7, 1)])).toEqual({ previews: [], without: [] });
  });
});
