package dev.storehand.core.publish;

final class Manifest {
  static String actionFile(String action) { return "manifest/actions/" + action + ".json"; }
}
