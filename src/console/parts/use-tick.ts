import { useEffect, useState } from 'preact/hooks'

/** Draws a component again and again, for what it shows of a time that passes. */
export function useTick(ms: number, isPassing = true): void {
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isPassing) return
    const timer = setInterval(() => tick((count) => count + 1), ms)
    return () => clearInterval(timer)
  }, [ms, isPassing])
}
