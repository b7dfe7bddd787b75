/** What a DTO class holds, as plain data that may be spread into a larger one. */
export type Fields<T> = { readonly [K in keyof T]: T[K] };
