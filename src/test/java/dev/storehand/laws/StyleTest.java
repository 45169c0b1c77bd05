package dev.storehand.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limits of the house on what is written by hand. */
class StyleTest {
  private static final int MOST_LINES_A_FILE = 400;
  private static final int MOST_LINES_A_FUNCTION = 60;
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^( {2,6})(?! )(?!return |new |throw |else |if |for |while |switch |try |record |case )[\\w@<>\\[\\], .?]+ \\w+\\(.*$");
  private static final Pattern BANNED_NAME =
      Pattern.compile(".*(Manager|Service|Impl|Util|Utils|Helper)\\.java");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME)\\b");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void noFileIsLongerThan400Lines() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file))
          .as("%s", file)
          .hasSizeLessThanOrEqualTo(MOST_LINES_A_FILE);
    }
  }

  @Test
  void noFunctionIsLongerThan60Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int length = functionLength(lines, i);
        if (length > MOST_LINES_A_FUNCTION) {
          tooLong.add(file + ":" + (i + 1) + " has " + length + " lines");
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  /**
   * The lines of the function that begins here, or 0: from its signature to the brace at the same
   * depth.
   */
  private static int functionLength(List<String> lines, int start) {
    var signature = FUNCTION.matcher(lines.get(start));
    if (!signature.matches()) {
      return 0;
    }
    String closing = signature.group(1) + "}";
    for (int i = start; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.endsWith(";") && i == start) {
        return 0;
      }
      if (line.equals(closing)) {
        return i - start + 1;
      }
      boolean leftTheMember =
          line.length() > 0 && i > start && !line.startsWith(signature.group(1));
      if (leftTheMember) {
        return 0;
      }
    }
    return 0;
  }

  @Test
  void namesAreNounsAndVerbsOfTheTrade() throws IOException {
    assertThat(sources()).noneMatch(file -> BANNED_NAME.matcher(file.toString()).matches());
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    for (Path file : sources()) {
      if (!file.endsWith("StyleTest.java")) {
        assertThat(UNFINISHED.matcher(Files.readString(file)).find()).as("%s", file).isFalse();
      }
    }
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/storehand"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(folder)) {
          boolean hasCode = files.anyMatch(file -> file.toString().endsWith(".java"));
          assertThat(!hasCode || Files.exists(folder.resolve("package-info.java")))
              .as("%s", folder)
              .isTrue();
        }
      }
    }
  }
}
