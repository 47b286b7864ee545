import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { rememberedSteps } from '../../../analysis/leaderboard/board-steps.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { cut } from '../../../site/format.ts';
import { FilterBox } from '../runs-table/FilterBox.tsx';
import { knownTexts } from '../runs-table/known-texts.ts';
import { searchRuns } from '../runs-table/search-runs.ts';
import { useDetails } from '../runs-table/use-details.ts';
import { useFilterKey } from '../runs-table/use-filter-key.ts';
import { useHashState } from '../use-hash-state.ts';
import { BoardState } from './BoardState.tsx';
import { BoardTools } from './BoardTools.tsx';
import { BoardLines } from './board/BoardLines.tsx';
import { isPublished, PUBLISHED } from './board-choice.ts';
import { BOARD_HASH } from './board-hash.ts';
import type { BoardPlaces } from './board-places.ts';
import { ChosenRanking } from './ChosenRanking.tsx';
import { type ChosenBoard, chosenBoard, chosenBoards } from './chosen-board.ts';
import { chosenOptions } from './chosen-options.ts';
import { columnRuns, columnValues } from './column-runs.ts';
import { ruleState, wantedForBoard } from './wanted-for-board.ts';

type Props = {
  readonly table: RunTable;
  readonly settings: LeaderboardSettings;
  readonly summariesUrl: string;
  /** Where the site begins. */
  readonly base: string;
  /** Key of the metric of the page. */
  readonly published: string;
  readonly label: string;
  readonly places: BoardPlaces;
};

/** Until the tools are painted, and nobody has chosen yet. */
const WARM_UP_MS = 50;

/** The tools of a board, and the board that they ask for in place of the published one. */
export function BoardApp({ table, settings, summariesUrl, base, published, label, places }: Props) {
  const [choice, change] = useHashState(BOARD_HASH, PUBLISHED);
  const input = useRef<HTMLInputElement>(null);
  useFilterKey(input);
  const { filter, ...rest } = choice;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter does not change how a board is made
  const options = useMemo(
    () => chosenOptions(settings, published, choice),
    [settings, published, ...Object.values(rest)],
  );
  const wanted = useMemo(() => wantedForBoard(table, options.metric, filter), [table, options, filter]);
  const { summaries, failures, retry } = useDetails(table, summariesUrl, wanted);
  const search = useMemo(() => searchRuns(filter, table, summaries), [filter, table, summaries]);
  const runs = useMemo(() => columnRuns(table, settings), [table, settings]);
  const measure = useMemo(() => columnValues(table, settings, summaries), [table, settings, summaries]);
  const known = useMemo(() => knownTexts(table), [table]);
  const [steps] = useState(rememberedSteps);
  // While a filter is being written or something is on its way, the last board that could be made stays.
  const last = useRef<ChosenBoard | undefined>(undefined);
  const state = ruleState(table, options.metric, summaries);
  const test = search.kind === 'test' ? search.test : undefined;
  const isReady = search.kind === 'test' && state === 'known';
  const isChanged = !isPublished(choice);
  const made = useMemo(() => {
    if (!isReady || !isChanged) return undefined;
    const kept = test ? runs.filter((_, row) => test(row)) : runs;
    return chosenBoard(
      kept,
      measure,
      options,
      settings,
      steps,
      (metric) => ruleState(table, metric, summaries) === 'known',
    );
  }, [isReady, isChanged, runs, measure, options, settings, test, steps, table, summaries]);
  // Made once before anything is chosen: the first change then finds runs grouped and pairs tested.
  useEffect(() => {
    if (!isReady || isChanged) return;
    const timer = setTimeout(() => chosenBoards(runs, measure, options, settings, steps), WARM_UP_MS);
    return () => clearTimeout(timer);
  }, [isReady, isChanged, runs, measure, options, settings, steps]);
  last.current = isChanged ? (made ?? last.current) : undefined;
  const board = last.current;
  const isShown = board !== undefined;
  useEffect(
    () => places.show(isShown ? 'chosen' : 'published', cut(options.metric.key, 60)),
    [places, isShown, options],
  );
  return (
    <>
      <BoardTools table={table} settings={settings} options={options} choice={choice} change={change}>
        <FilterBox
          text={filter}
          search={search}
          known={known}
          input={input}
          onChange={(text) => change({ filter: text })}
        />
      </BoardTools>
      <BoardState
        table={table}
        isGoalChosen={choice.goal !== undefined && options.metric.goal.goal === choice.goal}
        choice={choice}
        change={change}
        state={isChanged ? state : 'known'}
        shown={test ? runs.filter((_, row) => test(row)).length : runs.length}
        failures={failures}
        retry={retry}
      />
      {board && createPortal(<BoardLines view={board.view} />, places.lines)}
      {board && createPortal(<ChosenRanking chosen={board} label={label} base={base} />, places.board)}
    </>
  );
}
