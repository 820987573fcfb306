// What the set-ups use of the runners. Only the examples install these, with their own types.

declare module 'vitest' {
  type Hook = (hook: () => Promise<void>) => void
  export const beforeEach: Hook
  export const afterEach: Hook
  export const afterAll: Hook
  export function inject<K extends keyof ProvidedContext>(key: K): ProvidedContext[K]
  export interface ProvidedContext {}
}

declare module '@jest/globals' {
  type Hook = (hook: () => Promise<void>) => void
  export const beforeEach: Hook
  export const afterEach: Hook
  export const afterAll: Hook
}
