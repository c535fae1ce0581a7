import type { ButtonHTMLAttributes, InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from "react";
import { useId } from "react";
import { useLocale } from "./i18n";
import { Icon, type IconName } from "./icons";
import { formatMoney, type Money, priceParts } from "./money";

export const cx = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(" ");

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "accent" | "plain" | "outline" | "quiet" | "danger";
  small?: boolean;
  wide?: boolean;
  busy?: boolean;
}

export function Button({ look = "plain", small, wide, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(
        "g-button",
        `g-button--${look}`,
        small && "g-button--small",
        wide && "g-button--wide",
        className,
      )}
      data-busy={busy || undefined}
      aria-busy={busy || undefined}
      {...rest}
      onClick={busy ? undefined : rest.onClick}
    >
      {busy && <span className="g-spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  label: string;
  filled?: boolean;
  size?: number;
}

export function IconButton({ icon, label, filled, size, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={cx("g-icon-button", className)} aria-label={label} {...rest}>
      <Icon name={icon} filled={filled} size={size} />
    </button>
  );
}

export interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  chosen?: boolean;
}

/** A toggle in a row of choices. */
export function Chip({ chosen = false, className, children, ...rest }: ChipProps) {
  return (
    <button type="button" className={cx("g-chip", className)} aria-pressed={chosen} {...rest}>
      {children}
    </button>
  );
}

export type TagLook = "plain" | "accent" | "green" | "amber" | "red" | "blue";

export function Tag({ look = "plain", children }: { look?: TagLook; children: ReactNode }) {
  return <span className={cx("g-tag", look !== "plain" && `g-tag--${look}`)}>{children}</span>;
}

export interface PriceProps {
  money: Money;
  size?: "sm" | "md" | "lg";
  look?: "accent" | "ink" | "struck";
  label?: string;
}

/** An amount: small sign, large whole part, small decimals; read aloud as one number. */
export function Price({ money, size = "sm", look = "accent", label }: PriceProps) {
  const locale = useLocale();
  const parts = priceParts(money, locale);
  const sign = <span className="g-price__sign">{parts.sign}</span>;
  const Word = look === "struck" ? "s" : "span";
  return (
    <Word className={cx("g-price", `g-price--${size}`, look !== "accent" && `g-price--${look}`)}>
      <span className="g-hidden-text">
        {label ? `${label} ` : ""}
        {formatMoney(money, locale)}
      </span>
      <span aria-hidden="true">
        {parts.negative && "−"}
        {parts.signFirst && sign}
        <span>{parts.whole}</span>
        {parts.decimals && <span className="g-price__decimals">{parts.decimals}</span>}
        {!parts.signFirst && sign}
      </span>
    </Word>
  );
}

const HUES = ["#ffd9c9", "#d6e6ff", "#d9f2e3", "#f7e3b5", "#ead9fb", "#fbd6e4", "#d4eef0"];

/** A round picture, or the first letter on a colour of its own. */
export function Avatar({ name, src, size = 40 }: { name: string; src?: string | null; size?: number }) {
  const hue = HUES[[...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % HUES.length];
  const style = { width: size, height: size, fontSize: size * 0.42 };
  if (src) {
    return (
      <span className="g-avatar" style={style}>
        <img src={src} alt="" loading="lazy" decoding="async" />
      </span>
    );
  }
  return (
    <span className="g-avatar" style={{ ...style, background: hue, color: "#14161a" }} aria-hidden="true">
      {[...name][0]?.toUpperCase() ?? "·"}
    </span>
  );
}

export interface TabsProps<Key extends string> {
  label: string;
  tabs: readonly { key: Key; label: ReactNode }[];
  current: Key;
  onChange: (key: Key) => void;
  className?: string;
}

/** A tab row; ← and → move, as the pattern asks. */
export function Tabs<Key extends string>({ label, tabs, current, onChange, className }: TabsProps<Key>) {
  const step = (by: number) => {
    const at = tabs.findIndex((tab) => tab.key === current);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) onChange(next.key);
  };
  return (
    <div className={cx("g-tabs", className)} role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          className="g-tab"
          aria-selected={tab.key === current}
          tabIndex={tab.key === current ? 0 : -1}
          onClick={() => onChange(tab.key)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
            event.preventDefault();
            event.stopPropagation();
            step(event.key === "ArrowRight" ? 1 : -1);
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

export interface SwitchProps {
  on: boolean;
  label: string;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

export function Switch({ on, label, onChange, disabled }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="g-switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!on)}
    />
  );
}

interface FieldFrame {
  label: string;
  error?: string | null;
  hint?: string;
}

function useFieldIds({ error, hint }: FieldFrame) {
  const id = useId();
  return { id, note: error || hint ? `${id}-note` : undefined };
}

function Note({ id, error, hint }: { id: string | undefined; error?: string | null; hint?: string }) {
  if (!id) return null;
  return (
    <span id={id} className={error ? "g-field__error" : "g-field__hint"}>
      {error || hint}
    </span>
  );
}

export type FieldProps = FieldFrame & InputHTMLAttributes<HTMLInputElement>;

/** A labelled input; its error is said beside it and to screen readers. */
export function Field({ label, error, hint, ...rest }: FieldProps) {
  const { id, note } = useFieldIds({ label, error, hint });
  return (
    <div className="g-field">
      <label className="g-field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="g-field__input"
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
        {...rest}
      />
      <Note id={note} error={error} hint={hint} />
    </div>
  );
}

export type SelectFieldProps = FieldFrame & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ label, error, hint, children, ...rest }: SelectFieldProps) {
  const { id, note } = useFieldIds({ label, error, hint });
  return (
    <div className="g-field">
      <label className="g-field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="g-field__input"
        aria-invalid={error ? true : undefined}
        aria-describedby={note}
        {...rest}
      >
        {children}
      </select>
      <Note id={note} error={error} hint={hint} />
    </div>
  );
}
