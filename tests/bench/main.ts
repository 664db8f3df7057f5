/**
 * `npm run bench`: the product beside its floors, measured in the same run, as ratios. Options (`--name=value`):
 * `past` (past tickets, 1000000; each is four events), `displays` (10,100,500), `papers` (10000), `citizens` (1000, at one kiosk),
 * `only` (commits, hall, fan-out, forecast, paper, reports or screens).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchCommits } from './commits.ts';
import { benchForecast } from './forecast.ts';
import { benchFanOut, benchHall } from './hall.ts';
import { benchPaper } from './paper.ts';
import { benchReports } from './reports.ts';
import { benchScreens, isMet } from './screens.ts';

const { values } = parseArgs({
  options: {
    past: { type: 'string', default: '1000000' },
    displays: { type: 'string', default: '10,100,500' },
    papers: { type: 'string', default: '10000' },
    citizens: { type: 'string', default: '1000' },
    only: { type: 'string', default: '' },
  },
});

const isWanted = (part: string): boolean => values.only === '' || values.only === part;
const commits = isWanted('commits') ? await benchCommits(Number(values.past)) : [];
const hall = isWanted('hall') ? await benchHall() : [];
const fanOut = isWanted('fan-out') ? await benchFanOut(values.displays.split(',').map(Number)) : [];
const forecast = isWanted('forecast') ? await benchForecast() : null;
const paper = isWanted('paper') ? await benchPaper(Number(values.papers)) : [];
const reports = isWanted('reports') ? await benchReports() : null;
const screens = isWanted('screens') ? await benchScreens(Number(values.citizens)) : { rows: [], bounded: [] };
const rows = [...commits, ...hall, ...fanOut, ...paper, ...(reports?.rows ?? []), ...screens.rows];
const file = path.join('dist', 'bench', 'results.json');
mkdirSync(path.dirname(file), { recursive: true });
const report = {
  measuredAt: new Date().toISOString(),
  node: process.version,
  cores: cpus().length,
  rows,
  forecast: forecast?.tables,
  loopDelayUnderReportsMs: reports?.loopDelayMs,
  screens: screens.bounded,
};
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
const goals = [
  ...rows.flatMap(({ ratio50, goal50, ratio99, goal99 }) => [
    ...(goal50 === null ? [] : [ratio50 <= goal50]),
    ...(goal99 === null ? [] : [ratio99 <= goal99]),
  ]),
  ...(forecast?.goals ?? []).map((goal) => goal.isMet),
  ...screens.bounded.filter(({ goal }) => goal !== null).map(isMet),
];
process.stdout.write(
  `\n${String(goals.filter(Boolean).length)} of ${String(goals.length)} goals met; written to ${file}\n`,
);
process.exit(0);
