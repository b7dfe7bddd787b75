/** What somebody wants to see of a preview. */
export interface PreviewOptions {
  /** Changed subjects of each column that are shown with their reasons; 20 if left out. */
  readonly samples?: number;
  /** Groups of each dimension that are listed one by one; 20 if left out. */
  readonly groups?: number;
  /** Codes of dimensions; all of them if left out. */
  readonly dimensions?: readonly string[];
  /** Ends the preview; its reason is thrown. */
  readonly signal?: AbortSignal;
}
