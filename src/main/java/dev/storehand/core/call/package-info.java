/**
 * The straight line every call takes: find, admit, read, run, answer. Edges build a Request and get
 * a Reply; features only provide who the callers are. It uses the action and database packages and
 * knows neither HTTP nor any feature.
 */
package dev.storehand.core.call;
