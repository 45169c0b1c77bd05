package dev.storehand.core.db;

/**
 * Who asks.
 *
 * @param keyId the id of the key, never its secret
 * @param name the key's name, as its owner chose it
 * @param requestId ties what is written to the call and to the log
 */
public record Actor(String keyId, String name, Via via, String requestId) {}
