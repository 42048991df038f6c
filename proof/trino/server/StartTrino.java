package airlock.trino;

import io.trino.server.Server;
import java.io.IOException;

/** Runs Trino until its standard input ends: whoever started it is gone then, however it went. */
public final class StartTrino {
  public static void main(String[] arguments) {
    Thread leash = new Thread(StartTrino::haltAtEndOfInput);
    leash.setDaemon(true);
    leash.start();
    new Server().start("435");
  }

  private static void haltAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException gone) {
      // The other end broke: the same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
