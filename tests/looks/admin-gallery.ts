/** Every state of every page of the desk. */
import { ADMIN_POSTERS_STATES } from './admin-posters-states.ts';
import { ADMIN_PEOPLE_STATES } from './admin-people-states.ts';
import { ADMIN_FEEDBACK_STATES } from './admin-feedback-states.ts';
import { ADMIN_FILES_STATES } from './admin-files-states.ts';
import { ADMIN_HEALTH_STATES } from './admin-health-states.ts';
import { ADMIN_RATINGS_STATES } from './admin-ratings-states.ts';
import { LIVE_TOOL_STATES } from './admin-live-states.ts';
import { ADMIN_OFFICE_STATES } from './admin-office-states.ts';
import { ADMIN_PROCEDURES_STATES } from './admin-procedures-states.ts';
import { ADMIN_REPORTS_STATES } from './admin-reports-states.ts';
import { ADMIN_START_STATES } from './admin-start-states.ts';
import { ADMIN_SECURE_STATES } from './admin-secure-states.ts';
import type { AdminGalleryState } from './admin-screen.ts';
import { ADMIN_STATES } from './admin-states.ts';

export const ADMIN_GALLERY: Readonly<Record<string, AdminGalleryState>> = {
  ...ADMIN_STATES,
  ...ADMIN_START_STATES,
  ...LIVE_TOOL_STATES,
  ...ADMIN_FEEDBACK_STATES,
  ...ADMIN_FILES_STATES,
  ...ADMIN_RATINGS_STATES,
  ...ADMIN_OFFICE_STATES,
  ...ADMIN_POSTERS_STATES,
  ...ADMIN_PEOPLE_STATES,
  ...ADMIN_HEALTH_STATES,
  ...ADMIN_PROCEDURES_STATES,
  ...ADMIN_REPORTS_STATES,
  ...ADMIN_SECURE_STATES,
};

/** The names of all states, for scripts that look at each. */
export const ADMIN_STATE_NAMES: readonly string[] = Object.keys(ADMIN_GALLERY);
