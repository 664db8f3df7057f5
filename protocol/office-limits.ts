/** How long the office's texts and lists may be. */

/** What a tile of the kiosk and a line of the hall have room for. */
export const OFFICE_LIMITS = {
  name: 80,
  fieldName: 80,
  tileName: 24,
  shortName: 14,
  examples: 40,
  place: 80,
  serviceName: 240,
  serviceShortName: 40,
  notice: 160,
  fields: 20,
  services: 500,
  counters: 99,
  notices: 20,
} as const;
