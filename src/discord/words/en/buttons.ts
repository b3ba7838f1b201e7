/** Labels that several cards share. */
export const buttons = {
  /** Removes the message that it is on. */
  dismiss: 'Dismiss',
  /** Stops an edit. */
  cancel: 'Cancel',
};
