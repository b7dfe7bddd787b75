import { css } from 'lit';

export const sessionFormStyles = css`
  form,
  label {
    display: grid;
  }
  form {
    gap: var(--space-4);
  }
  label {
    gap: var(--space-1);
  }
  label span {
    font-weight: 500;
  }
  .field {
    width: 100%;
    height: 2.25rem;
  }
  .error {
    display: flex;
    gap: var(--space-2);
    align-items: baseline;
    color: var(--bad);
  }
  .error.none {
    display: none;
  }
  .error tw-icon {
    align-self: center;
  }
  .button.primary {
    height: 2.25rem;
  }
`;
