import { localDateOf, localTimeOf, plusMinutes } from './london-time.ts';
import type { AppointmentStatus, LiveStatus } from './types.ts';

/**
 * Whether somebody can be walked to a link worker now. What a person chose is kept apart from what
 * follows from the diary; this rule puts the two together at a moment. Pure, no clock.
 */
export type LiveFacts = {
  /** The latest choice, by the link worker or the desk; null: the diary alone says it. */
  readonly choice: {
    readonly status: LiveStatus;
    readonly at: string;
    /** "Out, back at 14:00", as an instant of the day it was said. */
    readonly backAt: string | null;
  } | null;
  /** Today's appointments that began: who is in the room, who was seen or left. */
  readonly met: readonly {
    readonly status: AppointmentStatus;
    /** Since when it is that. */
    readonly at: string;
    /** When it was planned to be over. */
    readonly endsAt: string;
  }[];
  /** Today's appointments of whom nobody has said more than that they came. */
  readonly booked: readonly Span[];
  /** When they answered of somebody who still waits in the building that they are coming. */
  readonly coming: readonly string[];
  /** Today's sessions (`sessionsOf`), in order: between two of them somebody is elsewhere. */
  readonly sessions: readonly Span[];
  /** On leave, or the practice is closed. */
  readonly away: boolean;
};

type Span = { readonly startsAt: string; readonly endsAt: string };

/** A break this long belongs to a session; a longer one is the time between two. */
const breakMinutes = 30;

/** Slots, in order, as sessions: from the start of the first to the end of the last without a long gap. */
export function sessionsOf(slots: readonly Span[]): Span[] {
  const sessions: Span[] = [];
  for (const { startsAt, endsAt } of slots) {
    const last = sessions.at(-1);
    if (last && startsAt <= plusMinutes(last.endsAt, breakMinutes)) {
      sessions[sessions.length - 1] = { ...last, endsAt: latest([last.endsAt, endsAt]) };
    } else sessions.push({ startsAt, endsAt });
  }
  return sessions;
}

export type Live = {
  readonly status: LiveStatus;
  /** What goes with it: "back at 14:00", "back since 14:00?", "in at 09:15". */
  readonly note: LiveNote | null;
  /** Somebody said so, and the diary has nothing newer. */
  readonly chosen: boolean;
};

type LiveNote =
  | { readonly kind: 'back_at' | 'back_since' | 'in_at' | 'booked'; readonly at: string }
  | { readonly kind: 'away' | 'no_clinic' | 'gone' };

/** Whoever said that they are coming is with that patient for so long, or until it says more. */
const comingMinutes = 15;

/** "Seen" that is written down later than this after the planned end is catching up, not news. */
const newsMinutes = 30;

const latest = (instants: readonly string[]): string => instants.toSorted().at(-1) ?? '';

export function liveAt(facts: LiveFacts, now: string): Live {
  const choice = choiceOfToday(facts, now);
  const back = choice?.backAt ?? null;
  const news = latest([
    ...facts.met.filter(isNews).map(({ at }) => at),
    ...facts.coming.filter((at) => at <= now),
    // Whoever says when they are back knows their own clinics: those are not newer than that.
    ...(back === null ? plannedUntil(facts, now) : []),
  ]);
  const newest = choice !== null && choice.at >= news;
  if (newest && (back === null || now < back)) {
    return {
      status: choice.status,
      note: back === null ? noteOf(choice, facts, now) : { kind: 'back_at', at: back },
      chosen: true,
    };
  }
  return byDiary(facts, now, newest ? back : null);
}

/** "Free" is not said of the patient who was due since. */
const noteOf = (
  { status, at }: { readonly status: LiveStatus; readonly at: string },
  { booked }: LiveFacts,
  now: string,
): LiveNote | null => {
  const due = booked.find(
    ({ startsAt, endsAt }) => startsAt > at && startsAt <= now && now < endsAt,
  );
  return due && status === 'free' ? { kind: 'booked', at: due.startsAt } : null;
};

/** "Back at 14:00" and "free" are said of one day, and of no other. */
function choiceOfToday({ choice }: LiveFacts, now: string): LiveFacts['choice'] {
  return choice && localDateOf(choice.at) === localDateOf(now) ? choice : null;
}

const isNews = ({ status, at, endsAt }: LiveFacts['met'][number]): boolean =>
  status === 'in_progress' || at <= plusMinutes(endsAt, newsMinutes);

/** Changes by the clock alone that have come. */
const plannedUntil = ({ sessions }: LiveFacts, now: string): string[] =>
  sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at <= now);

/** `back`: when whoever is out said to be back; that time has come. */
function byDiary(facts: LiveFacts, now: string, back: string | null): Live {
  const { sessions } = facts;
  const choice = choiceOfToday(facts, now);
  const inRoom = facts.met.some(
    ({ status, at }) => status === 'in_progress' && !(choice && choice.at >= at),
  );
  const isComing = facts.coming.some(
    (at) => at <= now && now < plusMinutes(at, comingMinutes) && !(choice && choice.at >= at),
  );
  if (inRoom || isComing) return { status: 'with_someone', note: null, chosen: false };
  const hours =
    !facts.away && sessions.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const over = sessions.at(-1)?.endsAt ?? null;
  // The last clinic of the day has ended since: nobody is asked any more whether they are back.
  const isBack = back !== null && !(over !== null && back < over && over <= now);
  if (hours || isBack || isStillHere(facts, now)) {
    return {
      status: 'free',
      note:
        back === null
          ? noteOf({ status: 'free', at: '' }, facts, now)
          : { kind: 'back_since', at: back },
      chosen: false,
    };
  }
  return { status: 'out', note: whyOut(facts, now), chosen: false };
}

/** Outside clinic hours: they said so themselves after the last clinic, and have not left since. */
function isStillHere(facts: LiveFacts, now: string): boolean {
  const choice = choiceOfToday(facts, now);
  return (
    choice !== null && choice.status !== 'out' && choice.at >= latest(plannedUntil(facts, now))
  );
}

function whyOut({ sessions, away }: LiveFacts, now: string): LiveNote {
  if (away) return { kind: 'away' };
  if (sessions.length === 0) return { kind: 'no_clinic' };
  const next = sessions.find(({ startsAt }) => now < startsAt);
  return next ? { kind: 'in_at', at: next.startsAt } : { kind: 'gone' };
}

const statusWords: Record<LiveStatus, string> = {
  free: 'free',
  with_someone: 'with someone',
  out: 'out',
};

function noteWords(note: LiveNote): string {
  switch (note.kind) {
    case 'back_at':
      return `back at ${localTimeOf(note.at)}`;
    case 'back_since':
      return `back since ${localTimeOf(note.at)}?`;
    case 'in_at':
      return `in at ${localTimeOf(note.at)}`;
    case 'booked':
      return `${localTimeOf(note.at)} booked`;
    case 'away':
      return 'away today';
    case 'no_clinic':
      return 'no clinic today';
    case 'gone':
      return 'clinic is over';
  }
}

/** As `liveWords`, where there is little room: of the reasons only those with a time. */
export const liveShortWords = ({ status, note }: Live): string =>
  liveWords({ status, note: note && 'at' in note ? note : null });

/** "free", "with someone", "out, back at 14:00". */
export const liveWords = ({ status, note }: Pick<Live, 'status' | 'note'>): string =>
  note ? `${statusWords[status]}, ${noteWords(note)}` : statusWords[status];
