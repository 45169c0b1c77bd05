/**
 * Everything Storehand says about itself, made from the registry: /help, OpenAPI, skill.md, the
 * reference, the manifest's files. Edges serve it and the command line writes it; features do not
 * use it. It uses the registry, the schemas, the catalogue of problems and the words of {@code
 * core.text}, and knows no feature.
 */
package dev.storehand.core.publish;
