/** The accent at a card's left edge, as 24-bit RGB. */
export const COLOURS = {
  waiting: 0x80848e,
  working: 0x5865f2,
  done: 0x248046,
  stopped: 0x80848e,
  failed: 0xda373c,
  unsure: 0xf0b232,
} as const;

export type Colour = keyof typeof COLOURS;
