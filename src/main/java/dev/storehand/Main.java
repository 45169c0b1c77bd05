package dev.storehand;

import dev.storehand.command.Console;
import dev.storehand.command.Storehand;

/** Where the program begins. */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    System.exit(Storehand.run(words, Config::fromEnvironment, Console.own()));
  }
}
