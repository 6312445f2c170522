/** What is used here of saxen, which comes without types: a SAX parser that resolves no entity but the five of XML and numbers. */
declare module 'saxen' {
  type Decode = (text: string) => string
  type Attributes = Readonly<Record<string, string>>
  export class Parser {
    on(event: 'openTag', take: (name: string, attributes: () => Attributes, decode: Decode) => void): this
    on(event: 'closeTag', take: (name: string) => void): this
    on(event: 'text', take: (text: string, decode: Decode) => void): this
    on(event: 'cdata', take: (text: string) => void): this
    /** A declaration: `<!DOCTYPE …`. */
    on(event: 'attention', take: (declaration: string) => void): this
    on(event: 'error', take: (fault: Error) => void): this
    parse(xml: string): this
    stop(): void
  }
}
