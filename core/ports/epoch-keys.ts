/** Makes and destroys the token keys of epochs. Only a room of one machine does so by itself. */
export interface EpochKeys {
  /** Makes the key of an epoch, unless it is there. Of two that make one at once the first wins. */
  make(epoch: number): Promise<void>;
  /** Whether the key of an epoch is there. */
  has(epoch: number): Promise<boolean>;
  /** Destroys the key of an epoch for good: no token of that epoch can be made again. Repeating does nothing. */
  destroy(epoch: number): Promise<void>;
}
