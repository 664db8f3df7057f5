/** Everything that an office has set, as one file: to be kept, or taken over by another office. */
import { z } from 'zod';
import type { SettingsName } from '#protocol/audit.ts';
import {
  CONFIGURATION_PRODUCT,
  CONFIGURATION_SCHEMA,
  type Configuration,
  type ConfigurationOutcome,
} from '#protocol/configuration.ts';
import type { InstantMs, OfficerId } from '#protocol/vocabulary.ts';
import type { AuditStore } from '#server/storage/store.ts';
import type { Change, UndoableSettings } from './revised-settings.ts';

export type ConfigurationFile = {
  readonly read: () => Configuration;
  /** All of it or nothing: what is wrong is named, and then nothing is changed. Each kind of settings can be taken back. */
  readonly take: (file: unknown, by: OfficerId) => ConfigurationOutcome;
};

const head = z.looseObject({
  product: z.literal(CONFIGURATION_PRODUCT),
  schema: z.number().int().min(1),
  settings: z.record(z.string(), z.unknown()),
});

export function createConfiguration(
  kinds: readonly UndoableSettings[],
  now: () => InstantMs,
  { together }: Pick<AuditStore, 'together'>,
): ConfigurationFile {
  return {
    read: () => ({
      product: CONFIGURATION_PRODUCT,
      schema: CONFIGURATION_SCHEMA,
      madeAt: now(),
      settings: Object.fromEntries(kinds.map((kind) => [kind.name, kind.parts()])),
    }),
    take: (file, by) => {
      const read = head.safeParse(file);
      if (!read.success) return { outcome: 'no_configuration' };
      const { schema, settings } = read.data;
      if (schema !== CONFIGURATION_SCHEMA) return { outcome: 'other_schema', schema };
      const known = kinds.filter(({ name }) => settings[name] !== undefined);
      const strange = Object.keys(settings).filter((name) => kinds.every((kind) => kind.name !== name));
      if (strange.length > 0 || known.length === 0) return { outcome: 'no_configuration' };
      const changes = new Map<SettingsName, Change>();
      for (const kind of known) {
        const change = kind.changeTo(settings[kind.name], by);
        if (typeof change === 'string') return { outcome: 'wrong', settings: kind.name, where: change };
        if (change !== null) changes.set(kind.name, change);
      }
      together(() => {
        for (const { keep } of changes.values()) keep();
      });
      for (const { adopt } of changes.values()) adopt();
      return { outcome: 'taken', changed: [...changes.keys()] };
    },
  };
}
