import type { Texts } from '../texts.ts';

export const klingCommand: Texts['commands']['kling'] = {
  description: 'Suas edições com o Kling e seus limites',
  jobs: {
    name: 'edições',
    description: 'Suas edições: em que pé estão, e clipes que não puderam ser postados',
  },
  usage: {
    name: 'uso',
    description: 'Quanto dos seus limites já foi usado e quando haverá margem de novo',
  },
  history: {
    name: 'histórico',
    description: 'Resultados neste servidor que você pode ver, com imagens',
    options: {
      whose: { name: 'de_quem', description: 'Resultados de quem; se não disser, de todo mundo' },
      person: { name: 'pessoa', description: 'Só os resultados desta pessoa' },
      kind: { name: 'tipo', description: 'Quais resultados; se não disser, todos' },
      channel: { name: 'canal', description: 'Só neste canal e nos tópicos dele' },
    },
    whose: { everyone: 'de todo mundo aqui', mine: 'meus' },
    kinds: {
      all: 'todos',
      originals: 'originais: feitos de um clipe que foi enviado',
      remixes: 'remixes: feitos de outro resultado ou de um clipe em uma mensagem',
    },
  },
  lineage: {
    name: 'origem',
    description:
      'Quem fez o quê a partir de quê: os remixes em torno de um clipe, em imagem e em palavras',
    options: {
      edit: {
        name: 'edição',
        description:
          'A referência abaixo de um clipe; se não disser, seu clipe mais recente neste canal',
      },
    },
  },
  privacy: {
    name: 'privacidade',
    description:
      'O que é guardado sobre você, quem pode remixar seus clipes, e se você recebe menções',
    options: {
      edit: {
        name: 'edição',
        description: 'A referência de um resultado seu: quem pode remixá-lo',
      },
    },
  },
  help: {
    name: 'ajuda',
    description: 'Como editar e remixar clipes aqui, e o que mais existe',
  },
};

export const remixCommand: Texts['commands']['remix'] = { name: 'Remixar com o Kling' };
