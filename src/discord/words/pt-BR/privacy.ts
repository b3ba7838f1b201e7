import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { many } from './figures.ts';
import { rules } from './rules.ts';

export const privacy: Texts['privacy'] = {
  keptHere: '**O que é guardado sobre você neste servidor**',
  noEdits: 'Nenhuma edição sua.',
  edits(n, sinceMs, keptDays) {
    const since = sinceMs === null ? '' : `, a mais antiga pedida ${relativeTime(sinceMs)}`;
    const days = many(keptDays, { zero: '0 dias', one: '# dia', other: '# dias' });
    const edits = many(n, { zero: '0 edições', one: '# edição', other: '# edições' });
    return `${edits}${since}: os prompts, os nomes dos seus arquivos, uma imagem pequena de cada resultado e onde estão as mensagens. Cada uma some ${days} depois de terminar.`;
  },
  reported: (clips) =>
    many(clips, {
      zero: 'Você não denunciou nenhum clipe.',
      one: 'Você denunciou # clipe.',
      other: 'Você denunciou # clipes.',
    }),
  notBlocked: 'Você não tem nenhum bloqueio.',
  blocked: (untilMs) =>
    untilMs === null
      ? 'A edição de clipes está bloqueada para você.'
      : `A edição de clipes está bloqueada para você. Termina ${relativeTime(untilMs)}.`,
  notInLog: 'Você não aparece no registro de decisões da moderação.',
  inLogAs: (pseudonym) =>
    `No registro de decisões da moderação, você aparece como \`${pseudonym}\`.`,
  everywhere: '**Em todos os servidores**',
  pinged:
    'Quando uma edição sua leva mais de um minuto, você recebe uma única menção, abaixo do cartão.',
  notPinged: 'Você não recebe menção quando uma edição sua termina.',
  forOneResult:
    'Para um só resultado: /kling privacidade com a referência dele, a palavra em letras pequenas abaixo dele.',
  chooseRule: 'Escolha quem pode remixar seus resultados',
  ruleOption: (rule) => `Remixar meus resultados: ${rules[rule].label}`,
  stopPinging: 'Parar de me mencionar',
  pingAgain: 'Voltar a me mencionar',
  closeUploads: 'Reservar envios para mim',
  openUploads: 'Liberar envios a outros',
  exportAll: 'Exportar tudo',
  eraseAll: 'Excluir…',
};

export const personal: Texts['personal'] = {
  exported: '**Tudo o que é guardado sobre você, em todos os servidores.**',
  withoutLinks: 'Os links dos seus arquivos ficam de fora: quem tem um link pode abrir o arquivo.',
  askErase: '**Apagar o que é guardado sobre você, em todos os servidores?**',
  whatGoes:
    'Somem as suas edições encerradas, com os prompts, os nomes dos seus arquivos, as imagens dos resultados e onde estão as mensagens; e também o que você denunciou, o que você definiu e o seu nome no registro de decisões da moderação.',
  messagesStay:
    'As mensagens nos canais ficam, e os botões delas param de funcionar: exclua antes os clipes, com o botão Excluir abaixo de cada um.',
  figuresStay:
    'Um bloqueio fica, e também ficam por 40 dias os números de limites e dinheiro, sem o que você pediu.',
  erase: 'Apagar',
  erased(edits, reports) {
    const clips = many(edits, { zero: 'nenhuma edição', one: '# edição', other: '# edições' });
    const told = many(reports, {
      zero: 'nenhuma denúncia',
      one: '# denúncia',
      other: '# denúncias',
    });
    return `**Apagado:** ${clips}, ${told}, suas configurações e seu nome no registro.`;
  },
  stillKept: (references, others) =>
    `Ainda em andamento, com os dados guardados até terminar: ${references.join(', ')}${others ? ' e outras' : ''}.`,
  erasing: '**Os dados estão sendo apagados.**',
  lookLater: 'É bastante coisa: veja em /kling privacidade daqui a um minuto.',
};
