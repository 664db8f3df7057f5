/**
 * The one direction of imports, checked: prints every import that goes against it and exits with 1.
 * Also fails when hardly anything was looked at, because a checker that resolves nothing finds nothing wrong.
 */
import { projectFolder, installedCommand, run } from './run-program.mjs';

const FEWEST_MODULES = 10;
const FOLDERS = [
  'protocol',
  'server',
  'printer',
  'catalogue',
  'voice',
  'ui-kit',
  'kiosk-ui',
  'display-ui',
  'counter-ui',
  'rating-ui',
  'admin-ui',
  'launcher-ui',
  'demo',
  'tests',
  'scripts',
];

const { text } = await run(
  process.execPath,
  [
    installedCommand('dependency-cruiser', 'depcruise'),
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ...FOLDERS,
  ],
  { output: 'collect' },
);
const { summary } = parseReport(text);
for (const { rule, from, to } of summary.violations) {
  process.stdout.write(`${rule.severity} ${rule.name}: ${from} → ${to}\n`);
}
process.stdout.write(
  `${summary.totalCruised} modules in ${projectFolder === process.cwd() ? 'this project' : projectFolder}\n`,
);
if (summary.totalCruised < FEWEST_MODULES)
  process.stdout.write('too few modules were found to believe the result\n');
process.exit(summary.violations.length > 0 || summary.totalCruised < FEWEST_MODULES ? 1 : 0);

function parseReport(report) {
  try {
    return JSON.parse(report);
  } catch {
    process.stdout.write(report);
    process.exit(1);
  }
}
