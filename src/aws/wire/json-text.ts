/** An output that has been serialized already. */
export class JsonText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}
