/**
 * An A2UI v0.9 surface as plain state: components by id, and a data model that texts are bound to. Unknown operations are ignored; a
 * pointer never reaches a prototype.
 */
export function createSurface() {
  const components = new Map();
  let data = Object.create(null);

  const readPath = (path) => {
    let value = data;
    for (const key of keysOf(path)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    return value;
  };

  const writePath = (path, value) => {
    const keys = keysOf(path);
    if (keys.length === 0) {
      data = Object.assign(Object.create(null), value);
      return;
    }
    let target = data;
    for (const key of keys.slice(0, -1)) {
      if (!Object.hasOwn(target, key) || typeof target[key] !== 'object' || target[key] === null) {
        define(target, key, Object.create(null));
      }
      target = target[key];
    }
    define(target, keys.at(-1), value);
  };

  return {
    components,
    read: readPath,
    write: writePath,
    apply(operation) {
      for (const component of operation.updateComponents?.components ?? []) components.set(component.id, component);
      if (operation.updateDataModel) writePath(operation.updateDataModel.path ?? '/', operation.updateDataModel.value);
      if (operation.deleteSurface) components.clear();
    },
    /** What a property says: itself, or what stands at the path it is bound to. */
    resolve: (property) =>
      typeof property === 'object' && property !== null && typeof property.path === 'string'
        ? readPath(property.path)
        : property,
  };
}

const define = (target, key, value) =>
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });

const keysOf = (path) =>
  path
    .split('/')
    .slice(1)
    .filter((key) => key !== '')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The path of the data model that the text of a message lives at. */
export const textPath = (messageId) => `/text/${messageId.replaceAll('~', '~0').replaceAll('/', '~1')}`;
