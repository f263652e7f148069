import { Component, type ReactNode } from 'react';
import { CrashedPage } from './CrashedPage';

type ErrorBoundaryProps = {
  /** A new value gives the page another try. */
  resetKey: string;
  children: ReactNode;
};

type ErrorBoundaryState = { hasFailed: boolean; resetKey: string };

/** Keeps the frame alive when a page fails, and offers the ways back. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { hasFailed: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <CrashedPage
        onRetry={() => {
          this.setState({ hasFailed: false });
        }}
      />
    );
  }
}
