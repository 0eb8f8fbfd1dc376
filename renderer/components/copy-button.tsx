import { Copy } from 'lucide-react';
import type { ReactElement } from 'react';
import { api } from '../api.ts';
import { Button } from './button.tsx';
import { useErrorToast, useToast } from './toast.tsx';

export function CopyButton(props: {
  readonly text: string;
  readonly children: string;
}): ReactElement {
  const toast = useToast();
  const fail = useErrorToast();
  return (
    <Button
      size="s"
      icon={<Copy size={14} aria-hidden="true" />}
      onPress={() => {
        api
          .call('clipboard.writeText', { text: props.text })
          .then(() => toast({ text: 'Copied.' }))
          .catch(fail);
      }}
    >
      {props.children}
    </Button>
  );
}
