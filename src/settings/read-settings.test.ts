import { describe, expect, it } from 'vitest';
import { parseSettings, readSettings } from './read-settings.ts';

describe('parseSettings', () => {
  it('fills in the defaults', () => {
    expect(parseSettings('title: Flowers\n', 'runfolio.yaml')).toMatchObject({
      title: 'Flowers',
      sources: ['runs'],
      base: '/',
      limits: { previewRows: 50 },
    });
    expect(parseSettings('', 'runfolio.yaml').title).toBe('Experiment report');
  });

  it('lists all problems with their places', () => {
    const text =
      'titel: x\nmetrics:\n  - metric: acc\n    goal: max\n  - metric: ""\n    dgits: 2\nbase: repo\n';
    expect(() => parseSettings(text, 'runfolio.yaml')).toThrowErrorMatchingInlineSnapshot(`
      [SettingsError: runfolio.yaml has 5 problems:
        runfolio.yaml:7:7  base: must start with a slash and hold only letters, digits, "/", ".", "_", "~" and "-"
        runfolio.yaml:4:11  metrics.0.goal: Invalid option: expected one of "maximize"|"minimize"
        runfolio.yaml:5:13  metrics.1.metric: Too small: expected string to have >=1 characters
        runfolio.yaml:5:5  metrics.1: unknown setting "dgits"; did you mean "digits"?
        runfolio.yaml:1:1  settings: unknown setting "titel"; did you mean "title"?]
    `);
  });

  it('says where the YAML is broken', () => {
    expect(() => parseSettings('title: "x\nbase: [', 'runfolio.yaml')).toThrow(
      /runfolio\.yaml has .*problem/,
    );
  });
});

describe('readSettings', () => {
  it('refuses a given file that is missing', () => {
    expect(() => readSettings('no-such.yaml')).toThrow('There is no settings file no-such.yaml.');
  });
});
