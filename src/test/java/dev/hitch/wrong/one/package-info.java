/** A package for classes that break a rule of packages. */
package dev.hitch.wrong.one;
