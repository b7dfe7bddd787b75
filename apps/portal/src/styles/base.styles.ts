import { css } from 'lit';

/** What every element with a shadow root starts from: boxes, text, links and focus. */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--text-title);
    font-weight: var(--strong);
    line-height: var(--leading-tight);
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: var(--text-section);
    font-weight: var(--strong);
    line-height: var(--leading-tight);
  }
  h3 {
    font-size: var(--text-body);
    font-weight: var(--strong);
    line-height: var(--leading-tight);
  }
  a {
    color: var(--accent);
    text-decoration: none;
    border-radius: var(--radius-small);
  }
  a:hover {
    color: var(--accent-strong);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  code,
  .code {
    font-family: var(--mono);
    font-size: 0.92em;
    font-variant-ligatures: none;
  }
  .soft {
    color: var(--ink-soft);
  }
  .faint {
    color: var(--ink-faint);
  }
  .small {
    font-size: var(--text-small);
  }
  [lang='en'] {
    font-family: var(--font-latin);
    font-variant-east-asian: proportional-width;
  }
  [lang^='zh'] {
    font-variant-east-asian: normal;
  }
  .number {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
