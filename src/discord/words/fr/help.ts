import type { Texts } from '../texts.ts';

export const help: Texts['help'] = {
  title: '**Modifier et remixer des clips avec Kling**',
  mayEdit: 'Tu peux modifier des clips ici.',
  mayEditReviewed:
    'Tu peux modifier des clips ici. La modération voit chaque résultat avant le salon.',
  mayAsk:
    'Tu peux demander des modifications ici : la modération approuve chacune avant qu’elle ne démarre.',
  mayNot: (what, todo) => `Tu ne peux pas modifier de clips ici pour le moment. ${what} ${todo}`,
  howToEdit: '**Modifier** `/kling-edit vidéo:… prompt:"mets @Image1 derrière elle" image1:…`',
  clips: (seconds, side) =>
    `Un clip de ${seconds.min} à ${seconds.max} s, de ${side.min} à ${side.max} px de côté, en MP4 ou MOV. Ce qui est plus long ou d’un autre type peut être coupé ou converti : on te le demande.`,
  references: (max) =>
    `Jusqu’à ${max} images et éléments. \`@Image1\` et \`@Element1\` dans le prompt désignent la première image et le premier élément ; un élément est une personne ou une chose, vue de face, avec jusqu’à trois autres vues.`,
  timeAndCost:
    'Cela prend environ quatre minutes. La carte montre ce que cela coûte, si ce serveur l’affiche, et où cela en est ; **Annuler** est gratuit tant que cela n’a pas démarré.',
  howToRemix:
    '**Remixer** Appuie sur **Remixer** sous un résultat, ou choisis **Applications → Remixer avec Kling** dans le menu de n’importe quel message avec un clip. **Remixer l’original** part du clip dont le tout premier résultat a été fait.',
  whose:
    'Qui a fait quoi reste sur la carte. Qui peut remixer tes clips, c’est toi qui le dis avec `/kling confidentialité`.',
  commands:
    '`/kling modifs` tes modifications, `/kling utilisation` ce qui reste de tes limites, `/kling historique` les résultats d’ici, `/kling filiation` qui a fait quoi à partir de quoi, `/kling confidentialité` ce qui est gardé à ton sujet.',
  forModerators:
    '**Modération :** les demandes, les signalements et les résultats à regarder arrivent dans le salon de modération ; `/kling-admin bloquer` tient quelqu’un à l’écart.',
  forOthers:
    'Un problème avec un clip ? Appuie sur **Signaler** en dessous : la modération le voit.',
  forManagers:
    '**Gestion du serveur :** `/kling-admin configurer` dit qui peut modifier, où, et qui approuve ; `limites` combien ; `mots`, `accès`, `pause`, `journal`, `utilisation` et `exporter` le reste.',
};
