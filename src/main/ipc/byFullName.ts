/** Handlers of all features under their full names, such as `customers.create`. */
export function byFullName<H>(
  features: Readonly<Record<string, Readonly<Record<string, H>>>>,
): Readonly<Record<string, H | undefined>> {
  return Object.fromEntries(
    Object.entries(features).flatMap(([feature, handlers]) =>
      Object.entries(handlers).map(([name, handler]) => [`${feature}.${name}`, handler]),
    ),
  );
}
