import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { EmptyState } from './states.tsx';

type Props = { readonly children: ReactNode };

/**
 * A fault of ours in one screen leaves the rest of the window standing: search, Refer, the other
 * screens. React has no hook for it.
 */
export class ScreenBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <h1 className="visually-hidden">CLW Desk</h1>
        <EmptyState
          title="This screen could not be shown"
          action={
            <Button variant="primary" onPress={() => this.setState({ failed: false })}>
              Show it again
            </Button>
          }
        >
          Something went wrong in CLW Desk. Everything that was saved is safe, and what was being
          typed waits. If it happens again, close and reopen CLW Desk.
        </EmptyState>
      </div>
    );
  }
}
