import { useState, type ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { PatientPicker } from '../components/patient-picker.tsx';
import { EmptyState, ErrorState, Skeleton } from '../components/states.tsx';
import { count } from '../components/words.ts';
import { go, useRouteDetail } from '../frame/route.ts';
import { ImportWizard } from './import/import-wizard.tsx';
import { PatientDetail } from './patient-detail.tsx';

/** In the address after `#/patients/`, where otherwise a patient's id is. */
const importing = 'import';

export function PatientsScreen(props: {
  readonly session: Session;
  readonly onRefer: (text?: string) => void;
}): ReactElement {
  const id = useRouteDetail();
  const [text, setText] = useState('');
  const list = useRead('patient.count', undefined);
  const manager = props.session.role === 'manager';
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton />;
  if (manager && id === importing) return <ImportPage />;
  const empty = list.data.onList === 0;
  return (
    <div className="split">
      <section className="split-list" aria-label="Patients">
        <div className="row-between">
          <h1>Patients</h1>
          {manager ? (
            <Button onPress={() => go('patients', importing)}>Import the practice list…</Button>
          ) : null}
        </div>
        <p className="soft">
          {count(list.data.onList, 'patient')} on the list, {list.data.left.toLocaleString('en-GB')}{' '}
          who left.
        </p>
        {empty ? (
          <EmptyState title="The practice list is empty">
            {manager
              ? 'Import a CSV export from Vision or EMIS, or refer people who are not on the list.'
              : 'The practice manager imports it. Until then, refer people as “not on the list”.'}
          </EmptyState>
        ) : (
          <PatientPicker
            text={text}
            onText={setText}
            onPick={(patient) => go('patients', patient.id)}
            autoFocus
          />
        )}
      </section>
      <aside className="split-detail" aria-label="Patient">
        {id && id !== importing ? (
          <PatientDetail key={id} id={id} session={props.session} onRefer={props.onRefer} />
        ) : (
          <EmptyState title="No patient chosen">
            Type a name, CHI number, date of birth or phone number.
          </EmptyState>
        )}
      </aside>
    </div>
  );
}

/** A page and not a dialog: while ten thousand rows are read, the desk goes on searching. */
function ImportPage(): ReactElement {
  const back = () => go('patients');
  return (
    <div className="screen">
      <div className="stack import-page">
        <h1>Import the practice list</h1>
        <ImportWizard onDone={back} doneLabel="Back to the patients" laterLabel="Back" />
      </div>
    </div>
  );
}
