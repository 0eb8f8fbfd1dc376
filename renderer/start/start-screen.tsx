import { Headset, ListFilter, Settings2, Stethoscope, UserRound } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Role } from '../../shared/types.ts';
import { signedIn, useCommand, useRead } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { EmptyState, ErrorNotice, ErrorState, Notice, Skeleton } from '../components/states.tsx';
import { matching, nextInGrid } from './people-grid.ts';
import type { Person } from './people-grid.ts';
import './start.css';

const groups: readonly {
  readonly role: Role;
  readonly title: string;
  readonly icon: ReactElement;
}[] = [
  { role: 'reception', title: 'Reception', icon: <Headset size={18} aria-hidden="true" /> },
  { role: 'link_worker', title: 'Link workers', icon: <UserRound size={18} aria-hidden="true" /> },
  {
    role: 'clinician',
    title: 'GPs and nurses',
    icon: <Stethoscope size={18} aria-hidden="true" />,
  },
  { role: 'manager', title: 'Practice managers', icon: <Settings2 size={18} aria-hidden="true" /> },
];

/** "Who are you?": one press on a name. Typing narrows the list, Enter takes the only one left. */
export function StartScreen(): ReactElement {
  const setup = useRead('setup.state', undefined);
  const pick = useCommand('session.pick');
  const [text, setText] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  if (setup.error) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  if (!setup.data) return <Skeleton rows={6} />;
  const people = matching(setup.data.people, text);
  const choose = (person: Person) => {
    if (!pick.isPending) pick.mutate({ staffId: person.id }, { onSuccess: signedIn });
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = people[0];
    if (event.key === 'Enter' && first && (people.length === 1 || text !== '')) choose(first);
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid.current?.querySelector<HTMLButtonElement>('button')?.focus();
    }
  };
  return (
    <main className="start">
      <div className="start-inner">
        <header className="stack-s">
          <h1>Who are you?</h1>
          <p className="soft">{setup.data.practiceName ?? 'CLW Desk'}</p>
        </header>
        {setup.data.demo ? (
          <Notice tone="amber">
            <strong>Made-up practice.</strong> Every patient and member of staff here is generated.
            Nobody is real.
          </Notice>
        ) : null}
        <TextField
          label="Find your name"
          value={text}
          onChange={setText}
          autoFocus
          onKeyDown={onSearchKey}
          description="Type a few letters, then Enter. Or use the arrow keys."
          className="start-search"
        />
        {pick.error ? <ErrorNotice error={pick.error} /> : null}
        <div
          ref={grid}
          className="stack-l"
          onKeyDown={(event) => {
            const to = nextInGrid(event.key, grid.current);
            if (to === null) return;
            event.preventDefault();
            to.focus();
          }}
        >
          {groups.map((group) => (
            <PeopleGroup
              key={group.role}
              {...group}
              people={people.filter((person) => person.role === group.role)}
              onChoose={choose}
            />
          ))}
        </div>
        {people.length === 0 ? (
          <EmptyState icon={<ListFilter size={28} aria-hidden="true" />} title="No such name">
            Check the spelling, or ask the practice manager to add you under Settings, People.
          </EmptyState>
        ) : null}
      </div>
    </main>
  );
}

function PeopleGroup(props: {
  readonly title: string;
  readonly icon: ReactElement;
  readonly people: readonly Person[];
  readonly onChoose: (person: Person) => void;
}): ReactElement | null {
  if (props.people.length === 0) return null;
  return (
    <section className="stack" aria-label={props.title}>
      <h2 className="row">
        {props.icon}
        {props.title}
      </h2>
      <div className="people">
        {props.people.map((person) => (
          <button
            key={person.id}
            type="button"
            className="person"
            onClick={() => props.onChoose(person)}
          >
            {person.name}
          </button>
        ))}
      </div>
    </section>
  );
}
