package dev.storehand.command;

/** What a command's exit tells; wrong words are 2, which picocli sees to. */
final class Exit {
  static final int WORKED = 0;
  static final int REFUSED = 1;
  static final int WRONG_WORDS = 2;

  private Exit() {}
}
