/**
 * Jobs as clients see them. It only shows what core.job keeps, and uses core and no other feature.
 */
package dev.storehand.feature.jobs;
