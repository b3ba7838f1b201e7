/** One box in a picture of who made what from what. All its words are final. */
export interface PictureNode {
  column: number;
  /** The box that a line comes from, by its place in the list; null for none. */
  parentRow: number | null;
  /** Whether that line is dashed. */
  isDashed: boolean;
  isFocus: boolean;
  /** Whose thumbnail it shows; null for an empty place, which is drawn grey. */
  editId: string | null;
  title: string;
  text: string;
  /** A word or two at its side; empty for none. */
  note: string;
}

/** A picture before it is drawn: one box a row, from above. */
export interface LineagePicture {
  title: string;
  subtitle: string;
  /** What a dashed line means; empty where there is none. */
  legend: string;
  nodes: PictureNode[];
}
