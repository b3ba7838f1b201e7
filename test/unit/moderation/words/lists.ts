/** What a server may have entered; the test sets evade these words beside the built-in ones. */
export const REFUSED = [
  'voldemort',
  'blood magic',
  'swastika',
  'beheading',
  'deepfake',
  'onlyfans',
  'mierda',
  'putain',
  'Schlampe',
  'сука',
  'убить',
  '死ね',
  '爆弾',
  'قنبلة',
];

export const FOR_APPROVAL = [
  'gun',
  'knife',
  'gore',
  'nude',
  'bikini',
  'vodka',
  'lingerie',
  'casino',
  'kiss',
  'weed',
  'Elon Musk',
];
