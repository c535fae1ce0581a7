import { useId } from "react";

export interface WordsProps {
  label: string;
  value: string;
  most: number;
  hint?: string;
  placeholder?: string;
  rows?: number;
  onChange: (next: string) => void;
}

/** A labelled box for a few sentences that says how many letters are left near the end. */
export function Words({ label, value, most, hint, placeholder, rows = 3, onChange }: WordsProps) {
  const id = useId();
  const near = value.length > most * 0.8;
  return (
    <div className="g-field">
      <label className="g-field__label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="g-field__input"
        rows={rows}
        maxLength={most}
        value={value}
        placeholder={placeholder}
        aria-describedby={hint || near ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {(hint || near) && (
        <span id={`${id}-note`} className="g-field__hint g-tabular">
          {near ? `${value.length} / ${most}` : hint}
        </span>
      )}
    </div>
  );
}
