/** `69 %`; a dash where there is nothing to be a share of. All and none only where it is all and none. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const rounded = Math.round((part / whole) * 100);
  const honest = part > 0 && part < whole ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${String(honest)} %`;
}
