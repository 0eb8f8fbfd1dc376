import { useRef, type ReactElement, type RefObject } from 'react';
import { laterMinutes, type SeeNowAnswer } from '../../shared/see-now.ts';
import type { Session } from '../../shared/types.ts';
import { Button } from '../components/button.tsx';
import { MenuButton, openList } from '../components/menu.tsx';
import { useKeys } from '../components/use-keys.ts';
import type { LiveNow } from '../components/use-live.ts';
import { useAnswers } from './use-answers.ts';
import type { CallNow } from './use-see-now.ts';

/** No screen has these: L, for one, says of somebody else that they left. */
const keys: Readonly<Record<string, SeeNowAnswer>> = { y: 'coming', w: 'in_minutes', k: 'cant' };

type Props = {
  readonly call: CallNow;
  readonly session: Session;
  readonly workers: readonly LiveNow[];
  readonly hasKeys: boolean;
};

/**
 * For whom an answer is: oneself; at the desk the one asked for, or the only one who is free or works
 * here. Null: the desk says whom.
 */
function answersFor({ call, session, workers }: Props): LiveNow | null {
  const one = (id: string | null) => workers.find(({ linkWorkerId }) => linkWorkerId === id);
  if (session.role === 'link_worker') return one(session.staffId) ?? null;
  const asked = one(call.linkWorkerId);
  if (asked) return asked;
  const free = workers.filter(({ live }) => live.status === 'free');
  if (free.length === 1) return free[0]!;
  return workers.length === 1 ? workers[0]! : null;
}

/** Answered in one press; afterwards the answer can be changed and taken back. */
export function AnswerButtons(props: Props): ReactElement {
  const { call, session } = props;
  const { answer, takeBack, book } = useAnswers();
  const self = answersFor(props);
  const isOwn = session.role === 'link_worker';
  const give = (kind: SeeNowAnswer, worker: LiveNow | null) => {
    // The desk says it of everybody, unless one was asked for; then it books.
    const by = kind === 'cant' && !isOwn && call.linkWorkerId === null ? null : worker;
    void answer(call, kind, by && { id: by.linkWorkerId, name: by.name }).then(() =>
      kind === 'cant' && !isOwn ? book(call.referralId) : undefined,
    );
  };
  const open = ['asked', 'unanswered', 'late'].includes(call.state);
  const lists = {
    coming: useRef<HTMLButtonElement>(null),
    in_minutes: useRef<HTMLButtonElement>(null),
  };
  useKeys((key, held) => {
    const kind = keys[key];
    // Held down, it would answer for the next person too.
    if (held && kind) return true;
    if (!props.hasKeys || !open || !kind) return false;
    // For whom has to be said first: the key opens the list.
    if (self === null && kind !== 'cant') openList(lists[kind].current);
    else give(kind, self);
    return true;
  });
  if (call.state === 'cant') {
    return (
      <>
        <Button size="s" variant="primary" onPress={() => book(call.referralId)}>
          Book
        </Button>
        <Button size="s" onPress={() => void takeBack(call)}>
          Take back
        </Button>
      </>
    );
  }
  if (!open)
    return <Change {...props} self={self} onGive={give} onTakeBack={() => void takeBack(call)} />;
  const hint = (key: string) => (props.hasKeys ? { hint: key } : {});
  return (
    <>
      {(['coming', 'in_minutes'] as const).map((kind) => (
        <AnswerFor key={kind} {...props} kind={kind} list={lists[kind]} self={self} onGive={give} />
      ))}
      <Button size="s" {...hint('K')} onPress={() => give('cant', self)}>
        Can’t, book instead
      </Button>
    </>
  );
}

const later = `In ${laterMinutes} minutes`;

/** One press where it is clear for whom; else a list of who could. */
function AnswerFor(
  props: Props & {
    readonly kind: 'coming' | 'in_minutes';
    readonly list: RefObject<HTMLButtonElement | null>;
    readonly self: LiveNow | null;
    readonly onGive: (kind: SeeNowAnswer, worker: LiveNow) => void;
  },
): ReactElement {
  const { kind, self, onGive } = props;
  const own = props.session.role === 'link_worker';
  const variant = kind === 'coming' ? 'primary' : 'secondary';
  const hint = props.hasKeys ? { hint: kind === 'coming' ? 'Y' : 'W' } : {};
  if (self) {
    const coming = own ? 'Coming' : `${self.name} is coming`;
    return (
      <Button size="s" variant={variant} {...hint} onPress={() => onGive(kind, self)}>
        {kind === 'coming' ? coming : later}
      </Button>
    );
  }
  return (
    <MenuButton
      size="s"
      variant={variant}
      ref={props.list}
      {...hint}
      options={props.workers.map(({ linkWorkerId, name, words }) => ({
        id: linkWorkerId,
        label: name,
        description: words,
      }))}
      onAction={(id) => {
        const worker = props.workers.find(({ linkWorkerId }) => linkWorkerId === id);
        if (worker) onGive(kind, worker);
      }}
    >
      {kind === 'coming' ? 'Coming' : later}
    </MenuButton>
  );
}

/** Somebody has answered: the same person's other answers, another person, or none. */
function Change(
  props: Props & {
    readonly self: LiveNow | null;
    readonly onGive: (kind: SeeNowAnswer, worker: LiveNow | null) => void;
    readonly onTakeBack: () => void;
  },
): ReactElement {
  const { call, self, session, workers, onGive } = props;
  const said = workers.find(({ linkWorkerId }) => linkWorkerId === call.answer?.linkWorkerId);
  const who = session.role === 'link_worker' ? self : (said ?? self);
  const mine = session.role === 'link_worker';
  return (
    <MenuButton
      size="s"
      options={[
        ...(who ? [{ id: 'coming', label: mine ? 'I am coming' : `${who.name} is coming` }] : []),
        ...(who
          ? [
              {
                id: 'in_minutes',
                label: `${mine ? 'I come' : who.name} in ${laterMinutes} minutes`,
              },
            ]
          : []),
        { id: 'cant', label: 'Can’t, book instead' },
        { id: 'back', label: 'Take the answer back' },
      ]}
      onAction={(id) => (id === 'back' ? props.onTakeBack() : onGive(id as SeeNowAnswer, who))}
    >
      Change
    </MenuButton>
  );
}
