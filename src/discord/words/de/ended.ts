import type { Texts } from '../texts.ts';

export const ended: Texts['ended'] = {
  failed: 'Diese Bearbeitung hat nicht geklappt.',
  unknownOutcome: 'Niemand kann sagen, wie diese Bearbeitung ausgegangen ist.',
  mayBeBilled:
    'Der Bearbeitungsdienst berechnet sie vielleicht trotzdem: Sie noch einmal zu starten, kann ein zweites Mal kosten.',
  cancelled: {
    title: 'Abgebrochen.',
    what: 'Diese Bearbeitung wurde gestoppt, bevor ein Clip gemacht war.',
    whatDropped:
      'Der Bearbeitungsdienst hatte schon damit begonnen; das Ergebnis wurde wie gewünscht verworfen.',
    todo: 'Wann immer du eine neue starten willst, nimm /kling-edit.',
  },
  rejected: {
    notApproved: 'Nicht genehmigt.',
    notAllowed: 'Nicht erlaubt.',
    couldNotStart: 'Konnte nicht rechtzeitig beginnen.',
    couldNotBeLookedAt: 'Dieser Clip konnte nicht angesehen werden.',
    what: 'Diese Bearbeitung wurde abgelehnt, oder niemand hat rechtzeitig geantwortet.',
    todo: 'Frag die Moderation dieses Servers, wenn du mehr wissen möchtest.',
  },
  undeliverable: {
    title: 'Dein Clip ist fertig, konnte aber nicht gepostet werden.',
    what: 'Discord hat ihn auf keinem der möglichen Wege angenommen.',
    todo: 'Eine Weile bekommst du ihn noch mit /kling aufträge.',
  },
  appeal: {
    open: 'Du hast Einspruch erhoben. Er liegt jetzt bei der Moderation.',
    accepted: 'Dein Einspruch wurde angenommen: Eine neue Bearbeitung hat begonnen.',
    declined: 'Dein Einspruch wurde zurückgewiesen.',
  },
  appealButton: 'Einspruch erheben',
};
