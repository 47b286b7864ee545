import { z } from 'zod';

/** MLflow deletes softly: the entity stays and is only marked. */
export const lifecycleStageSchema = z.enum(['active', 'deleted']);
export type LifecycleStage = z.output<typeof lifecycleStageSchema>;
