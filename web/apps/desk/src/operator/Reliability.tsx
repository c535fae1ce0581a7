/** Promise against outcome in tenths: on the slope, the odds came true; above it more happened than was promised. */
import type { Schemas } from "@guang/api";
import { useWords } from "../texts";

const SIZE = 168;
const EDGE = 8;

export function Reliability({ of, name }: { of: Schemas["ActionMeasured"]; name: string }) {
  const t = useWords();
  const most = Math.max(1e-6, ...of.bins.flatMap((bin) => [bin.promised, bin.happened])) * 1.05;
  const along = (share: number) => EDGE + (share / most) * (SIZE - 2 * EDGE);
  const percent = (share: number) =>
    share.toLocaleString(t.locale, { style: "percent", maximumSignificantDigits: 2 });
  const told = of.bins
    .map((bin) => t("models.bin", { promised: percent(bin.promised), happened: percent(bin.happened) }))
    .join("; ");
  return (
    <figure className="reliability">
      <figcaption>
        <strong>{name}</strong>{" "}
        <span className="quiet">{t("models.error", { error: percent(of.error) })}</span>
      </figcaption>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`${name}: ${told}`}>
        <rect x={EDGE} y={EDGE} width={SIZE - 2 * EDGE} height={SIZE - 2 * EDGE} className="frame" />
        <line x1={EDGE} y1={SIZE - EDGE} x2={SIZE - EDGE} y2={EDGE} className="true" />
        <polyline
          className="found"
          points={of.bins.map((bin) => `${along(bin.promised)},${SIZE - along(bin.happened)}`).join(" ")}
        />
        {of.bins.map((bin) => (
          <circle key={bin.promised} cx={along(bin.promised)} cy={SIZE - along(bin.happened)} r={3}>
            <title>
              {t("models.bin", { promised: percent(bin.promised), happened: percent(bin.happened) })}
            </title>
          </circle>
        ))}
        <text x={SIZE - EDGE - 2} y={SIZE - EDGE - 4} textAnchor="end">
          {percent(most)}
        </text>
      </svg>
    </figure>
  );
}
