/**
 * What tests share: real databases of both kinds, a clock that can be moved. Any test may use it.
 * It uses the public parts of {@code core}.
 */
package dev.storehand.kit;
