/** What one person may do in one server. Whole numbers; 0 means no limit. */
export interface PersonLimits {
  /** Edits from queued to delivering at the same time. */
  atOnce: number;
  /** Milliseconds from one acceptance to the next. */
  cooldownMs: number;
  dayEdits: number;
  /** Milliseconds of clip. */
  dayClipMs: number;
}

/** Everything a reservation is held against. Money in millionths of a dollar; 0 means no limit. */
export interface Caps extends PersonLimits {
  serverDayMicros: number;
  botMonthMicros: number;
  /** Requests of one person that may wait for a moderator at once. */
  pendingApprovals: number;
}

/** A limit of which 0 means none: null then. */
export const limitOf = (cap: number): number | null => (cap === 0 ? null : cap);

/** What a server has set; whatever it has not set comes from the operator's settings. */
export interface ServerLimits {
  person: Partial<PersonLimits>;
  /** By role id: these replace the limits of a person for the role's members. */
  tiers: Readonly<Record<string, Partial<PersonLimits>>>;
  /** Null: the operator's ceiling. */
  serverDayMicros: number | null;
  /** Whether people see what edits cost. */
  showsCost: boolean;
}

export const NO_SERVER_LIMITS: ServerLimits = {
  person: {},
  tiers: {},
  serverDayMicros: null,
  showsCost: true,
};

const FIELDS = ['atOnce', 'cooldownMs', 'dayEdits', 'dayClipMs'] as const;

/** What holds for a person with these roles: their tiers' most generous field each, else the server's, else the operator's. */
export function capsFor(operator: Caps, server: ServerLimits, roles: readonly string[]): Caps {
  const everybody: PersonLimits = { ...pick(operator), ...given(server.person) };
  const tiers = roles.flatMap((role) => {
    const tier = Object.hasOwn(server.tiers, role) ? server.tiers[role] : undefined;
    return tier === undefined ? [] : [{ ...everybody, ...given(tier) }];
  });
  const person = tiers.length === 0 ? everybody : tiers.reduce(mostGenerous);
  return {
    ...operator,
    ...person,
    serverDayMicros: lower(operator.serverDayMicros, server.serverDayMicros ?? 0),
  };
}

/** Money ceilings of the operator may only be lowered; 0 on either side is no limit. */
function lower(ceiling: number, wanted: number): number {
  if (ceiling === 0) return wanted;
  return wanted === 0 ? ceiling : Math.min(ceiling, wanted);
}

/** A short cool-down is the generous one; of everything else, more is. */
function mostGenerous(a: PersonLimits, b: PersonLimits): PersonLimits {
  const most = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : Math.max(x, y));
  return {
    atOnce: most(a.atOnce, b.atOnce),
    cooldownMs: Math.min(a.cooldownMs, b.cooldownMs),
    dayEdits: most(a.dayEdits, b.dayEdits),
    dayClipMs: most(a.dayClipMs, b.dayClipMs),
  };
}

function pick(limits: PersonLimits): PersonLimits {
  const { atOnce, cooldownMs, dayEdits, dayClipMs } = limits;
  return { atOnce, cooldownMs, dayEdits, dayClipMs };
}

/** Without the fields that are there and undefined. */
function given(limits: Partial<PersonLimits>): Partial<PersonLimits> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (limits[field] === undefined ? [] : [[field, limits[field]]])),
  );
}
