import { Keyboard, LogOut, UserPlus, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Session } from '../../shared/types.ts';
import { useCommand } from '../api.ts';
import { Button } from '../components/button.tsx';
import { MenuButton } from '../components/menu.tsx';
import { roleWords } from '../components/words.ts';
import { useCommands } from './commands.ts';
import { LiveStatuses } from './live-statuses.tsx';
import { go } from './route.ts';
import { SearchBox } from './search-box.tsx';

/** On every screen: search, who can be walked to now, Refer, the keys, who is signed in. */
export function Topbar(props: {
  readonly session: Session;
  readonly onRefer: () => void;
  readonly onKeys: () => void;
}): ReactElement {
  const { session, onRefer } = props;
  const end = useCommand('session.end');
  const commands = useCommands(props);
  return (
    <header className="topbar">
      <SearchBox commands={commands} onPatient={(id) => go('patients', id)} />
      <LiveStatuses session={session} />
      <span className="grow" />
      <Button
        variant="primary"
        icon={<UserPlus size={16} aria-hidden="true" />}
        onPress={() => onRefer()}
      >
        Refer
      </Button>
      <MenuButton
        variant="quiet"
        icon={<UserRound size={16} aria-hidden="true" />}
        options={[
          { id: 'keys', label: 'Keys of this screen', icon: <Keyboard size={16} />, hint: '?' },
          { id: 'switch', label: 'Switch person', icon: <LogOut size={16} /> },
        ]}
        onAction={(id) => (id === 'keys' ? props.onKeys() : end.mutate(undefined))}
      >
        <span className="who">
          <span className="strong">{session.name}</span>
          <span className="soft small">{roleWords[session.role]}</span>
        </span>
      </MenuButton>
    </header>
  );
}
