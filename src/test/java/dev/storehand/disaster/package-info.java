/**
 * What may befall a server that works: a full disk, a clock that jumps, the end of its process.
 * Nothing that was answered is lost. It uses the kit and the whole program.
 */
package dev.storehand.disaster;
