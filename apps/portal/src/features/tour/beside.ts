export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between a thing and what is said about it, and from the window's edge. */
const GAP = 12;

/** Where a panel stands that says something about a thing: below it, above it, else in the corner. */
export function beside(
  thing: Box | null,
  panel: Size,
  view: Size,
): { readonly left: number; readonly top: number } {
  const corner = {
    left: Math.max(GAP, view.width - panel.width - 2 * GAP),
    top: Math.max(GAP, view.height - panel.height - 2 * GAP),
  };
  if (!thing) return corner;
  const left = Math.min(Math.max(GAP, thing.left), corner.left);
  const below = thing.top + thing.height + GAP;
  if (below + panel.height + GAP <= view.height && below > 0) return { left, top: below };
  const above = thing.top - panel.height - GAP;
  if (above >= GAP) return { left, top: above };
  return corner;
}
