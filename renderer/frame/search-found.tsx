import { useEffect, useRef, type ReactElement } from 'react';
import type { PatientSummary } from '../../shared/types.ts';
import { BornAndPostcode } from '../components/patient-facts.tsx';
import { Chi, PatientName, SafeContactFlags } from '../components/people.tsx';
import { ShowNameButton, ShownOnPurpose } from '../components/privacy.tsx';
import type { Command } from './commands.ts';

export type FoundItem = { readonly patient: PatientSummary } | { readonly command: Command };

/** What the search box found, under it: patients, then things to do. */
export function SearchFound(props: {
  readonly items: readonly FoundItem[];
  readonly chosen: number;
  readonly nobody: boolean;
  /** What is listed answers what was typed before. */
  readonly busy: boolean;
  readonly onTake: (item: FoundItem) => void;
}): ReactElement {
  const { items, chosen, onTake } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const groups = [
    { title: 'Patients', of: (item: FoundItem) => 'patient' in item },
    { title: 'Things to do', of: (item: FoundItem) => 'command' in item },
  ];
  return (
    <ShownOnPurpose>
      {/* Reached by Tab too: it scrolls, and the arrows move within it only from the box. */}
      <div className="search-found" role="group" aria-label="What was found" tabIndex={0}>
        {items.some((item) => 'patient' in item) ? (
          <div className="search-nobody">
            <ShowNameButton many />
          </div>
        ) : null}
        {props.nobody ? (
          <p className="soft search-nobody" role="status">
            No patient found.
          </p>
        ) : null}
        {items.length === 0 ? null : (
          <div
            ref={list}
            role="listbox"
            aria-label="Found"
            aria-busy={props.busy}
            className="listbox"
          >
            {groups.map(({ title, of }) =>
              items.some(of) ? (
                <div key={title} role="group" aria-label={title}>
                  <div className="section-head" aria-hidden="true">
                    {title}
                  </div>
                  {items.map((item, index) =>
                    of(item) ? (
                      <div
                        key={'patient' in item ? item.patient.id : item.command.id}
                        role="option"
                        aria-selected={index === chosen}
                        className="option pick-option"
                        // The box keeps the focus: a press must not take it away before the click.
                        onMouseDown={(event) => event.preventDefault()}
                        onClick={(event) => {
                          event.stopPropagation();
                          onTake(item);
                        }}
                      >
                        <Words item={item} />
                      </div>
                    ) : null,
                  )}
                </div>
              ) : null,
            )}
          </div>
        )}
      </div>
    </ShownOnPurpose>
  );
}

function Words({ item }: { readonly item: FoundItem }): ReactElement {
  if ('command' in item) {
    return (
      <>
        <span className="grow">{item.command.label}</span>
        {item.command.hint ? <kbd>{item.command.hint}</kbd> : null}
      </>
    );
  }
  const { patient } = item;
  return (
    <>
      <PatientName patient={patient} />
      <Chi chi={patient.chi} />
      <span className="soft">
        <BornAndPostcode patient={patient} />
        {patient.onList ? '' : ' · not on the list'}
      </span>
      <SafeContactFlags flags={patient.safeContact} />
    </>
  );
}
