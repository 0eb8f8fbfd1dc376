import { useState, type ReactElement } from 'react';
import type { Output } from '../../shared/contract.ts';
import { useCommand, useRead } from '../api.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice, ErrorState, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';

type Settings = Output<'settings.get'>;

export function PracticeSection({ canEdit }: { readonly canEdit: boolean }): ReactElement {
  const settings = useRead('settings.get', undefined);
  if (settings.error) return <ErrorState error={settings.error} />;
  if (!settings.data) return <Skeleton />;
  return <PracticeForm key={settings.data.version} settings={settings.data} canEdit={canEdit} />;
}

function PracticeForm({
  settings,
  canEdit,
}: {
  readonly settings: Settings;
  readonly canEdit: boolean;
}): ReactElement {
  const [name, setName] = useState(settings.practiceName);
  const [phone, setPhone] = useState(settings.practicePhone);
  const [address, setAddress] = useState(settings.practiceAddress);
  const [code, setCode] = useState(settings.outcomeCode);
  const [amber, setAmber] = useState(String(settings.amberAfterDays));
  const [red, setRed] = useState(String(settings.redAfterDays));
  const save = useCommand('settings.update');
  const toast = useToast();
  return (
    <form
      className="stack card settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          {
            version: settings.version,
            practiceName: name,
            practicePhone: phone,
            practiceAddress: address,
            outcomeCode: code,
            amberAfterDays: Number(amber),
            redAfterDays: Number(red),
          },
          { onSuccess: () => toast({ text: 'Saved.' }) },
        );
      }}
    >
      <TextField label="Practice name" value={name} onChange={setName} isDisabled={!canEdit} />
      <TextField label="Phone" value={phone} onChange={setPhone} isDisabled={!canEdit} type="tel" />
      <TextField label="Address" value={address} onChange={setAddress} isDisabled={!canEdit} />
      <TextField
        label="Code that goes with an outcome into the record"
        description="Your own SNOMED or Read code; empty for none."
        value={code}
        onChange={setCode}
        isDisabled={!canEdit}
        maxLength={60}
      />
      <TextField
        label="A wait turns amber after (working days)"
        value={amber}
        onChange={setAmber}
        isDisabled={!canEdit}
        type="number"
      />
      <TextField
        label="A wait turns red after (working days)"
        value={red}
        onChange={setRed}
        isDisabled={!canEdit}
        type="number"
      />
      {save.error ? <ErrorNotice error={save.error} /> : null}
      {canEdit ? (
        <div className="row">
          <Button type="submit" variant="primary" pending={save.isPending}>
            Save
          </Button>
        </div>
      ) : null}
    </form>
  );
}
