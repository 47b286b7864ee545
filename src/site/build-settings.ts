import process from 'node:process';
import { artifactsSchema, runPagesSchema } from '../settings/publish-setting.ts';
import { readSettings } from '../settings/read-settings.ts';
import { type Settings, settingsSchema } from '../settings/settings.ts';

/** Variables that the command lines set where an option stands for a setting. */
export const PUBLISH_VARIABLES = {
  artifacts: 'RUNFOLIO_ARTIFACTS',
  runPages: 'RUNFOLIO_RUN_PAGES',
  robots: 'RUNFOLIO_ROBOTS',
} as const;

/**
 * The settings of this build: those of the file, with what the command line says instead.
 *
 * @throws SettingsError naming all problems of the file at once.
 */
export function buildSettings(file: string | undefined): Settings {
  const settings = readSettings(file);
  const { [PUBLISH_VARIABLES.artifacts]: files, [PUBLISH_VARIABLES.runPages]: pages } = process.env;
  const { [PUBLISH_VARIABLES.robots]: robots } = process.env;
  return {
    ...settings,
    ...(robots ? { robots: settingsSchema.shape.robots.parse(robots) } : {}),
    publish: {
      ...settings.publish,
      ...(files ? { artifacts: artifactsSchema.parse(files) } : {}),
      ...(pages ? { runPages: runPagesSchema.parse(pages) } : {}),
    },
  };
}
