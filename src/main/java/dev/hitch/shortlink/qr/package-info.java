/** Draws a short URL as a QR code, in PNG or SVG. It does not use AWT, which would make a native image much larger. */
package dev.hitch.shortlink.qr;
