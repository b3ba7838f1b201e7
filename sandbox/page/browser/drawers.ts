import { byId } from './dom.ts';

const NARROW = matchMedia('(max-width: 900px)');

/** The sides of the page that are drawers where there is no room for them. */
const SIDES = ['sidebar', 'panel'] as const;

type Side = (typeof SIDES)[number];

let openSide: Side | null = null;

/** Opens a drawer: the rest of the page cannot be used until it is closed. */
function openDrawer(side: Side): void {
  if (!NARROW.matches) return;
  openSide = side;
  show();
  byId(side).querySelector<HTMLElement>('button')?.focus();
}

/** Closes it and gives the focus back. */
export function closeDrawer(): void {
  const was = openSide;
  openSide = null;
  show();
  if (was !== null && NARROW.matches) byId(`open-${was}`).focus();
}

function show(): void {
  for (const side of SIDES) {
    const drawer = byId(side);
    drawer.classList.toggle('open', side === openSide);
    // A drawer that is shut is out of sight, and so out of reach.
    drawer.inert = NARROW.matches && side !== openSide;
  }
  byId('channel').inert = NARROW.matches && openSide !== null;
}

export function watchDrawers(): void {
  NARROW.addEventListener('change', () => {
    openSide = null;
    show();
  });
  for (const side of SIDES) byId(`open-${side}`).addEventListener('click', () => openDrawer(side));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && openSide !== null && !document.querySelector('dialog[open]'))
      closeDrawer();
  });
  show();
}
