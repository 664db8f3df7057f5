/** What the office aims at, as reports hold it beside their figures. */
import { FIRST_TARGETS, type ReportTargets } from '#protocol/report.ts';
import { reportTargets } from '#protocol/target-shapes.ts';
import type { InstantMs } from '#protocol/vocabulary.ts';
import type { TargetStore } from '#server/storage/settings-stores.ts';
import {
  createRevisedSettings,
  type RevisedSettings,
  type SettingsTrail,
  type UndoableSettings,
} from './revised-settings.ts';

export type Targets = RevisedSettings<ReportTargets> & UndoableSettings;

/** Starts from what is stored, else from what an office begins with, which is then stored. */
export const createTargets = (store: TargetStore & SettingsTrail, now: () => InstantMs): Targets =>
  createRevisedSettings({
    name: 'targets',
    stored: store.targets(),
    first: () => FIRST_TARGETS,
    keep: store.saveTargets,
    shape: reportTargets,
    store,
    now,
    // Nobody is told: reports read them anew each time.
    onChange: () => undefined,
  });
