/** The icon set, drawn for Guang on a 24-px grid with 1.8-px round strokes. */
import type { ReactNode, SVGProps } from "react";

const shapes = {
  home: <path d="M4 11 12 4.5 20 11v7.5a1.5 1.5 0 0 1-1.5 1.5h-3.8v-5.6H9.3V20H5.5A1.5 1.5 0 0 1 4 18.5Z" />,
  mall: (
    <>
      <path d="M5 9.5h14l-.9 9.100a1.5 1.5 0 0 1-1.5 1.400H7.400a1.5 1.5 0 0 1-1.5-1.400Z" />
      <path d="M8.5 12V8a3.5 3.5 0 0 1 7 0v4" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  bell: (
    <>
      <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15Z" />
      <path d="M10 20.5a2.200 2.200 0 0 0 4 0" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="3.7" />
      <path d="M4.800 20c.6-3.900 3.5-6 7.200-6s6.600 2.100 7.200 6" />
    </>
  ),
  heart: (
    <path d="M12 20.200C6.300 16.400 3.5 13.200 3.5 9.5A4.600 4.600 0 0 1 12 7.200a4.600 4.600 0 0 1 8.5 2.300c0 3.700-2.800 6.900-8.5 10.700Z" />
  ),
  comment: (
    <>
      <path d="M12 4.5c4.900 0 8.5 3 8.5 7s-3.600 7-8.5 7c-.9 0-1.800-.1-2.600-.3L5 20.5l.9-3.700c-1.5-1.300-2.400-3.200-2.400-5.300 0-4 3.600-7 8.5-7Z" />
      <path d="M8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01" strokeWidth="2.600" />
    </>
  ),
  star: (
    <path d="m12 4 2.5 5.100 5.600.8-4.100 3.900 1 5.600-5-2.700-5 2.700 1-5.600-4.100-3.900 5.600-.8Z" />
  ),
  share: <path d="M13.5 5.5 20.5 12l-7 6.5v-4c-4.600 0-7.600 1.300-10 4.5.6-5.200 3.600-9 10-9.5Z" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3.200" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  back: <path d="M14.5 5.5 8 12l6.5 6.5" />,
  returned: <path d="M9 6.5 4.5 11 9 15.5M5 11h9.5a4.5 4.5 0 0 1 0 9H11" />,
  forward: <path d="M9.5 5.5 16 12l-6.5 6.5" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  soundOn: (
    <>
      <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4Z" />
      <path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
    </>
  ),
  soundOff: (
    <>
      <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4Z" />
      <path d="m15.5 9.5 5 5M20.5 9.5l-5 5" />
    </>
  ),
  play: <path d="M8 5.5v13l10.5-6.5Z" fill="currentColor" />,
  bag: (
    <>
      <path d="M6 8.5h12l1 11H5Z" />
      <path d="M9 11V7.5a3 3 0 0 1 6 0V11" />
    </>
  ),
  cart: (
    <>
      <path d="M3 5h2.200l2 10.500h10.300l2-7.500H6.200" />
      <path d="M9 19.500h.01M16 19.500h.01" strokeWidth="3" />
    </>
  ),
  ticket: (
    <>
      <path d="M4 7h16v3.200a1.900 1.900 0 0 0 0 3.600V17H4v-3.200a1.900 1.900 0 0 0 0-3.600Z" />
      <path d="M13.500 9.500v5" strokeDasharray="1.500 2" />
    </>
  ),
  store: (
    <>
      <path d="M4.5 9.5 6 5h12l1.5 4.5" />
      <path d="M4.5 9.5a2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0 2.5 2.5 0 0 0 5 0M6 13v6.5h12V13" />
    </>
  ),
  shield: (
    <>
      <path d="M12 3.800 19 6v5.5c0 4.300-2.800 7.200-7 8.700-4.200-1.5-7-4.400-7-8.700V6Z" />
      <path d="m8.800 12 2.300 2.300 4.200-4.5" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.500" width="14" height="9.500" rx="1.800" />
      <path d="M8.200 10.500V8a3.800 3.800 0 0 1 7.600 0v2.500M12 14.200v2.200" />
    </>
  ),
  truck: (
    <>
      <path d="M3.5 6.5h10v10h-10ZM13.5 10h4l3 3v3.5h-7Z" />
      <circle cx="7.5" cy="17.5" r="1.7" />
      <circle cx="16.800" cy="17.5" r="1.7" />
    </>
  ),
  pin: (
    <>
      <path d="M12 20.5c-4.5-4.400-6.800-7.700-6.800-10.5a6.800 6.800 0 0 1 13.600 0c0 2.800-2.300 6.100-6.800 10.5Z" />
      <circle cx="12" cy="10" r="2.400" />
    </>
  ),
  card: (
    <>
      <rect x="3.5" y="6" width="17" height="12" rx="2" />
      <path d="M3.5 10h17M7 14.5h3" />
    </>
  ),
  receipt: (
    <>
      <path d="M6 4h12v16l-2.400-1.5L13.200 20l-2.400-1.5L8.400 20 6 18.5Z" />
      <path d="M9 9h6M9 12.5h6" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  paper: (
    <>
      <path d="M7 4h7l4 4v12H7Z" />
      <path d="M14 4v4h4M10 12.5h5M10 16h5" />
    </>
  ),
  percent: (
    <>
      <path d="M6.5 17.500 17.500 6.500" />
      <circle cx="7.500" cy="7.500" r="2.300" />
      <circle cx="16.500" cy="16.500" r="2.300" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  image: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2" />
      <circle cx="8.5" cy="10" r="1.600" />
      <path d="m4 17 5-4.500 3.500 3 3-2.500 4.500 4" />
    </>
  ),
  link: (
    <path d="M10 13.5a4 4 0 0 0 5.700.3l3-3A4 4 0 0 0 13 5.200l-1.200 1.200M14 10.5a4 4 0 0 0-5.700-.3l-3 3a4 4 0 0 0 5.700 5.600l1.200-1.200" />
  ),
  sliders: (
    <>
      <path d="M4 8h8M18 8h2M4 16h2M12 16h8" />
      <circle cx="15" cy="8" r="2.5" />
      <circle cx="9" cy="16" r="2.5" />
    </>
  ),
  eyeOff: (
    <>
      <path d="M4 4.5 20 19.5M9.5 6.300A9 9 0 0 1 12 6c4.5 0 7.5 3.200 8.800 6a12 12 0 0 1-2.600 3.5M14.800 17.300A8.800 8.800 0 0 1 12 18c-4.5 0-7.5-3.200-8.800-6a12.200 12.200 0 0 1 3.400-4.300" />
      <path d="M10 10.200a2.600 2.600 0 0 0 3.700 3.600" />
    </>
  ),
  question: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M9.800 9.700a2.300 2.300 0 1 1 3.200 2.400c-.7.3-1 .7-1 1.5M12 16.300h.01" />
    </>
  ),
  flag: <path d="M6 20.5v-16h11l-2 4 2 4H6" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M4 12h16M12 4c2.5 2.300 3.700 5 3.700 8S14.5 17.700 12 20c-2.5-2.300-3.700-5-3.700-8S9.5 6.300 12 4Z" />
    </>
  ),
  moon: <path d="M19.5 14.200A8 8 0 0 1 9.800 4.5a8 8 0 1 0 9.700 9.700Z" />,
  trash: <path d="M5 7h14M10 7V5h4v2M7 7l.8 12h8.400L17 7M10.5 10.5v5M13.5 10.5v5" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6" />
      <path d="m15.5 15.5 4 4" />
    </>
  ),
  cloudOff: (
    <path d="M4 4.5 20 19.5M9 7.200A5.5 5.5 0 0 1 17.300 11a3.800 3.800 0 0 1 2.300 6M16 18.5H7a4 4 0 0 1-.7-8" />
  ),
  alert: <path d="M12 4.5 21 19.5H3ZM12 10v4M12 16.800h.01" />,
  verified: (
    <>
      <path
        d="m12 3 2.300 1.700 2.900-.1.900 2.700 2.400 1.600-.9 2.800.9 2.700-2.400 1.700-.9 2.700-2.900-.1L12 20.5l-2.300-1.800-2.900.1-.9-2.700-2.400-1.700.9-2.700-.9-2.800 2.400-1.600.9-2.700 2.900.1Z"
        fill="currentColor"
        stroke="none"
      />
      <path d="m8.600 11.900 2.400 2.400 4.5-4.800" stroke="#fff" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export interface IconProps extends Omit<SVGProps<SVGSVGElement>, "name"> {
  name: IconName;
  size?: number;
  filled?: boolean;
}

/** One icon; decorative by default (the control around it carries the name). */
export function Icon({ name, size = 24, filled = false, ...rest }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {shapes[name]}
    </svg>
  );
}
