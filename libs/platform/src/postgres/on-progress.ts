/** Told in one sentence, for a person, what is being done now. */
export type OnProgress = (message: string) => void;
