import { useState, type ReactElement } from 'react';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/fields.tsx';
import { ErrorNotice, Notice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';

/** Somewhere else than this PC's own disk: without it a broken disk takes the backups along. */
export function SecondFolder({ folder }: { readonly folder: string | null }): ReactElement {
  const [typed, setTyped] = useState(folder ?? '');
  const save = useCommand('backup.setSecondFolder');
  const toast = useToast();
  return (
    <form
      className="card stack"
      aria-label="Second folder"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { folder: typed.trim() },
          {
            onSuccess: ({ problem, secondFolder }) =>
              toast(
                secondFolder === null
                  ? { text: 'Backups are kept on this PC only.' }
                  : problem === null
                    ? { text: 'A backup is in the second folder now, opened and checked.' }
                    : {
                        tone: 'red',
                        text: 'The folder is kept, but no backup could be made in it.',
                      },
              ),
          },
        );
      }}
    >
      {folder === null ? (
        <Notice tone="amber">
          Backups lie on the same disk as the register. If that disk fails, both are gone: name a
          folder on another drive or on the practice’s server.
        </Notice>
      ) : null}
      <TextField
        label="Second folder for backups"
        description="For example E:\CLW backups or \\server\practice\clw. The key stays on this PC: a backup alone can be read by nobody."
        value={typed}
        onChange={setTyped}
        maxLength={400}
      />
      {save.error ? <ErrorNotice error={save.error} /> : null}
      <div className="row">
        <Button type="submit" pending={save.isPending} isDisabled={typed.trim() === (folder ?? '')}>
          {typed.trim() === '' && folder !== null
            ? 'Keep them on this PC only'
            : 'Save and back up'}
        </Button>
      </div>
    </form>
  );
}
