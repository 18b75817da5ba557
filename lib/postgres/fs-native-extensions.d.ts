declare module "fs-native-extensions" {
  /** Locks the open file for whoever has it open by this descriptor, or by one inherited from it: false when somebody else has locked it. */
  export function tryLock(descriptor: number): boolean;
}
