/** How each step of a new office stands, from what the server says of it. */
import { expect, test } from 'vitest';
import { START_STEPS, type StartStep } from '#protocol/start-list.ts';
import { ADMIN_START_STATES } from '#tests/looks/admin-start-states.ts';
import type { AdminGalleryState } from '#tests/looks/admin-screen.ts';
import {
  leftForLater,
  openSteps,
  paperMoment,
  readAddress,
  stepState,
  voiceMoment,
} from '../../admin-ui/start/start-steps.ts';

const deskOf = (name: keyof typeof ADMIN_START_STATES) => {
  const state: AdminGalleryState = ADMIN_START_STATES[name];
  if (state.page !== 'screen') throw new Error('not a page of the desk');
  return state.props;
};
const standing = (name: keyof typeof ADMIN_START_STATES) => {
  const { view, office } = deskOf(name);
  return Object.fromEntries(START_STEPS.map((step) => [step, stepState(step, view, office)]));
};

test('a new office has everything to do; each fact settles its own step, and what goes no further asks for a person', () => {
  expect(new Set(Object.values(standing('start')))).toEqual(new Set(['todo']));
  expect(standing('start-paper')).toMatchObject({ printer: 'needs', kiosk: 'todo' });
  expect(standing('start-voice')).toMatchObject({ printer: 'done', kiosk: 'done', voice: 'needs' });
  expect(standing('start-display-away')).toMatchObject({ kiosk: 'done', display: 'needs', voice: 'todo' });
  expect(standing('start-counters')).toMatchObject({ counters: 'needs', rating: 'todo', voice: 'done' });
  expect(standing('start-later')).toMatchObject({ rating: 'later', people: 'later' });
  expect(new Set(Object.values(standing('start-ready')))).toEqual(new Set(['done']));
  const { view, office } = deskOf('start-later');
  expect(openSteps(view, office)).toEqual(['counters', 'number', 'call']);
});

test('what was left for later and came about all the same is done', () => {
  const { view, office } = deskOf('start-ready');
  const settings = { ...view.start.settings, later: ['printer'] as const };
  expect(stepState('printer', { ...view, start: { ...view.start, settings } }, office)).toBe('done');
  const put = leftForLater(settings, 'call', true).later;
  expect(put).toEqual(['printer', 'call']);
  expect(leftForLater({ ...settings, later: put }, 'printer', false).later).toEqual<StartStep[]>(['call']);
});

test('paper is right only by a person’s word, and of every printer; a muted display is said before a trial', () => {
  const { view } = deskOf('start-paper');
  const [printer] = view.printers;
  if (printer === undefined) throw new Error('no printer');
  expect(paperMoment(view)).toEqual({ kind: 'look', printer });
  const page = view.start.facts?.testPages[0];
  if (page === undefined || view.start.facts === null) throw new Error('no test page');
  const { start } = view;
  const { facts } = view.start;
  const withState = (state: typeof page.state, more: Partial<typeof printer> = {}) => ({
    ...view,
    printers: [{ ...printer, ...more }],
    start: { ...start, facts: { ...facts, testPages: [{ ...page, state }] } },
  });
  expect(paperMoment(withState('uncertain')).kind).toBe('failed');
  expect(paperMoment(withState('sending')).kind).toBe('printing');
  // Its agent has only just begun: no trouble yet.
  expect(paperMoment(withState('queued', { isAgentConnected: false })).kind).toBe('printing');
  expect(paperMoment(withState('queued', { problem: 'cover_open' }))).toMatchObject({ kind: 'trouble' });
  const settings = { ...start.settings, rightPrinterIds: [printer.printerId] };
  const second = { ...printer, printerId: 'second' as typeof printer.printerId };
  expect(paperMoment({ ...view, printers: [printer, second], start: { ...start, settings } })).toMatchObject({
    kind: 'untested',
    printer: { printerId: 'second' },
  });
  expect(voiceMoment(deskOf('start-voice-muted').view).kind).toBe('muted');
  expect(voiceMoment(deskOf('start').view).kind).toBe('no_display');
});

test('an address is read as it stands on a printer’s own page, and nothing else is one', () => {
  expect(readAddress(' 192.168.1.50 ')).toEqual({ kind: 'tcp', host: '192.168.1.50', port: 9_100 });
  expect(readAddress('may-in.local:9101')).toEqual({ kind: 'tcp', host: 'may-in.local', port: 9_101 });
  for (const wrong of [
    '',
    '192.168.1.50:0',
    '192.168.1.50:70000',
    'http://x',
    'một máy',
    'a b',
    '-a',
    '1.2.',
  ])
    expect(readAddress(wrong)).toBeNull();
});
