import type { Texts } from '../texts.ts';

export const rules: Texts['rules'] = {
  everyone: {
    label: 'Todo mundo no servidor',
    description: 'Quem pode editar ali pode remixá-lo.',
    says: 'Todo mundo em um servidor pode remixar seus resultados ali.',
  },
  me: {
    label: 'Só eu',
    description: 'Mais ninguém pode remixá-lo.',
    says: 'Só você pode remixar seus resultados.',
  },
  ask: {
    // After "who may remix it:", where "ask me" would not read as an answer.
    label: 'Quem eu permitir a cada vez',
    description: 'Você recebe um cartão com Permitir e Negar.',
    says: 'O bot pergunta a você antes que alguém remixe um resultado seu.',
  },
  uploadsOpen: 'Outras pessoas podem usar clipes que você enviou ou postou.',
  uploadsClosed: 'Outras pessoas não podem usar clipes que você enviou ou postou.',
};
