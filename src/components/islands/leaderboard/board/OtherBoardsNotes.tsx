import { cut } from '../../../../site/format.ts';

/** What stands before boards on other data: that they are no part of the main one. */
export function OthersNote() {
  return (
    <p className="note top1">
      The ranking above is on the data that most runs were measured on. Values on other data are not
      comparable with it; here they are by themselves.
    </p>
  );
}

const MOST_NAMED = 40;

/** Names of data whose boards are not shown, as there are so many. */
export function FurtherTasks({ tasks }: { readonly tasks: readonly string[] }) {
  if (tasks.length === 0) return null;
  const named = tasks.slice(0, MOST_NAMED).map((task) => cut(task, 60));
  return <p className="note">{`Without a board here: ${named.join('; ')}.`}</p>;
}
