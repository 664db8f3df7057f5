/** The officer's words in English. A missing one does not compile. */
import type { Texts } from './texts-vi.ts';

/** Everything the officer reads, in English. */
export const ENGLISH: Texts = {
  counter: (number) => `Counter ${String(number)}`,
  minutes: (minutes) => `${String(minutes)} min`,
  minutesShort: (minutes) => `${String(minutes)} min`,
  underOneMinute: 'under 1 min',
  listEnd: ' and ',
  connecting: 'Connecting to the server…',
  connectingCure:
    'After more than a minute: see that the server is on and this computer’s network cable is in.',

  connected: 'Connected',
  disconnected: 'Disconnected',
  announcement: {
    unknown: 'Speaker: unknown',
    no_display: 'No hall display',
    muted: 'Display is muted',
    spoken: (time) => `Announced ${time}`,
    about_to_speak: 'About to announce',
    not_spoken: 'Not announced',
    readySince: (time) => `Last announced ${time}`,
    ready: 'Speaker ready',
  },
  printer: {
    good: 'Printer ready',
    unknown: 'Printer: unknown',
    causes: {
      paper_near_end: 'Paper running low',
      paper_out: 'Out of paper',
      cover_open: 'Printer cover open',
      cutter_error: 'Cutter jammed',
      overheated: 'Printer too hot',
      offline: 'Printer lost',
      not_a_printer: 'Wrong printer',
      unknown: 'Printer unknown',
    },
  },
  printerTroubles: {
    paper_near_end: {
      what: 'The kiosk’s ticket printer is running low on paper.',
      cure: 'Have an 80 mm roll ready; change it when nobody is queueing.',
    },
    paper_out: {
      what: 'The kiosk’s ticket printer is out of paper.',
      cure: 'Put in an 80 mm roll, thermal side up, and close the cover. Numbers still show on the kiosk.',
    },
    cover_open: {
      what: 'The cover of the kiosk’s ticket printer is open.',
      cure: 'Close it until it clicks.',
    },
    cutter_error: {
      what: 'The ticket printer’s cutter is jammed.',
      cure: 'Switch it off, open the cover, remove the scrap at the cutter, close and switch on.',
    },
    overheated: {
      what: 'The ticket printer is too hot.',
      cure: 'Let it cool for about five minutes; it goes on by itself.',
    },
    offline: {
      what: 'The ticket printer does not answer.',
      cure: 'See that it is on and its network cable is in. Numbers still show on the kiosk.',
    },
    not_a_printer: {
      what: 'What answers at the printer’s address is not a ticket printer.',
      cure: 'Ask the administrator to check the printer’s address.',
    },
    unknown: {
      what: 'The state of the ticket printer is unknown.',
      cure: 'The print program is not connected: see that its computer is on.',
    },
  },
  soundTroubles: {
    no_display: {
      what: 'No hall display: nobody hears the calls.',
      cure: 'Switch the hall display on, or call people by voice.',
    },
    muted: {
      what: 'The hall display is muted.',
      cure: 'Click the hall display once to turn sound on; until then call people by voice.',
    },
    not_spoken: {
      what: 'This number has not been announced.',
      cure: 'See that the hall display is running, or call the person by voice.',
    },
  },
  noted: 'Noted',

  stale: {
    what: (time) => `Connection lost, data as of ${time}.`,
    retrying: (attempts) => (attempts > 0 ? `Trying again, attempt ${String(attempts)}.` : 'Trying again.'),
    servingBefore: 'Go on serving the person at your counter; ',
    servingAfter: ' is sent once the network is back.',
    noCalls: 'Calling is on hold, so that no two counters call one person.',
    cure: 'Check this computer’s network cable.',
    tryNow: 'Try now',
    at: (time) => `as of ${time}`,
  },

  state: {
    idle: 'Counter is free',
    called: (count) => `Called ${count === 1 ? 'once' : `${String(count)} times`}, waiting for the person`,
    calledShort: (count) => `Called ${count === 1 ? 'once' : `${String(count)} times`}`,
    serving: 'Serving',
    idleStale: 'Free when the connection was lost',
    calledStale: (count) =>
      `Called ${count === 1 ? 'once' : `${String(count)} times`} when the connection was lost`,
    servingStale: 'Serving when the connection was lost',
  },
  calledAt: (time) => `called at ${time}`,
  since: (time) => `since ${time}`,
  waited: (minutes) => `waited ${minutes}`,
  waitedSince: (time) => `waiting since ${time}`,
  sinceCall: 'since the call',
  usually: (from, to) =>
    from === to ? `usually takes ${String(to)} min` : `usually takes ${String(from)}–${String(to)} min`,
  todayShort: (finished) => `${String(finished)} served today`,
  todayHere: (finished, medianMinutes) =>
    medianMinutes === null
      ? `Here today: ${String(finished)} served`
      : `Here today: ${String(finished)} served, half of them under ${String(medianMinutes)} min`,
  pressBefore: 'Press',
  pressAfter: 'to call',
  nextNumber: 'Next number',
  nobody: 'Nobody is waiting for this counter',
  nobodyMore: (fields) => `This counter serves ${fields}. A number taken for it appears here at once.`,

  journey: {
    waiting: (minutes) => `Waited ${String(minutes)} min`,
    called: (minutes) => `Called ${String(minutes)} min`,
    serving: (minutes) => `Served ${String(minutes)} min`,
    taken: (time) => `${time} took number`,
    waitingFrom: (time) => `${time} waiting again`,
    calledFrom: (time, counterNumber) =>
      counterNumber === null ? `${time} called` : `${time} called, Counter ${String(counterNumber)}`,
    servingFrom: (time) => `${time} started`,
    caption: 'What this number has been through',
  },

  facts: {
    waited: 'Waited',
    waitedFromTo: (from, to) => `took number ${from}, called ${to}`,
    why: 'Why this number',
    spoken: 'Announced',
    missed: 'Missed',
  },
  why: {
    idle: (sentence) => `Why: ${sentence}`,
    firstCome: (waiting) =>
      waiting <= 1
        ? 'The only one waiting for this counter when called.'
        : `Came first of the ${String(waiting)} waiting for this counter.`,
    firstComeNext: (waiting) =>
      waiting <= 1
        ? 'the only one waiting for this counter.'
        : `came first of the ${String(waiting)} waiting for this counter.`,
    overtook: (count) => `Passed over ${String(count)}: `,
  },
  spokenFact: {
    hall: (time) => `Hall display, ${time}`,
    about_to_speak: 'Not yet; the speaker is about to.',
    not_spoken: 'Not announced. Call the person by voice, or recall.',
    muted: 'Not announced: the hall display is muted. Click that display once to turn sound on.',
    no_display: 'Not announced: no hall display is connected.',
    unknown: 'Unknown: the connection is lost.',
  },

  queue: {
    next: 'Next numbers',
    afterThat: 'After that',
    nextShort: 'Next',
    waiting: (count) => (count === 0 ? 'nobody waiting' : `${String(count)} waiting for this counter`),
    waitingShort: (count) => (count === 0 ? 'nobody waiting' : `${String(count)} waiting, longest `),
    nobodyNext: 'No number is waiting.',
    nobodyAfter: 'Nobody waits after this number.',
    fields: 'Fields of this counter',
    waitingHead: 'Waiting',
    longestHead: 'Longest',
    none: 'none',
    missed: 'Missed',
    missedRow: (count, time) =>
      `called ${count === 1 ? 'once' : `${String(count)} times`}, marked at ${time}`,
    missedToday: (count) => `${String(count)} today`,
  },

  actions: {
    callNext: 'Call next',
    recall: 'Recall',
    startService: 'Start',
    finish: 'Finish',
    markMissed: 'Missed',
    signOut: 'Leave counter',
  },
  actionsLabel: 'Actions',
  obstacle: {
    offline: 'waiting for network',
    busy: 'after this number',
    nobody: 'nobody waiting',
    noTicket: 'no number called',
    alreadyServing: 'being served',
    notStarted: 'after starting',
    dayClosed: 'working day is over',
    counterClosed: 'not signed in',
    stale: 'data has changed',
    other: 'not possible now',
  },
  sending: 'sending…',
  sentLater: 'sends when online',
  keptForLater: 'noted, sends later',

  notes: {
    done: {
      callNext: (number, time) => `Called ${number} at ${time}`,
      recall: (number, time) => `Recalled ${number} at ${time}`,
      startService: (number, time) => `Started serving ${number} at ${time}`,
      finish: (number, time) => `Finished ${number} at ${time}`,
      markMissed: (number, time) => `Marked ${number} missed at ${time}`,
      signOut: (_number, time) => `Left the counter at ${time}`,
    },
    notAllowed: (action, why) => `${action}: ${why}.`,
    stillSending: (action) => `${action}: waiting for the server’s answer. The last key was not sent.`,
    unanswered: (action) =>
      `${action}: no answer from the server; it may have been done. This screen will show it once back online.`,
    finishKept: (number, time) =>
      `Finish ${number} noted at ${time}. It is sent once online; the server has yet to accept it.`,
  },
  refusals: {
    stale_screen:
      'This screen was a moment behind the server, so nothing was done. Look again, then press again.',
    counter_busy: 'The counter holds a number. Finish that one first.',
    counter_closed: 'Nobody is signed in at this counter.',
    nobody_waiting: 'Nobody is waiting for this counter any more.',
    ticket_not_at_counter: (number) => `${number} is no longer at this counter; the server changed nothing.`,
    wrong_status: 'This step does not follow from the last one; the server changed nothing.',
    day_closed: 'The working day is closed.',
    storage_failed:
      'The server cannot save (disk full or broken). Nothing was changed; tell the administrator.',
    unavailable: 'The server is starting or stopping. Press again in a few seconds.',
    other: (code) => `The server refused (${code}). Nothing was changed.`,
  },

  login: {
    thisDevice: 'This computer is paired as',
    waiting: (count) => `${String(count)} waiting for this counter`,
    nobodyWaiting: 'Nobody is waiting for this counter yet',
    longest: (minutes) => `longest ${minutes}`,
    sitting: (name) => `${name} is signed in here in another window.`,
    title: 'Sign in',
    username: 'Officer',
    usernameHint: 'user name',
    usernameLast: 'last on this computer',
    password: 'Password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    capsLock: 'CAPS LOCK is on: the password may be wrong.',
    vietnameseTyping: 'Vietnamese typing (Telex or VNI) is on: the password may be wrong.',
    both: 'CAPS LOCK and Vietnamese typing are on: the password may be wrong.',
    submit: (counter) => `Sign in at ${counter}`,
    submitting: 'Checking…',
    offline: 'waiting for network',
    foot: 'Leave the counter with',
    footAfter: ': every window of it returns to this page. Forgot the password: ask the administrator.',
    staleAt: (time) => `Connection lost, data as of ${time}`,
    empty: 'Enter user name and password.',
    wrong_credentials: 'User name or password is wrong.',
    too_many_tries: (time) => `Too many wrong tries. Try again in ${time}.`,
    triesOver: 'You can try again now.',
    counter_taken: (who) =>
      `${who ?? 'Another officer'} holds a number at this counter and must finish it first.`,
    officer_busy_elsewhere: (counter) =>
      `This account holds a number at ${counter}. Finish it there first, then sign in here.`,
    anotherCounter: 'another counter',
    day_closed: 'The working day is closed; signing in is not possible yet.',
    unanswered: 'The server has not answered. Try again.',
    ended: {
      signed_out: 'You have left the counter.',
      not_signed_in: 'The session has ended. Sign in to continue.',
      not_at_counter:
        'This account moved to another counter, or someone else took this one. Sign in to continue.',
      moved: 'This account left the counter elsewhere, or someone else took this one.',
    },
    lostFinish: (number) => `Finishing ${number} was not recorded: sign in and press it again.`,
  },

  enrol: {
    title: 'This computer is not paired with a counter',
    unknownCounter: 'This address names no counter',
    unknownCounterCure: 'Open the page by the counter’s number, e.g. /counter/3.',
    cure: 'Open this page on the demonstration’s own machine, or ask the administrator to pair this computer. The page then opens by itself.',
    refusals: {
      unknown_device: 'The server does not know this computer.',
      revoked_device: 'This computer’s permission was withdrawn.',
      wrong_role: 'This computer is paired for something else, not a counter.',
      foreign_origin: 'The page was opened from an address the server does not allow.',
      protocol_mismatch: 'This page is older than the server. Reload it (F5).',
    },
  },
};
