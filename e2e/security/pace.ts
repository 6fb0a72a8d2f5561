/** Does something with each of many, a few at a time. */
export async function inTurns<T>(
  width: number,
  list: readonly T[],
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const walk = async () => {
    while (next < list.length) {
      const index = next;
      next += 1;
      await work(list[index] as T, index); // `index` is inside the list
    }
  };
  await Promise.all(Array.from({ length: width }, walk));
}
