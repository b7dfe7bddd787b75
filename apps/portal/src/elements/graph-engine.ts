import cytoscape from 'cytoscape';

import { fitted, NODE_HEIGHT, NODE_WIDTH, type PlacedGraph } from './graph-shape.js';
import type { GraphTheme } from './graph-svg.js';

/** Cytoscape looks for a style sheet of this name and writes one if there is none; ours is inside. */
const STYLE_ID = '__________cytoscape_stylesheet';

/** Below this, names are too small to be read. */
const READABLE = 0.8;
/** Above this, they are blown up. */
const LARGEST = 1.1;

/** A graph on the page. */
export interface DrawnGraph {
  zoom(factor: number): void;
  fit(): void;
  /** Rings the thing that the keyboard is at, and brings it into sight; null rings none. */
  point(id: string | null): void;
  resize(): void;
  png(background: string): Promise<Blob>;
  close(): void;
}

/**
 * Opens a placed graph in an element that has a size. This module is large: it loads with the first
 * graph.
 */
export function openGraph(
  host: HTMLElement,
  graph: PlacedGraph,
  theme: GraphTheme,
  onOpen: (id: string) => void,
): DrawnGraph {
  keepPolicy();
  const cy = cytoscape({
    container: host,
    elements: [
      ...graph.nodes.map(({ id, label, detail, colour, x, y, main }) => ({
        data: {
          id,
          text: [fitted(label), ...(detail ? [fitted(detail)] : [])].join('\n'),
          mark: theme.colour(colour),
          border: main ? 2 : 1,
        },
        position: { x, y },
      })),
      ...graph.edges.map(({ from, to, dashed }) => ({
        data: { source: from, target: to, line: dashed ? 'dashed' : 'solid' },
      })),
    ],
    layout: { name: 'preset', fit: true, padding: 16 },
    style: styleOf(theme),
    autoungrabify: true,
    boxSelectionEnabled: false,
    userZoomingEnabled: false,
    minZoom: 0.15,
    maxZoom: 2.5,
  });
  show(cy, graph);
  cy.on('tap', 'node', (event) => {
    onOpen((event.target as { id(): string }).id());
  });
  return {
    zoom: (factor) => {
      const { x1, x2, y1, y2 } = cy.extent();
      cy.zoom({ level: cy.zoom() * factor, position: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 } });
    },
    fit: () => {
      cy.fit(undefined, 16);
    },
    point: (id) => {
      cy.elements().removeClass('pointed');
      if (id === null) return;
      const node = cy.getElementById(id).addClass('pointed');
      if (!isInside(node.renderedBoundingBox(), cy.width(), cy.height())) cy.center(node);
    },
    resize: () => {
      cy.resize();
    },
    png: (bg) => cy.png({ output: 'blob-promise', full: true, scale: 2, bg }),
    close: () => {
      cy.destroy();
    },
  };
}

/** All of a small graph; of a large one what can be read, from the thing that the graph is about. */
function show(cy: cytoscape.Core, { nodes, width }: PlacedGraph): void {
  if (cy.zoom() > LARGEST) cy.zoom(LARGEST).center();
  if (cy.zoom() >= READABLE) return;
  const main = nodes.find((node) => node.main) ?? nodes[0];
  cy.zoom(READABLE);
  cy.pan({
    x: cy.width() - width * READABLE,
    y: cy.height() / 2 - (main?.y ?? 0) * READABLE,
  });
}

function styleOf(theme: GraphTheme): cytoscape.StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
        'background-color': theme.surface,
        'border-width': 'data(border)',
        'border-color': 'data(mark)',
        label: 'data(text)',
        color: theme.ink,
        'font-family': theme.font,
        'font-size': 12,
        'text-wrap': 'wrap',
        'text-valign': 'center',
        'line-height': 1.25,
      },
    },
    {
      selector: 'node.pointed',
      style: {
        'border-color': theme.accent,
        'border-width': 3,
        'outline-color': theme.accent,
        'outline-width': 2,
        'outline-offset': 3,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.25,
        'line-color': theme.line,
        'line-style': 'data(line)' as 'solid',
        'target-arrow-color': theme.line,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.7,
        'curve-style': 'bezier',
      },
    },
  ];
}

function isInside(
  { x1, x2, y1, y2 }: cytoscape.BoundingBox12 & cytoscape.BoundingBoxWH,
  width: number,
  height: number,
): boolean {
  return x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height;
}

function keepPolicy(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement('meta');
  mark.id = STYLE_ID;
  document.head.append(mark);
}
