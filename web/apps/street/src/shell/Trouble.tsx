import { Problem } from "@guang/api";
import { Button, type IconName, StateView } from "@guang/ui";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";

function face(error: unknown): {
  icon: IconName;
  title: "trouble.offline" | "trouble.missing" | "trouble.failed";
} {
  if (error instanceof Problem && error.trouble === "offline")
    return { icon: "cloudOff", title: "trouble.offline" };
  if (error instanceof Problem && error.status === 404) return { icon: "search", title: "trouble.missing" };
  return { icon: "alert", title: "trouble.failed" };
}

/** A part of the page that could not be had: what failed, a way to try again, the id to quote. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts();
  const { icon, title } = face(error);
  const id = error instanceof Problem ? error.requestId : null;
  return (
    <div role="alert">
      <StateView icon={icon} title={t(title)} text={sayProblem(error, t)} id={id && t("trouble.id", { id })}>
        {onRetry && (
          <Button look="outline" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        )}
      </StateView>
    </div>
  );
}
