/** Whether an ended edit counted against its person's limits. */
export const counted = {
  failed: 'It did not count against your limits.',
  /** Nobody knows whether there is a clip. */
  unknownOutcome: 'It does not count against your limits, whatever became of it.',
  cancelledTooLate:
    'It counts against your limits, since the editing service could not be stopped.',
  nothingTaken: 'Nothing was taken from your limits.',
  undeliverable: 'It counts against your limits, since the clip was made.',
};
