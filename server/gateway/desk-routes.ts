/** Everything the desk asks over HTTP, each part behind the same door. */
import type { FastifyInstance } from 'fastify';
import type { Executor } from '#server/app/execute.ts';
import type { Trail } from '#server/app/trail.ts';
import type { AccessStore } from '#server/storage/store.ts';
import { addAdminRoutes, type AdminRouteDependencies } from './admin-routes.ts';
import { addCatalogueDeskRoutes, type CatalogueDeskRouteParts } from './catalogue-desk-routes.ts';
import { addConfigurationRoutes, type ConfigurationRouteParts } from './configuration-routes.ts';
import { createDeskGuard, createDeskNote, createWhoAsks, type DeskNote, type WhoAsks } from './desk-guard.ts';
import { addFileRoutes, type FileRouteDependencies } from './file-routes.ts';
import { addHallRoutes, type HallRouteDependencies } from './hall-routes.ts';
import { addOfficeRoutes, type OfficeRouteParts } from './office-routes.ts';

/** What every part is given alike. */
type Door = {
  readonly guard: AdminRouteDependencies['guard'];
  readonly whoAsks: WhoAsks;
  readonly note: DeskNote;
};

export type DeskRouteParts = Omit<
  AdminRouteDependencies &
    CatalogueDeskRouteParts &
    ConfigurationRouteParts &
    FileRouteDependencies &
    HallRouteDependencies &
    OfficeRouteParts,
  keyof Door
> & { readonly executor: Executor; readonly access: AccessStore; readonly trail: Pick<Trail, 'note'> };

/** Answers with the door, for parts that stand elsewhere. */
export function addDeskRoutes(app: FastifyInstance, parts: DeskRouteParts): Door {
  const whoAsks = createWhoAsks(parts.executor, parts.access);
  const door: Door = {
    whoAsks,
    guard: createDeskGuard(whoAsks),
    note: createDeskNote(whoAsks, parts.trail),
  };
  const behind = { ...parts, ...door };
  addAdminRoutes(app, behind);
  addOfficeRoutes(app, behind);
  addConfigurationRoutes(app, behind);
  addFileRoutes(app, behind);
  addCatalogueDeskRoutes(app, behind);
  addHallRoutes(app, behind);
  return door;
}
