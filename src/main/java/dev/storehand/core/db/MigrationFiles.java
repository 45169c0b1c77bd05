package dev.storehand.core.db;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The scripts of a folder on the class path and of its sub-folder for one engine, by file name. */
final class MigrationFiles implements ResourceProvider {
  /** File name → path on the class path. */
  private final TreeMap<String, String> paths = new TreeMap<>();

  private MigrationFiles() {}

  static MigrationFiles of(String folder, String engine) {
    MigrationFiles files = new MigrationFiles();
    try {
      for (String each : List.of(folder, folder + "/" + engine)) {
        for (URL url : Collections.list(loader().getResources(each))) {
          files.addAll(each, url);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** In the order in which they run. */
  List<String> names() {
    return List.copyOf(paths.keySet());
  }

  @Override
  public LoadableResource getResource(String name) {
    String path = paths.get(name);
    return path == null ? null : new Script(name, path);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return paths.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> Stream.of(suffixes).anyMatch(entry.getKey()::endsWith))
        .<LoadableResource>map(entry -> new Script(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void addAll(String folder, URL url) throws IOException {
    for (String name : list(folder, url)) {
      if (name.matches("[0-9]{4}_[a-z0-9_]+\\.sql")
          && paths.put(name, folder + "/" + name) != null) {
        throw new IllegalStateException("two migrations are called " + name);
      }
    }
  }

  private static List<String> list(String folder, URL url) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      String start = folder + "/";
      return jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(start))
          .map(name -> name.substring(start.length()))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static ClassLoader loader() {
    return MigrationFiles.class.getClassLoader();
  }

  /** One script, as Flyway wants to see it. */
  private static final class Script extends LoadableResource {
    private final String name;
    private final String path;

    private Script(String name, String path) {
      this.name = name;
      this.path = path;
    }

    @Override
    public Reader read() {
      return new InputStreamReader(
          Objects.requireNonNull(loader().getResourceAsStream(path)), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
