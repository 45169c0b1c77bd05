/**
 * Orders, and what follows from one: payments, refunds, shipments, deliveries and returns. App
 * wires its actions, {@link dev.storehand.feature.orders.PaymentWork} calls the payment providers
 * for it, and other rooms sell through it. It uses core, the catalogue, stock and customers.
 */
package dev.storehand.feature.orders;
