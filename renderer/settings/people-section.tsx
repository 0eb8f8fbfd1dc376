import { useState, type ReactElement } from 'react';
import type { Role, StaffMember } from '../../shared/types.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { plainDate } from '../components/dates.ts';
import { DateField } from '../components/date-fields.tsx';
import { Checkbox, Select, TextField } from '../components/fields.tsx';
import { ErrorNotice, ErrorState, Skeleton } from '../components/states.tsx';
import { roleWords } from '../components/words.ts';

export function PeopleSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const staff = useRead('staff.list', undefined);
  const [editing, setEditing] = useState<StaffMember | 'new' | null>(null);
  if (staff.error) return <ErrorState error={staff.error} />;
  if (!staff.data) return <Skeleton />;
  return (
    <div className="stack">
      {canEdit ? (
        <div className="row">
          <Button onPress={() => setEditing('new')}>Add a person</Button>
        </div>
      ) : null}
      {editing ? (
        <PersonForm
          key={editing === 'new' ? 'new' : editing.id}
          person={editing === 'new' ? null : editing}
          onDone={() => setEditing(null)}
        />
      ) : null}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Room</th>
            <th scope="col">Last day</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.data.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{roleWords[person.role]}</td>
              <td>{person.room ?? ''}</td>
              <td>{person.leavesOn ? plainDate(person.leavesOn) : ''}</td>
              <td>{person.active ? 'Works here' : 'Left'}</td>
              <td>
                {canEdit ? (
                  <Button
                    size="s"
                    ariaLabel={`Change ${person.name}`}
                    onPress={() => setEditing(person)}
                  >
                    Change
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonForm(props: {
  readonly person: StaffMember | null;
  readonly onDone: () => void;
}): ReactElement {
  const { person } = props;
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'reception');
  const [employer, setEmployer] = useState(person?.employer ?? '');
  const [room, setRoom] = useState(person?.room ?? '');
  const [phone, setPhone] = useState(person?.phone ?? '');
  const [leavesOn, setLeavesOn] = useState(person?.leavesOn ?? '');
  const [active, setActive] = useState(person?.active ?? true);
  const save = useCommand('staff.save');
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          {
            ...(person ? { id: person.id, version: person.version } : {}),
            name,
            role,
            employer: employer || null,
            room: room || null,
            phone: phone || null,
            leavesOn: leavesOn || null,
            active,
          },
          { onSuccess: props.onDone },
        );
      }}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus />
      <Select<Role>
        label="Role"
        value={role}
        onChange={setRole}
        options={(Object.keys(roleWords) as Role[]).map((id) => ({ id, label: roleWords[id] }))}
      />
      <TextField label="Employer (link workers)" value={employer} onChange={setEmployer} />
      <TextField label="Room" value={room} onChange={setRoom} />
      <TextField label="Phone or extension in the practice" value={phone} onChange={setPhone} />
      <DateField label="Last day here, if known" value={leavesOn} onChange={setLeavesOn} />
      <Checkbox isSelected={active} onChange={setActive}>
        Works here
      </Checkbox>
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="row">
        <Button
          type="submit"
          variant="primary"
          isDisabled={name.trim() === ''}
          pending={save.isPending}
        >
          Save
        </Button>
        <Button onPress={props.onDone}>Cancel</Button>
      </div>
    </form>
  );
}
