/** Draws a short URL as a QR code, in pixels or in vectors, with nothing of AWT: that would not go into a small native image. */
package dev.hitch.shortlink.qr;
