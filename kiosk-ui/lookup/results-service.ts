import type { OfficeSettings, Service } from '#protocol/office.ts';

/** Where results are collected: the first service of the field that wears the sign of results; undefined where there is none. */
export function resultsService({ fields, services }: OfficeSettings): Service | undefined {
  const field = fields.find(({ icon }) => icon === 'result');
  return services.find(({ fieldId }) => fieldId === field?.fieldId);
}
