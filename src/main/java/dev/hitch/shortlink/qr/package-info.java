/** Draws a short URL as a QR code, as PNG or SVG. Without AWT, which does not fit into a small native image. */
package dev.hitch.shortlink.qr;
