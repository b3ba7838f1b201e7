import type { Texts } from '../texts.ts';

export const help: Texts['help'] = {
  title: '**Editar e remixar clipes com o Kling**',
  mayEdit: 'Você pode editar clipes aqui.',
  mayEditReviewed: 'Você pode editar clipes aqui. A moderação vê cada resultado antes do canal.',
  mayAsk: 'Você pode pedir edições aqui: a moderação aprova cada uma antes de começar.',
  mayNot: (what, todo) => `Você não pode editar clipes aqui agora. ${what} ${todo}`,
  howToEdit: '**Editar** `/kling-edit vídeo:… prompt:"coloque @Image1 atrás dela" imagem1:…`',
  clips: (seconds, side) =>
    `Um clipe de ${seconds.min} a ${seconds.max} s, com lados de ${side.min} a ${side.max} px, MP4 ou MOV. O que for mais longo ou de outro tipo pode ser cortado ou convertido: o bot pergunta antes.`,
  references: (max) =>
    `Até ${max} imagens e elementos. No prompt, \`@Image1\` e \`@Element1\` são os primeiros de cada; um elemento é uma pessoa ou uma coisa, de frente, com até mais três ângulos.`,
  timeAndCost:
    'Leva uns quatro minutos. O cartão mostra quanto custa, se este servidor mostrar isso, e em que pé está; **Cancelar** é de graça até a edição começar.',
  howToRemix:
    '**Remixar** Clique em **Remixar** abaixo de um resultado ou escolha **Apps → Remixar com o Kling** no menu de qualquer mensagem com um clipe. **Remixar o original** parte do clipe de que o primeiro deles foi feito.',
  whose:
    'Quem fez o quê fica no cartão. Quem pode remixar o que é seu, você diz com `/kling privacidade`.',
  commands:
    '`/kling edições` suas edições, `/kling uso` o que resta dos seus limites, `/kling histórico` resultados daqui, `/kling origem` quem fez o quê a partir de quê, `/kling privacidade` o que é guardado sobre você.',
  forModerators:
    '**Moderação:** pedidos, denúncias e resultados para analisar chegam ao canal da moderação; `/kling-admin bloquear` deixa alguém de fora.',
  forOthers: 'Algo errado com um clipe? Clique em **Denunciar** abaixo dele: a moderação vê.',
  forManagers:
    '**Quem gerencia:** `/kling-admin configurar` diz quem pode editar, onde, e quem aprova; `limites` diz quanto; `palavras`, `acesso`, `pausar`, `auditoria`, `uso` e `exportar`, o resto.',
};
