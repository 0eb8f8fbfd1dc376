import type { ReactElement } from 'react';
import type { Permission, Role, Source } from '../../shared/types.ts';
import { RadioGroup, TextField } from '../components/fields.tsx';
import { permissionWords } from '../components/words.ts';

/** Who asked for this referral, when it is not simply the person at the keyboard. */
export type Asked = { readonly source: Source; readonly name: string };

/** As `referral.create` takes it where nothing is said (main/referrals/refer.service.ts). */
const usualSource: Record<Role, Source> = {
  clinician: 'clinician',
  reception: 'reception',
  manager: 'reception',
  link_worker: 'other_professional',
};
const sources = ['clinician', 'reception', 'self', 'other_professional'] as const;
const words: Record<Source, string> = {
  clinician: 'GP or nurse',
  reception: 'Reception',
  self: 'The patient',
  other_professional: 'Another professional',
};

/** Somebody's name is asked for where the person at the keyboard passes on what another said. */
const isPassedOn = (source: Source, role: Role): boolean =>
  source === 'other_professional' || (source === 'clinician' && role !== 'clinician');

/** What to send with a referral: nothing, where the user has left it at what is usual. */
export const sourceOf = (asked: Asked | null, role: Role) =>
  asked === null
    ? {}
    : {
        source: asked.source,
        ...(isPassedOn(asked.source, role) && asked.name.trim() !== ''
          ? { referrerName: asked.name }
          : {}),
      };

export function SourceChoice(props: {
  readonly role: Role;
  readonly value: Asked | null;
  readonly onChange: (asked: Asked) => void;
}): ReactElement {
  const { role, value, onChange } = props;
  const source = value?.source ?? usualSource[role];
  const name = value?.name ?? '';
  return (
    <>
      <RadioGroup<Source>
        label="Who asked"
        value={source}
        onChange={(chosen) => onChange({ source: chosen, name })}
        options={sources
          .filter((id) => id !== 'reception' || role !== 'clinician')
          .map((id) => ({ id, label: words[id] }))}
      />
      {isPassedOn(source, role) ? (
        <TextField
          label="Their name (if known)"
          value={name}
          onChange={(typed) => onChange({ source, name: typed })}
          maxLength={120}
        />
      ) : null}
    </>
  );
}

const answers = (['yes', 'no', 'not_asked'] as const).map((id) => ({
  id,
  label: permissionWords[id],
}));

/** The two permissions, each yes, no or not asked. */
export function PermissionChoices(props: {
  readonly refer: Permission;
  readonly share: Permission;
  readonly onRefer: (answer: Permission) => void;
  readonly onShare: (answer: Permission) => void;
}): ReactElement {
  return (
    <div className="beside-labels" role="group" aria-label="Patient agrees to">
      <RadioGroup<Permission>
        label="Agrees to referral"
        value={props.refer}
        onChange={props.onRefer}
        options={answers}
      />
      <RadioGroup<Permission>
        label="Agrees to sharing"
        value={props.share}
        onChange={props.onShare}
        options={answers}
      />
    </div>
  );
}
