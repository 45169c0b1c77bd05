package dev.storehand.core.publish;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The interactive reference in a browser: Swagger UI from its WebJar, pointed at our own
 * openapi.json. Its policy lets it load from this server alone, so it works without any other.
 */
final class DocsPage {
  static final String PATH = "/docs";

  private static final Map<String, String> ASSETS =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private static final String START =
      """
      window.addEventListener("load", () => SwaggerUIBundle({
        url: "%s/openapi.json",
        dom_id: "#reference",
        deepLinking: true,
        docExpansion: "none",
        defaultModelsExpandDepth: -1,
        defaultModelExpandDepth: 4,
        displayRequestDuration: true,
        filter: true,
        tryItOutEnabled: true,
        validatorUrl: null
      }));
      """
          .formatted(Base.PATH);

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy"
        content="default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'">
      <title>Storehand API reference</title>
      <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
      <link rel="stylesheet" href="/docs/swagger-ui.css">
      </head>
      <body>
      <div id="reference"></div>
      <noscript><p>This page needs JavaScript. The same as plain text: <a href="%1$s/skill.md">skill.md</a>; for machines:
      <a href="%1$s/openapi.json">openapi.json</a>.</p></noscript>
      <script src="/docs/swagger-ui-bundle.js"></script>
      <script src="/docs/start.js"></script>
      </body>
      </html>
      """
          .formatted(Base.PATH);

  private DocsPage() {}

  /** The page, or a file it loads. */
  static Optional<Text> at(String path) {
    if (path.equals(PATH)) {
      return Optional.of(Text.html(PAGE));
    }
    if (!path.startsWith(PATH + "/")) {
      return Optional.empty();
    }
    String name = path.substring(PATH.length() + 1);
    if (name.equals("start.js")) {
      return Optional.of(
          Text.of("text/javascript; charset=utf-8", START.getBytes(StandardCharsets.UTF_8)));
    }
    return Optional.ofNullable(ASSETS.get(name)).map(type -> Text.of(type, asset(name)));
  }

  private static byte[] asset(String name) {
    return Texts.bytes("/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name);
  }

  /** The WebJar's own version, so that it stands in the build file alone. */
  private static String version() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(Texts.read("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
