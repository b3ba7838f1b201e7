/** No limit of ours in anybody's way. */
export const NO_LIMITS = {
  USER_CONCURRENT: '0',
  USER_COOLDOWN_S: '0',
  USER_DAILY_EDITS: '0',
  USER_DAILY_SECONDS: '0',
  SERVER_DAILY_USD: '0',
  BOT_MONTHLY_USD: '0',
} as const;
