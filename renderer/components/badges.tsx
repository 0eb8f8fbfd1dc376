import {
  AlertTriangle,
  CalendarCheck,
  CalendarPlus,
  ClipboardCheck,
  Clock,
  Home,
  Languages,
  MailX,
  MessageSquareX,
  Phone,
  RefreshCw,
  Repeat,
  Siren,
  UserCheck,
  UserX,
  VoicemailIcon,
  ZoomIn,
  type LucideIcon,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { LiveStatus, NextAction, SafeContact, WaitLevel } from '../../shared/types.ts';
import { count, liveStatusWords, nextActionWords } from './words.ts';

export type Tone = 'neutral' | 'ok' | 'info' | 'amber' | 'red' | 'plain';

/** A word with a shape beside it; the colour only repeats what they say. */
export function Badge(props: {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}): ReactElement {
  const Icon = props.icon;
  return (
    <span className={`badge badge-${props.tone ?? 'neutral'}`}>
      {Icon ? <Icon size={13} aria-hidden="true" /> : null}
      {props.children}
    </span>
  );
}

/** Wait in working days. */
export function WaitBadge({
  days,
  level,
}: {
  readonly days: number;
  readonly level: WaitLevel;
}): ReactElement {
  const text = days === 0 ? 'today' : count(days, 'day');
  if (level === 'red') {
    return (
      <Badge tone="red" icon={AlertTriangle}>
        {text}
        <span className="visually-hidden"> waiting, too long</span>
      </Badge>
    );
  }
  if (level === 'amber') {
    return (
      <Badge tone="amber" icon={Clock}>
        {text}
        <span className="visually-hidden"> waiting, getting long</span>
      </Badge>
    );
  }
  return <Badge tone="plain">{text}</Badge>;
}

const nextActionLook: Record<NextAction, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  see_now: { icon: Siren, tone: 'red' },
  move: { icon: Repeat, tone: 'amber' },
  record_outcome: { icon: ClipboardCheck, tone: 'amber' },
  attend: { icon: CalendarCheck, tone: 'ok' },
  rebook: { icon: RefreshCw, tone: 'amber' },
  book: { icon: CalendarPlus, tone: 'info' },
  phone: { icon: Phone, tone: 'info' },
  follow_up: { icon: UserCheck, tone: 'neutral' },
};

export function NextActionBadge({ action }: { readonly action: NextAction }): ReactElement {
  const look = nextActionLook[action];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {nextActionWords[action]}
    </Badge>
  );
}

const liveLook: Record<LiveStatus, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  free: { icon: UserCheck, tone: 'ok' },
  with_someone: { icon: Clock, tone: 'amber' },
  out: { icon: UserX, tone: 'neutral' },
};

export function LiveStatusBadge(props: {
  readonly status: LiveStatus;
  readonly note?: string | null;
}): ReactElement {
  const look = liveLook[props.status];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {liveStatusWords[props.status]}
      {props.note ? `, ${props.note}` : ''}
    </Badge>
  );
}

/** Words for the flags that are set, in the order that matters when about to make contact. */
export function safeContactWords(
  flags: SafeContact,
): readonly { readonly text: string; readonly icon: LucideIcon }[] {
  return [
    ...(flags.notAtHome ? [{ text: 'Do not contact at home', icon: Home }] : []),
    ...(flags.noVoicemail ? [{ text: 'No voicemail', icon: VoicemailIcon }] : []),
    ...(flags.noTexts ? [{ text: 'No texts', icon: MessageSquareX }] : []),
    ...(flags.noLetters ? [{ text: 'No letters', icon: MailX }] : []),
    ...(flags.interpreterLanguage !== null
      ? [
          {
            text: `Interpreter: ${flags.interpreterLanguage || 'language not known'}`,
            icon: Languages,
          },
        ]
      : []),
    ...(flags.largePrint ? [{ text: 'Large print', icon: ZoomIn }] : []),
  ];
}

/** Beside every phone number and wherever someone is about to make contact. */
export function SafeContactFlags(props: {
  readonly flags: SafeContact;
  /** Only these matter here. */
  readonly only?: readonly (keyof SafeContact)[];
}): ReactElement | null {
  const { only } = props;
  const flags: SafeContact = only
    ? {
        noVoicemail: only.includes('noVoicemail') && props.flags.noVoicemail,
        noLetters: only.includes('noLetters') && props.flags.noLetters,
        noTexts: only.includes('noTexts') && props.flags.noTexts,
        notAtHome: only.includes('notAtHome') && props.flags.notAtHome,
        interpreterLanguage: only.includes('interpreterLanguage')
          ? props.flags.interpreterLanguage
          : null,
        largePrint: only.includes('largePrint') && props.flags.largePrint,
      }
    : props.flags;
  const shown = safeContactWords(flags);
  if (shown.length === 0) return null;
  return (
    <span className="flags">
      {shown.map((flag) => (
        <Badge key={flag.text} tone="amber" icon={flag.icon}>
          {flag.text}
        </Badge>
      ))}
    </span>
  );
}
