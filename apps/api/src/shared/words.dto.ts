/** A text in both languages of the product. */
export class WordsDto {
  readonly zh!: string;
  readonly en!: string;
}
