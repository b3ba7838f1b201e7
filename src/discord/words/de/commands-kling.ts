import type { Texts } from '../texts.ts';

export const klingCommand: Texts['commands']['kling'] = {
  description: 'Deine Bearbeitungen mit Kling und deine Limits',
  jobs: {
    name: 'aufträge',
    description:
      'Deine Bearbeitungen: wie weit sie sind, und Clips, die nicht gepostet werden konnten',
  },
  usage: {
    name: 'verbrauch',
    description: 'Wie viel von deinen Limits verbraucht ist und wann wieder Platz ist',
  },
  history: {
    name: 'verlauf',
    description: 'Ergebnisse auf diesem Server, mit Bildern, die du sehen kannst',
    options: {
      whose: { name: 'wessen', description: 'Wessen Ergebnisse; ohne Angabe die von allen' },
      person: { name: 'person', description: 'Nur die Ergebnisse dieser Person' },
      kind: { name: 'art', description: 'Welche Ergebnisse; ohne Angabe alle' },
      channel: { name: 'kanal', description: 'Nur in diesem Kanal und seinen Threads' },
    },
    whose: { everyone: 'alle hier', mine: 'meine' },
    kinds: {
      all: 'alle',
      originals: 'Originale: aus einem hochgeladenen Clip gemacht',
      remixes: 'Remixe: aus einem anderen Ergebnis oder einem Clip in einer Nachricht gemacht',
    },
  },
  lineage: {
    name: 'herkunft',
    description:
      'Wer was woraus gemacht hat: die Remixe rund um einen Clip, als Bild und in Worten',
    options: {
      edit: {
        name: 'bearbeitung',
        description: 'Die Referenz unter einem Clip; ohne Angabe dein letzter Clip in diesem Kanal',
      },
    },
  },
  privacy: {
    name: 'privatsphäre',
    description:
      'Was über dich gespeichert ist, wer deine Clips remixen darf und ob du gepingt wirst',
    options: {
      edit: {
        name: 'bearbeitung',
        description: 'Die Referenz eines deiner Ergebnisse: wer es remixen darf',
      },
    },
  },
  help: {
    name: 'hilfe',
    description: 'Wie du hier Clips bearbeitest und remixt und was es sonst noch gibt',
  },
};

export const remixCommand: Texts['commands']['remix'] = { name: 'Mit Kling remixen' };
