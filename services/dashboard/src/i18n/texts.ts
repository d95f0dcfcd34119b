// Texts: the shape of a catalogue, whatever its language.
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
