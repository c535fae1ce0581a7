import { Component, type ReactNode } from "react";
import { Trouble } from "./Trouble";

interface GuardProps {
  children: ReactNode;
  /** Another key starts afresh. */
  place: string;
}

interface GuardState {
  error: unknown;
  place: string;
}

/** Keeps a fault, or code that could not be fetched, to the part of the screen it belongs to. */
export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<GuardState> {
    return { error };
  }

  static getDerivedStateFromProps(props: GuardProps, state: GuardState): Partial<GuardState> | null {
    return props.place === state.place ? null : { error: null, place: props.place };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Trouble error={this.state.error} onRetry={() => location.reload()} />;
  }
}
