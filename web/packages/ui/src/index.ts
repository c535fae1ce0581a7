/** Guang's kit: the tokens and the few parts that every screen is built of. */
import "./styles/index.css";

export { COUNTRIES, countryName, oneLine, PROVINCES } from "./address";
export { inFours, keepAsFile } from "./codes";
export {
  Avatar,
  Button,
  Chip,
  cx,
  Field,
  IconButton,
  Price,
  SelectField,
  Switch,
  Tabs,
  Tag,
  type TagLook,
} from "./controls";
export {
  type Dictionary,
  LocaleProvider,
  type Translator,
  translator,
  useBooks,
  useLocale,
  useZone,
  ZoneProvider,
} from "./i18n";
export { Icon, type IconName } from "./icons";
export { formatMoney, type Money, minorDigits, priceParts, sameMoney } from "./money";
export { Sheet, type SheetProps } from "./Sheet";
export { Skeleton, StateView } from "./states";
export { Toasts, toast } from "./toast";
export { instantOf, monthIn, ownZone } from "./zones";
