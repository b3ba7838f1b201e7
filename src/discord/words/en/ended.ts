/** The card of an edit that ended without a clip in its message. */
export const ended = {
  failed: 'This edit did not work out.',
  unknownOutcome: 'Nobody can say how this edit ended.',
  mayBeBilled:
    'The editing service may still bill this one: running it again can cost a second time.',
  cancelled: {
    title: 'Cancelled.',
    what: 'This edit was stopped before a clip was made.',
    whatDropped: 'The editing service had already started on it; its result was dropped, as asked.',
    todo: 'Use /kling-edit whenever you want to start another one.',
  },
  rejected: {
    notApproved: 'Not approved.',
    /** By those whose work is in the clip. */
    notAllowed: 'Not allowed.',
    couldNotStart: 'It could not start in time.',
    /** A moderator was to look at it first. */
    couldNotBeLookedAt: 'This clip could not be looked at.',
    what: 'This edit was turned down, or nobody answered in time.',
    todo: 'Ask a moderator of this server if you would like to know more.',
  },
  undeliverable: {
    title: 'Your clip is finished, but could not be posted.',
    what: 'Discord did not take it in any of the ways there are.',
    todo: 'You can still get it with /kling jobs for a while.',
  },
  appeal: {
    open: 'You have appealed. The moderators have it now.',
    accepted: 'Your appeal was accepted: a new edit has begun.',
    declined: 'Your appeal was declined.',
  },
  /** A button. */
  appealButton: 'Appeal',
};
