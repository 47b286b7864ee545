/** The ids of the runs that are read: a blob or NULL is no id, and nothing belongs to such a run. */
export const RUN_IDS = "SELECT run_uuid FROM runs WHERE typeof(run_uuid) = 'text'";
